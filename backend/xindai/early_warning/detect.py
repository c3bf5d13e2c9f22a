"""Where signals are: one statement for each kind, for some customers or for everybody.

Each gives subject, customer, branch (only where there is no customer), loan, cause and facts. They
say how things are now: on the business date where dues count, by the database's clock where
somebody did something.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from xindai.early_warning.types import SignalCode

GIVEN: Final = """
given AS (
    SELECT $1::uuid[] AS people, $2::int AS threshold, $3::int AS days, $4::jsonb AS reports
)"""
"""What every statement is given; `people` is null for everybody."""

_OURS: Final = "(g.people IS NULL OR {0} = ANY(g.people))"
_SINCE: Final = "now() - make_interval(days => g.days)"
_EXPOSED: Final = """(EXISTS (SELECT FROM loan x WHERE x.customer_id = {0} AND x.status = 'active')
    OR EXISTS (SELECT FROM credit_line x WHERE x.customer_id = {0} AND x.status = 'active'))"""
"""True of somebody who owes us, or may draw."""
_OF_CUSTOMER: Final = "'customer:' || {0} AS subject, {0} AS customer_id, NULL::uuid AS branch_id"

_LATE_FACTS: Final = """jsonb_build_object('loan_number', l.number,
    'due_on', l.oldest_unpaid_due_on, 'days_past_due', d.current_on - l.oldest_unpaid_due_on,
    'outstanding_minor', l.outstanding_minor, 'currency', l.currency)"""
_MISSED: Final = f"""
SELECT {_OF_CUSTOMER.format("l.customer_id")}, l.id AS loan_id,
    'instalment:' || l.id || ':' || l.oldest_unpaid_due_on AS cause, {_LATE_FACTS} AS facts
FROM given g CROSS JOIN business_day d JOIN loan l ON l.status = 'active'
    AND l.disputed_on IS NULL AND l.oldest_unpaid_due_on <= d.current_on - g.threshold
WHERE {_OURS.format("l.customer_id")}
"""
_FIRST: Final = f"""
SELECT {_OF_CUSTOMER.format("l.customer_id")}, l.id AS loan_id,
    'first:' || l.id AS cause, {_LATE_FACTS} AS facts
FROM given g CROSS JOIN business_day d JOIN loan l ON l.status = 'active'
    AND l.disputed_on IS NULL AND l.oldest_unpaid_due_on <= d.current_on - g.threshold
WHERE {_OURS.format("l.customer_id")} AND l.oldest_unpaid_due_on = (
    SELECT min(i.due_on) FROM instalment i WHERE i.loan_id = l.id)
"""
_DEBIT: Final = f"""
SELECT {_OF_CUSTOMER.format("l.customer_id")}, l.id AS loan_id,
    'payment:' || (array_agg(p.id ORDER BY p.settled_at DESC))[1] AS cause,
    jsonb_build_object('loan_number', l.number, 'count', count(*),
        'last_on', max(p.settled_at)::date,
        'failure_codes', jsonb_agg(DISTINCT p.failure_code)) AS facts
FROM given g JOIN loan_payment p ON p.status = 'failed' AND p.settled_at >= {_SINCE}
JOIN loan l ON l.id = p.loan_id AND l.status = 'active'
WHERE {_OURS.format("p.customer_id")}
GROUP BY l.id, g.threshold HAVING count(*) >= g.threshold
"""
_CHANGED: Final = f"""
SELECT {_OF_CUSTOMER.format("c.id")}, NULL::uuid AS loan_id,
    'change:' || max(a.id) AS cause,
    jsonb_build_object('count', count(*), 'last_on', max(a.at)::date,
        'changes', jsonb_agg(DISTINCT split_part(a.action, '.', 2)),
        'days_past_due', coalesce(max(debt.late), 0)) AS facts
FROM given g JOIN audit_record a ON a.at >= {_SINCE} AND (a.action IN ('customer.change_phone',
        'customer.bank_card_bind') OR a.action = 'customer.profile_change'
        AND a.detail -> 'fields' ? 'address')
