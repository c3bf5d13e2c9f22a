"""The step `month`: how every loan stands at the end of a month, and the sums over it.

One statement writes the loans, three add them up for reports (by product, branch, channel and
officer). Roll rates, vintage curves and migrations all come from these rows, so they cannot
disagree. `sum_month` makes the sums of a month again from its loans. See decision 46.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from xindai.platform.db import Tx

M0, M6_PLUS, CLOSED, WRITTEN_OFF, NEW = 0, 7, 8, 9, -1
"""Buckets: 0 is not late, 1 to 6 are months of 30 days begun past due, 7 is later than 180 days.
Closed and written off are where loans go; new is where they come from."""
FIRST_LATE_DAYS: Final = 30
"""So long after its due day a first instalment is looked at."""


def bucket_of(days_past_due: int) -> int:
    """0 for none, 1 for 1 to 30 days … 6 for 151 to 180, 7 above."""
    return min(M6_PLUS, (days_past_due + 29) // 30)


def month_end_before(day: date) -> date:
    """The last day of the month before that of `day`."""
    return day.replace(day=1) - timedelta(days=1)


def is_month_end(day: date) -> bool:
    """Whether the next day is in another month."""
    return (day + timedelta(days=1)).day == 1


_LOANS: Final = f"""
INSERT INTO loan_month (on_date, loan_id, bucket, days_past_due, asset_class, outstanding_minor,
    written_off_minor, is_first_missed)
SELECT $1, l.id,
    CASE l.status WHEN 'closed' THEN {CLOSED} WHEN 'written_off' THEN {WRITTEN_OFF}
        ELSE least({M6_PLUS}, (d.days + 29) / 30) END,
    d.days, l.asset_class, l.outstanding_minor, l.principal_written_off_minor,
    i.loan_id IS NOT NULL
        AND (i.settled_on IS NULL OR i.settled_on > i.due_on + {FIRST_LATE_DAYS})
FROM loan l
LEFT JOIN loan_month p ON p.on_date = $2 AND p.loan_id = l.id
LEFT JOIN instalment i ON i.loan_id = l.id AND i.n = 1
    AND i.due_on > $2::date - {FIRST_LATE_DAYS} AND i.due_on <= $1::date - {FIRST_LATE_DAYS}
CROSS JOIN LATERAL (SELECT CASE WHEN l.status = 'active' AND l.oldest_unpaid_due_on < $1
    THEN $1::date - l.oldest_unpaid_due_on ELSE 0 END AS days) d
WHERE l.status IN ('active', 'written_off')
    OR (l.status = 'closed' AND (p.bucket <= {M6_PLUS} OR l.disbursed_on > $2))
"""
_WHO: Final = """l.product_id, l.branch_id, coalesce(a.channel, ''),
    CASE WHEN a.submitted_by LIKE 'staff:%' THEN a.submitted_by ELSE '' END,"""
_COMES_FROM: Final = """
LEFT JOIN contract c ON c.id = l.contract_id
LEFT JOIN application a ON a.id = c.application_id"""
_ROLL: Final = f"""
INSERT INTO portfolio_roll (on_date, product_id, branch_id, channel, officer, currency,
    bucket_from, bucket, class_from, asset_class, loans, from_minor, outstanding_minor)
SELECT $1, {_WHO} l.currency, coalesce(p.bucket, {NEW}), m.bucket, coalesce(p.asset_class, ''),
    m.asset_class, count(*), coalesce(sum(p.outstanding_minor), 0)::bigint,
    sum(m.outstanding_minor)::bigint
