"""Claim and resolve tasks, ask for a blocked line back, propose and decide on a policy."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.early_warning import api as warning
from xindai.early_warning.permissions import POLICY_DECIDE, POLICY_PROPOSE, READ, RELEASE, WORK
from xindai.graphql.base.access import Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import from_id, to_id
from xindai.graphql.early_warning.inputs import (
    WarningHoldReleaseInput,
    WarningTaskInput,
    WarningTaskResolveInput,
    task_key,
)
from xindai.graphql.early_warning.policy_types import (
    WarningPolicy,
    WarningPolicyDecideInput,
    WarningPolicyPayload,
    WarningPolicyProposeInput,
)
from xindai.graphql.early_warning.types import (
    WarningHold,
    WarningHoldPayload,
    WarningTask,
    WarningTaskPayload,
)


@strawberry.type
class WarningMutation:
    """Part of Mutation."""

    @verb(may(WORK), Rows.BRANCH, "领取预警任务.", WarningTaskPayload)
    async def warning_task_claim(self, info: Info, input: WarningTaskInput) -> WarningTaskPayload:
        actor, key = await info.context.actor(), task_key(input.task_id)
        await warning.claim(actor, key, input.idempotency_key)
        return await _task(info, key)

    @verb(may(WORK), Rows.BRANCH, "退回预警任务 to the others.", WarningTaskPayload)
    async def warning_task_release(self, info: Info, input: WarningTaskInput) -> WarningTaskPayload:
        actor, key = await info.context.actor(), task_key(input.task_id)
        await warning.release(actor, key, input.idempotency_key)
        return await _task(info, key)

    @verb(may(WORK), Rows.BRANCH, "办结预警任务 with what was found.", WarningTaskPayload)
    async def warning_task_resolve(
        self, info: Info, input: WarningTaskResolveInput
    ) -> WarningTaskPayload:
        actor, key = await info.context.actor(), task_key(input.task_id)
        await warning.resolve(actor, key, input.finding, input.comment, input.idempotency_key)
        return await _task(info, key)

    @verb(
        may(RELEASE),
        Rows.BRANCH,
        "申请解除额度止付: a proposal at the line, on which somebody else decides.",
        WarningHoldPayload,
    )
    async def warning_hold_release(
        self, info: Info, input: WarningHoldReleaseInput
    ) -> WarningHoldPayload:
        actor = await info.context.actor()
        key = from_id("WarningHold", input.hold_id, "holdId", "WARNING_HOLD_NOT_FOUND")
        made = await warning.release_hold(actor, key, input.reason, input.idempotency_key)
        forget(info.context)
        view = None
        if actor.may(READ):
            view = await load(info.context, warning.holds_by_id, key)
        return WarningHoldPayload(
            hold=WarningHold.of(view) if view else None,
            proposal_id=to_id("CreditLineProposal", made),
            user_errors=[],
        )

    @verb(
        may(POLICY_PROPOSE),
        Rows.LENDER,
        "拟定预警策略: a version that waits for a second person.",
        WarningPolicyPayload,
    )
    async def warning_policy_propose(
        self, info: Info, input: WarningPolicyProposeInput
    ) -> WarningPolicyPayload:
        actor = await info.context.actor()
        key = await warning.propose_policy(actor, input.to_policy(), input.idempotency_key)
        return await _policy(info, key)

    @verb(
        may(POLICY_DECIDE),
        Rows.LENDER,
        "复核预警策略 of somebody else.",
        WarningPolicyPayload,
    )
    async def warning_policy_decide(
        self, info: Info, input: WarningPolicyDecideInput
    ) -> WarningPolicyPayload:
        actor = await info.context.actor()
        wanted = from_id("WarningPolicy", input.policy_id, "policyId", "WARNING_POLICY_NOT_FOUND")
        key = await warning.decide_policy(actor, wanted, input.agrees, input.idempotency_key)
        return await _policy(info, key)


async def _task(info: Info, key: UUID) -> WarningTaskPayload:
    forget(info.context)
    view = None
    if (await info.context.actor()).may(READ):
        view = await load(info.context, warning.tasks_by_id, key)
    return WarningTaskPayload(task=WarningTask.of(view) if view else None, user_errors=[])


async def _policy(info: Info, key: UUID) -> WarningPolicyPayload:
    forget(info.context)
    view = None
    if (await info.context.actor()).may(READ):
        view = await load(info.context, warning.policies_by_id, key)
    return WarningPolicyPayload(policy=WarningPolicy.of(view) if view else None, user_errors=[])
