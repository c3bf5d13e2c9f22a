"""What gateways say of messages they took, when notices inside the app arrived, and reminder
steps as versions of a policy under four eyes (the steps of before are its first), and mail
addresses that are confirmed (those in use until now count as such).

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

RECEIPTS = """
CREATE TABLE message_receipt (
    id uuid PRIMARY KEY,
    message_id uuid NOT NULL REFERENCES message ON DELETE RESTRICT,
    event_id varchar(80) NOT NULL UNIQUE,
    status varchar(20) NOT NULL,
    reason varchar(40),
    said_at timestamptz NOT NULL,
    source varchar(20) NOT NULL,
    heard_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT message_receipt_status CHECK (status IN ('delivered', 'undeliverable')),
    CONSTRAINT message_receipt_reason CHECK ((reason IS NOT NULL) = (status = 'undeliverable')),
    CONSTRAINT message_receipt_source CHECK (source IN ('callback', 'question'))
);
CREATE INDEX message_receipt_message ON message_receipt (message_id, id);
CREATE TRIGGER message_receipt_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON message_receipt
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON message_receipt FROM xindai_app;

ALTER TABLE message
    ADD COLUMN delivered_at timestamptz,
    ADD COLUMN ask_at timestamptz,
    ADD COLUMN asks int NOT NULL DEFAULT 0,
    ADD CONSTRAINT message_delivered CHECK ((delivered_at IS NOT NULL) = (status = 'delivered')),
    ADD CONSTRAINT message_ask CHECK (ask_at IS NULL OR status = 'sent');
CREATE INDEX message_ask_at ON message (ask_at) WHERE ask_at IS NOT NULL;
ALTER TABLE notification ADD COLUMN delivered_at timestamptz;
UPDATE notification SET delivered_at = read_at WHERE read_at IS NOT NULL;
ALTER TABLE notification
    ADD CONSTRAINT notification_delivered CHECK (read_at IS NULL OR delivered_at IS NOT NULL);

-- What was sent is delivered, or comes back, where its gateway said so and nowhere else.
CREATE OR REPLACE FUNCTION message_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.subject_id, NEW.purpose, NEW.kind, NEW.channel, NEW.template_version_id,
        NEW.params, NEW.dedupe_key) IS DISTINCT FROM (OLD.id, OLD.subject_id, OLD.purpose,
        OLD.kind, OLD.channel, OLD.template_version_id, OLD.params, OLD.dedupe_key) THEN
        RAISE EXCEPTION 'message % says what it says', OLD.id USING ERRCODE = 'XD003';
    END IF;
    IF OLD.status <> NEW.status AND NOT (OLD.status = 'planned'
        OR OLD.status = 'sent' AND NEW.status IN ('delivered', 'failed')) THEN
        RAISE EXCEPTION 'message % is % for good', OLD.id, OLD.status USING ERRCODE = 'XD003';
    END IF;
    IF NEW.status = 'sent' AND NOT EXISTS (SELECT FROM message_send s
        WHERE s.message_id = NEW.id AND s.outcome = 'accepted') THEN
        RAISE EXCEPTION 'message % was not sent', OLD.id USING ERRCODE = 'XD003';
    END IF;
    IF (NEW.status = 'delivered' AND OLD.status <> 'delivered'
        OR OLD.status = 'sent' AND NEW.status = 'failed')
        AND NOT EXISTS (SELECT FROM message_receipt r WHERE r.message_id = NEW.id AND r.status =
            CASE NEW.status WHEN 'delivered' THEN 'delivered' ELSE 'undeliverable' END) THEN
        RAISE EXCEPTION 'nobody said that message % is %', OLD.id, NEW.status
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
"""

POLICIES = """
CREATE TABLE reminder_policy (
    id uuid PRIMARY KEY,
    version int NOT NULL UNIQUE,
    status varchar(20) NOT NULL DEFAULT 'draft',
    steps jsonb NOT NULL,
    makers text[] NOT NULL,
    checker text,
    reason text,
    created_at timestamptz NOT NULL DEFAULT now(),
    approved_at timestamptz,
    retired_at timestamptz,
    CONSTRAINT reminder_policy_status
        CHECK (status IN ('draft', 'in_review', 'approved', 'retired')),
    CONSTRAINT reminder_policy_steps CHECK (jsonb_typeof(steps) = 'array'),
    CONSTRAINT reminder_policy_four_eyes CHECK (NOT checker = ANY (makers)),
    CONSTRAINT reminder_policy_makers CHECK (cardinality(makers) >= 1),
    CONSTRAINT reminder_policy_approved
        CHECK ((approved_at IS NOT NULL) = (status IN ('approved', 'retired'))
           AND (approved_at IS NOT NULL) = (checker IS NOT NULL)),
    CONSTRAINT reminder_policy_retired CHECK ((retired_at IS NOT NULL) = (status = 'retired'))
);
CREATE UNIQUE INDEX reminder_policy_one_each ON reminder_policy (status)
    WHERE status <> 'retired';
CREATE FUNCTION reminder_policy_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'draft' AND (NEW.steps, NEW.makers, NEW.version)
        IS DISTINCT FROM (OLD.steps, OLD.makers, OLD.version) THEN
        RAISE EXCEPTION 'a reminder policy that is % stays what it is', OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reminder_policy_stays BEFORE UPDATE ON reminder_policy
    FOR EACH ROW EXECUTE FUNCTION reminder_policy_stays();
CREATE TRIGGER reminder_policy_kept BEFORE DELETE OR TRUNCATE ON reminder_policy
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE DELETE, TRUNCATE ON reminder_policy FROM xindai_app;
INSERT INTO reminder_policy (id, version, status, steps, makers, checker, approved_at)
SELECT uuidv7(), 1, 'approved', coalesce(jsonb_agg(jsonb_build_object(
    'code', code, 'days', days, 'channels', to_jsonb(channels)) ORDER BY days), '[]'),
    '{system:standard}', 'system:installation', now()
FROM reminder_step;
DROP TABLE reminder_step;
ALTER TABLE reminder_run ADD COLUMN policy_id uuid REFERENCES reminder_policy ON DELETE RESTRICT;
"""

CONFIRMED = """
ALTER TABLE message_preference
    ADD COLUMN email_confirmed_at timestamptz,
    ADD COLUMN email_code_hash bytea,
    ADD COLUMN email_code_until timestamptz,
    ADD COLUMN email_code_tries int NOT NULL DEFAULT 0,
    ADD COLUMN email_codes_on date,
    ADD COLUMN email_codes int NOT NULL DEFAULT 0;
UPDATE message_preference SET email_confirmed_at = changed_at WHERE email_sealed IS NOT NULL;
ALTER TABLE message_preference
    ADD CONSTRAINT message_preference_confirmed
        CHECK (email_confirmed_at IS NULL OR email_sealed IS NOT NULL),
    ADD CONSTRAINT message_preference_code
        CHECK ((email_code_hash IS NULL) = (email_code_until IS NULL)
           AND (email_code_hash IS NULL OR email_confirmed_at IS NULL));
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0047_loan_disputes")]

    operations = [ops.RunSQL(RECEIPTS), ops.RunSQL(POLICIES), ops.RunSQL(CONFIRMED)]
