"""Bring cases to where the loans are: open, refresh, close. Set by set, for all or for some.

Every statement says how things are on the business date, so a repetition moves nothing. Opening
is left to the end of a day; the rest also follows a payment at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from xindai.loans import api as loans
from xindai.platform.db import Tx

DISPUTED: Final = """(k.is_disputed OR EXISTS (SELECT FROM collection_case_loan x
    JOIN loan l ON l.id = x.loan_id
    WHERE x.case_id = k.id AND x.cured_on IS NULL AND l.disputed_on IS NOT NULL))"""
"""Whether nobody collects on a case (k): the customer disputes the debt as such, or one of the
loans in it (loans/dispute), which is settled there."""
GATE_ALONE: Final = "SELECT pg_advisory_xact_lock(7309, 1)"
"""Taken by the end of a day: no command moves a case meanwhile."""
GATE: Final = "SELECT pg_advisory_xact_lock_shared(7309, 1)"
"""Taken by every command, first of all (behind the gate of the books, where it posts)."""

_RULE: Final = """
SELECT r.value FROM jsonb_array_elements({rules}) WITH ORDINALITY r (value, n)
WHERE {days} BETWEEN (value ->> 'daysFrom')::int
        AND coalesce((value ->> 'daysTo')::int, 2147483647)
    AND {minor} >= coalesce((value ->> 'amountFromMinor')::bigint, 0)
    AND {minor} < coalesce((value ->> 'amountToMinor')::bigint, 9223372036854775807)
    AND (value -> 'grades' = '[]' OR value -> 'grades' ? {grade})
ORDER BY n LIMIT 1
"""


def rule_of(rules: str, days: str, minor: str, grade: str) -> str:
    """SQL: the first rule of a strategy that fits."""
    return _RULE.format(rules=rules, days=days, minor=minor, grade=grade)


_LATE: Final = f"""
late AS MATERIALIZED (
    {loans.ARREARS} WHERE $1::uuid[] IS NULL OR l.customer_id = ANY($1)
)"""
_PEOPLE: Final = f"""
{_LATE}, person AS (
    SELECT DISTINCT ON (customer_id) customer_id, currency, max(days_past_due) AS days_past_due,
        sum(overdue_minor)::bigint AS overdue_minor,
        sum(outstanding_minor)::bigint AS outstanding_minor, max(grade) AS loan_grade
    FROM late GROUP BY customer_id, currency ORDER BY customer_id, sum(overdue_minor) DESC
), graded AS (
    SELECT p.*, coalesce((SELECT r.grade::text FROM customer_rating r
        WHERE r.customer_id = p.customer_id ORDER BY r.id DESC LIMIT 1), p.loan_grade) AS grade
    FROM person p
), matched AS (
    SELECT g.*, s.id AS strategy_id, rule.value AS rule FROM graded g
    CROSS JOIN collection_strategy s
    LEFT JOIN LATERAL (
        {rule_of("s.rules", "g.days_past_due", "g.overdue_minor", "g.grade")}) rule ON true
    WHERE s.status = 'active'
)"""
_CHANNELS: Final = "ARRAY(SELECT jsonb_array_elements_text(m.rule -> 'channels'))"
_NEWS: Final = "k.id, k.number, k.customer_id, k.branch_id, k.status, k.stage, k.version"
_OPEN: Final = f"""
WITH {_PEOPLE}
INSERT INTO collection_case AS k (id, number, customer_id, branch_id, currency, opened_on,
    previous_id, days_past_due, overdue_minor, outstanding_minor, grade, strategy_id, queue_id,
    stage, priority, cadence_days, channels, next_action_on)
SELECT uuidv7(), number_with_check('CJ', nextval('collection_number')), m.customer_id,
    c.branch_id, m.currency, d.current_on,
    (SELECT x.id FROM collection_case x WHERE x.customer_id = m.customer_id
        ORDER BY x.id DESC LIMIT 1),
    m.days_past_due, m.overdue_minor, m.outstanding_minor, m.grade, m.strategy_id,
    m.rule ->> 'queue', m.rule ->> 'stage', (m.rule ->> 'priority')::int,
    (m.rule ->> 'cadenceDays')::int, {_CHANNELS}, d.current_on
FROM matched m JOIN customer c ON c.id = m.customer_id CROSS JOIN business_day d
WHERE m.rule IS NOT NULL AND NOT EXISTS (SELECT FROM collection_case x
    WHERE x.customer_id = m.customer_id AND x.status = 'open')
ORDER BY m.customer_id
ON CONFLICT (customer_id) WHERE status = 'open' DO NOTHING
RETURNING {_NEWS}
"""
_LOANS: Final = f"""
WITH {_LATE}
INSERT INTO collection_case_loan AS x (id, case_id, loan_id, customer_id, days_past_due,
    overdue_minor, outstanding_minor, added_on)
SELECT uuidv7(), k.id, late.loan_id, late.customer_id, late.days_past_due, late.overdue_minor,
    late.outstanding_minor, d.current_on
FROM late JOIN collection_case k ON k.customer_id = late.customer_id AND k.status = 'open'
CROSS JOIN business_day d
ON CONFLICT (case_id, loan_id) DO UPDATE SET days_past_due = excluded.days_past_due,
    overdue_minor = excluded.overdue_minor, outstanding_minor = excluded.outstanding_minor,
    cured_on = NULL
