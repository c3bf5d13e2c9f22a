"""Unified credit lines; merchants and their stores.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

PARTNERS = """
CREATE TABLE merchant (
    id uuid PRIMARY KEY,
    code varchar(20) NOT NULL UNIQUE,
    name text NOT NULL,
    name_en text,
    branch_id uuid NOT NULL REFERENCES branch ON DELETE RESTRICT,
    status varchar(20) NOT NULL,
    fee_rate numeric(12,8) NOT NULL,
    settlement_days int NOT NULL,
    makers text[] NOT NULL,
    checker text,
    reason text,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    activated_at timestamptz,
    CONSTRAINT merchant_status CHECK (status IN ('applied', 'active', 'suspended', 'ended')),
    CONSTRAINT merchant_four_eyes CHECK (checker <> ALL (makers)),
    CONSTRAINT merchant_activated CHECK (status <> 'active' OR checker IS NOT NULL),
    CONSTRAINT merchant_terms
        CHECK (fee_rate >= 0 AND fee_rate <= 0.5 AND settlement_days BETWEEN 0 AND 90)
);
CREATE INDEX merchant_branch ON merchant (branch_id, code);

CREATE TABLE merchant_account (
    id uuid PRIMARY KEY,
    merchant_id uuid NOT NULL REFERENCES merchant ON DELETE RESTRICT,
    name_sealed bytea NOT NULL,
    name_masked text NOT NULL,
    number_sealed bytea NOT NULL,
    number_masked text NOT NULL,
    bank_sealed bytea NOT NULL,
    status varchar(20) NOT NULL,
    maker text NOT NULL,
    checker text,
    created_at timestamptz NOT NULL DEFAULT now(),
    decided_at timestamptz,
    CONSTRAINT merchant_account_status
        CHECK (status IN ('proposed', 'current', 'former', 'dropped')),
    CONSTRAINT merchant_account_four_eyes CHECK (checker <> maker),
    CONSTRAINT merchant_account_checked
        CHECK ((checker IS NULL) = (status IN ('proposed', 'dropped')))
);
CREATE UNIQUE INDEX merchant_account_one_current ON merchant_account (merchant_id)
    WHERE status = 'current';
CREATE UNIQUE INDEX merchant_account_one_proposed ON merchant_account (merchant_id)
    WHERE status = 'proposed';
REVOKE DELETE, TRUNCATE ON merchant, merchant_account FROM xindai_app;

CREATE TABLE merchant_store (
    id uuid PRIMARY KEY,
    merchant_id uuid NOT NULL REFERENCES merchant ON DELETE RESTRICT,
    code varchar(20) NOT NULL,
    name text NOT NULL,
    region text,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT merchant_store_code UNIQUE (merchant_id, code)
);

CREATE TABLE sales_rep (
    id uuid PRIMARY KEY,
    store_id uuid NOT NULL REFERENCES merchant_store ON DELETE RESTRICT,
    name_sealed bytea NOT NULL,
    name_masked text NOT NULL,
    phone_sealed bytea NOT NULL,
    phone_masked text NOT NULL,
    phone_index bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT sales_rep_once UNIQUE (store_id, phone_index)
);
"""

LINES = """
CREATE SEQUENCE credit_line_number;
CREATE TABLE credit_line (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    currency varchar(3) NOT NULL,
    status varchar(20) NOT NULL,
    limit_minor bigint NOT NULL DEFAULT 0,
    temporary_minor bigint NOT NULL DEFAULT 0,
    temporary_until date,
    reserved_minor bigint NOT NULL DEFAULT 0,
    used_minor bigint NOT NULL DEFAULT 0,
    expires_on date NOT NULL,
    frozen_reason text,
    version int NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT credit_line_one UNIQUE (customer_id, currency),
    CONSTRAINT credit_line_status CHECK (status IN ('active', 'frozen', 'expired', 'closed')),
    CONSTRAINT credit_line_frozen CHECK ((status = 'frozen') = (frozen_reason IS NOT NULL)),
    CONSTRAINT credit_line_temporary
        CHECK ((temporary_minor > 0) = (temporary_until IS NOT NULL) AND temporary_minor >= 0),
    CONSTRAINT credit_line_amounts
        CHECK (limit_minor >= 0 AND reserved_minor >= 0 AND used_minor >= 0),
    CONSTRAINT credit_line_closed
        CHECK (status <> 'closed' OR (reserved_minor = 0 AND limit_minor = 0))
) WITH (fillfactor = 70);
CREATE INDEX credit_line_expiring ON credit_line (expires_on) WHERE status IN ('active', 'frozen');

