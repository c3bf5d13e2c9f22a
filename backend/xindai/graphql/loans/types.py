"""Loans, their schedule and their history, as the screens see them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated, Self
from uuid import UUID

import strawberry

from xindai.contracts import api as contracts
from xindai.contracts.permissions import READ as CONTRACT_READ
from xindai.customers import api as customers
from xindai.customers.permissions import READ as CUSTOMER_READ
from xindai.engine.quote import quote
from xindai.engine.terms import Terms
from xindai.graphql.accounting.types import JournalEntry
from xindai.graphql.base.access import C1, PUBLIC, classified, for_borrowers, needs
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.project import project
from xindai.graphql.base.scalars import Day, Json, Rate, rate
from xindai.graphql.contracts.types import Contract
from xindai.graphql.identity.actors import NamedActor
from xindai.graphql.identity.types import Branch
from xindai.graphql.loans.enums import AssetClass, LoanStatus
from xindai.graphql.loans.next_payment import NextPayment
from xindai.graphql.loans.paper_types import LoanPaper
from xindai.graphql.loans.servicing import LoanServicing
from xindai.graphql.products.types import Product
from xindai.identity import api as identity
from xindai.loans import api as loans
from xindai.loans.permissions import (
    DEBIT_READ,
    DISPUTE_READ,
    PAPER_READ,
    PAYMENT_READ,
    REFUND_READ,
    REQUEST_READ,
)
from xindai.loans.types import LoanView, RowView, TransactionView
from xindai.products import api as products
from xindai.products.permissions import READ as PRODUCT_READ

if TYPE_CHECKING:
    from xindai.graphql.customers.types import Customer
    from xindai.graphql.loans.payment_types import LoanPayment
    from xindai.graphql.service_requests.types import ServiceRequest


@classified(C1)
@for_borrowers()
@strawberry.type(description="期: one row of the schedule as of the business date.")
class Instalment:
    """`*Paid` counts money; waivers and write-offs are told apart."""

    n: int
    starts_on: Day
    due_on: Day
    principal: Money
    interest: Money
    fee: Money
    late_fee: Money
    penalty: Money
    compound: Money
    total: Money
    principal_paid: Money
    interest_paid: Money
    fee_paid: Money
    penalty_paid: Money
    waived: Money
    written_off: Money
    unpaid: Money
    balance_after: Money
    settled_on: Day | None

    @classmethod
    def of(cls, view: RowView, currency: str) -> Self:
        """From the domain."""
        return project(cls, view, currency)


@classified(PUBLIC)
@for_borrowers()
@strawberry.type(description="A part of an amount by name.")
class Part:
    """principal, interest, fee, late_fee, penalty, compound, credit, recovered."""

    name: str
    amount: Money

    @classmethod
    def list_of(cls, parts: dict[str, int], currency: str) -> list[Self]:
        """Every part that is not zero."""
        return [cls(name=name, amount=money(minor, currency)) for name, minor in parts.items()]


@classified(C1)
@for_borrowers(
    "seq",
    "type",
    "effective_on",
    "booked_on",
    "amount",
    "reverses",
    "reversed",
    "applied",
    "created_at",
)
@strawberry.type(description="交易: an event of the loan and where its money went.")
class Transaction(Node):
    """`reversed`: it no longer counts. `reverses`: what it takes back."""

    seq: int
    type: str
    effective_on: Day
    booked_on: Day
    amount: Money | None
    data: Json
    reverses: strawberry.ID | None
    reversed: bool
    applied: list[Part]
    actor: NamedActor
    created_at: str

    @classmethod
    def of(cls, view: TransactionView, currency: str) -> Self:
        """From the domain."""
        return project(
            cls,
            view,
            currency,
            id=to_id("Transaction", view.id),
            data=Json(dict(view.data)),
            reverses=to_id("Transaction", view.reverses_id) if view.reverses_id else None,
            applied=Part.list_of(dict(view.applied), currency),
            actor=NamedActor.of(view.actor),
        )


@classified(C1)
@needs(
    customer=CUSTOMER_READ,
    contract=CONTRACT_READ,
    product=PRODUCT_READ,
    payments=PAYMENT_READ,
    service_requests=REQUEST_READ,
    papers=PAPER_READ,
    mandates=DEBIT_READ,
    debits=DEBIT_READ,
    next_debit=DEBIT_READ,
    refunds=REFUND_READ,
    hardship_offers=REQUEST_READ,
    disputes=DISPUTE_READ,
)
@for_borrowers(
    "number",
    "currency",
    "status",
    "principal",
    "disbursed",
    "disbursed_on",
    "maturity_on",
    "closed_on",
    "annual_rate",
    "apr_percent",
    "instalment_count",
    "level",
    "purpose",
    "outstanding",
    "principal_paid",
    "interest_paid",
    "fee_paid",
    "penalty_paid",
    "credit",
    "interest_accrued",
    "interest_receivable",
    "fee_receivable",
    "penalty_receivable",
    "next_due_on",
    "oldest_unpaid_due_on",
    "days_past_due",
    "version",
    "as_of",
    "terms",
    "created_at",
    "customer",
    "contract",
    "product",
    "instalments",
    "transactions",
    "payments",
    "service_requests",
    "papers",
    "next_payment",
    "mandates",
    "debits",
    "next_debit",
    "refunds",
    "hardship_offers",
    "disputes",
)
@strawberry.type(description="借据: one drawing, one number, one schedule.")
class Loan(LoanServicing, Node):
    """As of the business date; interest, penalty and days past due are told by the date."""

    view: strawberry.Private[LoanView]
    number: str
    currency: str
    status: LoanStatus
    asset_class: AssetClass
    principal: Money
    disbursed: Money
    disbursed_on: Day | None
    maturity_on: Day | None
    closed_on: Day | None
    annual_rate: Rate
    instalment_count: int
    level: Money
    grade: str | None
    purpose: str | None
    outstanding: Money
    principal_paid: Money
    interest_paid: Money
    fee_paid: Money
    penalty_paid: Money
    written_off: Money
    recovered: Money
    credit: Money
    interest_accrued: Money
    interest_receivable: Money
    fee_receivable: Money
    penalty_receivable: Money
    next_due_on: Day | None
    oldest_unpaid_due_on: Day | None
    days_past_due: int
    non_accrual: bool
    stage: int
    version: int
    as_of: Day
    terms: Json
    created_at: str

    @classmethod
    def of(cls, view: LoanView) -> Self:
        """From the domain."""
        return project(
            cls,
            view,
            view.currency,
            id=to_id("Loan", view.id),
            view=view,
            status=LoanStatus(view.status),
            asset_class=AssetClass(view.asset_class),
            annual_rate=rate(view.annual_rate),
            terms=Json(dict(view.terms)),
        )

    @strawberry.field
    async def customer(
        self, info: Info
    ) -> Annotated[Customer, strawberry.lazy("xindai.graphql.customers.types")] | None:
        """Who borrowed."""
        from xindai.graphql.customers.types import Customer

        view = await load(info.context, customers.customers_by_id, self.view.customer_id)
        return Customer.of(view) if view else None

    @strawberry.field
    async def contract(self, info: Info) -> Contract | None:
        """What was agreed."""
        view = await load(info.context, contracts.contracts_by_id, self.view.contract_id)
        return Contract.of(view) if view else None

    @strawberry.field
    async def product(self, info: Info) -> Product | None:
        """What was sold."""
        view = await load(info.context, products.products_by_id, self.view.product_id)
        return Product.of(view) if view else None

    @strawberry.field
    async def branch(self, info: Info) -> Branch | None:
        """Whose loan it is."""
        view = await load(info.context, identity.branches_by_id, self.view.branch_id)
        return Branch.of(view) if view else None

    @strawberry.field
    async def apr_percent(self) -> str | None:
        """年化综合成本 of the terms as they were agreed, EU effective; null where there is none."""
        return (await asyncio.to_thread(quote, Terms.from_json(self.terms))).apr_percent

    @strawberry.field
    async def instalments(self, info: Info) -> list[Instalment]:
        """还款计划."""
        rows = await load(info.context, loans.instalments_of, self.view.id)
        return [Instalment.of(row, self.currency) for row in rows or ()]

    @strawberry.field
    async def transactions(self, info: Info) -> list[Transaction]:
        """Every event in the order of arrival."""
        found = await load(info.context, loans.transactions_of_loans, self.view.id)
        return [Transaction.of(view, self.currency) for view in found or ()]

    @strawberry.field
    async def payments(
        self, info: Info
    ) -> list[Annotated[LoanPayment, strawberry.lazy("xindai.graphql.loans.payment_types")]]:
        """扣款: payments by card, newest first."""
        from xindai.graphql.loans.payment_types import LoanPayment

        found = await load(info.context, loans.payments_of_loans, self.view.id)
        return [LoanPayment.of(view) for view in found or ()]

    @strawberry.field
    async def next_payment(self, info: Info) -> NextPayment | None:
        """下次还款; null where nothing is open."""
        rows = await load(info.context, loans.instalments_of, self.view.id)
        if self.view.status != LoanStatus.ACTIVE:
            return None
        return NextPayment.of(rows or (), self.view.as_of, self.currency)

    @strawberry.field
    async def papers(self, info: Info) -> list[LoanPaper]:
        """结清证明 and 对账单 that were made, newest first."""
        found = await load(info.context, loans.papers_of_loans, self.view.id)
        return [LoanPaper.of(view) for view in found or ()]

    @strawberry.field
    async def service_requests(
        self, info: Info
    ) -> list[Annotated[ServiceRequest, strawberry.lazy("xindai.graphql.service_requests.types")]]:
        """客户申请, newest first."""
        from xindai.graphql.service_requests.types import ServiceRequest

        found = await load(info.context, loans.requests_of_loans, self.view.id)
        return [ServiceRequest.of(view) for view in found or ()]

    @strawberry.field
    async def journal_entries(self, info: Info) -> list[JournalEntry]:
        """分录 of this loan alone; accruals are booked for the whole portfolio."""
        found = await load(info.context, loans.journal_of_loans, self.view.id)
        return [JournalEntry.of(view) for view in found or ()]


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class LoanEdge:
    """A loan and where to go on behind it."""

    cursor: str
    node: Loan


@classified(C1)
@for_borrowers()
@strawberry.type
class LoanConnection:
    """A page of loans; `totalCount` is counted only when asked for."""

    edges: list[LoanEdge]
    page_info: PageInfo
    wanted: strawberry.Private[object]

    @strawberry.field
    async def total_count(self, info: Info) -> int:
        """How many the list has in all."""
        actor = await info.context.actor()
        return await loans.count_loans(actor, self.wanted)  # type: ignore[arg-type]


def loan_key(id: str) -> UUID:
    """The loan's row; refuses LOAN_NOT_FOUND."""
    from xindai.graphql.base.node import from_id

    return from_id("Loan", id, "loanId", "LOAN_NOT_FOUND")
