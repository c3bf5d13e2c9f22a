"""Borrowers own their data: consents, the account behind a customer, bank cards."""

from tortoise import migrations
from tortoise.migrations import operations as ops

CONSENTS = """
CREATE TABLE consent (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES borrower_account (id) ON DELETE RESTRICT,
    kind varchar(30) NOT NULL,
    document_version varchar(20) NOT NULL,
    text_hash bytea NOT NULL,
    given_at timestamptz NOT NULL DEFAULT now(),
    withdrawn_at timestamptz,
    address_masked text NOT NULL,
    channel varchar(20) NOT NULL,
    CONSTRAINT consent_text_hash_length CHECK (octet_length(text_hash) = 32)
);
CREATE UNIQUE INDEX consent_standing ON consent (account_id, kind, document_version)
    WHERE withdrawn_at IS NULL;

-- History: a consent is withdrawn once, and nothing else about it ever changes.
CREATE TRIGGER consent_is_history
    BEFORE UPDATE ON consent FOR EACH ROW
    WHEN (OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_at IS NULL
          OR (to_jsonb(OLD) - 'withdrawn_at') <> (to_jsonb(NEW) - 'withdrawn_at'))
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER consent_stays BEFORE DELETE OR TRUNCATE ON consent
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON consent FROM xindai_app;
GRANT UPDATE (withdrawn_at) ON consent TO xindai_app;
"""

ACCOUNTS = """
ALTER TABLE customer ADD COLUMN account_id uuid REFERENCES borrower_account (id) ON DELETE RESTRICT;
ALTER TABLE customer ADD CONSTRAINT customer_account_once UNIQUE (account_id);
"""

CARDS = """
CREATE TABLE bank_card (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES customer (id) ON DELETE RESTRICT,
    number_sealed bytea NOT NULL,
    number_masked text NOT NULL,
    number_index bytea NOT NULL,
    bank_name text,
    is_default boolean NOT NULL DEFAULT false,
    bound_at timestamptz NOT NULL DEFAULT now(),
    unbound_at timestamptz,
    CONSTRAINT bank_card_default_is_bound CHECK (NOT is_default OR unbound_at IS NULL)
);
CREATE UNIQUE INDEX bank_card_once ON bank_card (customer_id, number_index)
    WHERE unbound_at IS NULL;
CREATE UNIQUE INDEX bank_card_default ON bank_card (customer_id) WHERE is_default;
REVOKE DELETE, TRUNCATE ON bank_card FROM xindai_app;
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0013_staff_factors")]

    operations = [ops.RunSQL(sql) for sql in (CONSENTS, ACCOUNTS, CARDS)]
