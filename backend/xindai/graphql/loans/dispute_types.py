"""Disputes over loans, as the lender and the borrower see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from xindai.customers import api as customers
from xindai.customers.permissions import READ as CUSTOMER_READ
from xindai.graphql.base.access import C1, C2, PUBLIC, classified, for_borrowers, needs
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, day, maybe_day, maybe_moment, moment
from xindai.graphql.customers.known_types import CustomerDocument
from xindai.graphql.identity.actors import NamedActor
from xindai.graphql.loans.paper_types import LoanPaper
from xindai.graphql.loans.preview import LoanPreview
from xindai.graphql.loans.types import Loan
from xindai.loans import api as loans
from xindai.loans.api import (
    CorrectionKind,
    DisputeFilter,
    DisputeReason,
    DisputeStatus,
    DisputeView,
)
from xindai.loans.permissions import PAPER_READ
from xindai.loans.permissions import READ as LOAN_READ

if TYPE_CHECKING:
    from xindai.graphql.customers.types import Customer

strawberry.enum(DisputeReason, name="LoanDisputeReason", description="争议原因")
strawberry.enum(DisputeStatus, name="LoanDisputeStatus", description="争议状态")
strawberry.enum(
    CorrectionKind,
    name="LoanCorrectionKind",
    description="更正方式: an event is taken back, an amount waived, a missing payment booked"
    " on its day, or a payment dated anew.",
)


@classified(C1, text=C2, answer=C2)
@needs(loan=LOAN_READ, customer=CUSTOMER_READ, documents=CUSTOMER_READ, packs=PAPER_READ)
@for_borrowers(
    "number",
    "reason",
    "amount",
    "contested_event_id",
    "text",
    "status",
    "opened_on",
    "answer_due_on",
    "answer",
    "correction",
    "correction_event_id",
    "created_at",
    "ended_on",
    "ended_at",
    "version",
    "loan",
    "documents",
    "packs",
)
@strawberry.type(description="争议: an amount of a loan that its borrower contests.")
class LoanDispute(Node):
    """While it is open the amount bears no interest, no day counts as past due and nobody duns.
    `answerDueOn`: the law's day for an answer; `isLate`: it has passed. `answer` is what the
    borrower is told, `correctionEventId` the event that put the loan right."""

    view: strawberry.Private[DisputeView]
    number: str
    reason: DisputeReason
    amount: Money
    contested_event_id: strawberry.ID | None
    text: str
    status: DisputeStatus
    opened_on: Day
    answer_due_on: Day
    is_late: bool
    answer: str | None
    correction: CorrectionKind | None
    correction_event_id: strawberry.ID | None
    is_by_borrower: bool
    created_by: NamedActor
    created_at: str
    ended_by: NamedActor | None
    ended_on: Day | None
    ended_at: str | None
    version: int

    @classmethod
    def of(cls, view: DisputeView) -> Self:
        """From the domain."""
        contested, put_right = view.contested_event_id, view.correction_event_id
        return cls(
            id=to_id("LoanDispute", view.id),
            view=view,
            number=view.number,
            reason=view.reason,
            amount=money(view.amount_minor, view.currency),
            contested_event_id=to_id("Transaction", contested) if contested else None,
            text=view.text,
            status=view.status,
            opened_on=day(view.opened_on),
            answer_due_on=day(view.answer_due_on),
            is_late=view.is_late,
            answer=view.answer,
            correction=view.correction,
            correction_event_id=to_id("Transaction", put_right) if put_right else None,
            is_by_borrower=view.is_by_borrower,
            created_by=NamedActor.of(view.created_by),
            created_at=moment(view.created_at),
            ended_by=NamedActor.of(view.ended_by),
            ended_on=maybe_day(view.ended_on),
            ended_at=maybe_moment(view.ended_at),
            version=view.version,
        )

    @strawberry.field
    async def loan(self, info: Info) -> Loan | None:
        """借据 it is about."""
        view = await load(info.context, loans.loans_by_id, self.view.loan_id)
        return Loan.of(view) if view else None

    @strawberry.field
    async def customer(
        self, info: Info
    ) -> Annotated[Customer, strawberry.lazy("xindai.graphql.customers.types")] | None:
        """Whose dispute it is."""
        from xindai.graphql.customers.types import Customer

        view = await load(info.context, customers.customers_by_id, self.view.customer_id)
        return Customer.of(view) if view else None

    @strawberry.field
    async def documents(self, info: Info) -> list[CustomerDocument]:
        """资料 that go with it."""
        shown = []
        for each in self.view.document_ids:
            view = await load(info.context, customers.documents_by_id, each)
            shown += [CustomerDocument.of(view)] if view else []
        return shown

    @strawberry.field
    async def packs(self, info: Info) -> list[LoanPaper]:
        """证据包 made of it, newest first."""
        found = await load(info.context, loans.papers_of_disputes, self.view.id)
        return [LoanPaper.of(view) for view in found or ()]


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class LoanDisputeEdge:
    """A dispute and where to go on behind it."""

    cursor: str
    node: LoanDispute


@classified(C1)
@for_borrowers()
@strawberry.type
class LoanDisputeConnection:
    """A page of disputes, newest first; `totalCount` is counted only when asked for."""

    edges: list[LoanDisputeEdge]
    page_info: PageInfo
    wanted: strawberry.Private[DisputeFilter]

    @strawberry.field
    async def total_count(self, info: Info) -> int:
        """How many the list has in all."""
        return await loans.count_disputes(await info.context.actor(), self.wanted)


@classified(C1)
@for_borrowers()
@strawberry.type
class LoanDisputePayload(Payload):
    """The dispute as it is now, or why not."""

    dispute: LoanDispute | None


@classified(C1)
@strawberry.type(description="The dispute after the correction, or why not.")
class LoanDisputeUpholdPayload(Payload):
    """`preview` only on a dry run: the change of the loan that a real call makes."""

    dispute: LoanDispute | None
    preview: LoanPreview | None
    replayed: bool | None
