"""When borrowers are reminded: reads and verbs."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import from_id
from xindai.graphql.notifications.reminder_types import (
    ReminderForecast,
    ReminderPolicy,
    ReminderPolicyPayload,
    ReminderStep,
)
from xindai.notifications.api import ContactChannel
from xindai.reminders import api as reminders
from xindai.reminders.permissions import APPROVE, CHANGE, READ


@classified(PUBLIC)
@strawberry.input
class ReminderStepInput:
    """As ReminderStep."""

    code: str
    days: int
    channels: list[ContactChannel]

    def step(self) -> reminders.Step:
        """For the domain."""
        return reminders.Step(code=self.code, days=self.days, channels=tuple(self.channels))


@classified(PUBLIC)
@strawberry.input(description="All steps of the draft: the open one, or the next version.")
class ReminderPolicyDraftInput:
    """No two of one code or day."""

    steps: list[ReminderStepInput]
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class ReminderPolicyVersionInput:
    """A version and nothing else."""

    policy_id: strawberry.ID
    idempotency_key: str


@classified(C1)
@strawberry.input
class ReminderPolicyReturnInput:
    """A version, and why it comes back."""

    policy_id: strawberry.ID
    reason: str
    idempotency_key: str


def _key(id: str) -> UUID:
    return from_id("ReminderPolicy", id, "policyId", "REMINDER_POLICY_NOT_FOUND")


async def _payload(info: Info, key: UUID) -> ReminderPolicyPayload:
    forget(info.context)
    view = await load(info.context, reminders.policies_by_id, key)
    return ReminderPolicyPayload(policy=ReminderPolicy.of(view) if view else None, user_errors=[])


@strawberry.type
class ReminderQuery:
    """Part of Query."""

    @entry(may(READ), Rows.LENDER, "还款提醒步骤 in force, from the earliest.")
    async def reminder_steps(self, info: Info) -> list[ReminderStep]:
        found = await reminders.steps(await info.context.actor())
        return [ReminderStep.of(step) for step in found]

    @entry(may(READ), Rows.LENDER, "提醒策略版本, the newest first.")
    async def reminder_policies(self, info: Info) -> list[ReminderPolicy]:
        found = await reminders.policies(await info.context.actor())
        return [ReminderPolicy.of(view) for view in found]

    @entry(
        may(READ),
        Rows.LENDER,
        "提醒试算: what these steps (none given: those in force) would do today; writes nothing.",
    )
    async def reminder_forecast(
        self, info: Info, steps: list[ReminderStepInput] | None = None
    ) -> ReminderForecast:
        wanted = None if steps is None else [each.step() for each in steps]
        return ReminderForecast.of(await reminders.forecast(await info.context.actor(), wanted))


@strawberry.type
class ReminderMutation:
    """Part of Mutation."""

    @verb(may(CHANGE), Rows.LENDER, "编写提醒策略草稿.", ReminderPolicyPayload)
    async def reminder_policy_draft(
        self, info: Info, input: ReminderPolicyDraftInput
    ) -> ReminderPolicyPayload:
        actor, steps = await info.context.actor(), [each.step() for each in input.steps]
        return await _payload(
            info, await reminders.write_policy(actor, steps, input.idempotency_key)
        )

    @verb(may(CHANGE), Rows.LENDER, "提交提醒策略审批.", ReminderPolicyPayload)
    async def reminder_policy_submit(
        self, info: Info, input: ReminderPolicyVersionInput
    ) -> ReminderPolicyPayload:
        key, actor = _key(input.policy_id), await info.context.actor()
        return await _payload(
            info, await reminders.submit_policy(actor, key, input.idempotency_key)
        )

    @verb(may(APPROVE), Rows.LENDER, "退回提醒策略, with a reason.", ReminderPolicyPayload)
    async def reminder_policy_return(
        self, info: Info, input: ReminderPolicyReturnInput
    ) -> ReminderPolicyPayload:
        key, actor = _key(input.policy_id), await info.context.actor()
        return await _payload(
            info, await reminders.return_policy(actor, key, input.reason, input.idempotency_key)
        )

    @verb(
        may(APPROVE),
        Rows.LENDER,
        "批准提醒策略 by somebody who did not write it: in force in the place of the one before.",
        ReminderPolicyPayload,
    )
    async def reminder_policy_approve(
        self, info: Info, input: ReminderPolicyVersionInput
    ) -> ReminderPolicyPayload:
        key, actor = _key(input.policy_id), await info.context.actor()
        return await _payload(
            info, await reminders.approve_policy(actor, key, input.idempotency_key)
        )