CREATE TABLE credit_sub_line (
    id uuid PRIMARY KEY,
    line_id uuid NOT NULL REFERENCES credit_line ON DELETE RESTRICT,
    product_id uuid NOT NULL REFERENCES product ON DELETE RESTRICT,
    limit_minor bigint NOT NULL DEFAULT 0,
    is_revolving boolean NOT NULL,
    reserved_minor bigint NOT NULL DEFAULT 0,
    used_minor bigint NOT NULL DEFAULT 0,
    CONSTRAINT credit_sub_line_one UNIQUE (line_id, product_id),
    CONSTRAINT credit_sub_line_amounts
        CHECK (limit_minor >= 0 AND reserved_minor >= 0 AND used_minor >= 0)
) WITH (fillfactor = 70);

CREATE TABLE line_reservation (
    id uuid PRIMARY KEY,
    line_id uuid NOT NULL REFERENCES credit_line ON DELETE RESTRICT,
    sub_line_id uuid REFERENCES credit_sub_line ON DELETE RESTRICT,
    product_id uuid NOT NULL REFERENCES product ON DELETE RESTRICT,
    subject text NOT NULL,
    amount_minor bigint NOT NULL,
    status varchar(20) NOT NULL,
    CONSTRAINT line_reservation_status CHECK (status IN ('held', 'used', 'cancelled')),
    CONSTRAINT line_reservation_amount CHECK (amount_minor > 0)
);
CREATE UNIQUE INDEX line_reservation_held ON line_reservation (subject) WHERE status = 'held';
CREATE INDEX line_reservation_line ON line_reservation (line_id);

CREATE TABLE line_use (
    id uuid PRIMARY KEY,
    line_id uuid NOT NULL REFERENCES credit_line ON DELETE RESTRICT,
    sub_line_id uuid REFERENCES credit_sub_line ON DELETE RESTRICT,
    reservation_id uuid NOT NULL UNIQUE REFERENCES line_reservation ON DELETE RESTRICT,
    loan varchar(60) NOT NULL UNIQUE,
    drawn_minor bigint NOT NULL,
    counted_minor bigint NOT NULL,
    principal_minor bigint NOT NULL,
    is_revolving boolean NOT NULL,
    CONSTRAINT line_use_amounts
        CHECK (drawn_minor > 0 AND counted_minor >= 0 AND principal_minor >= 0)
) WITH (fillfactor = 70);
CREATE INDEX line_use_line ON line_use (line_id);
"""

# `figures of a line = sums over its movements`, so a movement tells every figure before and after.
# A reservation is where a line could be overdrawn, and there the database itself says no.
MOVEMENTS = """
CREATE TABLE line_movement (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    line_id uuid NOT NULL REFERENCES credit_line ON DELETE RESTRICT,
    seq int NOT NULL,
    kind varchar(20) NOT NULL,
    amount_minor bigint NOT NULL,
    sub_line_id uuid REFERENCES credit_sub_line ON DELETE RESTRICT,
    subject text,
    reason text,
    actor text NOT NULL,
    booked_on date NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    limit_before bigint NOT NULL,
    limit_after bigint NOT NULL,
    temporary_before bigint NOT NULL,
    temporary_after bigint NOT NULL,
    temporary_until date,
    reserved_before bigint NOT NULL,
    reserved_after bigint NOT NULL,
    used_before bigint NOT NULL,
    used_after bigint NOT NULL,
    status_after varchar(20) NOT NULL,
    sub_limit_before bigint,
    sub_limit_after bigint,
    sub_reserved_after bigint,
    sub_used_after bigint,
    CONSTRAINT line_movement_seq UNIQUE (line_id, seq),
    CONSTRAINT line_movement_kind CHECK (kind IN ('grant', 'adjust', 'temporary_raise', 'sub_line',
        'freeze', 'unfreeze', 'expire', 'close', 'reserve', 'cancel', 'use', 'release', 'retake')),
    CONSTRAINT line_movement_not_overdrawn CHECK (kind <> 'reserve'
        OR reserved_after + used_after <= limit_after
            + CASE WHEN temporary_until >= booked_on THEN temporary_after ELSE 0 END),
    CONSTRAINT line_movement_sub_not_overdrawn CHECK (kind <> 'reserve' OR sub_line_id IS NULL
        OR sub_reserved_after + sub_used_after <= sub_limit_after),
    CONSTRAINT line_movement_sub CHECK ((sub_line_id IS NULL) = (sub_limit_after IS NULL))
);
CREATE INDEX line_movement_newest ON line_movement (line_id, id);
REVOKE UPDATE, DELETE, TRUNCATE ON line_movement FROM xindai_app;
REVOKE DELETE, TRUNCATE ON credit_line, credit_sub_line, line_reservation, line_use FROM xindai_app;
CREATE TRIGGER line_movement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON line_movement
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

