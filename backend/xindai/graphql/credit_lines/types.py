"""Credit lines as the screens see them; a borrower sees his own without what is internal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from xindai.credit_lines import api as credit_lines
from xindai.credit_lines.permissions import HISTORY
from xindai.credit_lines.types import (
    LineStatus,
    LineView,
    MovementKind,
    MovementView,
    PreApprovalRow,
    ProposalKind,
    ProposalStatus,
    ProposalView,
    SubLineView,
)
from xindai.graphql.base.access import C1, PUBLIC, classified, for_borrowers, needs
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.scalars import Day, Json, day, maybe_day, maybe_moment, moment
from xindai.graphql.customers.seen import customer_of
from xindai.graphql.identity.actors import NamedActor
from xindai.graphql.products.types import Product
from xindai.products import api as products

if TYPE_CHECKING:
    from xindai.graphql.customers.types import Customer

strawberry.enum(LineStatus, name="CreditLineStatus", description="额度状态: where a line is.")
strawberry.enum(
    MovementKind, name="CreditLineMovementKind", description="额度变动类型: what changed a line."
)
strawberry.enum(
    ProposalKind, name="CreditLineProposalKind", description="额度申请类型: what is proposed."
)
strawberry.enum(
    ProposalStatus, name="CreditLineProposalStatus", description="额度申请状态: where it is."
)


def _money(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else money(minor, currency)


def _day(text: str | None) -> Day | None:
    return None if text is None else Day(text)


@classified(C1)
@for_borrowers()
@strawberry.type(description="子额度: what one product may take of a line.")
class CreditSubLine:
    """`isRevolving`: repaid principal comes back. `available` is bounded by the line's too."""

    view: strawberry.Private[SubLineView]
    is_revolving: bool
    limit: Money
    reserved: Money
    used: Money
    available: Money

    @classmethod
    def of(cls, view: SubLineView, currency: str) -> Self:
        """From the domain."""
        return cls(
            view=view,
            is_revolving=view.is_revolving,
            limit=money(view.limit_minor, currency),
            reserved=money(view.reserved_minor, currency),
            used=money(view.used_minor, currency),
            available=money(view.available_minor, currency),
        )

    @strawberry.field
    async def product(self, info: Info) -> Product | None:
        """What it is for."""
        view = await load(info.context, products.products_by_id, self.view.product_id)
        return Product.of(view) if view else None


@classified(C1)
@needs(frozen_reason=HISTORY)
@for_borrowers(
    "number",
    "currency",
    "status",
    "limit",
    "temporary",
    "temporary_until",
    "reserved",
    "used",
    "available",
    "expires_on",
    "sub_lines",
    "movements",
)
@strawberry.type(description="统一额度: what a customer may owe, for all products together.")
class CreditLine(Node):
    """As of the business date. `available` is limit + temporary - reserved - used, never below 0,
    and 0 unless the line is active. Without sub-lines it serves every product, revolving."""

    view: strawberry.Private[LineView]
    number: str
    customer_id: strawberry.ID
    currency: str
    status: LineStatus
    limit: Money
    temporary: Money
    temporary_until: Day | None
    reserved: Money
    used: Money
    available: Money
    expires_on: Day
    frozen_reason: str | None
    version: int
    created_at: str
    sub_lines: list[CreditSubLine]
    customer_key: strawberry.Private[UUID]

    @classmethod
    def of(cls, view: LineView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("CreditLine", view.id),
            view=view,
            number=view.number,
            customer_id=to_id("Customer", view.customer_id),
            currency=view.currency,
            status=view.status,
            limit=money(view.limit_minor, view.currency),
            temporary=money(view.temporary_minor, view.currency),
            temporary_until=maybe_day(view.temporary_until),
            reserved=money(view.reserved_minor, view.currency),
            used=money(view.used_minor, view.currency),
            available=money(view.available_minor, view.currency),
            expires_on=day(view.expires_on),
            frozen_reason=view.frozen_reason,
            version=view.version,
            created_at=moment(view.created_at),
            sub_lines=[CreditSubLine.of(part, view.currency) for part in view.sub_lines],
            customer_key=view.customer_id,
        )

    @strawberry.field
    async def movements(self, info: Info) -> list[CreditLineMovement]:
        """额度变动, the newest twenty, newest first; `creditLineMovements` has pages for staff."""
        found = await load(info.context, credit_lines.newest_movements, self.view.id)
        return [CreditLineMovement.of(view) for view in found or ()]

    @strawberry.field
    async def customer(
        self, info: Info
    ) -> Annotated[Customer, strawberry.lazy("xindai.graphql.customers.types")] | None:
        """Whose line it is."""
        return await customer_of(info, self.customer_key)


