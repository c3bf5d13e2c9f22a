"""Give waiting cases out: who is here, who may have what, who knew the customer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.collections.rules import USUAL_CASES, USUAL_MINOR, Desk, Waiting, assign
from xindai.collections.tell import tell_many
from xindai.platform.db import Tx

DESKS: Final = f"""
SELECT u.id AS staff_id, u.branch_id, b.path AS branch_path,
    coalesce(w.queues, '{{}}') AS queues, coalesce(w.most_cases, {USUAL_CASES}) AS most_cases,
    coalesce(w.most_minor, {USUAL_MINOR}) AS most_minor,
    u.is_active AND coalesce(w.is_active, true) AS is_active,
    EXISTS (SELECT FROM collector_absence a CROSS JOIN business_day d WHERE a.staff_id = u.id
        AND a.removed_by IS NULL AND d.current_on BETWEEN a.from_on AND a.to_on) AS is_away,
    coalesce(held.cases, 0) AS cases, coalesce(held.minor, 0) AS overdue_minor
FROM staff_user u JOIN branch b ON b.id = u.branch_id
LEFT JOIN collector w ON w.staff_id = u.id
LEFT JOIN LATERAL (SELECT count(*)::int AS cases, sum(k.overdue_minor)::bigint AS minor
    FROM collection_case k WHERE k.assigned_id = u.id AND k.status = 'open') held ON true
WHERE ('collections' = ANY(u.roles) OR w.id IS NOT NULL)
"""
"""Everybody of the desk, with what he has; add AND …"""
CONFLICTS: Final = """ARRAY(SELECT s.staff_id FROM staff_conflict s
    WHERE s.customer_id = k.customer_id AND s.ended_at IS NULL)"""
# The last collector who had the customer, if that was not long ago.
_BEFORE: Final = """(SELECT x.assigned_id FROM collection_case x WHERE x.customer_id = k.customer_id
    AND x.status = 'closed' AND x.assigned_id IS NOT NULL
    AND x.closed_on >= d.current_on - s.continuity_days ORDER BY x.id DESC LIMIT 1)"""
_WAITING: Final = f"""
SELECT k.id, k.number, k.customer_id, k.branch_id, k.status, k.stage, k.version, b.path,
    k.queue_id, k.overdue_minor, {CONFLICTS} AS conflicts, {_BEFORE} AS before
FROM collection_case k JOIN branch b ON b.id = k.branch_id CROSS JOIN business_day d
JOIN collection_strategy s ON s.id = k.strategy_id
WHERE k.status = 'open' AND k.assigned_id IS NULL AND NOT k.is_placed
ORDER BY k.priority DESC, k.overdue_minor DESC, k.id FOR UPDATE OF k SKIP LOCKED
"""
_GIVE: Final = """
UPDATE collection_case k SET assigned_id = x.staff, assigned_at = now(), version = k.version + 1
FROM unnest($1::uuid[], $2::uuid[]) AS x (id, staff) WHERE k.id = x.id
RETURNING k.id, k.number, k.customer_id, k.branch_id, k.status, k.stage, k.version, k.assigned_id
"""


def desk_of(row: Any) -> Desk:
    """A row of DESKS as the rules want it."""
    return Desk(
        staff_id=row["staff_id"],
        branch_path=row["branch_path"],
        queues=frozenset(row["queues"]),
        most_cases=row["most_cases"],
        most_minor=row["most_minor"],
        cases=row["cases"],
        overdue_minor=row["overdue_minor"],
    )


def waiting_of(row: Any, *, before: UUID | None = None) -> Waiting:
    """A case as the rules want it."""
    return Waiting(
        id=row["id"],
        branch_path=row["path"],
        queue=row["queue_id"],
        overdue_minor=row["overdue_minor"],
        before=before,
        conflicts=frozenset(row["conflicts"]),
    )


async def present(tx: Tx) -> list[Desk]:
    """Who works today."""
    return [desk_of(r) for r in await tx.rows(DESKS) if r["is_active"] and not r["is_away"]]


async def give_out(tx: Tx) -> int:
    """Every case that waits and fits somebody; how many. Those in other hands are left alone."""
    desks = await present(tx)
    if not desks:
        return 0
    rows = await tx.rows(_WAITING)
    assign([waiting_of(row, before=row["before"]) for row in rows], desks)
    pairs = [(case, desk.staff_id) for desk in desks for case in desk.given]
    return len(await _write(tx, pairs)) if pairs else 0


async def _write(tx: Tx, pairs: Sequence[tuple[UUID, UUID]]) -> list[Any]:
    given = await tx.rows(_GIVE, [case for case, _ in pairs], [staff for _, staff in pairs])
    await tell_many(tx, given, "assigned", [{"staff": str(row["assigned_id"])} for row in given])
    return given
