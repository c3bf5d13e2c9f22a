"""The blacklist and the whitelist as the screens see them."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.customers.types.lists import (
    EntryStatus,
    EntryView,
    ImportRowView,
    ImportStatus,
    ImportView,
    ListKind,
    RowVerdict,
)
from xindai.graphql.base.access import C1, PUBLIC, classified
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, maybe_day, maybe_moment, moment
from xindai.graphql.identity.actors import NamedActor

for _enum, _name, _about in (
    (ListKind, "ListKind", "名单"),
    (EntryStatus, "ListEntryStatus", "名单状态: REMOVAL_ASKED still counts."),
    (ImportStatus, "ListImportStatus", "导入状态"),
    (RowVerdict, "ListRowVerdict", "导入结果: of one row of a workbook."),
):
    strawberry.enum(_enum, name=_name, description=_about)


@classified(C1)
@strawberry.type(description="名单条目: a person by ID number, masked.")
class ListEntry(Node):
    """`customerId` is there where he is a customer whom the viewer sees."""

    list: ListKind
    status: EntryStatus
    id_number: str
    customer_id: strawberry.ID | None
    reason: str
    source: str
    amount: Money | None
    valid_until: Day | None
    added_by: NamedActor
    added_at: str
    confirmed_by: NamedActor | None
    confirmed_at: str | None
    removal_asked_by: NamedActor | None
    removal_reason: str | None
    removed_by: NamedActor | None
    removed_at: str | None

    @classmethod
    def of(cls, view: EntryView) -> Self:
        """From the domain."""
        minor, currency = view.amount_minor, view.currency
        return cls(
            id=to_id("ListEntry", view.id),
            list=view.list,
            status=view.status,
            id_number=view.id_number,
            customer_id=to_id("Customer", view.customer_id) if view.customer_id else None,
            reason=view.reason,
            source=view.source,
            amount=money(minor, currency) if minor is not None and currency else None,
            valid_until=maybe_day(view.valid_until),
            added_by=NamedActor.of(view.added_by),
            added_at=moment(view.added_at),
            confirmed_by=NamedActor.of(view.confirmed_by),
            confirmed_at=maybe_moment(view.confirmed_at),
            removal_asked_by=NamedActor.of(view.removal_asked_by),
            removal_reason=view.removal_reason,
            removed_by=NamedActor.of(view.removed_by),
            removed_at=maybe_moment(view.removed_at),
        )


@classified(PUBLIC)
@strawberry.type
class ListEntryEdge:
    """An entry and where to go on behind it."""

    cursor: str
    node: ListEntry


@classified(PUBLIC)
@strawberry.type
class ListEntryConnection:
    """A page of entries, newest first."""

    edges: list[ListEntryEdge]
    page_info: PageInfo


@classified(C1)
@strawberry.type(description="名单导入: nothing counts before it is applied.")
class ListImport(Node):
    """`failure` is a code; `entriesMade` is there once it was applied."""

    list: ListKind
    status: ImportStatus
    failure: str | None
    rows_total: int
    rows_accepted: int
    entries_made: int | None
    started_by: NamedActor
    started_at: str
    applied_by: NamedActor | None
    applied_at: str | None

    @classmethod
    def of(cls, view: ImportView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ListImport", view.id),
            list=view.list,
            status=view.status,
            failure=view.failure,
            rows_total=view.rows_total,
            rows_accepted=view.rows_accepted,
            entries_made=view.entries_made,
            started_by=NamedActor.of(view.started_by),
            started_at=moment(view.started_at),
            applied_by=NamedActor.of(view.applied_by),
            applied_at=maybe_moment(view.applied_at),
        )


@classified(PUBLIC)
@strawberry.type
class ListImportEdge:
    """An import and where to go on behind it."""

    cursor: str
    node: ListImport


@classified(PUBLIC)
@strawberry.type
class ListImportConnection:
    """A page of imports, newest first."""

    edges: list[ListImportEdge]
    page_info: PageInfo


@classified(C1)
@strawberry.type(description="导入的一行, masked; `n` is its number in the workbook.")
class ListImportRow(Node):
    """What was read, and the verdict."""

    n: int
    verdict: RowVerdict
    id_number: str | None
    amount: Money | None
    valid_until: Day | None
    reason: str | None

    @classmethod
    def of(cls, view: ImportRowView) -> Self:
        """From the domain."""
        minor = view.amount_minor
        return cls(
            id=to_id("ListImportRow", view.id),
            n=view.n,
            verdict=view.verdict,
            id_number=view.id_number,
            amount=None if minor is None else money(minor, "CNY"),
            valid_until=maybe_day(view.valid_until),
            reason=view.reason,
        )


@classified(PUBLIC)
@strawberry.type
class ListImportRowEdge:
    """A row and where to go on behind it."""

    cursor: str
    node: ListImportRow


@classified(PUBLIC)
@strawberry.type
class ListImportRowConnection:
    """A page of rows, in the order of the workbook."""

    edges: list[ListImportRowEdge]
    page_info: PageInfo


@classified(C1)
@strawberry.type
class ListEntryPayload(Payload):
    """The entry as it is now, or why not."""

    entry: ListEntry | None


@classified(C1)
@strawberry.type
class ListImportPayload(Payload):
    """The import as it is now, or why not."""

    list_import: ListImport | None
