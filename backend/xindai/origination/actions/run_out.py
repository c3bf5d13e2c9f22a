"""What time does: offers and drafts expire, and a manager hears of what takes too long."""

from __future__ import annotations

from typing import Final

from xindai.notifications import api as notifications
from xindai.origination.lock import lock
from xindai.origination.move import move
from xindai.origination.permissions import ASSIGN
from xindai.origination.types import ApplicationStatus as S
from xindai.origination.types import ApplicationVerb as V
from xindai.platform.actor import system_actor
from xindai.platform.db import Tx

ACTOR: Final = system_actor("origination")
BATCH: Final = 200
_OVER: Final = """
SELECT a.id FROM application a CROSS JOIN business_day d
WHERE a.expires_on < d.current_on AND a.status IN ('draft', 'returned', 'approved',
    'offer_accepted') AND (a.status <> 'offer_accepted' OR a.kind <> 'line')
ORDER BY a.id LIMIT $1 FOR NO KEY UPDATE OF a SKIP LOCKED
"""
_LATE: Final = """
UPDATE application a SET overdue_told_at = now() FROM branch b
WHERE b.id = a.branch_id AND a.id IN (SELECT id FROM application
    WHERE due_at <= now() AND overdue_told_at IS NULL ORDER BY due_at LIMIT $1
    FOR NO KEY UPDATE SKIP LOCKED)
RETURNING a.number, a.status, a.claimed_by, b.path
"""
_MANAGERS: Final = """
SELECT u.id FROM staff_user u JOIN branch b ON b.id = u.branch_id
WHERE u.is_active AND starts_with($1, b.path) AND EXISTS (SELECT FROM role_permission p
    WHERE p.role_id = ANY(u.roles) AND p.permission_id = $2)
"""


async def expire_due(tx: Tx) -> int:
    """A batch of those whose last day is over; how many."""
    found = await tx.rows(_OVER, BATCH)
    for r in found:
        row = await lock(tx, ACTOR, r["id"])
        await move(tx, ACTOR, row, V.EXPIRE, S.EXPIRED)
    return len(found)


async def tell_overdue(tx: Tx) -> int:
    """A batch of those that became overdue: who works on it and the managers hear of it once."""
    found = await tx.rows(_LATE, BATCH)
    for r in found:
        managers = await tx.rows(_MANAGERS, r["path"], ASSIGN.code)
        people = {f"staff:{m['id']}" for m in managers} | ({r["claimed_by"]} - {None})
        told = {"number": r["number"], "status": r["status"]}
        for person in sorted(people):
            await notifications.notify(tx, person, "application.overdue", told)
    return len(found)
