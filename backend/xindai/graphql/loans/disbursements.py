"""Pay contracts out, look at what became of it."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import from_id, maybe_id, split_id
from xindai.graphql.loans.disbursement_types import (
    Disbursement,
    DisbursementConnection,
    DisbursementEdge,
    DisbursementPayload,
)
from xindai.graphql.loans.preview import LoanPreview
from xindai.loans import api as loans
from xindai.loans.api import (
    DisbursementFilter,
    DisbursementStatus,
    RetryDisbursement,
    StartDisbursement,
    Started,
)
from xindai.loans.permissions import DISBURSEMENT_READ, DISBURSEMENT_START


@classified(C1)
@strawberry.input(description="Which disbursements; null leaves a criterion out.")
class DisbursementWhere:
    """`number` is a prefix."""

    status: DisbursementStatus | None = None
    number: str | None = None
    contract_id: strawberry.ID | None = None
    customer_id: strawberry.ID | None = None

    def to_filter(self) -> DisbursementFilter:
        """For the domain."""
        return DisbursementFilter(
            status=self.status,
            number=self.number,
            contract_id=maybe_id("Contract", self.contract_id, "contractId", "CONTRACT_NOT_FOUND"),
            customer_id=maybe_id("Customer", self.customer_id, "customerId", "CUSTOMER_NOT_FOUND"),
        )


@classified(C1)
@strawberry.input
class DisbursementStartInput:
    """A card is named only where the contract, on paper, names no account."""

    contract_id: strawberry.ID
    bank_card_id: strawberry.ID | None = None
    idempotency_key: str = ""
    dry_run: bool = False


@classified(C1)
@strawberry.input
class DisbursementRetryInput:
    """Without a card, to the same account."""

    disbursement_id: strawberry.ID
    bank_card_id: strawberry.ID | None = None
    idempotency_key: str = ""
    dry_run: bool = False


@classified(C1)
@strawberry.input
class DisbursementCancelInput:
    """Only while it is planned."""

    disbursement_id: strawberry.ID
    idempotency_key: str = ""


@strawberry.type
class DisbursementQuery:
    """Part of Query."""

    @entry(may(DISBURSEMENT_READ), Rows.BRANCH, "放款, one, or null.", id=PUBLIC)
    async def disbursement(self, info: Info, id: strawberry.ID) -> Disbursement | None:
        kind, key = split_id(id)
        if kind != "Disbursement" or key is None:
            return None
        view = await load(info.context, loans.disbursements_by_id, key)
        return Disbursement.of(view) if view else None

    @entry(
        may(DISBURSEMENT_READ), Rows.BRANCH, "放款列表, newest first.", first=PUBLIC, after=PUBLIC
    )
    async def disbursements(
        self,
        info: Info,
        where: DisbursementWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> DisbursementConnection:
        key = info.context.services.cursor_key
        wanted = where.to_filter() if where else DisbursementFilter()
        actor, size, start = await info.context.actor(), check_first(first), unseal(key, after)
        page = await loans.find_disbursements(actor, wanted, size, start)
        edges = [
            DisbursementEdge(cursor=seal(key, cursor), node=Disbursement.of(view))
            for view, cursor in zip(page.disbursements, page.cursors, strict=True)
        ]
        last = edges[-1].cursor if edges else None
        return DisbursementConnection(
            edges=edges,
            page_info=PageInfo(has_next_page=page.has_next, end_cursor=last),
            wanted=wanted,
        )


@strawberry.type
class DisbursementMutation:
    """Part of Mutation."""

    @verb(
        may(DISBURSEMENT_START),
        Rows.BRANCH,
        "发起放款: the payout is ordered; the loan begins when the bank confirms.",
        DisbursementPayload,
    )
    async def disbursement_start(
        self, info: Info, input: DisbursementStartInput
    ) -> DisbursementPayload:
        wanted = StartDisbursement(
            contract_id=from_id("Contract", input.contract_id, "contractId", "CONTRACT_NOT_FOUND"),
            bank_card_id=_card(input.bank_card_id),
            idempotency_key=input.idempotency_key,
            dry_run=input.dry_run,
        )
        actor = await info.context.actor()
        return await _shown(info, await loans.start_disbursement(actor, wanted))

    @verb(
        may(DISBURSEMENT_START),
        Rows.BRANCH,
        "重新放款: a new order for what failed.",
        DisbursementPayload,
    )
    async def disbursement_retry(
        self, info: Info, input: DisbursementRetryInput
    ) -> DisbursementPayload:
        wanted = RetryDisbursement(
            disbursement_id=_row(input.disbursement_id),
            bank_card_id=_card(input.bank_card_id),
            idempotency_key=input.idempotency_key,
            dry_run=input.dry_run,
        )
        actor = await info.context.actor()
        return await _shown(info, await loans.retry_disbursement(actor, wanted))

    @verb(
        may(DISBURSEMENT_START),
        Rows.BRANCH,
        "撤销放款, before it is sent.",
        DisbursementPayload,
    )
    async def disbursement_cancel(
        self, info: Info, input: DisbursementCancelInput
    ) -> DisbursementPayload:
        actor, row = await info.context.actor(), _row(input.disbursement_id)
        await loans.cancel_disbursement(actor, row, input.idempotency_key)
        return await _shown(info, Started(disbursement_id=row, preview=None, currency=""))


def _row(id: str) -> UUID:
    return from_id("Disbursement", id, "disbursementId", "DISBURSEMENT_NOT_FOUND")


def _card(id: str | None) -> UUID | None:
    return maybe_id("BankCard", id, "bankCardId", "BANK_CARD_NOT_FOUND")


async def _shown(info: Info, done: Started) -> DisbursementPayload:
    """The disbursement as it is after the commit; who may not read it sees that it was done."""
    forget(info.context)
    shown = None
    if done.disbursement_id is not None and (await info.context.actor()).may(DISBURSEMENT_READ):
        view = await load(info.context, loans.disbursements_by_id, done.disbursement_id)
        shown = Disbursement.of(view) if view else None
    return DisbursementPayload(
        disbursement=shown,
        replayed=done.replayed,
        preview=LoanPreview.of(done.preview, done.currency) if done.preview else None,
        user_errors=[],
    )