JOIN customer c ON 'customer/' || c.id = a.subject AND {_OURS.format("c.id")}
CROSS JOIN LATERAL (
    SELECT max(greatest(0, d.current_on - l.oldest_unpaid_due_on)) AS late
    FROM business_day d JOIN loan l ON l.customer_id = c.id AND l.status = 'active'
    WHERE l.oldest_unpaid_due_on < d.current_on OR EXISTS (
        SELECT FROM loan_event e WHERE e.loan_id = l.id AND e.type = 'disburse'
        AND e.created_at < a.at AND a.at <= e.created_at + make_interval(days => g.days))
) debt
WHERE debt.late IS NOT NULL
GROUP BY c.id, g.threshold HAVING count(*) >= g.threshold
"""
_BASIS: Final = """SELECT s.facts FROM application a JOIN decision s ON s.id = a.decision_id
    JOIN loan l ON l.id = a.loan_id AND l.status = 'active'
    WHERE a.customer_id = {0} ORDER BY s.decided_at DESC LIMIT 1"""
"""What was known of a customer when his newest loan was decided on."""
_ELSEWHERE: Final = f"""
SELECT {_OF_CUSTOMER.format("r.customer_id")}, NULL::uuid AS loan_id,
    'report:' || r.report_id AS cause,
    jsonb_build_object('accounts_before', coalesce(was.accounts, 0), 'accounts_now', r.accounts,
        'overdue_minor', r.overdue_minor, 'currency', r.currency,
        'reported_on', r.reported_on) AS facts
FROM given g CROSS JOIN LATERAL jsonb_to_recordset(g.reports) AS r (customer_id uuid,
    report_id uuid, accounts int, overdue_minor bigint, currency text, reported_on date)
LEFT JOIN LATERAL (
    SELECT (basis.facts ->> 'bureau_overdue_accounts_now')::int AS accounts
    FROM ({_BASIS.format("r.customer_id")}) basis) was ON true
WHERE {_OURS.format("r.customer_id")} AND {_EXPOSED.format("r.customer_id")}
    AND r.accounts - coalesce(was.accounts, 0) >= g.threshold
"""
_INCOME: Final = f"""
SELECT {_OF_CUSTOMER.format("c.customer_id")}, NULL::uuid AS loan_id,
    'income:' || c.now_minor AS cause,
    jsonb_build_object('before_minor', was.minor, 'now_minor', c.now_minor,
        'currency', c.currency, 'drop_percent', 100 - c.now_minor * 100 / was.minor) AS facts
FROM given g CROSS JOIN LATERAL (
    SELECT m.customer_id, m.currency, sum(m.amount_minor)::bigint AS now_minor
    FROM customer_monthly_amount m
    WHERE m.side = 'income' AND m.removed_at IS NULL AND {_OURS.format("m.customer_id")}
    GROUP BY m.customer_id, m.currency
) c
CROSS JOIN LATERAL (
    SELECT (basis.facts ->> 'monthly_income_minor')::bigint AS minor
    FROM ({_BASIS.format("c.customer_id")}) basis) was
WHERE was.minor > 0 AND c.now_minor * 100 <= was.minor * (100 - g.threshold)
"""


def _applications(what: str) -> str:
    return f"""
SELECT {_OF_CUSTOMER.format("a.customer_id")}, NULL::uuid AS loan_id,
    'application:' || (array_agg(a.id ORDER BY a.submitted_at DESC))[1] AS cause,
    jsonb_build_object('count', count(*), 'last_on', max(a.submitted_at)::date) AS facts
FROM given g JOIN application a ON a.submitted_at >= {_SINCE} AND {what}
WHERE {_OURS.format("a.customer_id")} AND {_EXPOSED.format("a.customer_id")}
GROUP BY a.customer_id, g.threshold HAVING count(*) >= g.threshold
"""


_RELIEF: Final = f"""
SELECT {_OF_CUSTOMER.format("s.customer_id")}, NULL::uuid AS loan_id,
    'request:' || (array_agg(s.id ORDER BY s.created_at DESC))[1] AS cause,
    jsonb_build_object('count', count(*), 'kinds', jsonb_agg(DISTINCT s.kind),
        'last_on', max(s.created_at)::date) AS facts
FROM given g JOIN service_request s ON s.created_at >= {_SINCE} AND s.status <> 'withdrawn'
    AND s.kind IN ('extension', 'due_shift', 'payment_holiday', 'restructure')