PROPOSALS = """
CREATE TABLE line_proposal (
    id uuid PRIMARY KEY,
    kind varchar(20) NOT NULL,
    customer_id uuid REFERENCES customer ON DELETE RESTRICT,
    branch_id uuid NOT NULL REFERENCES branch ON DELETE RESTRICT,
    currency varchar(3) NOT NULL,
    content jsonb NOT NULL,
    reason text NOT NULL,
    status varchar(20) NOT NULL,
    maker text NOT NULL,
    checker text,
    decision_reason text,
    created_at timestamptz NOT NULL DEFAULT now(),
    decided_at timestamptz,
    CONSTRAINT line_proposal_kind CHECK (kind IN ('grant', 'adjust', 'temporary_raise', 'sub_line',
        'unfreeze', 'pre_approval')),
    CONSTRAINT line_proposal_customer CHECK ((customer_id IS NULL) = (kind = 'pre_approval')),
    CONSTRAINT line_proposal_status CHECK (status IN ('pending', 'approved', 'rejected')),
    CONSTRAINT line_proposal_four_eyes CHECK (checker <> maker),
    CONSTRAINT line_proposal_decided
        CHECK ((checker IS NULL) = (status = 'pending') AND (checker IS NULL) = (decided_at IS NULL))
);
CREATE INDEX line_proposal_queue ON line_proposal (status, id);
CREATE INDEX line_proposal_customer_newest ON line_proposal (customer_id, id);
REVOKE DELETE, TRUNCATE ON line_proposal FROM xindai_app;

CREATE TABLE line_pre_approval (
    id uuid PRIMARY KEY,
    proposal_id uuid NOT NULL REFERENCES line_proposal ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    amount_minor bigint NOT NULL,
    outcome text,
    CONSTRAINT line_pre_approval_once UNIQUE (proposal_id, customer_id),
    CONSTRAINT line_pre_approval_amount CHECK (amount_minor > 0)
);
REVOKE DELETE, TRUNCATE ON line_pre_approval FROM xindai_app;

-- What was proposed, and by whom, stays; a decision is final.
CREATE FUNCTION line_proposal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.kind, NEW.branch_id, NEW.currency, NEW.content, NEW.reason, NEW.maker,
        NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.kind, OLD.branch_id, OLD.currency,
        OLD.content, OLD.reason, OLD.maker, OLD.created_at)
       OR NEW.customer_id IS DISTINCT FROM OLD.customer_id
       OR OLD.status <> 'pending' THEN
        RAISE EXCEPTION 'proposal % is as it was made and decided', OLD.id USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER line_proposal_stays BEFORE UPDATE ON line_proposal
    FOR EACH ROW EXECUTE FUNCTION line_proposal_stays();

CREATE FUNCTION line_pre_approval_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.proposal_id, NEW.customer_id, NEW.amount_minor) IS DISTINCT FROM
       (OLD.id, OLD.proposal_id, OLD.customer_id, OLD.amount_minor)
       OR OLD.outcome IS NOT NULL THEN
        RAISE EXCEPTION 'pre-approval % is as it was proposed and done', OLD.id
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER line_pre_approval_stays BEFORE UPDATE ON line_pre_approval
    FOR EACH ROW EXECUTE FUNCTION line_pre_approval_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0020_products")]

    operations = [ops.RunSQL(sql) for sql in (PARTNERS, LINES, MOVEMENTS, PROPOSALS)]