FROM loan_month m JOIN loan l ON l.id = m.loan_id
LEFT JOIN loan_month p ON p.on_date = $2 AND p.loan_id = m.loan_id {_COMES_FROM}
WHERE m.on_date = $1 GROUP BY 2, 3, 4, 5, 6, 7, 8, 9, 10
"""


def _late(name: str, bucket: int) -> str:
    late = f"FILTER (WHERE m.bucket BETWEEN {bucket} AND {M6_PLUS})"
    return f"""count(*) {late} AS {name}_loans,
    coalesce(sum(m.outstanding_minor) {late}, 0)::bigint AS {name}_minor"""


_LOST: Final = f"FILTER (WHERE m.bucket = {WRITTEN_OFF})"
_VINTAGE: Final = f"""
INSERT INTO portfolio_vintage (on_date, product_id, branch_id, channel, officer, currency, cohort,
    loans, disbursed_minor, active_loans, outstanding_minor, late_30_loans, late_30_minor,
    late_90_loans, late_90_minor, written_off_loans, written_off_minor, first_due_loans,
    first_due_minor, first_missed_loans, first_missed_minor)
SELECT $1, {_WHO} l.currency, date_trunc('month', l.disbursed_on)::date, count(*),
    sum(l.disbursed_minor)::bigint, count(*) FILTER (WHERE m.bucket <= {M6_PLUS}),
    coalesce(sum(m.outstanding_minor), 0)::bigint, {_late("late_30", 2)}, {_late("late_90", 4)},
    count(*) {_LOST}, coalesce(sum(m.written_off_minor) {_LOST}, 0)::bigint,
    count(f.loan_id), coalesce(sum(l.disbursed_minor) FILTER (WHERE f.loan_id IS NOT NULL), 0),
    count(*) FILTER (WHERE m.is_first_missed),
    coalesce(sum(l.disbursed_minor) FILTER (WHERE m.is_first_missed), 0)
FROM loan l
LEFT JOIN loan_month m ON m.on_date = $1 AND m.loan_id = l.id
LEFT JOIN instalment f ON f.loan_id = l.id AND f.n = 1
    AND f.due_on > $2::date - {FIRST_LATE_DAYS} AND f.due_on <= $1::date - {FIRST_LATE_DAYS}
{_COMES_FROM}
WHERE l.disbursed_on <= $1 GROUP BY 2, 3, 4, 5, 6, 7
"""
_BORROWERS: Final = f"""
INSERT INTO portfolio_borrower (on_date, branch_id, borrowers, late_borrowers, new_borrowers,
    returning_borrowers)
SELECT $1, c.branch_id, count(*) FILTER (WHERE p.owes), count(*) FILTER (WHERE p.is_late),
    count(*) FILTER (WHERE p.first_on > $2), count(*) FILTER (WHERE p.first_on <= $2
        AND p.last_on > $2)
FROM (SELECT l.customer_id, bool_or(coalesce(m.bucket <= {M6_PLUS}, false)) AS owes,
        bool_or(coalesce(m.bucket BETWEEN 1 AND {M6_PLUS}, false)) AS is_late,
        min(l.disbursed_on) AS first_on, max(l.disbursed_on) AS last_on
    FROM loan l LEFT JOIN loan_month m ON m.on_date = $1 AND m.loan_id = l.id
    WHERE l.disbursed_on <= $1 GROUP BY 1) p
JOIN customer c ON c.id = p.customer_id GROUP BY 2
"""
_SUMS: Final = (
    ("portfolio_roll", _ROLL),
    ("portfolio_vintage", _VINTAGE),
    ("portfolio_borrower", _BORROWERS),
)


async def month(tx: Tx, day: date) -> int:
    """Writes the month that ends with this day; how many loans. Any other day: nothing."""
    if not is_month_end(day):
        return 0
    loans = await tx.execute(_LOANS, day, month_end_before(day))
    await sum_month(tx, day)
    return loans


async def sum_month(tx: Tx, day: date) -> None:
    """The sums of a month from its loans and those of the month before, in place of older ones."""
    for table, sql in _SUMS:
        await tx.execute(f"DELETE FROM {table} WHERE on_date = $1", day)
        await tx.execute(sql, day, month_end_before(day))
