"""Figures of the desk: today's, and by day for charts."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.applications.enums import ApplicationStatus
from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.scalars import Day, day, maybe_day
from xindai.graphql.loans.enums import AssetClass
from xindai.kernel.dates import parse_date
from xindai.loans.types import DayFigure
from xindai.reporting import api as reporting
from xindai.reporting.permissions import FIGURES
from xindai.reporting.types import DeskFigures as View


@classified(C1)
@strawberry.type(description="笔数与金额: loans and their outstanding principal.")
class LoanTally:
    """How many, and how much."""

    loans: int
    amount: Money


@classified(C1)
@strawberry.type(description="五级分类余额")
class AssetClassTally:
    """Loans of a class."""

    asset_class: AssetClass
    loans: int
    amount: Money


@classified(C1)
@strawberry.type(description="待办队列数")
class QueueTally:
    """All that wait, those in the viewer's hands, those in nobody's, and those that are late."""

    queue: ApplicationStatus
    waiting: int
    mine: int
    free: int
    overdue: int


@classified(C1)
@strawberry.type(description="工作台数据 of the viewer's branches, in one currency.")
class DeskFigures:
    """Stocks (`outstanding`, `overdue…`, classes) are those of `asOf`, the last day that was
    closed; what moved is that of `businessDate`. `overdue30` are loans 30 days past due and more.
    `due` fell due today, as it was when the day began. `endOfDayOn` and its status are there for
    who may see the end of day."""

    business_date: Day
    as_of: Day | None
    currency: str
    applications_submitted: int
    applications_decided: int
    applications_waiting: int
    disbursed: Money
    disbursed_count: int
    collected: Money
    collected_count: int
    due: Money
    due_count: int
    outstanding: LoanTally
    overdue: LoanTally
    overdue30: LoanTally
    overdue90: LoanTally
    asset_classes: list[AssetClassTally]
    queues: list[QueueTally]
    approvals_waiting: int
    end_of_day_on: Day | None
    end_of_day_status: str | None

    @classmethod
    def of(cls, view: View) -> Self:
        """From the domain."""
        stock, today, work, run = view.stock, view.today, view.work, view.end_of_day

        def tally(loans: int, minor: int) -> LoanTally:
            return LoanTally(loans=loans, amount=money(minor, view.currency))

        return cls(
            business_date=day(today.on),
            as_of=maybe_day(stock.as_of),
            currency=view.currency,
            applications_submitted=work.submitted,
            applications_decided=work.decided,
            applications_waiting=work.waiting,
            disbursed=money(today.disbursed_minor, view.currency),
            disbursed_count=today.disbursed_count,
            collected=money(today.collected_minor, view.currency),
            collected_count=today.collected_count,
            due=money(today.due_minor, view.currency),
            due_count=today.due_count,
            outstanding=tally(stock.loans, stock.outstanding_minor),
            overdue=tally(stock.overdue_loans, stock.overdue_minor),
            overdue30=tally(stock.overdue_30_loans, stock.overdue_30_minor),
            overdue90=tally(stock.overdue_90_loans, stock.overdue_90_minor),
            asset_classes=[
                AssetClassTally(
                    asset_class=AssetClass(each.asset_class),
                    loans=each.loans,
                    amount=money(each.outstanding_minor, view.currency),
                )
                for each in stock.by_class
            ],
            queues=[
                QueueTally(
                    queue=each.queue,
                    waiting=each.waiting,
                    mine=each.mine,
                    free=each.free,
                    overdue=each.overdue,
                )
                for each in work.queues
            ],
            approvals_waiting=view.approvals_waiting,
            end_of_day_on=maybe_day(run.business_on) if run else None,
            end_of_day_status=run.status.upper() if run else None,
        )


@classified(C1)
@strawberry.type(description="日报: a closed day of the viewer's branches.")
class FiguresOfDay:
    """What moved on the day, and what stood at its end; `overdue` is outstanding principal of late
    loans."""

    on: Day
    disbursed: Money
    disbursed_count: int
    collected: Money
    collected_count: int
    due: Money
    loans: int
    outstanding: Money
    overdue_loans: int
    overdue: Money
    overdue90: Money

    @classmethod
    def of(cls, view: DayFigure, currency: str) -> Self:
        """From the domain."""
        return cls(
            on=day(view.on_date),
            disbursed=money(view.disbursed_minor, currency),
            disbursed_count=view.disbursed_count,
            collected=money(view.collected_minor, currency),
            collected_count=view.collected_count,
            due=money(view.due_minor, currency),
            loans=view.loans,
            outstanding=money(view.outstanding_minor, currency),
            overdue_loans=view.overdue_loans,
            overdue=money(view.overdue_minor, currency),
            overdue90=money(view.overdue_90_minor, currency),
        )


@strawberry.type
class FiguresQuery:
    """Part of Query."""

    @entry(may(FIGURES), Rows.BRANCH, "工作台数据: today's.", currency=PUBLIC)
    async def desk_figures(self, info: Info, currency: str = "CNY") -> DeskFigures:
        return DeskFigures.of(await reporting.desk_figures(await info.context.actor(), currency))

    @entry(
        may(FIGURES),
        Rows.BRANCH,
        "日报, for charts: the closed days of a period of at most a year.",
        start=PUBLIC,
        end=PUBLIC,
        currency=PUBLIC,
    )
    async def figures_by_day(
        self, info: Info, start: Day, end: Day, currency: str = "CNY"
    ) -> list[FiguresOfDay]:
        period = parse_date(start, "start"), parse_date(end, "end")
        found = await reporting.figures_by_day(await info.context.actor(), currency, *period)
        return [FiguresOfDay.of(view, currency) for view in found]
