"""What gateways say of messages they took, and when notices inside the app arrived.

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


class Migration(migrations.Migration):
    dependencies = [("xindai", "0046_collectors_reveal")]

    operations = [ops.RunSQL(RECEIPTS)]
