"""日终: which days were closed, and how far a running one is."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.connection import check_first
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.scalars import Day, day, maybe_moment
from xindai.loans import api as loans
from xindai.loans import types as domain
from xindai.loans.permissions import END_OF_DAY_READ


@classified(C1)
@strawberry.type(description="A step of a day: its mark and its effect are committed together.")
class EndOfDayStep:
    """`done` counts rows or groups; `total` is known when the step is through."""

    name: str
    status: str
    done: int
    total: int | None
    started_at: str | None
    finished_at: str | None

    @classmethod
    def of(cls, view: domain.EndOfDayStep) -> Self:
        """From the domain."""
        return cls(
            name=view.name,
            status=view.status,
            done=view.done,
            total=view.total,
            started_at=maybe_moment(view.started_at),
            finished_at=maybe_moment(view.finished_at),
        )


@classified(C1)
@strawberry.type(description="The end of one business day: pending, running, done or failed.")
class EndOfDayRun:
    """A failed day stays open; the next run takes it up where it stopped."""

    business_date: Day
    status: str
    started_at: str | None
    finished_at: str | None
    error: str | None
    steps: list[EndOfDayStep]

    @classmethod
    def of(cls, view: domain.EndOfDayRun) -> Self:
        """From the domain."""
        return cls(
            business_date=day(view.business_on),
            status=view.status,
            started_at=maybe_moment(view.started_at),
            finished_at=maybe_moment(view.finished_at),
            error=view.error,
            steps=[EndOfDayStep.of(step) for step in view.steps],
        )


@strawberry.type
class EndOfDayQuery:
    """Part of Query."""

    @entry(
        may(END_OF_DAY_READ),
        Rows.LENDER,
        "The last days that were closed or are being closed, newest first.",
        first=PUBLIC,
    )
    async def end_of_day_runs(self, info: Info, first: int = 10) -> list[EndOfDayRun]:
        actor = await info.context.actor()
        found = await loans.end_of_day_runs(actor, check_first(first))
        return [EndOfDayRun.of(view) for view in found]
