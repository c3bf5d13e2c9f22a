"""Strategies, collectors and figures in the schema."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.collections.types import (
    Channel,
    Stage,
    StrategyStatus,
)
from xindai.collections.types.outside import (
    CollectionFigures,
    CollectorFigures,
    CollectorView,
    Forecast,
    StrategyView,
)
from xindai.graphql.base.access import C1, classified
from xindai.graphql.base.context import Info
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, Rate, day, maybe_moment, moment
from xindai.graphql.collections import enums as _enums  # noqa: F401 - names them first
from xindai.graphql.identity.actors import NamedActor


@classified(C1)
@strawberry.type(description="策略规则: the first one that fits a case counts.")
class CollectionRule:
    """No upper end: everything above; no grades: every grade."""

    days_from: int
    days_to: int | None
    amount_from: Money | None
    amount_to: Money | None
    grades: list[str]
    queue: str
    stage: Stage
    priority: int
    cadence_days: int
    channels: list[Channel]


@classified(C1)
@strawberry.type(description="催收策略: a version of the policy.")
class CollectionStrategy(Node):
    """`continuityDays`: so long a customer who returns gets the collector who knows him."""

    number: int
    status: StrategyStatus
    rules: list[CollectionRule]
    continuity_days: int
    grace_days: int
    longest_promise_days: int
    note: str
    proposed_by: NamedActor
    proposed_at: str
    decided_by: NamedActor | None
    decided_at: str | None

    @classmethod
    def of(cls, view: StrategyView) -> Self:
        """From the domain."""

        def amount(minor: int | None) -> Money | None:
            return None if minor is None else money(minor, "CNY")

        return cls(
            id=to_id("CollectionStrategy", view.id),
            number=view.number,
            status=view.status,
            rules=[
                CollectionRule(
                    days_from=rule["daysFrom"],
                    days_to=rule["daysTo"],
                    amount_from=amount(rule["amountFromMinor"]),
                    amount_to=amount(rule["amountToMinor"]),
                    grades=list(rule["grades"]),
                    queue=rule["queue"],
                    stage=Stage(rule["stage"]),
                    priority=rule["priority"],
                    cadence_days=rule["cadenceDays"],
                    channels=[Channel(each) for each in rule["channels"]],
                )
                for rule in view.rules
            ],
            continuity_days=view.continuity_days,
            grace_days=view.grace_days,
            longest_promise_days=view.longest_promise_days,
            note=view.note,
            proposed_by=NamedActor.of(view.proposed_by),
            proposed_at=moment(view.proposed_at),
            decided_by=NamedActor.of(view.decided_by),
            decided_at=maybe_moment(view.decided_at),
        )

    @strawberry.field
    async def is_mine(self, info: Info) -> bool:
        """Whoever proposed it cannot decide it."""
        return (await info.context.actor()).id == str(self.proposed_by.id)


@classified(C1)
@strawberry.type(description="How the open cases would lie under a strategy.")
class CollectionForecast:
    """One queue."""

    queue: str
    cases: int
    overdue: Money

    @classmethod
    def of(cls, view: Forecast) -> Self:
        """From the domain."""
        return cls(queue=view.queue, cases=view.cases, overdue=money(view.overdue_minor, "CNY"))


@classified(C1)
@strawberry.type
class CollectorAbsence:
    """Days on which somebody gets no cases."""

    id: strawberry.ID
    from_on: Day
    to_on: Day


@classified(C1)
@strawberry.type(description="催收员: what he works on, how much he may have and has.")
class Collector:
    """No queues: every queue."""

    staff_id: strawberry.ID
    staff: NamedActor
    queues: list[str]
    most_cases: int
    most: Money
    is_active: bool
    cases: int
    overdue: Money
    absences: list[CollectorAbsence]

    @classmethod
    def of(cls, view: CollectorView) -> Self:
        """From the domain."""
        return cls(
            staff_id=to_id("Staff", view.staff_id),
            staff=NamedActor.of(f"staff:{view.staff_id}"),
            queues=list(view.queues),
            most_cases=view.most_cases,
            most=money(view.most_minor, "CNY"),
            is_active=view.is_active,
            cases=view.cases,
            overdue=money(view.overdue_minor, "CNY"),
            absences=[
                CollectorAbsence(
                    id=to_id("CollectorAbsence", each.id),
                    from_on=day(each.from_on),
                    to_on=day(each.to_on),
                )
                for each in view.absences
            ],
        )


@classified(C1)
@strawberry.type(description="What a collector did in a period; `cases` and `overdue` are of now.")
class CollectorResult:
    """`reached`: contacts that somebody answered; `received`: of what was promised."""

    staff_id: strawberry.ID
    staff: NamedActor
    contacts: int
    reached: int
    promises: int
    kept: int
    broken: int
    promised: Money
    received: Money
    closed: int
    cases: int
    overdue: Money

    @classmethod
    def of(cls, view: CollectorFigures) -> Self:
        """From the domain."""
        return cls(
            staff_id=to_id("Staff", view.staff_id),
            staff=NamedActor.of(f"staff:{view.staff_id}"),
            contacts=view.contacts,
            reached=view.reached,
            promises=view.promises,
            kept=view.kept,
            broken=view.broken,
            promised=money(view.promised_minor, "CNY"),
            received=money(view.received_minor, "CNY"),
            closed=view.closed,
            cases=view.cases,
            overdue=money(view.overdue_minor, "CNY"),
        )


@classified(C1)
@strawberry.type(description="催收统计 of a period; open cases, amounts and flags are of now.")
class CollectionStatistics:
    """`cureRate`: cases cured among those that were closed or are open, as a fraction."""

    open_cases: int
    overdue: Money
    opened: int
    cured: int
    written_off: int
    placed: int
    disputed: int
    cure_rate: Rate
    collectors: list[CollectorResult]

    @classmethod
    def of(cls, view: CollectionFigures) -> Self:
        """From the domain."""
        base = view.cured + view.written_off + view.open_cases
        parts = (view.cured * 20_000 + base) // (2 * base) if base else 0
        return cls(
            open_cases=view.open_cases,
            overdue=money(view.overdue_minor, view.currency),
            opened=view.opened,
            cured=view.cured,
            written_off=view.written_off,
            placed=view.placed,
            disputed=view.disputed,
            cure_rate=Rate(f"{parts // 10_000}.{parts % 10_000:04d}"),
            collectors=[CollectorResult.of(each) for each in view.collectors],
        )


@classified(C1)
@strawberry.type
class CollectionStrategyPayload(Payload):
    """The version, or why not."""

    strategy: CollectionStrategy | None


@classified(C1)
@strawberry.type
class CollectorPayload(Payload):
    """The collector as he stands now, or why not."""

    collector: Collector | None
