"""Messages to people outside: templates, preferences, deliveries that need the gate's attempt.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

TEMPLATES = """
CREATE TABLE message_template (
    id uuid PRIMARY KEY,
    kind varchar(60) NOT NULL UNIQUE
);
CREATE TABLE message_template_version (
    id uuid PRIMARY KEY,
    template_id uuid NOT NULL REFERENCES message_template ON DELETE RESTRICT,
    version int NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'draft',
    texts jsonb NOT NULL,
    makers text[] NOT NULL,
    checker text,
    reason text,
    created_at timestamptz NOT NULL DEFAULT now(),
    approved_at timestamptz,
    retired_at timestamptz,
    CONSTRAINT message_template_version_number UNIQUE (template_id, version),
    CONSTRAINT message_template_version_status
        CHECK (status IN ('draft', 'in_review', 'approved', 'retired')),
    CONSTRAINT message_template_version_four_eyes CHECK (NOT checker = ANY (makers)),
    CONSTRAINT message_template_version_makers CHECK (cardinality(makers) >= 1),
    CONSTRAINT message_template_version_approved
        CHECK ((approved_at IS NOT NULL) = (status IN ('approved', 'retired'))
           AND (approved_at IS NOT NULL) = (checker IS NOT NULL)),
    CONSTRAINT message_template_version_retired
        CHECK ((retired_at IS NOT NULL) = (status = 'retired'))
);
CREATE UNIQUE INDEX message_template_version_in_force ON message_template_version (template_id)
    WHERE status = 'approved';
CREATE UNIQUE INDEX message_template_version_open ON message_template_version (template_id)
    WHERE status IN ('draft', 'in_review');
CREATE FUNCTION message_template_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'draft' AND (NEW.texts, NEW.makers, NEW.template_id, NEW.version)
        IS DISTINCT FROM (OLD.texts, OLD.makers, OLD.template_id, OLD.version) THEN
        RAISE EXCEPTION 'a template version that is % keeps its texts', OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER message_template_version_stays BEFORE UPDATE ON message_template_version
    FOR EACH ROW EXECUTE FUNCTION message_template_version_stays();
CREATE TRIGGER message_template_version_kept BEFORE DELETE OR TRUNCATE
    ON message_template_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE DELETE, TRUNCATE ON message_template, message_template_version FROM xindai_app;
"""

MESSAGES = """
CREATE TABLE message_preference (
    id uuid PRIMARY KEY,
    subject_id uuid NOT NULL UNIQUE,
    language varchar(2) NOT NULL DEFAULT 'zh',
    channels jsonb NOT NULL DEFAULT '{}',
    email_sealed bytea,
    email_masked text,
    changed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT message_preference_language CHECK (language IN ('zh', 'en')),
    CONSTRAINT message_preference_channels CHECK (jsonb_typeof(channels) = 'object'),
    CONSTRAINT message_preference_email CHECK ((email_sealed IS NULL) = (email_masked IS NULL))
);
CREATE TABLE push_subscription (
    id uuid PRIMARY KEY,
    subject_id uuid NOT NULL,
    endpoint_sealed bytea NOT NULL,
    keys_sealed bytea NOT NULL,
    endpoint_index bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    gone_at timestamptz
);
CREATE UNIQUE INDEX push_subscription_once ON push_subscription (endpoint_index)
    WHERE gone_at IS NULL;
CREATE INDEX push_subscription_subject ON push_subscription (subject_id);

CREATE TABLE message (
    id uuid PRIMARY KEY,
    subject_id uuid NOT NULL,
    purpose varchar(20) NOT NULL,
    kind varchar(60) NOT NULL,
    channel varchar(20) NOT NULL,
    template_version_id uuid NOT NULL REFERENCES message_template_version ON DELETE RESTRICT,
    language varchar(2) NOT NULL,
    params jsonb NOT NULL,
    reference text NOT NULL,
    dedupe_key varchar(200) NOT NULL UNIQUE,
    status varchar(20) NOT NULL DEFAULT 'planned',
    reason text,
    due_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    tries int NOT NULL DEFAULT 0,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    settled_at timestamptz,
    CONSTRAINT message_purpose
        CHECK (purpose IN ('service', 'reminder', 'collection', 'marketing')),
    CONSTRAINT message_channel CHECK (channel IN ('sms', 'email', 'push')),
    CONSTRAINT message_language CHECK (language IN ('zh', 'en')),
    CONSTRAINT message_status CHECK (status IN ('planned', 'sent', 'delivered', 'failed',
        'suppressed', 'expired')),
    CONSTRAINT message_reason
        CHECK ((reason IS NOT NULL) = (status IN ('failed', 'suppressed', 'expired'))),
    CONSTRAINT message_sent CHECK (status NOT IN ('sent', 'delivered') OR sent_at IS NOT NULL),
    CONSTRAINT message_settled CHECK ((settled_at IS NOT NULL) = (status <> 'planned'))
);
CREATE INDEX message_subject ON message (subject_id, id);
CREATE INDEX message_planned ON message (due_at) WHERE status = 'planned';
CREATE INDEX message_status_id ON message (status, id);
REVOKE DELETE, TRUNCATE ON message FROM xindai_app;

