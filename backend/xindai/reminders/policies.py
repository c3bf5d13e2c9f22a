"""Versions of the steps: written, submitted, returned, approved by somebody else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.notifications.api import RuleSetStatus
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.reminders import errors
from xindai.reminders.permissions import APPROVE, CHANGE, READ
from xindai.reminders.steps import check_steps
from xindai.reminders.types import PolicyView, Step

_READ: Final = """
SELECT id, version, status, steps, makers, checker, reason, created_at, approved_at, retired_at
FROM reminder_policy WHERE $1::uuid[] IS NULL OR id = ANY ($1) ORDER BY version DESC LIMIT 100
"""
_QUEUE: Final = "SELECT FROM reminder_policy WHERE version = 1 FOR UPDATE"
_LOCK: Final = "SELECT id, status, makers, steps FROM reminder_policy WHERE id = $1 FOR UPDATE"
_OPEN: Final = "SELECT id, status FROM reminder_policy WHERE status IN ('draft', 'in_review')"
_CHANGE: Final = """
UPDATE reminder_policy SET steps = $2,
    makers = CASE WHEN $3 = ANY (makers) THEN makers ELSE makers || $3::text END
WHERE id = $1
"""
_ADD: Final = """
INSERT INTO reminder_policy (id, version, steps, makers)
SELECT $1, coalesce(max(version), 0) + 1, $2, ARRAY[$3::text] FROM reminder_policy
"""
_SUBMIT: Final = "UPDATE reminder_policy SET status = 'in_review', reason = NULL WHERE id = $1"
_RETURN: Final = "UPDATE reminder_policy SET status = 'draft', reason = $2 WHERE id = $1"
_BEFORE: Final = """
UPDATE reminder_policy SET status = 'retired', retired_at = now() WHERE status = 'approved'
"""
_APPROVE: Final = """
UPDATE reminder_policy SET status = 'approved', checker = $2, approved_at = now() WHERE id = $1
"""


async def policies(actor: Actor, ids: Sequence[UUID] | None = None) -> list[PolicyView]:
    """The versions, the newest first."""
    require(actor, READ)
    rows = await db.pool().fetch(_READ, None if ids is None else list(ids))
    return [_view(r) for r in rows]


async def policies_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, PolicyView]:
    """These versions, in one go."""
    return {view.id: view for view in await policies(actor, ids)}


async def write_policy(actor: Actor, steps: Sequence[Step], key: str) -> UUID:
    """The id of the draft with these steps: the open one changed, or the next version.

    Refuses INVALID_REMINDER_STEPS, and WRONG_REMINDER_POLICY_STATUS while one is in review.
    """
    require(actor, CHANGE)
    kept = [step.to_json() for step in check_steps(steps)]

    async def act(tx: Tx) -> UUID:
        await tx.execute(_QUEUE)
        found = await tx.row(_OPEN)
        if found is not None and found["status"] != "draft":
            raise errors.wrong_policy_status(found["status"], None)
        policy_id: UUID = found["id"] if found is not None else new_id()
        await tx.execute(_CHANGE if found is not None else _ADD, policy_id, kept, actor.id)
        return policy_id

    return await _keyed(actor, "reminder_policy.draft", key, {"steps": kept}, act)


async def submit_policy(actor: Actor, policy_id: UUID, key: str) -> UUID:
    """Draft -> in review; refuses REMINDER_POLICY_NOT_FOUND, WRONG_REMINDER_POLICY_STATUS."""
    require(actor, CHANGE)

    async def act(tx: Tx) -> UUID:
        await _locked(tx, policy_id, "draft")
        await tx.execute(_SUBMIT, policy_id)
        return policy_id

    given = {"policyId": str(policy_id)}
    return await _keyed(actor, "reminder_policy.submit", key, given, act)


async def return_policy(actor: Actor, policy_id: UUID, reason: str, key: str) -> UUID:
    """In review -> draft, with a reason; refuses also REASON_MISSING."""
    require(actor, APPROVE)
    why = reason.strip()
    if not 2 <= len(why) <= 200 or not why.isprintable():
        raise errors.reason_missing()

    async def act(tx: Tx) -> UUID:
        await _locked(tx, policy_id, "in_review")
        await tx.execute(_RETURN, policy_id, why)
        return policy_id

    given = {"policyId": str(policy_id), "reason": why}
    return await _keyed(actor, "reminder_policy.return", key, given, act)


async def approve_policy(actor: Actor, policy_id: UUID, key: str) -> UUID:
    """In review -> in force, from the next reminders on that are planned.

    Refuses OWN_REMINDER_POLICY to whoever wrote on it.
    """
    require(actor, APPROVE)

    async def act(tx: Tx) -> UUID:
        row = await _locked(tx, policy_id, "in_review")
        if actor.id in row["makers"]:
            raise errors.own_policy()
        check_steps([Step.of(kept) for kept in row["steps"]])
        await tx.execute(_BEFORE)
        await tx.execute(_APPROVE, policy_id, actor.id)
        return policy_id

    given = {"policyId": str(policy_id)}
    return await _keyed(actor, "reminder_policy.approve", key, given, act)


async def _locked(tx: Tx, policy_id: UUID, status: str) -> Any:
    await tx.execute(_QUEUE)
    row = await tx.row(_LOCK, policy_id)
    if row is None:
        raise errors.policy_not_found()
    if row["status"] != status:
        raise errors.wrong_policy_status(row["status"])
    return row


async def _keyed(
    actor: Actor,
    operation: str,
    key: str,
    given: Mapping[str, Any],
    move: Callable[[Tx], Awaitable[UUID]],
) -> UUID:
    checked = idempotency.check_key(key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            policy_id = await move(tx)
            about = {name: value for name, value in given.items() if name != "policyId"}
            await audit.append(tx, actor, operation, f"reminder_policy/{policy_id}", about)
            return {"policyId": str(policy_id)}

        answer = await idempotency.run(tx, actor, operation, checked, given, act)
    return UUID(answer.value()["policyId"])


def _view(r: Mapping[str, Any]) -> PolicyView:
    return PolicyView(
        **dict(r)
        | {
            "status": RuleSetStatus(r["status"]),
            "steps": tuple(Step.of(kept) for kept in r["steps"]),
            "makers": tuple(r["makers"]),
        }
    )
