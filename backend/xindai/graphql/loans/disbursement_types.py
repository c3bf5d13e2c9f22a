"""Disbursements, as the screens and the borrower see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from xindai.contracts import api as contracts
from xindai.contracts.permissions import READ as CONTRACT_READ
from xindai.graphql.base.access import C1, PUBLIC, classified, for_borrowers, needs
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import maybe_moment, moment
from xindai.graphql.loans.preview import LoanPreview
from xindai.graphql.loans.types import Loan
from xindai.graphql.payments.types import PaymentOrder
from xindai.loans import api as loans
from xindai.loans.api import DisbursementFilter, DisbursementStatus, DisbursementView
from xindai.loans.permissions import READ as LOAN_READ
from xindai.payments import api as payments
from xindai.payments.permissions import READ as PAYMENT_READ

if TYPE_CHECKING:
    from xindai.graphql.contracts.types import Contract

strawberry.enum(
    DisbursementStatus,
    description="放款状态: PAYING, the bank may have it; UNKNOWN, nobody knows: nothing is resent.",
)


@classified(C1)
@needs(order=PAYMENT_READ, loan=LOAN_READ, contract=CONTRACT_READ)
@for_borrowers(
    "number",
    "amount",
    "payee_name",
    "payee_number",
    "payee_bank",
    "status",
    "created_at",
    "settled_at",
    "loan",
    "contract",
)
@strawberry.type(description="放款: one attempt to pay a contract out.")
class Disbursement(Node):
    """`amount` is what goes out: the principal less fees kept back. The payee is masked."""

    view: strawberry.Private[DisbursementView]
    number: str
    amount: Money
    payee_name: str
    payee_number: str
    payee_bank: str | None
    is_to_merchant: bool
    status: DisbursementStatus
    failure_code: str | None
    attempt: int
    version: int
    created_at: str
    settled_at: str | None

    @classmethod
    def of(cls, view: DisbursementView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Disbursement", view.id),
            view=view,
            number=view.number,
            amount=money(view.amount_minor, view.currency),
            payee_name=view.payee_name,
            payee_number=view.payee_number,
            payee_bank=view.payee_bank,
            is_to_merchant=view.is_to_merchant,
            status=view.status,
            failure_code=view.failure_code,
            attempt=view.attempt,
            version=view.version,
            created_at=moment(view.created_at),
            settled_at=maybe_moment(view.settled_at),
        )

    @strawberry.field
    async def order(self, info: Info) -> PaymentOrder | None:
        """支付指令: what the bank was told."""
        view = await load(info.context, payments.orders_by_id, self.view.order_id)
        return PaymentOrder.of(view) if view else None

    @strawberry.field
    async def loan(self, info: Info) -> Loan | None:
        """借据: once the money has arrived."""
        if self.view.loan_id is None:
            return None
        view = await load(info.context, loans.loans_by_id, self.view.loan_id)
        return Loan.of(view) if view else None

    @strawberry.field
    async def contract(
        self, info: Info
    ) -> Annotated[Contract, strawberry.lazy("xindai.graphql.contracts.types")] | None:
        """What was agreed."""
        from xindai.graphql.contracts.types import Contract

        view = await load(info.context, contracts.contracts_by_id, self.view.contract_id)
        return Contract.of(view) if view else None


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class DisbursementEdge:
    """A disbursement and where to go on behind it."""

    cursor: str
    node: Disbursement


@classified(C1)
@for_borrowers("edges", "page_info")
@strawberry.type
class DisbursementConnection:
    """A page of disbursements, newest first; `totalCount` is counted only when asked for."""

    edges: list[DisbursementEdge]
    page_info: PageInfo
    wanted: strawberry.Private[DisbursementFilter]

    @strawberry.field
    async def total_count(self, info: Info) -> int:
        """How many the list has in all."""
        return await loans.count_disbursements(await info.context.actor(), self.wanted)


@classified(C1)
@strawberry.type(description="The disbursement, or why not.")
class DisbursementPayload(Payload):
    """`preview` only on a dry run: the loan if the money arrived on the business date."""

    disbursement: Disbursement | None
    replayed: bool | None
    preview: LoanPreview | None