WHERE {_OURS.format("s.customer_id")}
GROUP BY s.customer_id, g.threshold HAVING count(*) >= g.threshold
"""
_PHONE: Final = f"""
SELECT {_OF_CUSTOMER.format("mine.customer_id")}, NULL::uuid AS loan_id,
    'phone:' || md5(mine.phone_index) AS cause,
    jsonb_build_object('count', crowd.people, 'late_count', crowd.late) AS facts
FROM given g CROSS JOIN LATERAL (
    SELECT c.id AS customer_id, c.phone_index FROM customer c
    WHERE c.phone_index IS NOT NULL AND {_OURS.format("c.id")}
    UNION SELECT k.customer_id, k.phone_index FROM customer_contact k
    WHERE k.removed_at IS NULL AND {_OURS.format("k.customer_id")}
) mine
CROSS JOIN LATERAL (
    SELECT count(DISTINCT l.customer_id) AS people, count(DISTINCT l.customer_id)
        FILTER (WHERE l.oldest_unpaid_due_on < d.current_on) AS late
    FROM business_day d CROSS JOIN (
        SELECT c.id FROM customer c WHERE c.phone_index = mine.phone_index
        UNION SELECT k.customer_id FROM customer_contact k
        WHERE k.phone_index = mine.phone_index AND k.removed_at IS NULL) who
    JOIN loan l ON l.customer_id = who.id AND l.status = 'active'
) crowd
WHERE crowd.people >= g.threshold AND EXISTS (SELECT FROM loan l
    WHERE l.customer_id = mine.customer_id AND l.status = 'active')
"""


def _shares(kind: str, key: str, name: str, branch: str, joins: str) -> str:
    """Parts of the portfolio that hold too much of it, where there is more than one part."""
    return f"""
SELECT '{kind}:' || part.key AS subject, NULL::uuid AS customer_id, part.branch_id,
    NULL::uuid AS loan_id, 'share:' || part.currency AS cause,
    jsonb_build_object('name', part.name, 'share_percent', part.minor * 100 / part.total,
        'share_minor', part.minor, 'total_minor', part.total, 'currency', part.currency) AS facts
FROM given g CROSS JOIN LATERAL (
    SELECT {key} AS key, {name} AS name, {branch} AS branch_id, l.currency,
        sum(l.outstanding_minor)::bigint AS minor, count(*) OVER (PARTITION BY l.currency) AS parts,
        sum(sum(l.outstanding_minor)) OVER (PARTITION BY l.currency)::bigint AS total
    FROM loan l {joins} WHERE l.status = 'active' GROUP BY 1, 2, 3, 4
) part
WHERE g.people IS NULL AND part.key IS NOT NULL AND part.parts > 1
    AND part.minor * 100 >= part.total * g.threshold AND part.total > 0
"""


_TOP: Final = "(SELECT t.id FROM branch t ORDER BY length(t.path), t.path LIMIT 1)"
"""The head office: what concerns the whole portfolio is its business."""
DETECT: Final[Mapping[SignalCode, str]] = {
    SignalCode.INSTALMENT_MISSED: _MISSED,
    SignalCode.FIRST_PAYMENT_DEFAULT: _FIRST,
    SignalCode.DEBIT_FAILED: _DEBIT,
    SignalCode.CONTACT_CHANGED: _CHANGED,
    SignalCode.OVERDUE_ELSEWHERE: _ELSEWHERE,
    SignalCode.INCOME_DROP: _INCOME,
    SignalCode.MANY_APPLICATIONS: _applications("a.status <> 'withdrawn'"),
    SignalCode.MANY_REJECTIONS: _applications("a.status = 'rejected'"),
    SignalCode.RELIEF_REQUESTED: _RELIEF,
    SignalCode.SHARED_PHONE: _PHONE,
    SignalCode.PRODUCT_CONCENTRATION: _shares(
        "product", "p.code", "p.name_zh", _TOP, "JOIN product p ON p.id = l.product_id"
    ),
    SignalCode.BRANCH_CONCENTRATION: _shares(
        "branch", "b.code", "b.name", "b.id", "JOIN branch b ON b.id = l.branch_id"
    ),
    SignalCode.MERCHANT_CONCENTRATION: _shares(
        "merchant",
        "m.code",
        "m.name",
        "m.branch_id",
        "JOIN contract k ON k.id = l.contract_id LEFT JOIN merchant m ON m.id = k.merchant_id",
    ),
}
