"""The checker's word, the maker's second thought, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from xindai.approvals.errors import (
    approval_not_found,
    not_pending,
    not_the_checker,
    own_request,
    reason_missing,
)
from xindai.approvals.permissions import ASK, DECIDE
from xindai.notifications import api as notifications
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.jobs import api as jobs
from xindai.platform.permission import require

LONGEST_REASON: Final = 500
EXECUTE: Final = "approval_execute"
"""The kind of job that does what is approved, if whoever approved it did not get that far."""
RESCUE_AFTER: Final = timedelta(minutes=1)
_LOCK: Final = """
SELECT id, maker, command, role_id, status, expires_at <= now() AS is_late,
    branch_path LIKE $2 AS is_seen
FROM approval_request WHERE id = $1 FOR UPDATE
"""
_DECIDE: Final = """
UPDATE approval_request SET status = $2, checker = $3, reason = $4, decided_at = now() WHERE id = $1
"""
_HAS_ROLE: Final = """
SELECT EXISTS (SELECT FROM staff_user WHERE 'staff:' || id = $1 AND $2 = ANY(roles) AND is_active)
"""
_EXPIRE: Final = """
UPDATE approval_request SET status = 'expired' WHERE status = 'pending' AND expires_at <= now()
RETURNING id
"""
_FINISH: Final = """
UPDATE approval_request SET status = $2, outcome = $3, executed_at = now()
WHERE id = $1 AND status = 'approved' RETURNING maker, command
"""


async def decide(actor: Actor, request_id: UUID, approve: bool, reason: str, key: str) -> None:
    """Approves or rejects, once per key; an approved request waits to be executed.

    Refuses APPROVAL_NOT_FOUND, OWN_REQUEST, NOT_THE_CHECKER, APPROVAL_NOT_PENDING, and
    REASON_MISSING for a no.
    """
    require(actor, DECIDE)
    checked = idempotency.check_key(key)
    why = reason.strip()[:LONGEST_REASON]
    if not approve and len(why) < 2:
        raise reason_missing()
    status = "approved" if approve else "rejected"
    given = {"id": str(request_id), "approve": approve, "reason": why}
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            row = await _pending(tx, actor, request_id)
            if row["maker"] == actor.id:
                raise own_request()
            if not await tx.value(_HAS_ROLE, actor.id, row["role_id"]):
                raise not_the_checker(row["role_id"])
            await tx.execute(_DECIDE, request_id, status, actor.id, why or None)
            if approve:  # for the case that this process dies before it has done it
                job = {"id": str(request_id)}
                await jobs.enqueue(tx, EXECUTE, job, key=job["id"], run_after=RESCUE_AFTER)
            await _tell(tx, actor, request_id, row, status)
            return {}

        answer = await idempotency.run(tx, actor, "approval.decide", checked, given, act)
    answer.value()


async def withdraw(actor: Actor, request_id: UUID, key: str) -> None:
    """The maker takes it back; refuses APPROVAL_NOT_FOUND, APPROVAL_NOT_PENDING."""
    require(actor, ASK)
    checked = idempotency.check_key(key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            row = await _pending(tx, actor, request_id)
            if row["maker"] != actor.id:
                raise approval_not_found()
            sql = "UPDATE approval_request SET status = 'withdrawn' WHERE id = $1"
            await tx.execute(sql, request_id)
            await _tell(tx, actor, request_id, row, "withdrawn")
            return {}

        given = {"id": str(request_id)}
        answer = await idempotency.run(tx, actor, "approval.withdraw", checked, given, act)
    answer.value()


async def finish(actor: Actor, request_id: UUID, outcome: Mapping[str, Any]) -> None:
    """What the execution answered: {"errors": […]} (failed) or {} (executed). Twice is once."""
    status = "failed" if outcome.get("errors") else "executed"
    async with db.transaction() as tx:
        row = await tx.row(_FINISH, request_id, status, dict(outcome))
        if row is not None:
            await _tell(tx, actor, request_id, row, status)


async def expire_in(tx: Tx) -> int:
    """Requests that nobody decided in time; how many."""
    return len(await tx.rows(_EXPIRE))


async def _pending(tx: Tx, actor: Actor, request_id: UUID) -> Mapping[str, Any]:
    row: Mapping[str, Any] | None = await tx.row(_LOCK, request_id, actor.branch_pattern())
    if row is None or not (row["is_seen"] or row["maker"] == actor.id):
        raise approval_not_found()
    if row["status"] != "pending" or row["is_late"]:
        raise not_pending("expired" if row["status"] == "pending" else row["status"])
    return row


async def _tell(
    tx: Tx, actor: Actor, request_id: UUID, row: Mapping[str, Any], status: str
) -> None:
    await audit.append(tx, actor, f"approval.{status}", f"approval/{request_id}", {})
    if status in ("executed", "failed", "rejected"):
        params = {"command": row["command"], "approvalId": str(request_id)}
        await notifications.notify(tx, row["maker"], f"approval.{status}", params)
