"""Payment orders and disbursements.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

ORDERS = """
CREATE SEQUENCE payment_order_number;
CREATE TABLE payment_order (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    kind varchar(20) NOT NULL,
    purpose text NOT NULL,
    subject text NOT NULL,
    branch_id uuid NOT NULL REFERENCES branch ON DELETE RESTRICT,
    customer_id uuid REFERENCES customer ON DELETE RESTRICT,
    merchant_id uuid,
    payee_name_sealed bytea NOT NULL,
    payee_name_masked text NOT NULL,
    payee_number_sealed bytea NOT NULL,
    payee_number_masked text NOT NULL,
    payee_bank text,
    amount_minor bigint NOT NULL,
    currency varchar(3) NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'planned',
    request_id uuid UNIQUE,
    bank_reference text,
    failure_code text,
    attempts int NOT NULL DEFAULT 0,
    settle_kind varchar(80) NOT NULL,
    version int NOT NULL DEFAULT 1,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    valid_until timestamptz,
    next_query_at timestamptz,
    settled_at timestamptz,
    CONSTRAINT payment_order_kind CHECK (kind IN ('payout')),
    CONSTRAINT payment_order_status
        CHECK (status IN ('planned', 'sent', 'confirmed', 'failed', 'unknown')),
    CONSTRAINT payment_order_amount CHECK (amount_minor > 0),
    CONSTRAINT payment_order_currency CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT payment_order_payee CHECK (num_nonnulls(customer_id, merchant_id) >= 1),
    CONSTRAINT payment_order_request
        CHECK ((request_id IS NULL) = (sent_at IS NULL)
           AND (request_id IS NULL) = (valid_until IS NULL)
           AND CASE WHEN status = 'planned' THEN request_id IS NULL
                    WHEN status = 'failed' THEN true ELSE request_id IS NOT NULL END),
    CONSTRAINT payment_order_settled
        CHECK ((settled_at IS NOT NULL) = (status IN ('confirmed', 'failed'))),
    CONSTRAINT payment_order_failure CHECK ((failure_code IS NOT NULL) = (status = 'failed')),
    CONSTRAINT payment_order_reference
        CHECK ((bank_reference IS NOT NULL) = (status = 'confirmed'))
);
CREATE INDEX payment_order_subject ON payment_order (subject);
CREATE INDEX payment_order_branch ON payment_order (branch_id, id);
CREATE INDEX payment_order_open ON payment_order (next_query_at)
    WHERE status IN ('sent', 'unknown');
CREATE INDEX payment_order_planned ON payment_order (created_at) WHERE status = 'planned';

-- The last guard against paying twice: whatever the program does, an order has one request id in
-- its life, what is settled stays settled, and what was ordered does not change. (Sealed columns
-- may be sealed anew.)
CREATE FUNCTION payment_order_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.request_id IS NOT NULL AND (NEW.request_id, NEW.sent_at, NEW.valid_until)
        IS DISTINCT FROM (OLD.request_id, OLD.sent_at, OLD.valid_until) THEN
        RAISE EXCEPTION 'payment order % was sent: its request stays', OLD.number
            USING ERRCODE = 'XD003';
    END IF;
    IF OLD.status IN ('confirmed', 'failed') AND (NEW.status, NEW.bank_reference, NEW.failure_code,
        NEW.settled_at) IS DISTINCT FROM (OLD.status, OLD.bank_reference, OLD.failure_code,
        OLD.settled_at) THEN
        RAISE EXCEPTION 'payment order % is % for good', OLD.number, OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    IF OLD.status <> 'planned' AND NEW.status = 'planned' THEN
        RAISE EXCEPTION 'payment order % is planned once', OLD.number USING ERRCODE = 'XD003';
    END IF;
    IF (NEW.kind, NEW.purpose, NEW.subject, NEW.branch_id, NEW.customer_id, NEW.merchant_id,
        NEW.amount_minor, NEW.currency, NEW.settle_kind, NEW.payee_number_masked)
        IS DISTINCT FROM (OLD.kind, OLD.purpose, OLD.subject, OLD.branch_id, OLD.customer_id,
        OLD.merchant_id, OLD.amount_minor, OLD.currency, OLD.settle_kind, OLD.payee_number_masked)
    THEN
        RAISE EXCEPTION 'payment order % says what was ordered', OLD.number
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER payment_order_stays BEFORE UPDATE ON payment_order
    FOR EACH ROW EXECUTE FUNCTION payment_order_stays();
REVOKE DELETE, TRUNCATE ON payment_order FROM xindai_app;

CREATE TABLE payment_order_event (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES payment_order ON DELETE RESTRICT,
    event varchar(20) NOT NULL,
    status_before varchar(20),
    status_after varchar(20) NOT NULL,
    source varchar(20) NOT NULL,
    code text,
    actor text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT payment_order_event_source CHECK (source IN ('person', 'send', 'query'))
);
CREATE INDEX payment_order_event_order ON payment_order_event (order_id, id);
REVOKE UPDATE, DELETE, TRUNCATE ON payment_order_event FROM xindai_app;
CREATE TRIGGER payment_order_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
    ON payment_order_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

DISBURSEMENTS = """
CREATE SEQUENCE disbursement_number;
CREATE TABLE disbursement (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    contract_id uuid NOT NULL REFERENCES contract ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    order_id uuid NOT NULL UNIQUE REFERENCES payment_order ON DELETE RESTRICT,
    loan_id uuid UNIQUE REFERENCES loan ON DELETE RESTRICT,
    bank_card_id uuid REFERENCES bank_card ON DELETE RESTRICT,
    attempt int NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'open',
    failure_code text,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    settled_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT disbursement_attempt CHECK (attempt >= 1),
    CONSTRAINT disbursement_attempt_once UNIQUE (contract_id, attempt),
    CONSTRAINT disbursement_status CHECK (status IN ('open', 'paid', 'failed')),
    CONSTRAINT disbursement_settled CHECK ((settled_at IS NULL) = (status = 'open')),
    CONSTRAINT disbursement_loan CHECK ((loan_id IS NOT NULL) = (status = 'paid')),
    CONSTRAINT disbursement_failure CHECK ((failure_code IS NOT NULL) = (status = 'failed'))
);
CREATE UNIQUE INDEX disbursement_live ON disbursement (contract_id) WHERE status <> 'failed';
CREATE INDEX disbursement_customer ON disbursement (customer_id);
REVOKE DELETE, TRUNCATE ON disbursement FROM xindai_app;
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0023_contracts")]

    operations = [ops.RunSQL(ORDERS), ops.RunSQL(DISBURSEMENTS)]
