"""Look for signals: of some customers because of news, or of everybody after a day was closed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.decisioning import api as decisioning
from xindai.decisioning.api import Elsewhere
from xindai.early_warning.catalogue import CATALOGUE
from xindai.early_warning.detect import DETECT, GIVEN
from xindai.early_warning.follow import SYSTEM, follow
from xindai.early_warning.rules import from_json
from xindai.early_warning.tell import escalated_notice, task_news
from xindai.early_warning.types import Rule, SignalCode
from xindai.platform import audit
from xindai.platform.db import Tx

GATE_ALONE: Final = "SELECT pg_advisory_xact_lock(7315, 1)"
"""Taken by a look: no command moves a task meanwhile, and no other look."""
GATE: Final = "SELECT pg_advisory_xact_lock_shared(7315, 1)"
"""Taken by every command, first of all."""
_POLICY: Final = "SELECT id, rules FROM warning_policy WHERE status = 'active'"
_RAISE: Final = f"""
WITH {GIVEN}, found AS MATERIALIZED ({{detect}}), added AS (
    INSERT INTO warning_signal AS s (id, code, subject, cause, customer_id, branch_id, loan_id,
        policy_id, severity, weight, action, facts, raised_on)
    SELECT uuidv7(), $5, f.subject, f.cause, f.customer_id, coalesce(c.branch_id, f.branch_id),
        f.loan_id, $6, $7, $8, $9, f.facts, d.current_on
    FROM found f LEFT JOIN customer c ON c.id = f.customer_id CROSS JOIN business_day d
    ON CONFLICT (subject, code, cause) DO UPDATE SET lapsed_on = NULL
        WHERE s.lapsed_on IS NOT NULL
    RETURNING s.customer_id
), gone AS (
    UPDATE warning_signal s SET lapsed_on = d.current_on FROM business_day d, given g
    WHERE s.code = $5 AND s.lapsed_on IS NULL
        AND (g.people IS NULL OR s.customer_id = ANY(g.people))
        AND NOT EXISTS (SELECT FROM found f WHERE (f.subject, f.cause) = (s.subject, s.cause))
    RETURNING s.id
)
SELECT (SELECT count(*) FROM added)::int AS raised,
    ARRAY(SELECT DISTINCT customer_id FROM added WHERE customer_id IS NOT NULL) AS people,
    (SELECT count(*) FROM gone)::int AS lapsed
"""
_SWITCHED_OFF: Final = """
UPDATE warning_signal s SET lapsed_on = d.current_on FROM business_day d
WHERE s.code = ANY($2::text[]) AND s.lapsed_on IS NULL
    AND ($1::uuid[] IS NULL OR s.customer_id = ANY($1))
"""
_DUE: Final = """
SELECT d.last_closed_on FROM business_day d WHERE d.last_closed_on IS NOT NULL
    AND NOT EXISTS (SELECT FROM warning_day x WHERE x.on_date = d.last_closed_on)
"""
_MARK: Final = """
INSERT INTO warning_day (on_date, raised, lapsed, watched, tasks, escalated)
VALUES ($1, $2, $3, $4, $5, $6)
"""
_LATE: Final = """
UPDATE warning_task t SET escalated_on = d.current_on, version = t.version + 1
FROM business_day d, branch b
WHERE b.id = t.branch_id AND t.status <> 'resolved' AND t.escalated_on IS NULL
    AND t.due_on < d.current_on
RETURNING t.id, t.number, t.customer_id, t.branch_id, t.status, t.assigned, t.due_on, t.version,
    b.path
"""


async def look(tx: Tx, people: Sequence[UUID] | None) -> dict[str, int]:
    """Raises what is new, lets lapse what is gone, and what follows; None for everybody.

    Parts of the portfolio are looked at only with everybody.
    """
    await tx.execute(GATE_ALONE)
    policy = await tx.row(_POLICY)
    if policy is None:
        return {"raised": 0, "lapsed": 0, "watched": 0, "tasks": 0, "holds": 0}
    who = None if people is None else list(people)
    rules = from_json(policy["rules"])
    counts, struck = {"raised": 0, "lapsed": 0}, set[UUID]()
    for rule in rules:
        if rule.is_enabled and (people is None or not CATALOGUE[rule.code].is_portfolio):
            found = await _one(tx, policy["id"], rule, who)
            counts = {name: counts[name] + found[name] for name in counts}
            struck.update(found["people"])
    off = [rule.code.value for rule in rules if not rule.is_enabled]
    counts["lapsed"] += await tx.execute(_SWITCHED_OFF, who, off)
    followed = await follow(tx, people)
    if people is not None:
        for customer_id in sorted(struck):
            await audit.append(tx, SYSTEM, "early_warning.raise", f"customer/{customer_id}", {})
    return counts | followed


async def end_day(tx: Tx) -> date | None:
    """Everybody, once after each closing of days; the day, or None where that has been done.

    A day is one transaction with its mark: killed in between, it has not begun.
    """
    await tx.execute(GATE_ALONE)
    day: date | None = await tx.value(_DUE)
    if day is None:
        return None
    counts = await look(tx, None)
    late = await tx.rows(_LATE)
    for row in late:
        await task_news(tx, row, "escalate")
        await escalated_notice(tx, row)
    counts["escalated"] = len(late)
    names = ("raised", "lapsed", "watched", "tasks", "escalated")
    await tx.execute(_MARK, day, *(counts[name] for name in names))
    await audit.append(tx, SYSTEM, "early_warning.day", f"warning_day/{day}", counts)
    return day


async def _one(tx: Tx, policy_id: UUID, rule: Rule, who: list[UUID] | None) -> Any:
    reports: list[dict[str, Any]] = []
    if rule.code is SignalCode.OVERDUE_ELSEWHERE:
        found = await decisioning.overdue_elsewhere(tx, who, rule.days or 0)
        reports = [_report(each) for each in found]
    sql = _RAISE.format(detect=DETECT[rule.code])
    shape = (rule.severity.value, rule.weight, rule.action.value)
    row = await tx.row(
        sql, who, rule.threshold, rule.days, reports, rule.code.value, policy_id, *shape
    )
    assert row is not None  # it counts
    return row


def _report(each: Elsewhere) -> dict[str, Any]:
    return {
        "customer_id": str(each.customer_id),
        "report_id": str(each.report_id),
        "accounts": each.accounts,
        "overdue_minor": each.overdue_minor,
        "currency": "CNY",
        "reported_on": each.reported_on.isoformat(),
    }