CREATE TABLE message_send (
    id uuid PRIMARY KEY,
    message_id uuid NOT NULL REFERENCES message ON DELETE RESTRICT,
    number int NOT NULL,
    attempt_id uuid NOT NULL REFERENCES contact_attempt ON DELETE RESTRICT,
    at timestamptz NOT NULL DEFAULT now(),
    outcome varchar(20),
    detail text,
    ended_at timestamptz,
    CONSTRAINT message_send_number UNIQUE (message_id, number),
    CONSTRAINT message_send_outcome CHECK (outcome IN ('accepted', 'refused', 'trouble', 'lost')),
    CONSTRAINT message_send_ended CHECK ((outcome IS NULL) = (ended_at IS NULL))
);
CREATE INDEX message_send_attempt ON message_send (attempt_id);
REVOKE DELETE, TRUNCATE ON message_send FROM xindai_app;

-- Nothing leaves without an attempt of the gate that is still good: for this person, purpose and
-- channel, and for no other message.
CREATE FUNCTION message_send_gate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    attempt contact_attempt;
    sent message;
    person contact_person;
BEGIN
    SELECT * INTO STRICT attempt FROM contact_attempt WHERE id = NEW.attempt_id;
    SELECT * INTO STRICT sent FROM message WHERE id = NEW.message_id;
    SELECT * INTO STRICT person FROM contact_person WHERE id = attempt.person_id
        FOR NO KEY UPDATE;
    IF (person.role, person.subject_id, attempt.purpose, attempt.channel, attempt.reference)
        IS DISTINCT FROM ('customer', sent.subject_id, sent.purpose, sent.channel,
        'message:' || sent.id) THEN
        RAISE EXCEPTION 'the attempt % permits another contact', attempt.id
            USING ERRCODE = 'XD003';
    END IF;
    IF contact_clock() > attempt.valid_until
        OR contact_is_stopped(person.id, sent.purpose, sent.channel, contact_clock()) THEN
        RAISE EXCEPTION 'the attempt % is not good any more', attempt.id USING ERRCODE = 'XD003';
    END IF;
    NEW.at := contact_clock();
    RETURN NEW;
END $$;
CREATE TRIGGER message_send_gate BEFORE INSERT ON message_send
    FOR EACH ROW EXECUTE FUNCTION message_send_gate();
CREATE FUNCTION message_send_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.outcome IS NOT NULL OR (NEW.id, NEW.message_id, NEW.number, NEW.attempt_id, NEW.at)
        IS DISTINCT FROM (OLD.id, OLD.message_id, OLD.number, OLD.attempt_id, OLD.at) THEN
        RAISE EXCEPTION 'message_send % only gets its outcome, once', OLD.id
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER message_send_stays BEFORE UPDATE ON message_send
    FOR EACH ROW EXECUTE FUNCTION message_send_stays();
-- A message is sent where a send of it was accepted, and nowhere else.
CREATE FUNCTION message_moves() RETURNS trigger LANGUAGE plpgsql AS $$
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
    RETURN NEW;
END $$;
CREATE TRIGGER message_moves BEFORE UPDATE ON message
    FOR EACH ROW EXECUTE FUNCTION message_moves();
"""

REMINDERS = """
CREATE TABLE reminder_step (
    id uuid PRIMARY KEY,
    code varchar(20) NOT NULL UNIQUE,
    days int NOT NULL UNIQUE,
    channels text[] NOT NULL,
    CONSTRAINT reminder_step_days CHECK (days BETWEEN -30 AND 90),
    CONSTRAINT reminder_step_code CHECK (code ~ '^[a-z][a-z0-9_]*$'),
    CONSTRAINT reminder_step_channels CHECK (cardinality(channels) >= 1
        AND channels <@ ARRAY['sms', 'email', 'push']::text[])
);
INSERT INTO reminder_step (id, code, days, channels) VALUES
    (uuidv7(), 't_minus_3', -3, '{push,email,sms}'),
    (uuidv7(), 't_minus_1', -1, '{push,sms}'),
    (uuidv7(), 'due_today', 0, '{push,sms}'),
    (uuidv7(), 'overdue_1', 1, '{push,sms}'),
    (uuidv7(), 'overdue_3', 3, '{push,sms,email}'),
    (uuidv7(), 'overdue_7', 7, '{sms,email}');
