"""Deciding, withdrawing, and setting policies."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.approvals import api as approvals
from xindai.approvals.permissions import ASK, DECIDE, POLICY_CHANGE
from xindai.graphql.approvals.execute import execute
from xindai.graphql.approvals.types import (
    Approval,
    ApprovalPayload,
    ApprovalPolicy,
    ApprovalPolicyPayload,
    ApprovalPolicyRemovePayload,
)
from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.node import from_id
from xindai.kernel.money import parse_amount


@classified(PUBLIC)
@strawberry.input
class ApprovalInput:
    """Which request."""

    id: strawberry.ID
    idempotency_key: str


@classified(C1)
@strawberry.input
class ApprovalDecisionInput:
    """Which request and why; a no needs its reason."""

    id: strawberry.ID
    reason: str = ""
    idempotency_key: str


@classified(C1)
@strawberry.input
class ApprovalPolicyInput:
    """`command` is a permission's code; without an amount a command meets every tier.

    Amounts are compared as they are written, in whatever currency the command is about.
    """

    command: str
    min_amount: str = "0.00"
    role: str
    valid_hours: int = 72
    idempotency_key: str


def _key(id: str) -> UUID:
    return from_id("Approval", id, "id", "APPROVAL_NOT_FOUND")


async def _payload(info: Info, key: UUID) -> ApprovalPayload:
    found = await approvals.approvals_by_id(await info.context.actor(), [key])
    return ApprovalPayload(request=Approval.of(found[key]), user_errors=[])


@strawberry.type
class ApprovalMutation:
    """Part of Mutation."""

    @verb(may(DECIDE), Rows.BRANCH, "复核通过: the command is done at once.", ApprovalPayload)
    async def approval_approve(self, info: Info, input: ApprovalDecisionInput) -> ApprovalPayload:
        key, actor = _key(input.id), await info.context.actor()
        await approvals.decide(actor, key, True, input.reason, input.idempotency_key)
        await execute(info.schema, info.context, key)
        return await _payload(info, key)

    @verb(may(DECIDE), Rows.BRANCH, "复核退回, with a reason.", ApprovalPayload)
    async def approval_reject(self, info: Info, input: ApprovalDecisionInput) -> ApprovalPayload:
        key, actor = _key(input.id), await info.context.actor()
        await approvals.decide(actor, key, False, input.reason, input.idempotency_key)
        return await _payload(info, key)

    @verb(may(ASK), Rows.SELF, "撤回 of one's own request.", ApprovalPayload)
    async def approval_withdraw(self, info: Info, input: ApprovalInput) -> ApprovalPayload:
        key, actor = _key(input.id), await info.context.actor()
        await approvals.withdraw(actor, key, input.idempotency_key)
        return await _payload(info, key)

    @verb(
        may(POLICY_CHANGE),
        Rows.LENDER,
        "设置复核规则: one of the same command and amount is replaced.",
        ApprovalPolicyPayload,
    )
    async def approval_policy_set(
        self, info: Info, input: ApprovalPolicyInput
    ) -> ApprovalPolicyPayload:
        actor = await info.context.actor()
        amount = parse_amount(input.min_amount, "CNY", "min_amount")
        key = await approvals.set_policy(
            actor, input.command, amount, input.role, input.valid_hours, input.idempotency_key
        )
        view = await approvals.get_policy(actor, key)
        return ApprovalPolicyPayload(
            policy=ApprovalPolicy.of(view) if view else None, user_errors=[]
        )

    @verb(may(POLICY_CHANGE), Rows.LENDER, "删除复核规则.", ApprovalPolicyRemovePayload)
    async def approval_policy_remove(
        self, info: Info, input: ApprovalInput
    ) -> ApprovalPolicyRemovePayload:
        key = from_id("ApprovalPolicy", input.id, "id", "POLICY_NOT_FOUND")
        await approvals.remove_policy(await info.context.actor(), key, input.idempotency_key)
        return ApprovalPolicyRemovePayload(user_errors=[])
