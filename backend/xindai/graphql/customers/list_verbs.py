"""People on and off the lists, by hand and by workbook."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.customers import api as customers
from xindai.customers.permissions import LIST_CHANGE, LIST_CONFIRM
from xindai.customers.types.lists import ListKind, NewEntry
from xindai.graphql.base.access import C1, C2, PUBLIC, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import from_id, maybe_id
from xindai.graphql.base.scalars import Amount, Day
from xindai.graphql.customers.list_types import (
    ListEntry,
    ListEntryPayload,
    ListImport,
    ListImportPayload,
)
from xindai.kernel.dates import parse_date
from xindai.kernel.money import parse_positive


@classified(C1, id_number=C2, idempotency_key=PUBLIC)
@strawberry.input
class ListEntryAddInput:
    """One of `customerId` and `idNumber`; `amount` and `validUntil` for the whitelist."""

    list: ListKind
    customer_id: strawberry.ID | None = None
    id_number: str | None = None
    reason: str
    source: str
    amount: Amount | None = None
    currency: str = "CNY"
    valid_until: Day | None = None
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class ListEntryRemoveInput:
    """An active entry, and why it goes."""

    entry_id: strawberry.ID
    reason: str
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class ListEntryDecideInput:
    """What somebody else proposed: onto the whitelist, or off the blacklist."""

    entry_id: strawberry.ID
    agrees: bool
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class ListImportStartInput:
    """A file of `uploadBegin` for LIST_IMPORT; its first row names the columns."""

    file_id: strawberry.ID
    list: ListKind
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class ListImportApplyInput:
    """A checked import."""

    import_id: strawberry.ID
    idempotency_key: str


@strawberry.type
class ListMutation:
    """Part of Mutation."""

    @verb(
        may(LIST_CHANGE),
        Rows.LENDER,
        "加入名单: at once onto the blacklist, proposed for the whitelist.",
        ListEntryPayload,
    )
    async def list_entry_add(self, info: Info, input: ListEntryAddInput) -> ListEntryPayload:
        until, amount = input.valid_until, input.amount
        wanted = NewEntry(
            list=input.list,
            reason=input.reason,
            source=input.source,
            customer_id=maybe_id("Customer", input.customer_id, "customerId", "CUSTOMER_NOT_FOUND"),
            id_number=input.id_number,
            amount_minor=parse_positive(amount, input.currency) if amount is not None else None,
            currency=input.currency if amount is not None else None,
            valid_until=parse_date(until, "validUntil") if until is not None else None,
        )
        actor = await info.context.actor()
        return await _entry(info, await customers.add_entry(actor, wanted, input.idempotency_key))

    @verb(
        may(LIST_CHANGE),
        Rows.LENDER,
        "移出名单: off the whitelist at once, off the blacklist when another person agrees.",
        ListEntryPayload,
    )
    async def list_entry_remove(self, info: Info, input: ListEntryRemoveInput) -> ListEntryPayload:
        key, actor = _entry_key(input.entry_id), await info.context.actor()
        return await _entry(
            info, await customers.remove_entry(actor, key, input.reason, input.idempotency_key)
        )

    @verb(
        may(LIST_CONFIRM),
        Rows.LENDER,
        "名单复核: agrees to what somebody else proposed, or turns it down.",
        ListEntryPayload,
    )
    async def list_entry_decide(self, info: Info, input: ListEntryDecideInput) -> ListEntryPayload:
        key, actor = _entry_key(input.entry_id), await info.context.actor()
        return await _entry(
            info, await customers.decide_entry(actor, key, input.agrees, input.idempotency_key)
        )

    @verb(may(LIST_CHANGE), Rows.LENDER, "导入名单: reads a workbook.", ListImportPayload)
    async def list_import_start(self, info: Info, input: ListImportStartInput) -> ListImportPayload:
        file_id = from_id("File", input.file_id, "fileId", "FILE_NOT_FOUND")
        actor = await info.context.actor()
        made = await customers.start_import(actor, file_id, input.list, input.idempotency_key)
        return await _import(info, made)

    @verb(
        may(LIST_CONFIRM),
        Rows.LENDER,
        "应用导入: its accepted rows count from now on; the whitelist needs another person.",
        ListImportPayload,
    )
    async def list_import_apply(self, info: Info, input: ListImportApplyInput) -> ListImportPayload:
        key = from_id("ListImport", input.import_id, "importId", "LIST_IMPORT_NOT_FOUND")
        actor = await info.context.actor()
        return await _import(info, await customers.apply_import(actor, key, input.idempotency_key))


def _entry_key(text: str) -> UUID:
    return from_id("ListEntry", text, "entryId", "LIST_ENTRY_NOT_FOUND")


async def _entry(info: Info, key: UUID) -> ListEntryPayload:
    forget(info.context)
    view = await load(info.context, customers.entries_by_id, key)
    return ListEntryPayload(entry=ListEntry.of(view) if view else None, user_errors=[])


async def _import(info: Info, key: UUID) -> ListImportPayload:
    forget(info.context)
    view = await load(info.context, customers.imports_by_id, key)
    return ListImportPayload(list_import=ListImport.of(view) if view else None, user_errors=[])