@classified(C1)
@for_borrowers(
    "kind",
    "amount",
    "booked_on",
    "at",
    "limit_after",
    "reserved_after",
    "used_after",
    "status_after",
)
@strawberry.type(description="额度变动: one change of a line, with the figures before and after.")
class CreditLineMovement(Node):
    """`subject` is what it was made for ("application/…", "loan/…", "line_proposal/…")."""

    seq: int
    kind: MovementKind
    amount: Money
    product_id: strawberry.ID | None
    subject: str | None
    reason: str | None
    actor: NamedActor
    booked_on: Day
    at: str
    limit_before: Money
    limit_after: Money
    temporary_before: Money
    temporary_after: Money
    reserved_before: Money
    reserved_after: Money
    used_before: Money
    used_after: Money
    status_after: LineStatus

    @classmethod
    def of(cls, view: MovementView) -> Self:
        """From the domain."""
        currency = view.currency
        return cls(
            id=to_id("CreditLineMovement", view.id),
            seq=view.seq,
            kind=view.kind,
            amount=money(view.amount_minor, currency),
            product_id=to_id("Product", view.product_id) if view.product_id else None,
            subject=view.subject,
            reason=view.reason,
            actor=NamedActor.of(view.actor),
            booked_on=day(view.booked_on),
            at=moment(view.at),
            limit_before=money(view.limit_before, currency),
            limit_after=money(view.limit_after, currency),
            temporary_before=money(view.temporary_before, currency),
            temporary_after=money(view.temporary_after, currency),
            reserved_before=money(view.reserved_before, currency),
            reserved_after=money(view.reserved_after, currency),
            used_before=money(view.used_before, currency),
            used_after=money(view.used_after, currency),
            status_after=view.status_after,
        )


@classified(C1)
@strawberry.type(description="额度申请: what one person proposes and another decides.")
class CreditLineProposal(Node):
    """`content` says what the kind wants: amounts in minor units, days as text; `limit` to
    `temporaryUntil` say the same typed, null where the kind has no such thing."""

    kind: ProposalKind
    customer_id: strawberry.ID | None
    currency: str
    content: Json
    reason: str
    status: ProposalStatus
    maker: NamedActor
    checker: NamedActor | None
    decision_reason: str | None
    created_at: str
    decided_at: str | None
    limit: Money | None
    expires_on: Day | None
    temporary: Money | None
    temporary_until: Day | None
    customer_key: strawberry.Private[UUID | None]

    @classmethod
    def of(cls, view: ProposalView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("CreditLineProposal", view.id),
            kind=view.kind,
            customer_id=to_id("Customer", view.customer_id) if view.customer_id else None,
            currency=view.currency,
            content=Json(dict(view.content)),
            reason=view.reason,
            status=view.status,
            maker=NamedActor.of(view.maker),
            checker=NamedActor.of(view.checker),
            decision_reason=view.decision_reason,
            created_at=moment(view.created_at),
            decided_at=maybe_moment(view.decided_at),
            limit=_money(view.content.get("limit"), view.currency),
            expires_on=_day(view.content.get("expiresOn")),
            temporary=_money(view.content.get("temporary"), view.currency),
            temporary_until=_day(view.content.get("temporaryUntil")),
            customer_key=view.customer_id,
        )

    @strawberry.field
    async def customer(
        self, info: Info
    ) -> Annotated[Customer, strawberry.lazy("xindai.graphql.customers.types")] | None:
        """Whose line it is about; null for a list of many."""
        return await customer_of(info, self.customer_key) if self.customer_key else None


@classified(C1)
@strawberry.type(description="预授信名单中的客户, and what became of him.")
class CreditLinePreApproval:
    """`outcome` is null until the job came to him, then "granted" or the code of why not."""

    customer_id: strawberry.ID
    amount: Money
    outcome: str | None
    customer_key: strawberry.Private[UUID]

    @classmethod
    def of(cls, view: PreApprovalRow) -> Self:
        """From the domain."""
        return cls(
            customer_id=to_id("Customer", view.customer_id),
            amount=money(view.amount_minor, view.currency),
            outcome=view.outcome,
            customer_key=view.customer_id,
        )

    @strawberry.field
    async def customer(
        self, info: Info
    ) -> Annotated[Customer, strawberry.lazy("xindai.graphql.customers.types")] | None:
        """Who is on the list."""
        return await customer_of(info, self.customer_key)


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class CreditLineEdge:
    """A line and where to go on behind it."""

    cursor: str
    node: CreditLine


@classified(C1)
@for_borrowers()
@strawberry.type
class CreditLineConnection:
    """A page of lines, in the order of their numbers."""

    edges: list[CreditLineEdge]
    page_info: PageInfo
    total_count: int


@classified(PUBLIC)
@strawberry.type
class CreditLineMovementEdge:
    """A movement and where to go on behind it."""

    cursor: str
    node: CreditLineMovement


@classified(C1)
@strawberry.type
class CreditLineMovementConnection:
    """A page of movements, newest first."""

    edges: list[CreditLineMovementEdge]
    page_info: PageInfo


@classified(PUBLIC)
@strawberry.type
class CreditLineProposalEdge:
    """A proposal and where to go on behind it."""

    cursor: str
    node: CreditLineProposal


@classified(C1)
@strawberry.type
class CreditLineProposalConnection:
    """A page of proposals, newest first."""

    edges: list[CreditLineProposalEdge]
    page_info: PageInfo


@classified(PUBLIC)
@strawberry.type
class CreditLinePreApprovalEdge:
    """A customer of a list and where to go on behind him."""

    cursor: str
    node: CreditLinePreApproval


@classified(C1)
@strawberry.type
class CreditLinePreApprovalConnection:
    """A page of the customers of a list."""

    edges: list[CreditLinePreApprovalEdge]
    page_info: PageInfo
