"""What collectors have and achieve, and how collections stand as a whole."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from xindai.collections.errors import out_of_range
from xindai.collections.follow import DISPUTED
from xindai.collections.giving import DESKS
from xindai.collections.permissions import ASSIGN, FIGURES, READ
from xindai.collections.queries import VISIBLE
from xindai.collections.types.outside import (
    AbsenceView,
    CollectionFigures,
    CollectorFigures,
    CollectorView,
)
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import forbidden

LONGEST_DAYS: Final = 366
_ABSENCES: Final = """
SELECT a.id, a.staff_id, a.from_on, a.to_on FROM collector_absence a CROSS JOIN business_day d
WHERE a.removed_by IS NULL AND a.to_on >= d.current_on ORDER BY a.from_on, a.id
"""
_REACHED: Final = """a.result NOT IN ('no_answer', 'switched_off', 'wrong_number', 'third_party',
    'not_met', 'sent', 'returned')"""
# $3 and $4 are the first and the last day.
_BY_COLLECTOR: Final = f"""
WITH seen AS MATERIALIZED (SELECT k.id, k.assigned_id, k.status, k.overdue_minor, k.closed_on,
        k.close_reason {VISIBLE}),
acted AS (
    SELECT a.by, count(*)::int AS contacts, count(*) FILTER (WHERE {_REACHED})::int AS reached
    FROM collection_action a JOIN seen ON seen.id = a.case_id
    WHERE a.kind = 'contact' AND a.on_date BETWEEN $3 AND $4 GROUP BY 1
), promised AS (
    SELECT p.made_by AS by, count(*)::int AS promises,
        count(*) FILTER (WHERE p.status = 'kept')::int AS kept,
        count(*) FILTER (WHERE p.status = 'broken')::int AS broken,
        sum(p.amount_minor)::bigint AS promised_minor,
        sum(least(p.received_minor, p.amount_minor))::bigint AS received_minor
    FROM collection_promise p JOIN seen ON seen.id = p.case_id
    WHERE p.made_on BETWEEN $3 AND $4 GROUP BY 1
), had AS (
    SELECT 'staff:' || seen.assigned_id AS by,
        count(*) FILTER (WHERE status = 'open')::int AS cases,
        coalesce(sum(overdue_minor) FILTER (WHERE status = 'open'), 0)::bigint AS overdue_minor,
        count(*) FILTER (WHERE close_reason = 'cured' AND closed_on BETWEEN $3 AND $4)::int
            AS closed
    FROM seen WHERE assigned_id IS NOT NULL GROUP BY 1
)
SELECT u.id AS staff_id, coalesce(contacts, 0) AS contacts,
    coalesce(reached, 0) AS reached, coalesce(promises, 0) AS promises, coalesce(kept, 0) AS kept,
    coalesce(broken, 0) AS broken, coalesce(promised_minor, 0) AS promised_minor,
    coalesce(received_minor, 0) AS received_minor, coalesce(closed, 0) AS closed,
    coalesce(cases, 0) AS cases, coalesce(overdue_minor, 0) AS overdue_minor
FROM staff_user u LEFT JOIN acted a ON a.by = 'staff:' || u.id
LEFT JOIN promised p ON p.by = 'staff:' || u.id LEFT JOIN had h ON h.by = 'staff:' || u.id
WHERE num_nonnulls(a.by, p.by, h.by) > 0 ORDER BY overdue_minor DESC, u.login
"""
_ALL: Final = f"""
SELECT count(*) FILTER (WHERE k.status = 'open')::int AS open_cases,
    coalesce(sum(k.overdue_minor) FILTER (WHERE k.status = 'open'), 0)::bigint AS overdue_minor,
    count(*) FILTER (WHERE k.opened_on BETWEEN $3 AND $4)::int AS opened,
    count(*) FILTER (WHERE k.close_reason = 'cured' AND k.closed_on BETWEEN $3 AND $4)::int
        AS cured,
    count(*) FILTER (WHERE k.close_reason = 'written_off' AND k.closed_on BETWEEN $3 AND $4)::int
        AS written_off,
    count(*) FILTER (WHERE k.status = 'open' AND k.is_placed)::int AS placed,
    count(*) FILTER (WHERE k.status = 'open' AND {DISPUTED})::int AS disputed
{VISIBLE}
"""


async def figures(actor: Actor, from_on: date, to_on: date) -> CollectionFigures:
    """Of the days from-to and of now; refuses OUT_OF_RANGE. Contacts and promises count for who
    made them, cases for who has them."""
    if not actor.may(FIGURES):
        raise forbidden(FIGURES.code)
    if not 0 <= (to_on - from_on).days <= LONGEST_DAYS:
        raise out_of_range("toOn", f"at most {LONGEST_DAYS} days behind the first one")
    args = (*actor.scope(), from_on, to_on)
    async with db.transaction(read_only=True) as tx:
        whole: Any = await tx.row(_ALL, *args)
        people = await tx.rows(_BY_COLLECTOR, *args)
    shown = tuple(CollectorFigures(**dict(row)) for row in people)
    return CollectionFigures(currency="CNY", collectors=shown, **dict(whole))


async def collectors(actor: Actor) -> list[CollectorView]:
    """The people of the desk in the actor's branches, with what they have and when they are away.

    Whoever hands a case on needs them too.
    """
    if not (actor.may(READ) or actor.may(ASSIGN)):
        raise forbidden(READ.code)
    async with db.transaction(read_only=True) as tx:
        rows = await tx.rows(f"{DESKS} AND b.path LIKE $1 ORDER BY u.login", actor.branch_pattern())
        away = await tx.rows(_ABSENCES)
    return [
        CollectorView(
            staff_id=row["staff_id"],
            branch_id=row["branch_id"],
            queues=tuple(row["queues"]),
            most_cases=row["most_cases"],
            most_minor=row["most_minor"],
            is_active=row["is_active"],
            cases=row["cases"],
            overdue_minor=row["overdue_minor"],
            absences=tuple(
                AbsenceView(id=a["id"], from_on=a["from_on"], to_on=a["to_on"])
                for a in away
                if a["staff_id"] == row["staff_id"]
            ),
        )
        for row in rows
    ]
