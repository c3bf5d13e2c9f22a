"""Who collects: what somebody works on, how much of it, and when he is away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from xindai.collections.actions.command import once
from xindai.collections.errors import (
    absence_not_found,
    collector_not_found,
    out_of_range,
    strategy_invalid,
)
from xindai.collections.permissions import ASSIGN
from xindai.kernel.ids import new_id
from xindai.kernel.money import parse_positive
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

SET: Final = "collection.collector_set"
AWAY: Final = "collection.absence_add"
BACK: Final = "collection.absence_remove"
MOST_CASES: Final = 5_000
_STAFF: Final = """
SELECT u.id FROM staff_user u JOIN branch b ON b.id = u.branch_id
WHERE u.id = $1 AND b.path LIKE $2 AND (
    'collections' = ANY(u.roles) OR EXISTS (SELECT FROM collector w WHERE w.staff_id = u.id))
"""
_SET: Final = """
INSERT INTO collector (id, staff_id, queues, most_cases, most_minor, is_active, changed_by)
VALUES (uuidv7(), $1, $2, $3, $4, $5, $6)
ON CONFLICT (staff_id) DO UPDATE SET queues = excluded.queues, most_cases = excluded.most_cases,
    most_minor = excluded.most_minor, is_active = excluded.is_active,
    changed_by = excluded.changed_by, changed_at = now()
"""
_BACK: Final = """
UPDATE collector_absence a SET removed_by = $3 FROM staff_user u JOIN branch b ON b.id = u.branch_id
WHERE a.id = $1 AND u.id = a.staff_id AND b.path LIKE $2 AND a.removed_by IS NULL
RETURNING a.staff_id
"""


async def set_collector(
    actor: Actor,
    staff_id: UUID,
    queues: Sequence[str],
    most_cases: int,
    most_amount: str,
    is_active: bool,
    key: str,
) -> None:
    """What he gets from now on; no queues means every queue. What he has, he keeps.

    Refuses COLLECTOR_NOT_FOUND, OUT_OF_RANGE, STRATEGY_INVALID (no such queue).
    """
    require(actor, ASSIGN)
    minor = parse_positive(most_amount, "CNY", "mostAmount")
    if not 1 <= most_cases <= MOST_CASES:
        raise out_of_range("mostCases", f"1 to {MOST_CASES}")
    wanted = sorted(set(queues))
    given = {
        "staffId": str(staff_id),
        "queues": wanted,
        "mostCases": most_cases,
        "most_minor": minor,
        "isActive": is_active,
    }

    async def act(tx: Tx, _keys: FieldKeys) -> None:
        await _check_staff(tx, actor, staff_id)
        known = {row["code"] for row in await tx.rows("SELECT code FROM collection_queue")}
        if not set(wanted) <= known:
            raise strategy_invalid("there is no such queue", "queues")
        await tx.execute(_SET, staff_id, wanted, most_cases, minor, is_active, actor.id)
        await audit.append(tx, actor, SET, f"staff/{staff_id}", given)

    await once(actor, SET, key, given, act)


async def add_absence(actor: Actor, staff_id: UUID, from_on: date, to_on: date, key: str) -> UUID:
    """The absence: he gets no case on these days. Refuses COLLECTOR_NOT_FOUND, OUT_OF_RANGE."""
    require(actor, ASSIGN)
    if not from_on <= to_on:
        raise out_of_range("toOn", "not before the first day")

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, str]:
        await _check_staff(tx, actor, staff_id)
        absence_id = new_id()
        await tx.execute(
            "INSERT INTO collector_absence (id, staff_id, from_on, to_on, added_by)"
            " VALUES ($1, $2, $3, $4, $5)",
            absence_id,
            staff_id,
            from_on,
            to_on,
            actor.id,
        )
        about = {"from": from_on.isoformat(), "to": to_on.isoformat()}
        await audit.append(tx, actor, AWAY, f"staff/{staff_id}", about)
        return {"absenceId": str(absence_id)}

    given = {"staffId": str(staff_id), "from": from_on.isoformat(), "to": to_on.isoformat()}
    return UUID((await once(actor, AWAY, key, given, act))["absenceId"])


async def remove_absence(actor: Actor, absence_id: UUID, key: str) -> UUID:
    """Whose it was; refuses ABSENCE_NOT_FOUND."""
    require(actor, ASSIGN)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, str]:
        staff = await tx.value(_BACK, absence_id, actor.branch_pattern(), actor.id)
        if staff is None:
            raise absence_not_found()
        await audit.append(tx, actor, BACK, f"staff/{staff}", {"absence": str(absence_id)})
        return {"staffId": str(staff)}

    return UUID((await once(actor, BACK, key, {"absenceId": str(absence_id)}, act))["staffId"])


async def _check_staff(tx: Tx, actor: Actor, staff_id: UUID) -> None:
    if await tx.value(_STAFF, staff_id, actor.branch_pattern()) is None:
        raise collector_not_found()
