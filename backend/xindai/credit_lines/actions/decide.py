"""The second person's word on a proposal; an approved one is done in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.credit_lines.actions.grant import open_line, set_part
from xindai.credit_lines.actions.lock import lock_of
from xindai.credit_lines.actions.move import Move, move
from xindai.credit_lines.actions.propose import check_on_line
from xindai.credit_lines.errors import own_proposal, proposal_decided, proposal_not_found
from xindai.credit_lines.permissions import APPROVE
from xindai.credit_lines.rules import Line, check_last_day, check_limit, check_reason, wish_of
from xindai.credit_lines.types import LineStatus, LineWish, MovementKind, ProposalKind
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.jobs import api as jobs
from xindai.platform.permission import require

PRE_APPROVAL_JOB: Final = "credit_line.pre_approval"
_LOCK: Final = """
SELECT p.* FROM line_proposal p JOIN branch b ON b.id = p.branch_id AND b.path LIKE $2
WHERE p.id = $1 FOR UPDATE OF p
"""
_DECIDE: Final = """
UPDATE line_proposal SET status = $2, checker = $3, decision_reason = $4, decided_at = now()
WHERE id = $1
"""


async def approve(actor: Actor, proposal_id: UUID, reason: str, idempotency_key: str) -> None:
    """Does what was proposed, once per key; `reason` may be empty.

    Refuses LINE_PROPOSAL_NOT_FOUND, LINE_PROPOSAL_DECIDED, OWN_REQUEST, and what the line itself
    does not allow today; the proposal then goes on waiting.
    """
    require(actor, APPROVE)
    key = idempotency.check_key(idempotency_key)
    why = check_reason(reason) if reason.strip() else None
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            row = await _pending(tx, actor, proposal_id)
            await _do(tx, actor, row)
            await _decide(tx, actor, proposal_id, "approved", why)
            return {}

        given = {"id": str(proposal_id), "reason": why}
        answer = await idempotency.run(tx, actor, APPROVE.code, key, given, act)
    answer.value()


async def reject(actor: Actor, proposal_id: UUID, reason: str, idempotency_key: str) -> None:
    """Says no, with a reason; refuses as `approve`, and REASON_MISSING."""
    require(actor, APPROVE)
    key, why = idempotency.check_key(idempotency_key), check_reason(reason)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await _pending(tx, actor, proposal_id)
            await _decide(tx, actor, proposal_id, "rejected", why)
            return {}

        given = {"id": str(proposal_id), "reason": why}
        answer = await idempotency.run(tx, actor, "credit_line.reject", key, given, act)
    answer.value()


async def _pending(tx: Tx, actor: Actor, proposal_id: UUID) -> Mapping[str, Any]:
    row: Mapping[str, Any] | None = await tx.row(_LOCK, proposal_id, actor.branch_pattern())
    if row is None:
        raise proposal_not_found()
    if row["status"] != "pending":
        raise proposal_decided()
    if row["maker"] == actor.id:
        raise own_proposal()
    return row


async def _decide(tx: Tx, actor: Actor, proposal_id: UUID, status: str, why: str | None) -> None:
    await tx.execute(_DECIDE, proposal_id, status, actor.id, why)
    about = {"reason": why} if why else {}
    await audit.append(
        tx, actor, f"credit_line.proposal_{status}", f"line_proposal/{proposal_id}", about
    )


async def _do(tx: Tx, actor: Actor, row: Mapping[str, Any]) -> None:
    kind, subject = ProposalKind(row["kind"]), f"line_proposal/{row['id']}"
    if kind is ProposalKind.PRE_APPROVAL:
        job = {"proposalId": str(row["id"])}
        await jobs.enqueue(tx, PRE_APPROVAL_JOB, job, key=job["proposalId"])
        return
    wish = wish_of(kind, row["customer_id"], row["currency"], row["reason"], row["content"])
    if kind is ProposalKind.GRANT:
        assert wish.limit_minor is not None and wish.expires_on is not None
        grant = (wish.limit_minor, wish.expires_on, wish.sub_lines, subject)
        await open_line(tx, actor, wish.customer_id, wish.currency, *grant)
        return
    await check_on_line(tx, actor, wish)
    line = await lock_of(tx, actor, wish.customer_id, wish.currency)
    if kind is ProposalKind.SUB_LINE:
        for part in wish.sub_lines:
            await set_part(tx, actor, line, part, line.limit_minor, subject)
    else:
        await move(tx, actor, line, _change(kind, wish, line, subject))


def _change(kind: ProposalKind, wish: LineWish, line: Line, subject: str) -> Move:
    """The movement of a proposal about the line itself."""
    if kind is ProposalKind.UNFREEZE:
        return Move(
            kind=MovementKind.UNFREEZE,
            amount_minor=0,
            subject=subject,
            reason=wish.reason,
            status=LineStatus.ACTIVE,
        )
    if kind is ProposalKind.TEMPORARY_RAISE:
        assert wish.temporary_minor is not None and wish.temporary_until is not None
        return Move(
            kind=MovementKind.TEMPORARY_RAISE,
            amount_minor=wish.temporary_minor,
            subject=subject,
            reason=wish.reason,
            temporary=(wish.temporary_minor, wish.temporary_until),
        )
    if wish.expires_on is not None:
        check_last_day(wish.expires_on, line.today)
    limit = line.limit_minor if wish.limit_minor is None else check_limit(wish.limit_minor)
    return Move(
        kind=MovementKind.ADJUST,
        amount_minor=limit,
        subject=subject,
        reason=wish.reason,
        limit=limit,
        expires_on=wish.expires_on,
    )
