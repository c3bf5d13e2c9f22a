"""Requests of borrowers, as the desk and the borrower see them."""

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
from xindai.graphql.base.scalars import Day, Json, maybe_day, maybe_moment, moment
from xindai.graphql.customers.known_types import CustomerDocument
from xindai.graphql.identity.actors import NamedActor
from xindai.graphql.loans.preview import LoanPreview
from xindai.graphql.loans.types import Loan
from xindai.loans import api as loans
from xindai.loans.api import (
    RequestFilter,
    RequestKind,
    RequestReason,
    RequestStatus,
    RequestView,
    Wish,
)
from xindai.loans.permissions import READ as LOAN_READ

if TYPE_CHECKING:
    from xindai.graphql.customers.types import Customer

strawberry.enum(
    RequestKind,
    name="ServiceRequestKind",
    description="客户申请类型: the last two are answered in words, the others change the loan.",
)
strawberry.enum(RequestReason, name="ServiceRequestReason", description="客户申请原因")
strawberry.enum(RequestStatus, name="ServiceRequestStatus", description="客户申请状态")


@classified(C1)
@for_borrowers()
@strawberry.type(
    description="申请内容: what the borrower would like; null is what his kind has not."
)
class ServiceRequestWish:
    """`instalments`: more of them (extension) or in all (restructure); `monthly`: what he can pay a
    month."""

    instalments: int | None
    from_due: Day | None
    to_due: Day | None
    until: Day | None
    monthly: Money | None

    @classmethod
    def of(cls, wish: Wish, currency: str) -> Self:
        """From the domain."""
        minor = wish.monthly_minor
        return cls(
            instalments=wish.instalments,
            from_due=maybe_day(wish.from_due),
            to_due=maybe_day(wish.to_due),
            until=maybe_day(wish.until),
            monthly=None if minor is None else money(minor, currency),
        )


@classified(C1, text=C2, answer=C2)
@needs(loan=LOAN_READ, customer=CUSTOMER_READ, documents=CUSTOMER_READ)
@for_borrowers(
    "number",
    "kind",
    "reason",
    "status",
    "wish",
    "text",
    "answer",
    "verb",
    "terms",
    "created_at",
    "decided_at",
    "version",
    "loan",
    "documents",
)
@strawberry.type(description="客户申请: relief, another way to repay, anything else about a loan.")
class ServiceRequest(Node):
    """`answer` is what the borrower is told. `verb` and `terms` are what was carried out."""

    view: strawberry.Private[RequestView]
    number: str
    kind: RequestKind
    reason: RequestReason
    status: RequestStatus
    wish: ServiceRequestWish
    text: str | None
    answer: str | None
    verb: str | None
    terms: Json | None
    event_id: strawberry.ID | None
    claimed_by: NamedActor | None
    claimed_until: str | None
    created_by: NamedActor
    is_by_borrower: bool
    created_at: str
    decided_by: NamedActor | None
    decided_at: str | None
    version: int

    @classmethod
    def of(cls, view: RequestView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ServiceRequest", view.id),
            view=view,
            number=view.number,
            kind=view.kind,
            reason=view.reason,
            status=view.status,
            wish=ServiceRequestWish.of(view.wish, view.currency),
            text=view.text,
            answer=view.answer,
            verb=view.verb,
            terms=None if view.terms is None else Json(dict(view.terms)),
            event_id=to_id("Transaction", view.event_id) if view.event_id else None,
            claimed_by=NamedActor.of(view.claimed_by),
            claimed_until=maybe_moment(view.claimed_until),
            created_by=NamedActor.of(view.created_by),
            is_by_borrower=view.is_by_borrower,
            created_at=moment(view.created_at),
            decided_by=NamedActor.of(view.decided_by),
            decided_at=maybe_moment(view.decided_at),
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
        """Whose request it is."""
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


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class ServiceRequestEdge:
    """A request and where to go on behind it."""

    cursor: str
    node: ServiceRequest


@classified(C1)
@for_borrowers()
@strawberry.type
class ServiceRequestConnection:
    """A page of requests, newest first; `totalCount` is counted only when asked for."""

    edges: list[ServiceRequestEdge]
    page_info: PageInfo
    wanted: strawberry.Private[RequestFilter]

    @strawberry.field
    async def total_count(self, info: Info) -> int:
        """How many the list has in all."""
        return await loans.count_requests(await info.context.actor(), self.wanted)


@classified(C1)
@for_borrowers()
@strawberry.type
class ServiceRequestPayload(Payload):
    """The request as it is now, or why not."""

    request: ServiceRequest | None


@classified(C1)
@strawberry.type(description="The request after the decision, or why not.")
class ServiceRequestApprovePayload(Payload):
    """`preview` only on a dry run: the change of the loan that a real call makes."""

    request: ServiceRequest | None
    preview: LoanPreview | None
    replayed: bool | None
