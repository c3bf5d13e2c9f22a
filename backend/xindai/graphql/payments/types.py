"""Payment orders and what happened to them, as the screens see them."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, classified
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.scalars import maybe_moment, moment
from xindai.graphql.identity.actors import NamedActor
from xindai.payments import api as payments
from xindai.payments.types import (
    OrderEventView,
    OrderFilter,
    OrderView,
    PaymentKind,
    PaymentStatus,
)

strawberry.enum(PaymentKind, description="支付方向: which way the money goes.")
strawberry.enum(
    PaymentStatus,
    description="支付状态: CONFIRMED and FAILED are for good; UNKNOWN is only asked about.",
)


@classified(C1)
@strawberry.type(description="支付指令的一步: what happened, and what the bank said.")
class PaymentOrderEvent:
    """`source` is person, send or query; `code` says why where it is no plain success."""

    event: str
    status_before: str | None
    status_after: str
    source: str
    code: str | None
    actor: NamedActor
    at: str

    @classmethod
    def of(cls, view: OrderEventView) -> Self:
        """From the domain."""
        return cls(
            event=view.event,
            status_before=view.status_before,
            status_after=view.status_after,
            source=view.source,
            code=view.code,
            actor=NamedActor.of(view.actor),
            at=moment(view.at),
        )


@classified(C1)
@strawberry.type(description="支付指令: sent once, then only asked about.")
class PaymentOrder(Node):
    """`payee…` is the account at the other end, masked: a payout goes there, a collection comes
    from it. `requestId` is how the bank knows the order;
    after `validUntil` the bank does not take it any more. `attempts` counts calls of the bank."""

    view: strawberry.Private[OrderView]
    number: str
    kind: PaymentKind
    purpose: str
    subject: str
    payee_name: str
    payee_number: str
    payee_bank: str | None
    amount: Money
    status: PaymentStatus
    request_id: str | None
    bank_reference: str | None
    failure_code: str | None
    attempts: int
    version: int
    created_at: str
    sent_at: str | None
    valid_until: str | None
    settled_at: str | None

    @classmethod
    def of(cls, view: OrderView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("PaymentOrder", view.id),
            view=view,
            number=view.number,
            kind=view.kind,
            purpose=view.purpose,
            subject=view.subject,
            payee_name=view.payee_name,
            payee_number=view.payee_number,
            payee_bank=view.payee_bank,
            amount=money(view.amount_minor, view.currency),
            status=view.status,
            request_id=str(view.request_id) if view.request_id else None,
            bank_reference=view.bank_reference,
            failure_code=view.failure_code,
            attempts=view.attempts,
            version=view.version,
            created_at=moment(view.created_at),
            sent_at=maybe_moment(view.sent_at),
            valid_until=maybe_moment(view.valid_until),
            settled_at=maybe_moment(view.settled_at),
        )

    @strawberry.field
    async def events(self, info: Info) -> list[PaymentOrderEvent]:
        """Every step, oldest first."""
        found = await load(info.context, payments.events_of_orders, self.view.id)
        return [PaymentOrderEvent.of(view) for view in found or ()]


@classified(PUBLIC)
@strawberry.type
class PaymentOrderEdge:
    """An order and where to go on behind it."""

    cursor: str
    node: PaymentOrder


@classified(C1)
@strawberry.type
class PaymentOrderConnection:
    """A page of orders, newest first; `totalCount` is counted only when asked for."""

    edges: list[PaymentOrderEdge]
    page_info: PageInfo
    wanted: strawberry.Private[OrderFilter]

    @strawberry.field
    async def total_count(self, info: Info) -> int:
        """How many the list has in all."""
        return await payments.count_orders(await info.context.actor(), self.wanted)
