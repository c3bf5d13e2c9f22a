"""What signals lead to: levels, tasks, holds. Set by set, for some customers or for everybody.

Every statement says how things should be, so a repetition moves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.early_warning.permissions import MANAGE, WORK
from xindai.early_warning.tell import assigned_notice, level_news, task_news
from xindai.platform import audit
from xindai.platform.actor import system_actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import enqueue

SYSTEM: Final = system_actor("early_warning")
HOLD: Final = "early_warning.hold"
"""The kind of job that freezes a line."""
COUNTS: Final = "s.lapsed_on IS NULL AND s.finding IS DISTINCT FROM 'false_alarm'"
"""True of a signal that counts for the level."""
_OURS: Final = "($1::uuid[] IS NULL OR {0}.customer_id = ANY($1))"
_RANKS: Final = "ARRAY['low', 'medium', 'high']"
_WORST: Final = f"({_RANKS})[max(array_position({_RANKS}, s.severity::text))]"
_LEVELS: Final = f"""
INSERT INTO watch_entry AS w (id, customer_id, branch_id, level, score, signals, since_on)
SELECT uuidv7(), x.customer_id, c.branch_id, CASE
        WHEN x.worst = 'high' OR x.score >= p.high_score THEN 'high'
        WHEN x.worst = 'medium' OR x.score >= p.elevated_score THEN 'elevated'
        ELSE 'attention' END, x.score, x.signals, d.current_on
FROM (SELECT s.customer_id, sum(s.weight)::int AS score, count(*)::int AS signals,
        {_WORST} AS worst FROM warning_signal s
    WHERE s.customer_id IS NOT NULL AND {COUNTS} AND {_OURS.format("s")}
    GROUP BY s.customer_id) x
JOIN customer c ON c.id = x.customer_id JOIN warning_policy p ON p.status = 'active'
CROSS JOIN business_day d
ON CONFLICT (customer_id) DO UPDATE SET branch_id = excluded.branch_id, level = excluded.level,
    score = excluded.score, signals = excluded.signals, changed_at = now(),
    since_on = CASE w.level WHEN 'none' THEN excluded.since_on ELSE w.since_on END,
    version = w.version + 1
WHERE (w.level, w.score, w.signals, w.branch_id)
    IS DISTINCT FROM (excluded.level, excluded.score, excluded.signals, excluded.branch_id)
RETURNING w.customer_id, w.branch_id, w.level, w.score, w.version
"""
_OFF: Final = f"""
UPDATE watch_entry w SET level = 'none', score = 0, signals = 0, changed_at = now(),
    version = w.version + 1
WHERE w.signals > 0 AND {_OURS.format("w")} AND NOT EXISTS (
    SELECT FROM warning_signal s WHERE s.customer_id = w.customer_id AND {COUNTS})
RETURNING w.customer_id, w.branch_id, w.level, w.score, w.version
"""
_WANTING: Final = f"""s.action IN ('task', 'block') AND s.lapsed_on IS NULL
    AND s.task_id IS NULL AND s.finding IS NULL AND {_OURS.format("s")}"""
_OFFICER: Final = """
SELECT 'staff:' || u.id FROM staff_user u JOIN branch o ON o.id = u.branch_id
WHERE u.is_active AND starts_with(b.path, o.path) AND EXISTS (SELECT FROM role_permission r
    WHERE r.role_id = ANY(u.roles) AND r.permission_id = CASE WHEN n.customer_id IS NULL
        THEN $3 ELSE $2 END)
ORDER BY length(o.path) DESC, ('customer_manager' = ANY(u.roles)) DESC,
    md5(u.id || n.subject) LIMIT 1
"""
"""Somebody of the customer's branch, or of the nearest one above; spread by a hash, so that a
customer comes back to the same person."""
_TASKS: Final = f"""
INSERT INTO warning_task (id, number, subject, customer_id, branch_id, severity, due_on, assigned)
SELECT uuidv7(), number_with_check('YJ', nextval('warning_task_number')), n.subject,
    n.customer_id, n.branch_id, n.severity, d.current_on + p.task_days, ({_OFFICER})
FROM (SELECT s.subject, s.customer_id, coalesce(c.branch_id, min(s.branch_id::text)::uuid)
        AS branch_id, {_WORST} AS severity
    FROM warning_signal s LEFT JOIN customer c ON c.id = s.customer_id
    WHERE {_WANTING} AND NOT EXISTS (SELECT FROM warning_task t
        WHERE t.subject = s.subject AND t.status <> 'resolved')
    GROUP BY s.subject, s.customer_id, c.branch_id) n
JOIN branch b ON b.id = n.branch_id JOIN warning_policy p ON p.status = 'active'
CROSS JOIN business_day d
RETURNING id
"""
_ATTACH: Final = f"""
WITH wanting AS (
    UPDATE warning_signal s SET task_id = t.id FROM warning_task t
    WHERE t.subject = s.subject AND t.status <> 'resolved' AND {_WANTING}
    RETURNING s.task_id, s.severity
), worst AS (SELECT s.task_id, {_WORST} AS severity FROM wanting s GROUP BY s.task_id)
UPDATE warning_task t SET version = t.version + 1,
    severity = ({_RANKS})[greatest(array_position({_RANKS}, t.severity::text),
        array_position({_RANKS}, w.severity))]
FROM worst w JOIN warning_task o ON o.id = w.task_id JOIN branch b ON b.id = o.branch_id
WHERE t.id = w.task_id
RETURNING t.id, t.number, t.customer_id, t.branch_id, t.status, t.assigned, t.due_on, t.version,
    b.path
"""
_HOLDS: Final = f"""
INSERT INTO warning_hold (id, signal_id, customer_id, line_id)
SELECT DISTINCT ON (l.id) uuidv7(), s.id, s.customer_id, l.id
FROM warning_signal s JOIN credit_line l ON l.customer_id = s.customer_id AND l.status = 'active'
WHERE s.action = 'block' AND s.lapsed_on IS NULL AND s.finding IS NULL AND {_OURS.format("s")}
    AND NOT EXISTS (SELECT FROM warning_hold h WHERE h.line_id = l.id
        AND (h.signal_id = s.id OR h.status IN ('wanted', 'in_force')))
ORDER BY l.id, s.id
RETURNING id
"""


async def follow(tx: Tx, people: Sequence[UUID] | None) -> dict[str, int]:
    """Levels, tasks and holds after signals were raised or lapsed; how many of each moved."""
    who = None if people is None else list(people)
    watched = await follow_levels(tx, people)
    made = {row["id"] for row in await tx.rows(_TASKS, who, WORK.code, MANAGE.code)}
    touched = await tx.rows(_ATTACH, who)
    for row in touched:
        is_new = row["id"] in made
        await task_news(tx, row, "raise" if is_new else "add_signal")
        if is_new:
            await assigned_notice(tx, row)
    holds = await tx.rows(_HOLDS, who)
    for row in holds:
        await enqueue(tx, HOLD, {"hold": str(row["id"])}, key=str(row["id"]))
        about: dict[str, Any] = {"status": "wanted"}
        await audit.append(tx, SYSTEM, "early_warning.hold", f"warning_hold/{row['id']}", about)
    return {"watched": watched, "tasks": len(made), "holds": len(holds)}


async def follow_levels(tx: Tx, people: Sequence[UUID] | None) -> int:
    """The watch list as the signals say it; how many levels or scores moved."""
    who = None if people is None else list(people)
    moved = [*await tx.rows(_LEVELS, who), *await tx.rows(_OFF, who)]
    for row in moved:
        await level_news(tx, row)
    return len(moved)