CREATE TABLE reminder_run (
    id uuid PRIMARY KEY,
    business_on date NOT NULL UNIQUE,
    planned int NOT NULL,
    ended_at timestamptz NOT NULL DEFAULT now()
);
"""

STANDARD = """
WITH texts (kind, body) AS (VALUES
    ('loan.due_soon', $${
      "sms": {"zh": "【{{lender}}】您的借款({{loan}})将于{{due_on}}到期, 应还{{amount}}, 请确保还款账户余额充足。如已还款请忽略。",
              "en": "{{lender}}: {{amount}} for your loan {{loan}} is due on {{due_on}}. Please keep enough on your card. Ignore this if you have paid."},
      "email": {"zh": {"subject": "还款提醒: {{due_on}}应还{{amount}}",
                       "body": "您好,\\n\\n您的借款({{loan}})将于{{due_on}}到期, 应还{{amount}}, 距今{{days}}天。\\n请确保还款账户余额充足。如已还款请忽略本邮件。\\n\\n{{lender}}"},
                "en": {"subject": "Payment reminder: {{amount}} due on {{due_on}}",
                       "body": "Hello,\\n\\n{{amount}} for your loan {{loan}} is due on {{due_on}}, in {{days}} days.\\nPlease keep enough on your card. Ignore this if you have paid.\\n\\n{{lender}}"}},
      "push": {"zh": {"subject": "还款提醒", "body": "{{days}}天后({{due_on}})应还{{amount}}"},
               "en": {"subject": "Payment reminder", "body": "{{amount}} is due in {{days}} days, on {{due_on}}"}}}$$::jsonb),
    ('loan.due_today', $${
      "sms": {"zh": "【{{lender}}】今天是您的借款({{loan}})还款日, 应还{{amount}}, 请及时还款。如已还款请忽略。",
              "en": "{{lender}}: {{amount}} for your loan {{loan}} is due today. Ignore this if you have paid."},
      "email": {"zh": {"subject": "今日还款提醒: 应还{{amount}}",
                       "body": "您好,\\n\\n今天({{due_on}})是您的借款({{loan}})还款日, 应还{{amount}}。如已还款请忽略本邮件。\\n\\n{{lender}}"},
                "en": {"subject": "{{amount}} is due today",
                       "body": "Hello,\\n\\n{{amount}} for your loan {{loan}} is due today, {{due_on}}. Ignore this if you have paid.\\n\\n{{lender}}"}},
      "push": {"zh": {"subject": "今日还款", "body": "今天应还{{amount}}"},
               "en": {"subject": "Due today", "body": "{{amount}} is due today"}}}$$::jsonb),
    ('loan.overdue', $${
      "sms": {"zh": "【{{lender}}】您的借款({{loan}})已逾期{{days}}天, 应还{{amount}}。逾期会产生罚息并可能影响征信, 请尽快还款; 如有困难请联系我们。",
              "en": "{{lender}}: your loan {{loan}} is {{days}} days overdue; {{amount}} is to be paid. Please pay soon, or talk to us if you cannot."},
      "email": {"zh": {"subject": "逾期提醒: 应还{{amount}}",
                       "body": "您好,\\n\\n您的借款({{loan}})自{{due_on}}起已逾期{{days}}天, 应还{{amount}}。\\n逾期会产生罚息并可能影响征信, 请尽快还款; 如有困难请联系我们。\\n\\n{{lender}}"},
                "en": {"subject": "Overdue: {{amount}} is to be paid",
                       "body": "Hello,\\n\\nyour loan {{loan}} is {{days}} days overdue since {{due_on}}; {{amount}} is to be paid.\\nPlease pay soon, or talk to us if you cannot.\\n\\n{{lender}}"}},
      "push": {"zh": {"subject": "逾期提醒", "body": "您有一笔借款已逾期{{days}}天, 请尽快还款"},
               "en": {"subject": "Overdue", "body": "A loan of yours is {{days}} days overdue: please pay soon"}}}$$::jsonb)
), added AS (
    INSERT INTO message_template (id, kind) SELECT uuidv7(), kind FROM texts RETURNING id, kind
)
INSERT INTO message_template_version (id, template_id, version, status, texts, makers, checker,
    approved_at)
SELECT uuidv7(), a.id, 1, 'approved', t.body, '{system:standard}', 'system:installation', now()
FROM added a JOIN texts t USING (kind);
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0035_contact_gate")]

    operations = [
        ops.RunSQL(TEMPLATES),
        ops.RunSQL(MESSAGES),
        ops.RunSQL(REMINDERS),
        ops.RunSQL(STANDARD),
    ]
