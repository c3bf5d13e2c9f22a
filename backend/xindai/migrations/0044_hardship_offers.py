"""Reliefs that borrowers chose from the hardship menu, frozen as they were simulated.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

OFFERS = """
CREATE SEQUENCE hardship_offer_number;
CREATE TABLE hardship_offer (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    loan_id uuid NOT NULL REFERENCES loan ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    kind varchar(20) NOT NULL,
    reason varchar(40) NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'chosen',
    event jsonb NOT NULL,
    schedule jsonb NOT NULL,
    terms_sha256 bytea NOT NULL,
    offered_on date NOT NULL,
    valid_until date NOT NULL,
    to_pay_before_minor bigint NOT NULL,
    to_pay_after_minor bigint NOT NULL,
    apr_before text,
    apr_after text,
    needs_approval boolean NOT NULL,
    wording_version varchar(20) NOT NULL,
    wording text NOT NULL,
    wording_sha256 bytea NOT NULL,
    evidence jsonb,
    request_id uuid UNIQUE REFERENCES service_request ON DELETE RESTRICT,
    loan_event_id uuid UNIQUE REFERENCES loan_event ON DELETE RESTRICT,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    signed_at timestamptz,
    ended_by text,
    ended_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT hardship_offer_kind CHECK (kind IN ('extension', 'shortening', 'waiver',
        'restructuring', 'due_shift', 'payment_holiday')),
    CONSTRAINT hardship_offer_status CHECK (status IN ('chosen', 'signed', 'executed', 'declined',
        'withdrawn', 'outdated')),
    CONSTRAINT hardship_offer_valid CHECK (offered_on <= valid_until),
    CONSTRAINT hardship_offer_hashes CHECK (octet_length(terms_sha256) = 32
        AND octet_length(wording_sha256) = 32),
    CONSTRAINT hardship_offer_signed CHECK ((signed_at IS NULL) = (evidence IS NULL)
        AND (status NOT IN ('signed', 'executed', 'declined') OR signed_at IS NOT NULL)
        AND (status <> 'chosen' OR signed_at IS NULL)),
    CONSTRAINT hardship_offer_executed CHECK ((loan_event_id IS NOT NULL) = (status = 'executed')),
    CONSTRAINT hardship_offer_ended CHECK ((ended_by IS NULL) = (ended_at IS NULL)
        AND (ended_at IS NULL) = (status IN ('chosen', 'signed')))
);
CREATE UNIQUE INDEX hardship_offer_open ON hardship_offer (loan_id)
    WHERE status IN ('chosen', 'signed');
CREATE INDEX hardship_offer_loan ON hardship_offer (loan_id, id);
CREATE INDEX hardship_offer_customer ON hardship_offer (customer_id);
REVOKE DELETE, TRUNCATE ON hardship_offer FROM xindai_app;

-- What was offered and signed stays as it was.
CREATE FUNCTION hardship_offer_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.ended_at IS NOT NULL OR (NEW.loan_id, NEW.customer_id, NEW.kind, NEW.event,
        NEW.schedule, NEW.terms_sha256, NEW.offered_on, NEW.valid_until, NEW.needs_approval,
        NEW.wording, NEW.wording_sha256) IS DISTINCT FROM (OLD.loan_id, OLD.customer_id, OLD.kind,
        OLD.event, OLD.schedule, OLD.terms_sha256, OLD.offered_on, OLD.valid_until,
        OLD.needs_approval, OLD.wording, OLD.wording_sha256)
        OR OLD.signed_at IS NOT NULL AND (NEW.signed_at, NEW.evidence)
            IS DISTINCT FROM (OLD.signed_at, OLD.evidence) THEN
        RAISE EXCEPTION 'hardship offer % stays as it is', OLD.number USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER hardship_offer_stays BEFORE UPDATE ON hardship_offer
    FOR EACH ROW EXECUTE FUNCTION hardship_offer_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0043_debits_and_refunds")]

    operations = [ops.RunSQL(OFFERS)]