WHERE (x.days_past_due, x.overdue_minor, x.outstanding_minor) IS DISTINCT FROM
    (excluded.days_past_due, excluded.overdue_minor, excluded.outstanding_minor)
    OR x.cured_on IS NOT NULL
"""
_CURED: Final = f"""
WITH {_LATE}
UPDATE collection_case_loan x SET cured_on = d.current_on, days_past_due = 0, overdue_minor = 0,
    outstanding_minor = l.outstanding_minor
FROM collection_case k, business_day d, loan l
WHERE k.id = x.case_id AND k.status = 'open' AND x.cured_on IS NULL AND l.id = x.loan_id
    AND ($1::uuid[] IS NULL OR x.customer_id = ANY($1))
    AND NOT EXISTS (SELECT FROM late WHERE late.loan_id = x.loan_id)
"""
_REFRESH: Final = f"""
WITH {_PEOPLE}
UPDATE collection_case k SET days_past_due = m.days_past_due, overdue_minor = m.overdue_minor,
    outstanding_minor = m.outstanding_minor, grade = m.grade, currency = m.currency,
    strategy_id = CASE WHEN m.rule IS NULL THEN k.strategy_id ELSE m.strategy_id END,
    queue_id = coalesce(m.rule ->> 'queue', k.queue_id),
    stage = coalesce(m.rule ->> 'stage', k.stage),
    priority = coalesce((m.rule ->> 'priority')::int, k.priority),
    cadence_days = coalesce((m.rule ->> 'cadenceDays')::int, k.cadence_days),
    channels = CASE WHEN m.rule IS NULL THEN k.channels ELSE {_CHANNELS} END,
    version = k.version + 1
FROM matched m
WHERE m.customer_id = k.customer_id AND k.status = 'open'
    AND ((k.days_past_due, k.overdue_minor, k.outstanding_minor, k.currency) IS DISTINCT FROM
            (m.days_past_due, m.overdue_minor, m.outstanding_minor, m.currency)
        OR m.rule IS NOT NULL AND (k.strategy_id, k.priority, k.queue_id, k.stage)
            IS DISTINCT FROM (m.strategy_id, (m.rule ->> 'priority')::int, m.rule ->> 'queue',
                m.rule ->> 'stage'))
RETURNING {_NEWS}, (old.queue_id, old.stage) IS DISTINCT FROM (new.queue_id, new.stage) AS moved,
    old.stage AS from_stage
"""
# Whoever does not work on the new queue gives the case up; it is given out anew.
_UNFIT: Final = """
UPDATE collection_case k SET assigned_id = NULL, assigned_at = NULL
FROM collector w WHERE w.staff_id = k.assigned_id AND k.id = ANY($1::uuid[])
    AND cardinality(w.queues) > 0 AND k.queue_id <> ALL (w.queues)
"""
_CLOSE: Final = f"""
UPDATE collection_case k SET status = 'closed', closed_on = d.current_on, closed_at = now(),
    close_reason = CASE WHEN EXISTS (SELECT FROM collection_case_loan x JOIN loan l
        ON l.id = x.loan_id WHERE x.case_id = k.id AND l.status = 'written_off')
        THEN 'written_off' ELSE 'cured' END,
    days_past_due = 0, overdue_minor = 0, next_action_on = NULL, is_placed = false,
    is_disputed = false, version = k.version + 1
FROM business_day d
WHERE k.status = 'open' AND ($1::uuid[] IS NULL OR k.customer_id = ANY($1))
    AND NOT EXISTS (SELECT FROM collection_case_loan x
        WHERE x.case_id = k.id AND x.cured_on IS NULL)
RETURNING {_NEWS}, k.close_reason
"""
_OVER: Final = (
    """UPDATE collection_promise p SET status = 'cancelled', settled_on = d.current_on
    FROM business_day d WHERE p.case_id = ANY($1::uuid[]) AND p.status = 'open'""",
    """UPDATE collection_placement p SET ended_on = d.current_on, end_reason = 'closed',
    ended_by = 'system:collections'
    FROM business_day d WHERE p.case_id = ANY($1::uuid[]) AND p.ended_on IS NULL""",
)


@dataclass(slots=True)
class Followed:
    """The rows that moved, as `tell.tell_many` wants them."""

    opened: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
    closed: list[Any] = field(default_factory=list)


async def follow(tx: Tx, customers: Sequence[UUID] | None, *, opens: bool) -> Followed:
    """The cases of these customers (None: of all) as the loans stand now."""
    wanted = None if customers is None else list(customers)
    done = Followed()
    if opens:
        done.opened = await tx.rows(_OPEN, wanted)
    await tx.execute(_LOANS, wanted)
    await tx.execute(_CURED, wanted)
    done.changed = await tx.rows(_REFRESH, wanted)
    moved = [row["id"] for row in done.changed if row["moved"]]
    if moved:
        await tx.execute(_UNFIT, moved)
    return done


async def close(tx: Tx, customers: Sequence[UUID] | None) -> list[Any]:
    """Ends the cases of which nothing is late any more; judge promises before it."""
    wanted = None if customers is None else list(customers)
    closed = await tx.rows(_CLOSE, wanted)
    if closed:
        for sql in _OVER:
            await tx.execute(sql, [row["id"] for row in closed])
    return closed
