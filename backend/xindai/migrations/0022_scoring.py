"""Scorecards, and reports of the bureau and the identity check.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

SCORECARDS = """
CREATE TABLE scorecard_version (
    id uuid PRIMARY KEY,
    code varchar(40) NOT NULL,
    version int NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'draft',
    content jsonb NOT NULL,
    maker text NOT NULL,
    checker text,
    note text,
    created_at timestamptz NOT NULL DEFAULT now(),
    submitted_at timestamptz,
    activated_at timestamptz,
    retired_at timestamptz,
    CONSTRAINT scorecard_version_once UNIQUE (code, version),
    CONSTRAINT scorecard_version_positive CHECK (version >= 1),
    CONSTRAINT scorecard_version_four_eyes CHECK (checker <> maker),
    CONSTRAINT scorecard_version_status
        CHECK (status IN ('draft', 'submitted', 'active', 'retired')),
    CONSTRAINT scorecard_version_activated
        CHECK ((status IN ('active', 'retired')) = (activated_at IS NOT NULL)),
    CONSTRAINT scorecard_version_checked CHECK (activated_at IS NULL OR checker IS NOT NULL),
    CONSTRAINT scorecard_version_retired
        CHECK ((status = 'retired') = (retired_at IS NOT NULL))
);
CREATE UNIQUE INDEX scorecard_version_active ON scorecard_version (code)
    WHERE status = 'active';
REVOKE DELETE, TRUNCATE ON scorecard_version FROM xindai_app;

-- What was submitted is what gets checked, and what was active explains old decisions.
CREATE FUNCTION scorecard_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.code, NEW.version, NEW.maker, NEW.created_at)
       IS DISTINCT FROM (OLD.id, OLD.code, OLD.version, OLD.maker, OLD.created_at)
       OR (OLD.status <> 'draft' AND NEW.content IS DISTINCT FROM OLD.content)
       OR (OLD.activated_at IS NOT NULL AND (NEW.checker, NEW.activated_at)
           IS DISTINCT FROM (OLD.checker, OLD.activated_at))
       OR (OLD.status, NEW.status) NOT IN (('draft', 'draft'), ('draft', 'submitted'),
           ('submitted', 'draft'), ('submitted', 'active'), ('active', 'retired')) THEN
        RAISE EXCEPTION 'scorecard % stays as it was submitted and checked', OLD.id
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER scorecard_version_stays BEFORE UPDATE ON scorecard_version
    FOR EACH ROW EXECUTE FUNCTION scorecard_version_stays();
"""

REPORTS = """
CREATE TABLE bureau_report (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    kind varchar(20) NOT NULL,
    request_id uuid NOT NULL,
    outcome varchar(20) NOT NULL,
    why varchar(20),
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT now(),
    requested_on date NOT NULL,
    valid_until date,
    duration_ms int NOT NULL,
    facts_sealed bytea,
    CONSTRAINT bureau_report_request UNIQUE (request_id),
    CONSTRAINT bureau_report_kind CHECK (kind IN ('bureau', 'identity')),
    CONSTRAINT bureau_report_outcome CHECK (outcome IN ('ok', 'missing', 'mismatch', 'error')),
    CONSTRAINT bureau_report_facts CHECK ((outcome = 'ok') = (facts_sealed IS NOT NULL)),
    CONSTRAINT bureau_report_valid CHECK ((outcome = 'ok') = (valid_until IS NOT NULL)),
    CONSTRAINT bureau_report_why CHECK ((outcome = 'ok') = (why IS NULL)),
    CONSTRAINT bureau_report_duration CHECK (duration_ms >= 0)
);
CREATE INDEX bureau_report_customer ON bureau_report (customer_id, kind, id);
REVOKE DELETE, TRUNCATE ON bureau_report FROM xindai_app;

-- Only a rotation of keys touches a row again: it seals the same facts anew.
CREATE FUNCTION bureau_report_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'facts_sealed' IS DISTINCT FROM to_jsonb(OLD) - 'facts_sealed' THEN
        RAISE EXCEPTION 'report % stays as it came', OLD.id USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER bureau_report_stays BEFORE UPDATE ON bureau_report
    FOR EACH ROW EXECUTE FUNCTION bureau_report_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0021_credit_lines_and_partners")]

    operations = [ops.RunSQL(SCORECARDS), ops.RunSQL(REPORTS)]
