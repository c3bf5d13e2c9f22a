"""Loans: one, lists, quotes, reasons, figures of the portfolio."""

from __future__ import annotations

from datetime import date
from typing import Self

import strawberry

from xindai.engine.explain import Explanation as EngineExplanation
from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, for_borrowers, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import maybe_id, split_id
from xindai.graphql.base.project import project
from xindai.graphql.base.scalars import Day, day
from xindai.graphql.loans.types import (
    Loan,
    LoanConnection,
    LoanEdge,
    Part,
    loan_key,
)
from xindai.kernel.dates import parse_date
from xindai.loans import api as loans
from xindai.loans.permissions import READ
from xindai.loans.types import AssetClass, LoanFilter, LoanOrder, LoanStatus

strawberry.enum(LoanOrder, description="Orders of a list of loans.")


@classified(C1)
@strawberry.input(description="Which loans; null leaves a criterion out.")
class LoanWhere:
    """`number` is a prefix; days past due are included at both ends."""

    number: str | None = None
    status: LoanStatus | None = None
    asset_class: AssetClass | None = None
    customer_id: strawberry.ID | None = None
    branch_id: strawberry.ID | None = None
    product_id: strawberry.ID | None = None
    grade: str | None = None
    overdue: bool | None = None
    overdue_days_from: int | None = None
    overdue_days_to: int | None = None
    disbursed_from: Day | None = None
    disbursed_to: Day | None = None

    def to_filter(self) -> LoanFilter:
        """For the domain; an id that is not there finds nothing, an ill-formed date is refused."""

        def when(text: Day | None, field: str) -> date | None:
            return parse_date(text, field) if text is not None else None

        return LoanFilter(
            number=self.number,
            status=self.status.value if self.status else None,
            asset_class=self.asset_class.value if self.asset_class else None,
            customer_id=maybe_id("Customer", self.customer_id, "customerId", "CUSTOMER_NOT_FOUND"),
            branch_id=maybe_id("Branch", self.branch_id, "branchId", "BRANCH_NOT_FOUND"),
            product_id=maybe_id("Product", self.product_id, "productId", "PRODUCT_NOT_FOUND"),
            grade=self.grade,
            overdue=self.overdue,
            overdue_days_from=self.overdue_days_from,
            overdue_days_to=self.overdue_days_to,
            disbursed_from=when(self.disbursed_from, "disbursedFrom"),
            disbursed_to=when(self.disbursed_to, "disbursedTo"),
        )


@classified(C1)
@for_borrowers()
@strawberry.type(description="结清试算: what closes the loan, and what the next day adds.")
class PayoffQuote:
    """Paying `total` on `until` (or earlier, at that sum) leaves exactly zero.

    `toTheEnd` is what is left to pay by the plan; `saved` how much more that is than `total`
    (with a minus, where paying off costs more).
    """

    on: Day
    until: Day
    total: Money
    principal: Money
    interest: Money
    fee: Money
    penalty: Money
    early_fee: Money
    credit: Money
    per_diem: Money
    to_the_end: Money
    saved: Money


@classified(C1)
@for_borrowers()
@strawberry.type(description="Why an amount is what it is: the children add up to it exactly.")
class Explanation:
    """A flat list in the order of a walk; `depth` is the place in the tree."""

    depth: int
    label: str
    amount: str
    note: str

    @classmethod
    def walk(cls, node: EngineExplanation, depth: int = 0) -> list[Self]:
        """The node and what is below it."""
        out = [cls(depth=depth, label=node.label, amount=node.amount, note=node.note)]
        for child in node.children:
            out += cls.walk(child, depth + 1)
        return out


@classified(C1)
@strawberry.type(description="Figures of the branches that the viewer sees, on the business date.")
class Portfolio:
    """One per currency."""

    as_of: Day
    currency: str
    loans: int
    active_loans: int
    overdue_loans: int
    disbursed: Money
    outstanding: Money
    overdue_principal: Money
    credit: Money
    by_class: list[Part]


@strawberry.type
class LoanQuery:
    """Part of Query."""

    @entry(may(READ), Rows.BRANCH, "One loan, or null.", id=PUBLIC)
    async def loan(self, info: Info, id: strawberry.ID) -> Loan | None:
        kind, key = split_id(id)
        if kind != "Loan" or key is None:
            return None
        view = await load(info.context, loans.loans_by_id, key)
        return Loan.of(view) if view else None

    @entry(may(READ), Rows.BRANCH, "借据列表.", order=PUBLIC, first=PUBLIC, after=PUBLIC)
    async def loans(
        self,
        info: Info,
        where: LoanWhere | None = None,
        order: LoanOrder = LoanOrder.NUMBER,
        first: int = 20,
        after: str | None = None,
    ) -> LoanConnection:
        key = info.context.services.cursor_key
        wanted = where.to_filter() if where else LoanFilter()
        actor, size, start = await info.context.actor(), check_first(first), unseal(key, after)
        page = await loans.find_loans(actor, wanted, order, size, start)
        edges = [
            LoanEdge(cursor=seal(key, cursor), node=Loan.of(view))
            for view, cursor in zip(page.loans, page.cursors, strict=True)
        ]
        last = edges[-1].cursor if edges else None
        return LoanConnection(
            edges=edges,
            page_info=PageInfo(has_next_page=page.has_next, end_cursor=last),
            wanted=wanted,
        )

    @entry(
        may(READ),
        Rows.BRANCH,
        "结清试算, for the business date or later.",
        loan_id=PUBLIC,
        on=PUBLIC,
        until_days=PUBLIC,
    )
    async def payoff_quote(
        self, info: Info, loan_id: strawberry.ID, on: Day | None = None, until_days: int = 0
    ) -> PayoffQuote:
        actor, key = await info.context.actor(), loan_key(loan_id)
        when = parse_date(on, "on") if on is not None else None
        view = await loans.get_loan(actor, key)
        quote = await loans.payoff_quote(actor, key, when, until_days)
        return project(PayoffQuote, quote, view.currency)

    @entry(
        may(READ),
        Rows.BRANCH,
        "Why an amount is what it is: principal, interest, fee, penalty, total or unpaid of row n, "
        "or payoff.",
        loan_id=PUBLIC,
        what=PUBLIC,
        n=PUBLIC,
        on=PUBLIC,
    )
    async def explain(
        self, info: Info, loan_id: strawberry.ID, what: str, n: int = 0, on: Day | None = None
    ) -> list[Explanation]:
        when = parse_date(on, "on") if on is not None else None
        actor = await info.context.actor()
        return Explanation.walk(await loans.explain(actor, loan_key(loan_id), what, n, when))

    @entry(may(READ), Rows.BRANCH, "Today's figures.")
    async def portfolio(self, info: Info) -> list[Portfolio]:
        return [
            project(
                Portfolio,
                view,
                view.currency,
                as_of=day(view.as_of),
                by_class=[
                    Part(name=name, amount=money(minor, view.currency))
                    for name, minor in view.by_class.items()
                ],
            )
            for view in await loans.portfolio(await info.context.actor())
        ]
