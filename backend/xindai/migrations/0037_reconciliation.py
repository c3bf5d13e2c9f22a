"""Reconciliation: settlement accounts, statements, runs and breaks; which entry an order became.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

ACCOUNTS = """
-- New lenders get them with the chart; those that have one, here.
INSERT INTO gl_account (code, name_zh, name_en, kind)
SELECT n.code, n.zh, n.en, n.kind FROM (VALUES
    ('1221', '其他应收款-待清算', 'Claims in clearing', 'asset'),
    ('2243', '其他应付款-待清算', 'Suspense', 'liability'),
    ('6603', '财务费用-银行手续费', 'Bank charges and interest', 'expense'),
    ('6713', '清算尾差', 'Clearing differences', 'expense')) AS n (code, zh, en, kind)
WHERE EXISTS (SELECT FROM gl_account) ON CONFLICT (code) DO NOTHING;
INSERT INTO gl_mapping (id, role, account_id)
SELECT gen_random_uuid(), n.role, n.code FROM (VALUES
    ('CLEARING_RECEIVABLE', '1221'), ('SUSPENSE', '2243'), ('BANK_CHARGES', '6603'),
    ('CLEARING_DIFFERENCE', '6713')) AS n (role, code)
JOIN gl_account a ON a.code = n.code
ON CONFLICT (role) WHERE product_id IS NULL DO NOTHING;
"""

BOOKINGS = """
CREATE INDEX payment_order_settled_at ON payment_order (settled_at) WHERE status = 'confirmed';
CREATE INDEX payment_order_bank_reference ON payment_order (bank_reference)
    WHERE bank_reference IS NOT NULL;
