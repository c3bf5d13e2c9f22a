"""Maker and checker: policies, and commands that wait."""

from tortoise import migrations
from tortoise.migrations import operations as ops

TABLES = """
CREATE TABLE approval_policy (
    id uuid PRIMARY KEY,
    command varchar(80) NOT NULL,
    min_amount_minor bigint NOT NULL DEFAULT 0,
    role_id varchar(40) NOT NULL REFERENCES role (code) ON DELETE RESTRICT,
    valid_hours integer NOT NULL DEFAULT 72,
    UNIQUE (command, min_amount_minor),
    CONSTRAINT approval_policy_bounds
        CHECK (min_amount_minor >= 0 AND valid_hours BETWEEN 1 AND 720)
);
CREATE TABLE approval_request (
    id uuid PRIMARY KEY,
    command varchar(80) NOT NULL,
    mutation varchar(80) NOT NULL,
    input_sealed bytea NOT NULL,
    input_index bytea NOT NULL,
    subject text,
    amount_minor bigint,
    maker text NOT NULL,
    branch_path varchar(200) NOT NULL,
    role_id varchar(40) NOT NULL REFERENCES role (code) ON DELETE RESTRICT,
    status varchar(20) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    checker text,
    reason text,
    decided_at timestamptz,
    executed_at timestamptz,
    outcome jsonb,
    CONSTRAINT approval_request_four_eyes CHECK (checker <> maker),
    CONSTRAINT approval_request_status CHECK (status IN ('pending', 'approved', 'executed',
        'failed', 'rejected', 'withdrawn', 'expired')),
    CONSTRAINT approval_request_decided
        CHECK ((checker IS NULL) = (status IN ('pending', 'withdrawn', 'expired')))
);
CREATE INDEX approval_request_queue ON approval_request (status, role_id);
CREATE INDEX approval_request_maker ON approval_request (maker);
REVOKE DELETE, TRUNCATE ON approval_request FROM xindai_app;
"""

CONTENT_STAYS = """
-- What was asked for (sealed under a key outside the database), by whom and under which policy stays; a decision is final.
CREATE FUNCTION approval_request_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.command, NEW.mutation, NEW.maker, NEW.branch_path, NEW.role_id,
        NEW.created_at, NEW.expires_at)
       IS DISTINCT FROM (OLD.id, OLD.command, OLD.mutation, OLD.maker,
        OLD.branch_path, OLD.role_id, OLD.created_at, OLD.expires_at)
       OR NEW.subject IS DISTINCT FROM OLD.subject
       OR NEW.amount_minor IS DISTINCT FROM OLD.amount_minor
       OR (OLD.checker IS NOT NULL AND NEW.checker IS DISTINCT FROM OLD.checker)
       OR (OLD.status NOT IN ('pending', 'approved') AND NEW.status <> OLD.status) THEN
        RAISE EXCEPTION 'approval % is as it was asked for and decided', OLD.id
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER approval_request_stays BEFORE UPDATE ON approval_request
    FOR EACH ROW EXECUTE FUNCTION approval_request_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0016_webhooks")]

    operations = [ops.RunSQL(TABLES), ops.RunSQL(CONTENT_STAYS)]
