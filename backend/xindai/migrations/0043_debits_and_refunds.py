"""Direct debits on the due day with their mandates, and refunds of a borrower's credit to his card.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

ORDERS = """
ALTER TABLE payment_order DROP CONSTRAINT payment_order_kind;
ALTER TABLE payment_order ADD CONSTRAINT payment_order_kind
    CHECK (kind IN ('payout', 'collection', 'refund'));
ALTER TABLE payment_order DROP CONSTRAINT payment_order_payer;
ALTER TABLE payment_order ADD CONSTRAINT payment_order_payer
    CHECK (kind = 'payout' OR customer_id IS NOT NULL AND merchant_id IS NULL);
"""

MANDATES = """
CREATE SEQUENCE debit_mandate_number;
CREATE TABLE debit_mandate (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    loan_id uuid REFERENCES loan ON DELETE RESTRICT,
    bank_card_id uuid NOT NULL REFERENCES bank_card ON DELETE RESTRICT,
    max_minor bigint NOT NULL,
    currency varchar(3) NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    wording_version varchar(20) NOT NULL,
    wording text NOT NULL,
    wording_sha256 bytea NOT NULL,
    evidence jsonb NOT NULL,
    signed_by text NOT NULL,
    signed_at timestamptz NOT NULL DEFAULT now(),
    revoked_by text,
    revoked_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT debit_mandate_max CHECK (max_minor > 0),
    CONSTRAINT debit_mandate_currency CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT debit_mandate_period CHECK (valid_from <= valid_to),
    CONSTRAINT debit_mandate_hash CHECK (octet_length(wording_sha256) = 32),
    CONSTRAINT debit_mandate_revoked CHECK ((revoked_by IS NULL) = (revoked_at IS NULL))
);
CREATE UNIQUE INDEX debit_mandate_of_loan ON debit_mandate (loan_id)
    WHERE revoked_at IS NULL AND loan_id IS NOT NULL;
CREATE UNIQUE INDEX debit_mandate_of_all ON debit_mandate (customer_id)
    WHERE revoked_at IS NULL AND loan_id IS NULL;
CREATE INDEX debit_mandate_customer ON debit_mandate (customer_id, id);
REVOKE DELETE, TRUNCATE ON debit_mandate FROM xindai_app;

-- What was signed stays as it was signed, and what was revoked stays revoked.
CREATE FUNCTION debit_mandate_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.revoked_at IS NOT NULL
        OR (NEW.customer_id, NEW.loan_id, NEW.bank_card_id, NEW.max_minor, NEW.currency,
            NEW.valid_from, NEW.valid_to, NEW.wording_version, NEW.wording_sha256, NEW.evidence,
            NEW.signed_at)
        IS DISTINCT FROM (OLD.customer_id, OLD.loan_id, OLD.bank_card_id, OLD.max_minor,
            OLD.currency, OLD.valid_from, OLD.valid_to, OLD.wording_version, OLD.wording_sha256,
            OLD.evidence, OLD.signed_at) THEN
        RAISE EXCEPTION 'mandate % is as it was signed', OLD.number USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER debit_mandate_stays BEFORE UPDATE ON debit_mandate
    FOR EACH ROW EXECUTE FUNCTION debit_mandate_stays();
"""

DEBITS = """
CREATE TABLE loan_debit (
    id uuid PRIMARY KEY,
    loan_id uuid NOT NULL REFERENCES loan ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    mandate_id uuid NOT NULL REFERENCES debit_mandate ON DELETE RESTRICT,
    due_on date NOT NULL,
    attempt int NOT NULL,
    planned_on date NOT NULL,
    planned_at timestamptz NOT NULL DEFAULT now(),
    amount_minor bigint,
    payment_id uuid UNIQUE REFERENCES loan_payment ON DELETE RESTRICT,
    status varchar(20) NOT NULL DEFAULT 'planned',
    failure_code text,
    next_try_at timestamptz,
    settled_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT loan_debit_once UNIQUE (loan_id, due_on, attempt),
    CONSTRAINT loan_debit_attempt CHECK (attempt >= 1),
    CONSTRAINT loan_debit_amount CHECK (amount_minor > 0),
    CONSTRAINT loan_debit_status CHECK (status IN ('planned', 'paying', 'paid', 'failed')),
    CONSTRAINT loan_debit_payment CHECK ((payment_id IS NULL) = (amount_minor IS NULL)
        AND (status NOT IN ('paying', 'paid') OR payment_id IS NOT NULL)
        AND (status <> 'planned' OR payment_id IS NULL)),
    CONSTRAINT loan_debit_failure CHECK ((failure_code IS NOT NULL) = (status = 'failed')),
    CONSTRAINT loan_debit_settled CHECK ((settled_at IS NOT NULL)
        = (status IN ('paid', 'failed'))),
    CONSTRAINT loan_debit_again CHECK (next_try_at IS NULL OR status = 'failed')
);
CREATE UNIQUE INDEX loan_debit_open ON loan_debit (loan_id)
    WHERE status IN ('planned', 'paying');
CREATE INDEX loan_debit_planned ON loan_debit (id) WHERE status = 'planned';
CREATE INDEX loan_debit_customer ON loan_debit (customer_id);
CREATE INDEX loan_debit_mandate ON loan_debit (mandate_id);
REVOKE DELETE, TRUNCATE ON loan_debit FROM xindai_app;
"""

REFUNDS = """
CREATE SEQUENCE loan_refund_number;
CREATE TABLE loan_refund (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    loan_id uuid NOT NULL REFERENCES loan ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    order_id uuid NOT NULL UNIQUE REFERENCES payment_order ON DELETE RESTRICT,
    bank_card_id uuid NOT NULL REFERENCES bank_card ON DELETE RESTRICT,
    effective_on date NOT NULL,
    event_id uuid UNIQUE REFERENCES loan_event ON DELETE RESTRICT,
    status varchar(20) NOT NULL DEFAULT 'open',
    failure_code text,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    settled_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT loan_refund_status CHECK (status IN ('open', 'paid', 'failed')),
    CONSTRAINT loan_refund_settled CHECK ((settled_at IS NULL) = (status = 'open')),
    CONSTRAINT loan_refund_event CHECK ((event_id IS NOT NULL) = (status = 'paid')),
    CONSTRAINT loan_refund_failure CHECK ((failure_code IS NOT NULL) = (status = 'failed'))
);
CREATE UNIQUE INDEX loan_refund_open ON loan_refund (loan_id) WHERE status = 'open';
CREATE INDEX loan_refund_loan ON loan_refund (loan_id, id);
CREATE INDEX loan_refund_customer ON loan_refund (customer_id);
REVOKE DELETE, TRUNCATE ON loan_refund FROM xindai_app;

-- What was settled stays settled, and what is paid back stays what it is.
CREATE FUNCTION loan_refund_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'open' OR (NEW.loan_id, NEW.customer_id, NEW.order_id, NEW.bank_card_id,
        NEW.effective_on) IS DISTINCT FROM (OLD.loan_id, OLD.customer_id, OLD.order_id,
        OLD.bank_card_id, OLD.effective_on) THEN
        RAISE EXCEPTION 'loan refund % stays as it is', OLD.number USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER loan_refund_stays BEFORE UPDATE ON loan_refund
    FOR EACH ROW EXECUTE FUNCTION loan_refund_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0042_report_views")]

    operations = [ops.RunSQL(ORDERS), ops.RunSQL(MANDATES), ops.RunSQL(DEBITS), ops.RunSQL(REFUNDS)]
