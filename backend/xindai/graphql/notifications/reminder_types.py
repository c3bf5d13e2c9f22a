"""When borrowers are reminded, in the schema."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, classified
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import maybe_moment, moment
from xindai.graphql.identity.actors import NamedActor
from xindai.notifications.api import ContactChannel, RuleSetStatus
from xindai.reminders.api import Forecast, PolicyView, Step, StepForecast


@classified(PUBLIC)
@strawberry.type(description="还款提醒步骤: days after the due date; before it, below zero.")
class ReminderStep:
    """By these channels, where the customer wants them."""

    code: str
    days: int
    channels: list[ContactChannel]

    @classmethod
    def of(cls, step: Step) -> Self:
        """From the domain."""
        return cls(code=step.code, days=step.days, channels=list(step.channels))


@classified(C1)
@strawberry.type(
    description="提醒策略版本: all steps; one version at a time is in force, and never changes."
)
class ReminderPolicy(Node):
    """`makers` wrote it, `checker` approved it, `reason` says why it came back."""

    version: int
    status: RuleSetStatus
    steps: list[ReminderStep]
    makers: list[NamedActor]
    checker: NamedActor | None
    reason: str | None
    created_at: str
    approved_at: str | None
    retired_at: str | None

    @classmethod
    def of(cls, view: PolicyView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ReminderPolicy", view.id),
            version=view.version,
            status=view.status,
            steps=[ReminderStep.of(step) for step in view.steps],
            makers=NamedActor.list_of(view.makers),
            checker=NamedActor.of(view.checker),
            reason=view.reason,
            created_at=moment(view.created_at),
            approved_at=maybe_moment(view.approved_at),
            retired_at=maybe_moment(view.retired_at),
        )


@classified(C1)
@strawberry.type
class ReminderPolicyPayload(Payload):
    """The version as it is then, or why not."""

    policy: ReminderPolicy | None


@classified(C1)
@strawberry.type(description="渠道条数: messages by a channel.")
class ReminderCount:
    """Those that the customers' wishes and the templates leave."""

    channel: ContactChannel
    messages: int


@classified(C1)
@strawberry.type(description="步骤试算: what one step would do.")
class ReminderStepForecast:
    """Loans and customers who would be reminded, and by how many messages."""

    code: str
    days: int
    loans: int
    customers: int
    counts: list[ReminderCount]

    @classmethod
    def of(cls, found: StepForecast) -> Self:
        """From the domain."""
        counts = [ReminderCount(channel=c, messages=n) for c, n in found.channels.items()]
        return cls(
            code=found.step.code,
            days=found.step.days,
            loans=found.loans,
            customers=found.customers,
            counts=counts,
        )


@classified(C1)
@strawberry.type(description="提醒试算: who would be reminded on the business day, and by what.")
class ReminderForecast:
    """`isDone`: the day's reminders are planned, these would come on top. `isWhole` false: the
    counts are of the first ten thousand instalments."""

    on: str
    is_done: bool
    is_whole: bool
    steps: list[ReminderStepForecast]

    @classmethod
    def of(cls, found: Forecast) -> Self:
        """From the domain."""
        return cls(
            on=found.on.isoformat(),
            is_done=found.is_done,
            is_whole=found.is_whole,
            steps=[ReminderStepForecast.of(step) for step in found.steps],
        )
