"""Payments by card, as the borrower and the screens see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from xindai.graphql.base.access import C1, classified, for_borrowers, needs
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import maybe_moment, moment
from xindai.graphql.identity.actors import NamedActor
from xindai.graphql.loans.preview import LoanPreview
from xindai.graphql.loans.types import Transaction
from xindai.graphql.payments.types import PaymentOrder
from xindai.loans import api as loans
from xindai.loans.api import LoanPaymentStatus, LoanPaymentView
from xindai.loans.permissions import READ as LOAN_READ
from xindai.payments import api as payments
from xindai.payments.permissions import READ as PAYMENT_READ

if TYPE_CHECKING:
    from xindai.graphql.loans.types import Loan

strawberry.enum(
    LoanPaymentStatus,
    description="扣款状态: PAYING, the bank may have it; UNKNOWN, nobody knows: nothing is resent.",
)


@classified(C1)
@needs(order=PAYMENT_READ, loan=LOAN_READ, transaction=LOAN_READ)
@for_borrowers(
    "number",
    "amount",
    "is_payoff",
    "bank_name",
    "card_number",
    "status",
    "failure_code",
    "failure_reason",
    "version",
    "created_at",
    "settled_at",
    "loan",
    "transaction",
)
@strawberry.type(description="扣款: one payment by card for a loan.")
class LoanPayment(Node):
    """The card is masked. `failureReason` is in the language asked for."""

    view: strawberry.Private[LoanPaymentView]
    number: str
    amount: Money
    is_payoff: bool
    bank_name: str | None
    card_number: str
    status: LoanPaymentStatus
    failure_code: str | None
    version: int
    created_by: NamedActor
    created_at: str
    settled_at: str | None

    @classmethod
    def of(cls, view: LoanPaymentView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("LoanPayment", view.id),
            view=view,
            number=view.number,
            amount=money(view.amount_minor, view.currency),
            is_payoff=view.is_payoff,
            bank_name=view.bank_name,
            card_number=view.card_number,
            status=view.status,
            failure_code=view.failure_code,
            version=view.version,
            created_by=NamedActor.of(view.created_by),
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
    async def loan(
        self, info: Info
    ) -> Annotated[Loan, strawberry.lazy("xindai.graphql.loans.types")] | None:
        """借据."""
        from xindai.graphql.loans.types import Loan

        view = await load(info.context, loans.loans_by_id, self.view.loan_id)
        return Loan.of(view) if view else None

    @strawberry.field
    async def transaction(self, info: Info) -> Transaction | None:
        """交易: what the money was for, once it has come."""
        if self.view.event_id is None:
            return None
        found = await load(info.context, loans.transactions_of_loans, self.view.loan_id)
        view = next((t for t in found or () if t.id == self.view.event_id), None)
        return Transaction.of(view, self.view.currency) if view else None

    @strawberry.field
    async def order(self, info: Info) -> PaymentOrder | None:
        """支付指令: what the bank was told."""
        view = await load(info.context, payments.orders_by_id, self.view.order_id)
        return PaymentOrder.of(view) if view else None


@classified(C1)
@for_borrowers()
@strawberry.type(description="The payment, or why not.")
class LoanPaymentPayload(Payload):
    """`amount` is what is collected. `preview` only on a dry run: the loan if the money came on
    the business date."""

    payment: LoanPayment | None
    amount: Money | None
    replayed: bool | None
    preview: LoanPreview | None
