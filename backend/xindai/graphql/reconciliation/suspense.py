"""Money in suspense: whose it may be, and what two people decide about it."""

from __future__ import annotations

from typing import Self
from uuid import UUID

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.connection import PageInfo, check_first, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, from_id, split_id, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, day, moment
from xindai.graphql.loans.preview import LoanPreview
from xindai.graphql.loans.types import Loan, loan_key
from xindai.graphql.reconciliation.queries import paged
from xindai.loans import api as loans
from xindai.loans.api import Clue, ProposeAssignment
from xindai.loans.permissions import READ as LOAN_READ
from xindai.payments import api as payments
from xindai.payments.api import SuspenseState, SuspenseView
from xindai.payments.permissions import RECONCILIATION_READ, SUSPENSE_APPROVE, SUSPENSE_ASSIGN


@classified(C1)
@strawberry.type(description="认领建议: a loan that the money may be for.")
class SuspenseSuggestion:
    """`score` adds up the weights of the clues."""

    loan_id: strawberry.ID
    score: int
    clues: list[Clue]

    @strawberry.field
    async def loan(self, info: Info) -> Loan | None:
        """The loan itself."""
        _, key = split_id(self.loan_id)
        if key is None:
            return None
        view = await load(info.context, loans.loans_by_id, key)
        return Loan.of(view) if view else None


@classified(C1)
@strawberry.type(
    description="待清算款: money that came and nobody could place; the payer is masked."
)
class SuspenseItem(Node):
    """`label` is the number of the loan that it is proposed for; null with PROPOSED: it is to go
    back to its payer. `mine`: the viewer has proposed it."""

    view: strawberry.Private[SuspenseView]
    number: str
    account_code: str
    break_id: strawberry.ID
    amount: Money
    received_on: Day
    state: SuspenseState
    label: str | None
    note: str | None
    order_id: strawberry.ID | None
    payer_name: str | None
    payer_number: str | None
    remark: str
    reference: str
    created_at: str
    age_days: int
    version: int

    @classmethod
    def of(cls, view: SuspenseView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("SuspenseItem", view.id),
            view=view,
            number=view.number,
            account_code=view.account_code,
            break_id=to_id("ReconciliationBreak", view.break_id),
            amount=money(view.amount_minor, view.currency),
            received_on=day(view.received_on),
            state=view.state,
            label=view.label,
            note=view.note,
            order_id=to_id("PaymentOrder", view.order_id) if view.order_id else None,
            payer_name=view.payer_name,
            payer_number=view.payer_number,
            remark=view.remark,
            reference=view.reference,
            created_at=moment(view.created_at),
            age_days=view.age_days,
            version=view.version,
        )

    @strawberry.field
    async def mine(self, info: Info) -> bool:
        """Whether the viewer has proposed it."""
        return (await info.context.actor()).id == self.view.proposed_by


@classified(PUBLIC)
@strawberry.type
class SuspenseItemEdge:
    """An item and where to go on behind it."""

    cursor: str
    node: SuspenseItem


@classified(C1)
@strawberry.type
class SuspenseItemConnection:
    """A page of money in suspense, newest first."""

    edges: list[SuspenseItemEdge]
    page_info: PageInfo


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class SuspenseAssignInput:
    """Money, and the loan that it is for."""

    item_id: strawberry.ID
    loan_id: strawberry.ID
    note: str
    dry_run: bool = False
    idempotency_key: str = ""


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class SuspenseInput:
    """Money in suspense."""

    item_id: strawberry.ID
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class SuspenseNoteInput:
    """Money in suspense, and why."""

    item_id: strawberry.ID
    note: str
    idempotency_key: str


@classified(C1)
@strawberry.type
class SuspensePayload(Payload):
    """The money as it is now; `preview` is the loan after it, on a dry run."""

    item: SuspenseItem | None
    preview: LoanPreview | None


