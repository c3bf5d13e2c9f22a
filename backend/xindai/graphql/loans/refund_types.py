"""Refunds to a card, as the borrower and the screens see them."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, classified, for_borrowers, needs
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import maybe_moment, moment
from xindai.graphql.loans.preview import LoanPreview
from xindai.graphql.payments.types import PaymentOrder
from xindai.loans.api import LoanRefundStatus, LoanRefundView
from xindai.payments import api as payments
from xindai.payments.permissions import READ as PAYMENT_READ

strawberry.enum(
    LoanRefundStatus,
    description="退款状态: PAYING, the bank may have it; UNKNOWN, nobody knows: nothing is resent.",
)


@classified(C1)
@needs(order=PAYMENT_READ)
@for_borrowers(
    "number",
    "amount",
    "bank_name",
    "card_number",
    "status",
    "failure_code",
    "failure_reason",
    "version",
    "created_at",
    "settled_at",
)
@strawberry.type(description="溢缴款退款: a credit of a loan on its way to the borrower's card.")
class LoanRefund(Node):
    """The card is masked. `eventId` is the transaction that it became."""

    view: strawberry.Private[LoanRefundView]
    number: str
    amount: Money
    bank_name: str | None
    card_number: str
    status: LoanRefundStatus
    failure_code: str | None
    event_id: strawberry.ID | None
    version: int
    created_by: str
    created_at: str
    settled_at: str | None

    @classmethod
    def of(cls, view: LoanRefundView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("LoanRefund", view.id),
            view=view,
            number=view.number,
            amount=money(view.amount_minor, view.currency),
            bank_name=view.bank_name,
            card_number=view.card_number,
            status=view.status,
            failure_code=view.failure_code,
            event_id=to_id("Transaction", view.event_id) if view.event_id else None,
            version=view.version,
            created_by=view.created_by,
            created_at=moment(view.created_at),
            settled_at=maybe_moment(view.settled_at),
        )

    @strawberry.field
    async def failure_reason(self, info: Info) -> str | None:
        """Why the bank did not, in words."""
        if self.view.failure_code is None:
            return None
        zh, en = payments.failure_words(self.view.failure_code)
        return zh if info.context.language == "zh" else en

    @strawberry.field
    async def order(self, info: Info) -> PaymentOrder | None:
        """支付指令: what the bank was told."""
        view = await load(info.context, payments.orders_by_id, self.view.order_id)
        return PaymentOrder.of(view) if view else None


@classified(C1)
@strawberry.type(description="The refund, or why not.")
class LoanRefundPayload(Payload):
    """`amount` is what is paid back. `preview` only on a dry run."""

    refund: LoanRefund | None
    amount: Money | None
    replayed: bool | None
    preview: LoanPreview | None
