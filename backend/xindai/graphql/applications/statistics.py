"""The funnel, and how long applications stay where."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.applications.enums import ApplicationStatus, FunnelGroup
from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.scalars import Day
from xindai.kernel.dates import parse_date
from xindai.origination import api as origination
from xindai.origination.api import FunnelRow, StateTime
from xindai.origination.permissions import STATISTICS


@classified(C1)
@strawberry.type(description="漏斗: how far the applications of a key have come.")
class ApplicationFunnelRow:
    """Each counts once, where it was first submitted in the period."""

    key: str
    submitted: int
    decided: int
    approved: int
    accepted: int
    signed: int
    disbursed: int
    rejected: int
    withdrawn: int
    expired: int
    submitted_amount: Money
    disbursed_amount: Money

    @classmethod
    def of(cls, row: FunnelRow, currency: str) -> Self:
        """From the domain."""
        return cls(
            key=row.key,
            submitted=row.submitted,
            decided=row.decided,
            approved=row.approved,
            accepted=row.accepted,
            signed=row.signed,
            disbursed=row.disbursed,
            rejected=row.rejected,
            withdrawn=row.withdrawn,
            expired=row.expired,
            submitted_amount=money(row.submitted_minor, currency),
            disbursed_amount=money(row.disbursed_minor, currency),
        )


@classified(C1)
@strawberry.type(description="停留时间 in a state that was left.")
class ApplicationStateTime:
    """Seconds."""

    status: ApplicationStatus
    count: int
    average_seconds: int
    median_seconds: int
    p90_seconds: int

    @classmethod
    def of(cls, view: StateTime) -> Self:
        """From the domain."""
        return cls(
            status=view.status,
            count=view.count,
            average_seconds=view.average_seconds,
            median_seconds=view.median_seconds,
            p90_seconds=view.p90_seconds,
        )


@strawberry.type
class ApplicationStatisticsQuery:
    """Part of Query."""

    @entry(
        may(STATISTICS),
        Rows.BRANCH,
        "进件漏斗 of the applications first submitted in a period of business dates.",
        group_by=PUBLIC,
        start=PUBLIC,
        end=PUBLIC,
        currency=PUBLIC,
    )
    async def application_funnel(
        self, info: Info, group_by: FunnelGroup, start: Day, end: Day, currency: str = "CNY"
    ) -> list[ApplicationFunnelRow]:
        first, last = parse_date(start, "start"), parse_date(end, "end")
        actor = await info.context.actor()
        rows = await origination.funnel(actor, group_by, first, last, currency)
        return [ApplicationFunnelRow.of(row, currency) for row in rows]

    @entry(
        may(STATISTICS),
        Rows.BRANCH,
        "停留时间 of the stays that began in a period of business dates.",
        start=PUBLIC,
        end=PUBLIC,
    )
    async def application_state_times(
        self, info: Info, start: Day, end: Day
    ) -> list[ApplicationStateTime]:
        first, last = parse_date(start, "start"), parse_date(end, "end")
        found = await origination.state_times(await info.context.actor(), first, last)
        return [ApplicationStateTime.of(view) for view in found]
