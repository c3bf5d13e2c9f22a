"""Propose and decide, freeze, close, lines for a list. Every verb takes a key."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.credit_lines import api as credit_lines
from xindai.credit_lines.permissions import APPROVE, CLOSE, FREEZE, PRE_APPROVE, PROPOSE
from xindai.graphql.base.access import Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.credit_lines.inputs import (
    CreditLineGrantInput,
    CreditLinePreApproveInput,
    CreditLineProposalInput,
    CreditLineProposeInput,
    CreditLineStopInput,
    grant_of,
    line_key,
    list_of,
    proposal_key,
    wish_of,
)
from xindai.graphql.credit_lines.payloads import CreditLinePayload, CreditLineProposalPayload
from xindai.graphql.credit_lines.types import CreditLine, CreditLineProposal


@strawberry.type
class CreditLineMutation:
    """Part of Mutation."""

    @verb(
        may(PROPOSE),
        Rows.BRANCH,
        "授信申请: proposes a line by hand; another person approves it.",
        CreditLineProposalPayload,
    )
    async def credit_line_grant(
        self, info: Info, input: CreditLineGrantInput
    ) -> CreditLineProposalPayload:
        actor = await info.context.actor()
        made = await credit_lines.propose(actor, grant_of(input), input.idempotency_key)
        return await _proposal(info, made)

    @verb(
        may(PROPOSE),
        Rows.BRANCH,
        "额度调整申请: proposes a change of a line; another person approves it.",
        CreditLineProposalPayload,
    )
    async def credit_line_propose(
        self, info: Info, input: CreditLineProposeInput
    ) -> CreditLineProposalPayload:
        actor = await info.context.actor()
        made = await credit_lines.propose(actor, wish_of(input), input.idempotency_key)
        return await _proposal(info, made)

    @verb(
        may(APPROVE),
        Rows.BRANCH,
        "批准额度申请 of somebody else: it is done at once, a list by a job.",
        CreditLineProposalPayload,
    )
    async def credit_line_proposal_approve(
        self, info: Info, input: CreditLineProposalInput
    ) -> CreditLineProposalPayload:
        key, actor = proposal_key(input.proposal_id), await info.context.actor()
        await credit_lines.approve(actor, key, input.reason, input.idempotency_key)
        return await _proposal(info, key)

    @verb(
        may(APPROVE),
        Rows.BRANCH,
        "驳回额度申请 of somebody else, with a reason.",
        CreditLineProposalPayload,
    )
    async def credit_line_proposal_reject(
        self, info: Info, input: CreditLineProposalInput
    ) -> CreditLineProposalPayload:
        key, actor = proposal_key(input.proposal_id), await info.context.actor()
        await credit_lines.reject(actor, key, input.reason, input.idempotency_key)
        return await _proposal(info, key)

    @verb(
        may(FREEZE),
        Rows.BRANCH,
        "冻结额度 at once: nothing more is reserved.",
        CreditLinePayload,
    )
    async def credit_line_freeze(self, info: Info, input: CreditLineStopInput) -> CreditLinePayload:
        key, actor = line_key(input.line_id), await info.context.actor()
        await credit_lines.freeze(actor, key, input.reason, input.idempotency_key)
        return await _line(info, key)

    @verb(
        may(PROPOSE),
        Rows.BRANCH,
        "申请解冻额度: another person approves it.",
        CreditLineProposalPayload,
    )
    async def credit_line_unfreeze(
        self, info: Info, input: CreditLineStopInput
    ) -> CreditLineProposalPayload:
        key, actor = line_key(input.line_id), await info.context.actor()
        made = await credit_lines.unfreeze(actor, key, input.reason, input.idempotency_key)
        return await _proposal(info, made)

    @verb(
        may(CLOSE),
        Rows.BRANCH,
        "关闭额度: the limit becomes zero, its loans go on.",
        CreditLinePayload,
    )
    async def credit_line_close(self, info: Info, input: CreditLineStopInput) -> CreditLinePayload:
        key, actor = line_key(input.line_id), await info.context.actor()
        await credit_lines.close(actor, key, input.reason, input.idempotency_key)
        return await _line(info, key)

    @verb(
        may(PRE_APPROVE),
        Rows.BRANCH,
        "预授信: proposes lines for a list; another person approves it, a job grants them.",
        CreditLineProposalPayload,
    )
    async def credit_line_pre_approve(
        self, info: Info, input: CreditLinePreApproveInput
    ) -> CreditLineProposalPayload:
        actor = await info.context.actor()
        made = await credit_lines.pre_approve(actor, list_of(input), input.idempotency_key)
        return await _proposal(info, made)


async def _line(info: Info, key: UUID) -> CreditLinePayload:
    """The line as it is after the commit."""
    forget(info.context)
    view = await load(info.context, credit_lines.lines_by_id, key)
    return CreditLinePayload(line=CreditLine.of(view) if view else None, user_errors=[])


async def _proposal(info: Info, key: UUID) -> CreditLineProposalPayload:
    forget(info.context)
    view = await load(info.context, credit_lines.proposals_by_id, key)
    shown = CreditLineProposal.of(view) if view else None
    return CreditLineProposalPayload(proposal=shown, user_errors=[])