@strawberry.type
class SuspenseQuery:
    """Part of Query."""

    @entry(may(RECONCILIATION_READ), Rows.BRANCH, "待清算款, one, or null.", id=PUBLIC)
    async def suspense_item(self, info: Info, id: strawberry.ID) -> SuspenseItem | None:
        kind, key = split_id(id)
        if kind != "SuspenseItem" or key is None:
            return None
        view = await load(info.context, payments.items_by_id, key)
        return SuspenseItem.of(view) if view else None

    @entry(
        may(RECONCILIATION_READ),
        Rows.BRANCH,
        "待清算款列表, newest first.",
        state=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def suspense_items(
        self,
        info: Info,
        state: SuspenseState | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> SuspenseItemConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        page = await payments.find_items(actor, state, check_first(first), unseal(key, after))
        edges, info_ = paged(key, page, SuspenseItemEdge, SuspenseItem.of)
        return SuspenseItemConnection(edges=edges, page_info=info_)

    @entry(may(SUSPENSE_ASSIGN), Rows.BRANCH, "认领建议, the likeliest loan first.", item_id=PUBLIC)
    async def suspense_suggestions(
        self, info: Info, item_id: strawberry.ID
    ) -> list[SuspenseSuggestion]:
        actor = await info.context.actor()
        if not actor.may(LOAN_READ):
            return []
        found = await loans.suggest(actor, _key(item_id))
        return [
            SuspenseSuggestion(
                loan_id=to_id("Loan", one.loan_id), score=one.score, clues=list(one.clues)
            )
            for one in found
        ]


@strawberry.type
class SuspenseMutation:
    """Part of Mutation."""

    @verb(
        may(SUSPENSE_ASSIGN),
        Rows.BRANCH,
        "认领: this money is that loan's, if a second person agrees.",
        SuspensePayload,
    )
    async def suspense_assign(self, info: Info, input: SuspenseAssignInput) -> SuspensePayload:
        wanted = ProposeAssignment(
            item_id=_key(input.item_id),
            loan_id=loan_key(input.loan_id),
            note=input.note,
            idempotency_key=input.idempotency_key,
            dry_run=input.dry_run,
        )
        done = await loans.propose_assignment(await info.context.actor(), wanted)
        made = await _shown(info, wanted.item_id)
        if done.preview is not None and made.item is not None:
            made.preview = LoanPreview.of(done.preview, made.item.amount.currency)
        return made

    @verb(
        may(SUSPENSE_ASSIGN),
        Rows.BRANCH,
        "退回: to its payer, if a second person agrees.",
        SuspensePayload,
    )
    async def suspense_return(self, info: Info, input: SuspenseNoteInput) -> SuspensePayload:
        key, actor = _key(input.item_id), await info.context.actor()
        await payments.propose_return(actor, key, input.note, input.idempotency_key)
        return await _shown(info, key)

    @verb(
        may(SUSPENSE_APPROVE),
        Rows.BRANCH,
        "复核: the loan is repaid and suspense cleared in one, or the money is ordered back.",
        SuspensePayload,
    )
    async def suspense_approve(self, info: Info, input: SuspenseInput) -> SuspensePayload:
        key, actor = _key(input.item_id), await info.context.actor()
        await loans.approve_suspense(actor, key, input.idempotency_key)
        return await _shown(info, key)

    @verb(may(SUSPENSE_APPROVE), Rows.BRANCH, "驳回: the money waits again.", SuspensePayload)
    async def suspense_reject(self, info: Info, input: SuspenseNoteInput) -> SuspensePayload:
        key, actor = _key(input.item_id), await info.context.actor()
        await payments.reject(actor, key, input.note, input.idempotency_key)
        return await _shown(info, key)


def _key(text: str) -> UUID:
    return from_id("SuspenseItem", text, "itemId", "SUSPENSE_NOT_FOUND")


async def _shown(info: Info, key: UUID) -> SuspensePayload:
    forget(info.context)
    made = SuspensePayload(item=None, preview=None, user_errors=[])
    if (await info.context.actor()).may(RECONCILIATION_READ):
        view = await load(info.context, payments.items_by_id, key)
        made.item = SuspenseItem.of(view) if view else None
    return made
