"""Suspense: money that nobody could place; and files of payments for banks that take no requests.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

SUSPENSE = """
-- Money that goes back to somebody we do not know.
ALTER TABLE payment_order DROP CONSTRAINT payment_order_payee;
ALTER TABLE payment_order ADD CONSTRAINT payment_order_payee
    CHECK (num_nonnulls(customer_id, merchant_id) >= 1 OR purpose = 'suspense.return');

CREATE SEQUENCE suspense_item_number;
CREATE TABLE suspense_item (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    origin_id uuid NOT NULL UNIQUE REFERENCES reconciliation_break ON DELETE RESTRICT,
    line_id uuid NOT NULL UNIQUE REFERENCES bank_statement_line ON DELETE RESTRICT,
    account_id uuid NOT NULL REFERENCES settlement_account ON DELETE RESTRICT,
    branch_id uuid NOT NULL REFERENCES branch ON DELETE RESTRICT,
    amount_minor bigint NOT NULL,
    currency varchar(3) NOT NULL,
    received_on date NOT NULL,
    state varchar(20) NOT NULL DEFAULT 'waiting',
    subject text,
    label text,
    note text,
    source_id uuid UNIQUE,
    order_id uuid UNIQUE REFERENCES payment_order ON DELETE RESTRICT,
    proposed_by text,
    proposed_at timestamptz,
    decided_by text,
    decided_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    version int NOT NULL DEFAULT 1,
    CONSTRAINT suspense_item_amount CHECK (amount_minor > 0),
    CONSTRAINT suspense_item_currency CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT suspense_item_state CHECK (state IN ('waiting', 'proposed', 'assigned', 'returning',
        'returned', 'removed')),
    CONSTRAINT suspense_item_proposed CHECK ((subject IS NOT NULL) = (state IN ('proposed',
        'assigned', 'returning', 'returned')) AND (subject IS NULL) = (proposed_by IS NULL)
        AND (proposed_by IS NULL) = (proposed_at IS NULL)),
    CONSTRAINT suspense_item_two_people CHECK (state NOT IN ('assigned', 'returning', 'returned')
        OR decided_by IS NOT NULL AND decided_by <> proposed_by),
    CONSTRAINT suspense_item_source CHECK ((source_id IS NOT NULL) = (state = 'assigned')),
    CONSTRAINT suspense_item_order CHECK ((order_id IS NOT NULL)
        = (state IN ('returning', 'returned')))
);
CREATE INDEX suspense_item_waiting ON suspense_item (state, id)
    WHERE state IN ('waiting', 'proposed');
REVOKE DELETE, TRUNCATE ON suspense_item FROM xindai_app;

-- Placed is placed: the money is a loan's, or back with its payer.
CREATE FUNCTION suspense_item_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state IN ('assigned', 'returned', 'removed') THEN
        RAISE EXCEPTION 'suspense % is % for good', OLD.number, OLD.state USING ERRCODE = 'XD003';
    END IF;
    IF (NEW.origin_id, NEW.line_id, NEW.account_id, NEW.amount_minor, NEW.currency)
        IS DISTINCT FROM (OLD.origin_id, OLD.line_id, OLD.account_id, OLD.amount_minor,
        OLD.currency) THEN
        RAISE EXCEPTION 'suspense % says what came', OLD.number USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER suspense_item_stays BEFORE UPDATE ON suspense_item
    FOR EACH ROW EXECUTE FUNCTION suspense_item_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0037_reconciliation")]

    operations = [ops.RunSQL(SUSPENSE)]
