"""Payments that come in: collections from a customer's account, and the loans they are for.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

ORDERS = """
ALTER TABLE payment_order DROP CONSTRAINT payment_order_kind;
ALTER TABLE payment_order ADD CONSTRAINT payment_order_kind
    CHECK (kind IN ('payout', 'collection'));
ALTER TABLE payment_order ADD CONSTRAINT payment_order_payer
    CHECK (kind <> 'collection' OR customer_id IS NOT NULL AND merchant_id IS NULL);
"""

PAYMENTS = """
CREATE SEQUENCE loan_payment_number;
CREATE TABLE loan_payment (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    loan_id uuid NOT NULL REFERENCES loan ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    order_id uuid NOT NULL UNIQUE REFERENCES payment_order ON DELETE RESTRICT,
    bank_card_id uuid NOT NULL REFERENCES bank_card ON DELETE RESTRICT,
    is_payoff boolean NOT NULL,
    event_id uuid UNIQUE REFERENCES loan_event ON DELETE RESTRICT,
    status varchar(20) NOT NULL DEFAULT 'open',
    failure_code text,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    settled_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT loan_payment_status CHECK (status IN ('open', 'paid', 'failed')),
    CONSTRAINT loan_payment_settled CHECK ((settled_at IS NULL) = (status = 'open')),
    CONSTRAINT loan_payment_event CHECK ((event_id IS NOT NULL) = (status = 'paid')),
    CONSTRAINT loan_payment_failure CHECK ((failure_code IS NOT NULL) = (status = 'failed'))
);
CREATE UNIQUE INDEX loan_payment_open ON loan_payment (loan_id) WHERE status = 'open';
CREATE INDEX loan_payment_loan ON loan_payment (loan_id, id);
CREATE INDEX loan_payment_customer ON loan_payment (customer_id);
REVOKE DELETE, TRUNCATE ON loan_payment FROM xindai_app;

-- What was settled stays settled, and what is paid for stays what it is, whatever the program does.
CREATE FUNCTION loan_payment_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'open' THEN
        RAISE EXCEPTION 'loan payment % is % for good', OLD.number, OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    IF (NEW.loan_id, NEW.customer_id, NEW.order_id, NEW.bank_card_id, NEW.is_payoff)
        IS DISTINCT FROM (OLD.loan_id, OLD.customer_id, OLD.order_id, OLD.bank_card_id,
        OLD.is_payoff) THEN
        RAISE EXCEPTION 'loan payment % says what it is for', OLD.number
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER loan_payment_stays BEFORE UPDATE ON loan_payment
    FOR EACH ROW EXECUTE FUNCTION loan_payment_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0027_contracts_of_applications")]

    operations = [ops.RunSQL(ORDERS), ops.RunSQL(PAYMENTS)]
