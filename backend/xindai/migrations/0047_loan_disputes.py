"""Disputes over loans, what rests meanwhile, and the papers that prove what happened.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

DISPUTES = """
ALTER TABLE loan ADD COLUMN disputed_on date;
CREATE INDEX loan_disputed ON loan (id) WHERE disputed_on IS NOT NULL;

CREATE SEQUENCE loan_dispute_number;
GRANT USAGE ON SEQUENCE loan_dispute_number TO xindai_app;
CREATE TABLE loan_dispute (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    loan_id uuid NOT NULL REFERENCES loan ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    reason varchar(40) NOT NULL,
    amount_minor bigint NOT NULL,
    contested_event_id uuid REFERENCES loan_event ON DELETE RESTRICT,
    text_sealed bytea NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'open',
    opened_on date NOT NULL,
    answer_due_on date NOT NULL,
    loan_event_id uuid NOT NULL UNIQUE REFERENCES loan_event ON DELETE RESTRICT,
    answer_sealed bytea,
    correction varchar(20),
    correction_event_id uuid UNIQUE REFERENCES loan_event ON DELETE RESTRICT,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    ended_by text,
    ended_on date,
    ended_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT loan_dispute_reason CHECK (reason IN ('payment_missing', 'payment_date', 'fee_wrong',
        'interest_wrong', 'amount_wrong', 'not_borrowed', 'other')),
    CONSTRAINT loan_dispute_status CHECK (status IN ('open', 'upheld', 'rejected', 'withdrawn')),
    CONSTRAINT loan_dispute_amount CHECK (amount_minor > 0 AND answer_due_on > opened_on),
    CONSTRAINT loan_dispute_ended CHECK (num_nonnulls(ended_by, ended_on, ended_at)
        = CASE status WHEN 'open' THEN 0 ELSE 3 END),
    CONSTRAINT loan_dispute_answered
        CHECK ((answer_sealed IS NOT NULL) = (status IN ('upheld', 'rejected'))),
    CONSTRAINT loan_dispute_corrected CHECK (num_nonnulls(correction, correction_event_id)
        = CASE status WHEN 'upheld' THEN 2 ELSE 0 END)
);
CREATE UNIQUE INDEX loan_dispute_open_once ON loan_dispute (loan_id) WHERE status = 'open';
CREATE INDEX loan_dispute_loan ON loan_dispute (loan_id, id);
CREATE INDEX loan_dispute_customer ON loan_dispute (customer_id);
CREATE INDEX loan_dispute_status_id ON loan_dispute (status, id);
REVOKE DELETE, TRUNCATE ON loan_dispute FROM xindai_app;

-- What was contested stays as it was, and so does an answer.
CREATE FUNCTION loan_dispute_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'open' OR (NEW.loan_id, NEW.customer_id, NEW.reason, NEW.amount_minor,
        NEW.contested_event_id, NEW.opened_on, NEW.loan_event_id, NEW.created_by)
        IS DISTINCT FROM (OLD.loan_id, OLD.customer_id, OLD.reason, OLD.amount_minor,
        OLD.contested_event_id, OLD.opened_on, OLD.loan_event_id, OLD.created_by) THEN
        RAISE EXCEPTION 'dispute % stays as it is', OLD.number USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER loan_dispute_stays BEFORE UPDATE ON loan_dispute
    FOR EACH ROW EXECUTE FUNCTION loan_dispute_stays();

CREATE TABLE loan_dispute_document (
    id uuid PRIMARY KEY,
    dispute_id uuid NOT NULL REFERENCES loan_dispute ON DELETE RESTRICT,
    document_id uuid NOT NULL REFERENCES customer_document ON DELETE RESTRICT,
    UNIQUE (dispute_id, document_id)
);
REVOKE UPDATE, DELETE, TRUNCATE ON loan_dispute_document FROM xindai_app;
"""

PAPERS = """
ALTER TABLE loan_paper ADD COLUMN dispute_id uuid REFERENCES loan_dispute ON DELETE RESTRICT;
ALTER TABLE loan_paper DROP CONSTRAINT loan_paper_kind;
ALTER TABLE loan_paper ADD CONSTRAINT loan_paper_kind
    CHECK (kind IN ('settlement', 'statement', 'dispute_evidence'));
ALTER TABLE loan_paper ADD CONSTRAINT loan_paper_dispute
    CHECK ((dispute_id IS NOT NULL) = (kind = 'dispute_evidence'));
CREATE INDEX loan_paper_of_dispute ON loan_paper (dispute_id) WHERE dispute_id IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0046_collectors_reveal")]

    operations = [ops.RunSQL(DISPUTES), ops.RunSQL(PAPERS)]
