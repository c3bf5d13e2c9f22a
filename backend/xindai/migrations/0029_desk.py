"""What the officers' desk keeps: saved views, exports, figures by day, results of verifications.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

VIEWS = """
CREATE TABLE saved_view (
    id uuid PRIMARY KEY,
    owner text NOT NULL,
    list varchar(40) NOT NULL,
    name_sealed bytea NOT NULL,
    name_index bytea NOT NULL,
    content_sealed bytea NOT NULL,
    is_default boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    changed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT saved_view_owner CHECK (owner LIKE 'staff:%'),
    CONSTRAINT saved_view_name_length CHECK (octet_length(name_index) = 32)
);
CREATE UNIQUE INDEX saved_view_once ON saved_view (owner, list, name_index);
CREATE UNIQUE INDEX saved_view_default ON saved_view (owner, list) WHERE is_default;
"""

EXPORTS = """
CREATE TABLE report_export (
    id uuid PRIMARY KEY,
    owner text NOT NULL,
    list varchar(40) NOT NULL,
    wanted_sealed bytea NOT NULL,
    language varchar(5) NOT NULL,
    status varchar(10) NOT NULL DEFAULT 'waiting',
    failure varchar(60),
    job_id uuid NOT NULL,
    rows_written int NOT NULL DEFAULT 0,
    file_id uuid UNIQUE REFERENCES stored_file ON DELETE RESTRICT,
    started_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    expires_at timestamptz,
    CONSTRAINT report_export_owner CHECK (owner LIKE 'staff:%'),
    CONSTRAINT report_export_language CHECK (language IN ('zh', 'en')),
    CONSTRAINT report_export_status CHECK (status IN ('waiting', 'ready', 'failed', 'expired')),
    CONSTRAINT report_export_failed CHECK ((status = 'failed') = (failure IS NOT NULL)),
    CONSTRAINT report_export_file
        CHECK ((file_id IS NOT NULL) = (status IN ('ready', 'expired'))
           AND (expires_at IS NULL) = (file_id IS NULL)),
    CONSTRAINT report_export_finished CHECK ((finished_at IS NULL) = (status = 'waiting')),
    CONSTRAINT report_export_rows CHECK (rows_written >= 0)
);
CREATE INDEX report_export_owner_newest ON report_export (owner, id);
CREATE INDEX report_export_expiring ON report_export (expires_at) WHERE status = 'ready';
REVOKE DELETE, TRUNCATE ON report_export FROM xindai_app;
"""

# The figures of 30 and 90 days are counted from this version on: old days have zeros in them.
FIGURES = """
ALTER TABLE portfolio_snapshot
    ADD overdue_minor bigint NOT NULL DEFAULT 0,
    ADD overdue_30_loans int NOT NULL DEFAULT 0,
    ADD overdue_30_minor bigint NOT NULL DEFAULT 0,
    ADD overdue_90_loans int NOT NULL DEFAULT 0,
    ADD overdue_90_minor bigint NOT NULL DEFAULT 0;
CREATE TABLE portfolio_flow (
    id uuid PRIMARY KEY,
    on_date date NOT NULL,
    product_id uuid NOT NULL REFERENCES product ON DELETE RESTRICT,
    branch_id uuid NOT NULL REFERENCES branch ON DELETE RESTRICT,
    currency varchar(3) NOT NULL,
    disbursed_minor bigint NOT NULL DEFAULT 0,
    disbursed_count int NOT NULL DEFAULT 0,
    collected_minor bigint NOT NULL DEFAULT 0,
    collected_count int NOT NULL DEFAULT 0,
    due_minor bigint NOT NULL DEFAULT 0,
    due_count int NOT NULL DEFAULT 0,
    CONSTRAINT portfolio_flow_once UNIQUE (on_date, product_id, branch_id, currency),
    CONSTRAINT portfolio_flow_due CHECK (due_minor >= 0 AND due_count >= 0),
    CONSTRAINT portfolio_flow_currency CHECK (currency ~ '^[A-Z]{3}$')
);
"""

AUDIT = """
CREATE INDEX audit_record_newest ON audit_record (at, id);
CREATE INDEX audit_record_actor ON audit_record (actor, at, id);
CREATE INDEX audit_record_action ON audit_record (action, at, id);
CREATE TABLE audit_verification (
    id uuid PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    records bigint NOT NULL,
    broken jsonb NOT NULL,
    CONSTRAINT audit_verification_broken CHECK (jsonb_typeof(broken) = 'array'),
    CONSTRAINT audit_verification_records CHECK (records >= 0)
);
REVOKE UPDATE, DELETE, TRUNCATE ON audit_verification FROM xindai_app;
CREATE TRIGGER audit_verification_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
    ON audit_verification FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

NAMES = "CREATE INDEX customer_name_sort ON customer (name_sort, name_masked);"


class Migration(migrations.Migration):
    dependencies = [("xindai", "0028_loan_payments")]

    operations = [ops.RunSQL(sql) for sql in (VIEWS, EXPORTS, FIGURES, AUDIT, NAMES)]
