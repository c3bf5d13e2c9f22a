"""The view layer of reports: SQL views `report_*`, documented in backend/docs/report-views.md.

What a report shows is a sum over the columns of one of them. They may be read by the program and
by `xindai_report`, a role without a password that a lender may give to his own tools. With them
come the definitions that people keep, some of which are written and sent by themselves.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

BOOKS = """
CREATE VIEW report_balance AS
SELECT s.on_date, s.product_id, s.branch_id, s.currency, s.asset_class, s.stage, s.loans,
    s.outstanding_minor, s.overdue_loans, s.overdue_minor, s.overdue_principal_minor,
    s.overdue_30_loans, s.overdue_30_minor, s.overdue_90_loans, s.overdue_90_minor,
    s.interest_receivable_minor, s.penalty_receivable_minor, s.provision_minor
FROM portfolio_snapshot s;
CREATE VIEW report_cash AS
SELECT f.on_date, f.product_id, f.branch_id, f.currency, f.disbursed_minor, f.disbursed_count,
    f.collected_minor, f.collected_count, f.other_minor, f.due_minor, f.due_count
FROM portfolio_flow f;
CREATE VIEW report_income AS
SELECT g.booked_on AS on_date, g.product_id, g.branch_id, g.currency, g.account_id AS account,
    a.kind, g.credit_minor - g.debit_minor AS amount_minor
FROM gl_day_balance g JOIN gl_account a ON a.code = g.account_id
WHERE a.kind IN ('income', 'expense') AND g.branch_id IS NOT NULL;
"""

MONTHS = """
CREATE VIEW report_roll AS
SELECT r.on_date, r.product_id, r.branch_id, r.channel, r.officer, r.currency, r.bucket_from,
    r.bucket, r.class_from, r.asset_class, r.loans, r.from_minor, r.outstanding_minor
FROM portfolio_roll r;
CREATE VIEW report_vintage AS
SELECT v.on_date, v.product_id, v.branch_id, v.channel, v.officer, v.currency, v.cohort,
    ((EXTRACT(YEAR FROM v.on_date) - EXTRACT(YEAR FROM v.cohort)) * 12
        + EXTRACT(MONTH FROM v.on_date) - EXTRACT(MONTH FROM v.cohort))::int AS age,
    v.loans, v.disbursed_minor, v.active_loans, v.outstanding_minor, v.late_30_loans,
    v.late_30_minor, v.late_90_loans, v.late_90_minor, v.written_off_loans, v.written_off_minor,
    v.first_due_loans, v.first_due_minor, v.first_missed_loans, v.first_missed_minor
FROM portfolio_vintage v;
CREATE VIEW report_borrower AS
SELECT b.on_date, b.branch_id, b.borrowers, b.late_borrowers, b.new_borrowers,
    b.returning_borrowers
FROM portfolio_borrower b;
CREATE VIEW report_loan AS
SELECT m.on_date, m.loan_id, l.number, l.product_id, l.branch_id, l.currency, l.disbursed_on,
    date_trunc('month', l.disbursed_on)::date AS cohort,
    ((EXTRACT(YEAR FROM m.on_date) - EXTRACT(YEAR FROM l.disbursed_on)) * 12
        + EXTRACT(MONTH FROM m.on_date) - EXTRACT(MONTH FROM l.disbursed_on))::int AS age,
    coalesce(a.channel, '') AS channel,
    CASE WHEN a.submitted_by LIKE 'staff:%' THEN a.submitted_by ELSE '' END AS officer,
    coalesce(p.bucket, -1) AS bucket_from, m.bucket, coalesce(p.asset_class, '') AS class_from,
    m.asset_class, m.days_past_due, l.disbursed_minor, m.outstanding_minor, m.written_off_minor,
    m.is_first_missed
FROM loan_month m JOIN loan l ON l.id = m.loan_id
LEFT JOIN loan_month p ON p.loan_id = m.loan_id
    AND p.on_date = (date_trunc('month', m.on_date) - interval '1 day')::date
LEFT JOIN contract c ON c.id = l.contract_id
LEFT JOIN application a ON a.id = c.application_id;
"""

ROAD = """
CREATE INDEX application_submitted ON application (submitted_at);
CREATE VIEW report_funnel AS
SELECT (a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date AS on_date, a.submitted_at,
    a.product_id, a.branch_id, a.channel,
    CASE WHEN a.submitted_by LIKE 'staff:%' THEN a.submitted_by ELSE '' END AS officer,
    a.currency, 1 AS submitted, e.decided::int AS decided, e.approved::int AS approved,
    e.accepted::int AS accepted, e.signed::int AS signed, e.disbursed::int AS disbursed,
    coalesce(a.amount_minor, 0) AS asked_minor,
    CASE WHEN e.disbursed THEN coalesce(a.accepted_minor, 0) ELSE 0 END AS disbursed_minor
FROM application a CROSS JOIN LATERAL (
    SELECT coalesce(bool_or(x.to_status IN ('phone_verification', 'review_1', 'approved',
            'rejected')), false) AS decided,
        coalesce(bool_or(x.to_status = 'approved'), false) AS approved,
        coalesce(bool_or(x.to_status = 'offer_accepted'), false) AS accepted,
        coalesce(bool_or(x.to_status = 'contract_signed'), false) AS signed,
        coalesce(bool_or(x.to_status = 'disbursed'), false) AS disbursed
    FROM application_event x WHERE x.application_id = a.id) e
WHERE a.submitted_at IS NOT NULL;
"""

DEFINITIONS = """
CREATE TABLE report_definition (
    id uuid PRIMARY KEY,
    owner text NOT NULL,
    report varchar(40) NOT NULL,
    name_sealed bytea NOT NULL,
    name_index bytea NOT NULL,
    content jsonb NOT NULL,
    language varchar(5) NOT NULL,
    cadence varchar(10),
    mail_sealed bytea,
    next_on date,
    created_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT report_definition_owner CHECK (owner LIKE 'staff:%'),
    CONSTRAINT report_definition_name_length CHECK (octet_length(name_index) = 32),
    CONSTRAINT report_definition_language CHECK (language IN ('zh', 'en')),
    CONSTRAINT report_definition_cadence CHECK (cadence IN ('daily', 'weekly', 'monthly')),
    CONSTRAINT report_definition_next CHECK ((cadence IS NULL) = (next_on IS NULL)
        AND (mail_sealed IS NULL OR cadence IS NOT NULL))
);
CREATE UNIQUE INDEX report_definition_once ON report_definition (owner, name_index);
CREATE INDEX report_definition_due ON report_definition (next_on) WHERE next_on IS NOT NULL;
ALTER TABLE report_export ADD definition_id uuid;
"""

_VIEWS = ("balance", "cash", "income", "roll", "vintage", "borrower", "loan", "funnel")
_NAMES = ", ".join(f"report_{name}" for name in _VIEWS)
READERS = f"""
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'xindai_report') THEN
        CREATE ROLE xindai_report NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database was quicker
END $$;
GRANT USAGE ON SCHEMA public TO xindai_report;
REVOKE INSERT, UPDATE, DELETE ON {_NAMES} FROM xindai_app;
GRANT SELECT ON {_NAMES} TO xindai_report;
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0041_months")]

    operations = [ops.RunSQL(sql) for sql in (BOOKS, MONTHS, ROAD, DEFINITIONS, READERS)]