CREATE TABLE payment_booking (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL REFERENCES payment_order ON DELETE RESTRICT,
    source_id uuid NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX payment_booking_order ON payment_booking (order_id);
REVOKE UPDATE, DELETE, TRUNCATE ON payment_booking FROM xindai_app;
INSERT INTO payment_booking (id, order_id, source_id)
SELECT gen_random_uuid(), order_id, event_id FROM loan_payment WHERE event_id IS NOT NULL;
INSERT INTO payment_booking (id, order_id, source_id)
SELECT gen_random_uuid(), d.order_id, e.id FROM disbursement d
JOIN loan_event e ON e.loan_id = d.loan_id AND e.type = 'disburse' WHERE d.loan_id IS NOT NULL;
"""

STATEMENTS = """
CREATE TABLE settlement_account (
    id uuid PRIMARY KEY,
    code varchar(40) NOT NULL UNIQUE,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    channel varchar(20) NOT NULL,
    branch_id uuid NOT NULL REFERENCES branch ON DELETE RESTRICT,
    currency varchar(3) NOT NULL,
    number_masked text NOT NULL,
    cut_off_minute int NOT NULL,
    payout_fee_minor bigint NOT NULL DEFAULT 0,
    collection_fee_minor bigint NOT NULL DEFAULT 0,
    rounding_minor bigint NOT NULL DEFAULT 5,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT settlement_account_branch UNIQUE (branch_id, currency),
    CONSTRAINT settlement_account_cut_off CHECK (cut_off_minute BETWEEN 1 AND 1440),
    CONSTRAINT settlement_account_channel CHECK (channel IN ('http', 'iso20022')),
    CONSTRAINT settlement_account_currency CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT settlement_account_fees CHECK (payout_fee_minor >= 0
        AND collection_fee_minor >= 0 AND rounding_minor BETWEEN 0 AND 100)
);
REVOKE DELETE, TRUNCATE ON settlement_account FROM xindai_app;

CREATE SEQUENCE bank_statement_number;
CREATE TABLE bank_statement (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    account_id uuid NOT NULL REFERENCES settlement_account ON DELETE RESTRICT,
    statement_on date NOT NULL,
    format varchar(20) NOT NULL,
    sha256 bytea NOT NULL,
    file_id uuid REFERENCES stored_file ON DELETE RESTRICT,
    line_count int NOT NULL,
    opening_minor bigint,
    closing_minor bigint,
    booked_minor bigint NOT NULL,
    imported_by text NOT NULL,
    imported_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT bank_statement_once UNIQUE (account_id, sha256),
    CONSTRAINT bank_statement_format CHECK (format IN ('csv', 'camt053', 'camt054')),
    CONSTRAINT bank_statement_hash CHECK (octet_length(sha256) = 32),
    CONSTRAINT bank_statement_lines CHECK (line_count >= 0)
);
CREATE INDEX bank_statement_day ON bank_statement (account_id, statement_on);
REVOKE UPDATE, DELETE, TRUNCATE ON bank_statement FROM xindai_app;

CREATE TABLE bank_statement_line (
    id uuid PRIMARY KEY,
    statement_id uuid NOT NULL REFERENCES bank_statement ON DELETE RESTRICT,
    line_no int NOT NULL,
    booked_on date NOT NULL,
    value_on date NOT NULL,
    kind varchar(20) NOT NULL,
    status varchar(20) NOT NULL,
    amount_minor bigint NOT NULL,
    currency varchar(3) NOT NULL,
    reference text NOT NULL,
    request_id uuid,
    remark text NOT NULL,
    original text,
    party_name_sealed bytea,
    party_name_masked text,
    party_name_index bytea,
    party_number_sealed bytea,
    party_number_masked text,
    CONSTRAINT bank_statement_line_once UNIQUE (statement_id, line_no),
    CONSTRAINT bank_statement_line_kind CHECK (kind IN ('payment', 'collection', 'transfer', 'fee',
        'return', 'chargeback', 'refund', 'interest')),
    CONSTRAINT bank_statement_line_status CHECK (status IN ('booked', 'pending', 'rejected')),
    CONSTRAINT bank_statement_line_amount CHECK (amount_minor <> 0),
    CONSTRAINT bank_statement_line_currency CHECK (currency ~ '^[A-Z]{3}$')
);
CREATE INDEX bank_statement_line_request ON bank_statement_line (request_id)
    WHERE request_id IS NOT NULL;
CREATE INDEX bank_statement_line_original ON bank_statement_line (original)
    WHERE original IS NOT NULL;
REVOKE DELETE, TRUNCATE ON bank_statement_line FROM xindai_app;
"""

RUNS = """
CREATE SEQUENCE reconciliation_run_number;
CREATE TABLE reconciliation_run (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    account_id uuid NOT NULL REFERENCES settlement_account ON DELETE RESTRICT,
    run_on date NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'running',
    attempts int NOT NULL DEFAULT 0,
    line_count int NOT NULL DEFAULT 0,
    order_count int NOT NULL DEFAULT 0,
    booking_count int NOT NULL DEFAULT 0,
    clean_count int NOT NULL DEFAULT 0,
    break_count int NOT NULL DEFAULT 0,
    in_minor bigint NOT NULL DEFAULT 0,
    out_minor bigint NOT NULL DEFAULT 0,
    fee_minor bigint NOT NULL DEFAULT 0,
    started_by text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT reconciliation_run_day UNIQUE (account_id, run_on),
    CONSTRAINT reconciliation_run_status CHECK (status IN ('running', 'done')),
    CONSTRAINT reconciliation_run_ended CHECK ((ended_at IS NOT NULL) = (status = 'done'))
);
REVOKE DELETE, TRUNCATE ON reconciliation_run FROM xindai_app;

CREATE SEQUENCE reconciliation_break_number;
CREATE TABLE reconciliation_break (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    run_id uuid NOT NULL REFERENCES reconciliation_run ON DELETE RESTRICT,
    kind varchar(40) NOT NULL,
    severity varchar(20) NOT NULL,
    fingerprint varchar(32) NOT NULL,
    state varchar(20) NOT NULL DEFAULT 'open',
    branch_id uuid NOT NULL REFERENCES branch ON DELETE RESTRICT,
    merchant_id uuid,
    order_id uuid REFERENCES payment_order ON DELETE RESTRICT,
    line_ids uuid[] NOT NULL,
    entry_ids uuid[] NOT NULL,
    bank_minor bigint,
    order_minor bigint,
    ledger_minor bigint,
    difference_minor bigint NOT NULL,
    currency varchar(3) NOT NULL,
    proposal jsonb,
    no_entry varchar(20),
    note text,
    proposed_by text,
    proposed_at timestamptz,
    decided_by text,
    decided_at timestamptz,
    entry_id uuid UNIQUE REFERENCES journal_entry ON DELETE RESTRICT,
    reversal_id uuid UNIQUE REFERENCES journal_entry ON DELETE RESTRICT,
    matched_run_id uuid REFERENCES reconciliation_run ON DELETE RESTRICT,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT reconciliation_break_once UNIQUE (run_id, fingerprint),
    CONSTRAINT reconciliation_break_severity CHECK (severity IN ('info', 'warning', 'serious',
        'critical')),
    CONSTRAINT reconciliation_break_state CHECK (state IN ('open', 'proposed', 'posted', 'reversed',
        'explained', 'carried', 'matched', 'gone')),
    CONSTRAINT reconciliation_break_remedy CHECK (num_nonnulls(proposal, no_entry) = 1),
    CONSTRAINT reconciliation_break_no_entry CHECK (no_entry IN ('nothing_to_book',
        'wait_for_bank', 'query_order', 'ask_bank')),
    CONSTRAINT reconciliation_break_proposed CHECK ((proposed_by IS NULL) = (proposed_at IS NULL)
        AND (state <> 'proposed' OR proposed_by IS NOT NULL AND proposal IS NOT NULL)),
    CONSTRAINT reconciliation_break_posted CHECK ((entry_id IS NOT NULL)
        = (state IN ('posted', 'reversed')) AND (reversal_id IS NOT NULL) = (state = 'reversed')),
    CONSTRAINT reconciliation_break_two_people CHECK (entry_id IS NULL OR proposed_by IS NOT NULL
        AND decided_by IS NOT NULL AND proposed_by <> decided_by),
    CONSTRAINT reconciliation_break_explained CHECK (state <> 'explained'
        OR length(note) >= 2 AND decided_by IS NOT NULL),
    CONSTRAINT reconciliation_break_matched CHECK ((matched_run_id IS NOT NULL)
        = (state = 'matched'))
);
CREATE INDEX reconciliation_break_order ON reconciliation_break (order_id);
CREATE INDEX reconciliation_break_waiting ON reconciliation_break (state, id)
    WHERE state IN ('open', 'proposed', 'carried');
REVOKE DELETE, TRUNCATE ON reconciliation_break FROM xindai_app;

-- What was posted stays posted but for one reversal, whatever the program does.
CREATE FUNCTION reconciliation_break_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'reversed' OR OLD.state = 'posted' AND NEW.state NOT IN ('posted', 'reversed')
        OR OLD.entry_id IS NOT NULL AND (NEW.entry_id, NEW.proposal, NEW.proposed_by,
            NEW.decided_by) IS DISTINCT FROM (OLD.entry_id, OLD.proposal, OLD.proposed_by,
            OLD.decided_by) THEN
        RAISE EXCEPTION 'break % is % for good', OLD.number, OLD.state USING ERRCODE = 'XD003';
    END IF;
    IF (NEW.run_id, NEW.kind, NEW.fingerprint, NEW.difference_minor, NEW.currency)
        IS DISTINCT FROM (OLD.run_id, OLD.kind, OLD.fingerprint, OLD.difference_minor,
        OLD.currency) THEN
        RAISE EXCEPTION 'break % says what was found', OLD.number USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reconciliation_break_stays BEFORE UPDATE ON reconciliation_break
    FOR EACH ROW EXECUTE FUNCTION reconciliation_break_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0036_messages")]

    operations = [ops.RunSQL(sql) for sql in (ACCOUNTS, BOOKINGS, STATEMENTS, RUNS)]
