"""A past for many loans: how each stood at the ends of months, its application, the days' sums.

Made in bulk for plans and benches: the shares of buckets are those of a lender, the amounts are
not those of any ledger.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import asyncpg

OFFICERS: Final = 5
"""Of each branch."""
_APPLICATIONS: Final = f"""
INSERT INTO application (id, number, kind, customer_id, branch_id, product_id, product_version_id,
    channel, currency, status, created_by, submitted_by, submitted_at, amount_minor,
    instalments, method, content_hash)
SELECT l.contract_id, 'A' || l.number, 'loan', l.customer_id, l.branch_id, l.product_id,
    c.product_version_id, (ARRAY['online', 'branch', 'merchant'])[1 + p.hash % 3], 'CNY',
    'expired', p.officer, p.officer, l.disbursed_on - interval '2 days',
    1000000, 12, 'equal_instalment',
    sha256('x')
FROM loan l JOIN contract c ON c.id = l.contract_id CROSS JOIN LATERAL (
    SELECT abs(hashtext(l.number)) AS hash, 'staff:' || md5(l.branch_id::text
        || abs(hashtext(l.number)) % {OFFICERS})::uuid AS officer) p
WHERE l.disbursed_on IS NOT NULL AND p.hash % 2 = 0;
UPDATE contract c SET application_id = c.id FROM application a WHERE a.id = c.id;
INSERT INTO application_event (application_id, seq, from_status, to_status, verb, actor, booked_on)
SELECT a.id, s.seq, 'x', s.status, 'x', 'system:bench', a.submitted_at::date
FROM application a CROSS JOIN (VALUES (1, 'review_1'), (2, 'approved'), (3, 'disbursed'))
    AS s (seq, status);
"""
_MONTH: Final = """
INSERT INTO loan_month (on_date, loan_id, bucket, days_past_due, asset_class, outstanding_minor,
    written_off_minor, is_first_missed)
SELECT $1, l.id, s.bucket, CASE WHEN s.bucket BETWEEN 1 AND 7 THEN s.bucket * 30 - 9 ELSE 0 END,
    CASE s.bucket WHEN 0 THEN 'normal' WHEN 1 THEN 'special_mention' WHEN 2 THEN 'special_mention'
        WHEN 3 THEN 'special_mention' WHEN 8 THEN 'normal' WHEN 9 THEN 'loss'
        ELSE 'substandard' END,
    CASE WHEN s.bucket < 8 THEN 1000000 - s.age * 40000 ELSE 0 END,
    CASE WHEN s.bucket = 9 THEN 500000 ELSE 0 END, s.age = 2 AND s.hash % 97 = 0
FROM loan l CROSS JOIN LATERAL (
    SELECT abs(hashtext(l.number)) AS hash, ($1::date - l.disbursed_on) / 30 AS age,
        CASE WHEN l.status = 'written_off' THEN 9
            WHEN l.status = 'closed' AND l.disbursed_on + 300 < $1 THEN 8
            WHEN abs(hashtext(l.number || $1::text)) % 100 < 90 THEN 0
            ELSE 1 + abs(hashtext(l.number || $1::text)) % 7 END AS bucket) s
WHERE l.disbursed_on <= $1
    AND (l.status <> 'closed' OR l.disbursed_on + 330 > $1) AND s.age <= 24
"""
_DAYS: Final = """
INSERT INTO portfolio_snapshot (id, on_date, product_id, branch_id, currency, asset_class, stage,
    loans, outstanding_minor, provision_minor)
SELECT uuidv7(), d::date, p.id, b.id, 'CNY', c.name, 1, 100, 10000000, 100000
FROM generate_series($1::date - $2::int, $1::date - 1, '1 day') d, product p, branch b,
    (VALUES ('normal'), ('special_mention'), ('substandard'), ('loss')) AS c (name)
"""
_FLOWS: Final = """
INSERT INTO portfolio_flow (id, on_date, product_id, branch_id, currency, disbursed_minor,
    collected_minor, due_minor)
SELECT uuidv7(), d::date, p.id, b.id, 'CNY', 1000, 2000, 3000
FROM generate_series($1::date - $2::int, $1::date - 1, '1 day') d, product p, branch b
"""
_CLOSINGS: Final = """
INSERT INTO gl_day_balance (booked_on, account_id, currency, product_id, branch_id, debit_minor,
    credit_minor, closing_minor)
SELECT d::date, a.code, 'CNY', p.id, b.id, 5, 7, 1000
FROM generate_series($1::date - $2::int, $1::date - 1, '1 day') d, product p, branch b, gl_account a
WHERE a.kind <> 'memo'
"""
_ACCOUNTS: Final = """
INSERT INTO gl_account (code, name_zh, name_en, kind) VALUES ('1002', '银行', 'Cash', 'asset'),
    ('1301', '贷款', 'Loans', 'asset'), ('1304', '准备', 'Allowance', 'asset'),
    ('6011', '利息', 'Interest', 'income'), ('6701', '减值', 'Impairment', 'expense');
INSERT INTO gl_mapping (id, role, account_id) VALUES (uuidv7(), 'CASH_CLEARING', '1002'),
    (uuidv7(), 'LOAN_PRINCIPAL', '1301'), (uuidv7(), 'PROVISION_ALLOWANCE', '1304');
"""


async def make_past(
    owner: asyncpg.Connection[Any], ends: Sequence[date], today: date, days: int = 365
) -> None:
    """States of these ends of months, oldest first, and sums of so many days; the connection is
    the owner's."""
    async with owner.transaction():
        await owner.execute("SET LOCAL session_replication_role = replica")
        await owner.execute(_ACCOUNTS)
        await owner.execute(_APPLICATIONS)
        for end in ends:
            await owner.execute(_MONTH, end)
        for sql in (_DAYS, _FLOWS, _CLOSINGS):
            await owner.execute(sql, today, days)
    await owner.execute("ANALYZE")
