"""Conflicts of interest: declared by oneself or a manager, ended by somebody else."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.customers.errors import customer_not_found
from xindai.kernel.ids import new_id
from xindai.origination.actions.command import run
from xindai.origination.errors import (
    colleague_not_found,
    conflict_not_found,
    own_conflict,
    reason_missing,
)
from xindai.origination.move import normal_reason
from xindai.origination.permissions import ASSIGN, CONFLICT_DECLARE
from xindai.platform import audit
from xindai.platform.actor import Actor, ActorKind, in_scope
from xindai.platform.db import Tx
from xindai.platform.permission import forbidden, require

_STAFF: Final = """
SELECT u.id FROM staff_user u JOIN branch b ON b.id = u.branch_id
WHERE u.id = $1 AND (u.id = $3 OR b.path LIKE $2)
"""
_CUSTOMER: Final = f"""
SELECT c.id FROM customer c JOIN branch b ON b.id = c.branch_id
WHERE {in_scope("b.path", "c.id")} AND c.id = $3
"""
_ADD: Final = """
INSERT INTO staff_conflict (id, staff_id, customer_id, reason, declared_by)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (staff_id, customer_id) WHERE ended_at IS NULL DO NOTHING
"""
_THERE: Final = """
SELECT id FROM staff_conflict WHERE staff_id = $1 AND customer_id = $2 AND ended_at IS NULL
"""
_END: Final = """
SELECT s.id, s.staff_id FROM staff_conflict s JOIN customer c ON c.id = s.customer_id
JOIN branch b ON b.id = c.branch_id
WHERE s.id = $3 AND s.ended_at IS NULL AND b.path LIKE $1 AND $2::uuid IS NULL FOR UPDATE OF s
"""


def own_staff_id(actor: Actor) -> UUID | None:
    """Which member of staff the actor is."""
    kind, _, key = actor.id.partition(":")
    return UUID(key) if kind == "staff" and actor.kind is ActorKind.STAFF else None


async def declare_conflict(
    actor: Actor, staff_id: UUID | None, customer_id: UUID, reason: str, key: str
) -> UUID:
    """The declaration's id; the same again is the same. For another than oneself: who assigns.

    Refuses FORBIDDEN, COLLEAGUE_NOT_FOUND, CUSTOMER_NOT_FOUND, REASON_MISSING.
    """
    require(actor, CONFLICT_DECLARE)
    own = own_staff_id(actor)
    wanted = staff_id or own
    if wanted is None:
        raise colleague_not_found()
    if wanted != own and not actor.may(ASSIGN):
        raise forbidden(ASSIGN.code)

    async def act(tx: Tx) -> dict[str, Any]:
        why = normal_reason(reason)
        if why is None:
            raise reason_missing()
        if await tx.value(_STAFF, wanted, actor.branch_pattern(), own) is None:
            raise colleague_not_found()
        if await tx.value(_CUSTOMER, *actor.scope(), customer_id) is None:
            raise customer_not_found()
        await tx.execute(_ADD, new_id(), wanted, customer_id, why, actor.id)
        found = await tx.value(_THERE, wanted, customer_id)
        about = {"staff": str(wanted), "customer": str(customer_id)}
        await audit.append(tx, actor, CONFLICT_DECLARE.code, f"staff_conflict/{found}", about)
        return {"id": str(found)}

    given = {"staffId": str(wanted), "customerId": str(customer_id), "reason": reason}
    answer = await run(actor, "application.conflict_declare", key, given, act)
    return UUID(answer["id"])


async def end_conflict(actor: Actor, conflict_id: UUID, key: str) -> None:
    """Refuses CONFLICT_NOT_FOUND, and OWN_CONFLICT to the one it is about."""
    require(actor, ASSIGN)

    async def act(tx: Tx) -> dict[str, Any]:
        row = await tx.row(_END, *actor.scope(), conflict_id)
        if row is None:
            raise conflict_not_found()
        if row["staff_id"] == own_staff_id(actor):
            raise own_conflict()
        sql = "UPDATE staff_conflict SET ended_by = $2, ended_at = now() WHERE id = $1"
        await tx.execute(sql, conflict_id, actor.id)
        about = {"staff": str(row["staff_id"])}
        await audit.append(
            tx, actor, "application.conflict_end", f"staff_conflict/{conflict_id}", about
        )
        return {}

    given = {"conflictId": str(conflict_id)}
    await run(actor, "application.conflict_end", key, given, act)
