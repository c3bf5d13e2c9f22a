"""Requests of borrowers about their loans, and the papers that are made of a loan.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

REQUESTS = """
CREATE SEQUENCE service_request_number;
GRANT USAGE ON SEQUENCE service_request_number TO xindai_app;
CREATE TABLE service_request (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    loan_id uuid NOT NULL REFERENCES loan ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    kind varchar(40) NOT NULL,
    reason varchar(40) NOT NULL,
    wish_instalments int,
    wish_from_due date,
    wish_to_due date,
    wish_until date,
    wish_monthly_minor bigint,
    text_sealed bytea,
    status varchar(20) NOT NULL DEFAULT 'submitted',
    claimed_by text,
    claimed_until timestamptz,
    answer_sealed bytea,
    loan_event_id uuid UNIQUE REFERENCES loan_event ON DELETE RESTRICT,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    decided_by text,
    decided_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT service_request_kind CHECK (kind IN ('extension', 'due_shift', 'payment_holiday',
        'restructure', 'repayment_method_change', 'other')),
    CONSTRAINT service_request_status CHECK (status IN ('submitted', 'under_review', 'approved',
        'declined', 'withdrawn')),
    CONSTRAINT service_request_claim CHECK ((claimed_by IS NULL) = (claimed_until IS NULL)
        AND (claimed_by IS NOT NULL) = (status = 'under_review')),
    CONSTRAINT service_request_decided CHECK ((decided_by IS NULL) = (decided_at IS NULL)
        AND (decided_at IS NULL) = (status IN ('submitted', 'under_review'))),
    CONSTRAINT service_request_declined CHECK (status <> 'declined' OR answer_sealed IS NOT NULL),
    CONSTRAINT service_request_event CHECK (loan_event_id IS NULL OR status = 'approved'),
    CONSTRAINT service_request_approved CHECK (status <> 'approved' OR loan_event_id IS NOT NULL
        OR answer_sealed IS NOT NULL),
    CONSTRAINT service_request_wish CHECK (wish_instalments > 0 AND wish_monthly_minor > 0)
);
CREATE UNIQUE INDEX service_request_open_once ON service_request (loan_id)
    WHERE status IN ('submitted', 'under_review');
CREATE INDEX service_request_loan ON service_request (loan_id);
CREATE INDEX service_request_customer ON service_request (customer_id);
CREATE INDEX service_request_status_id ON service_request (status, id);
REVOKE DELETE, TRUNCATE ON service_request FROM xindai_app;

CREATE TABLE service_request_document (
    id uuid PRIMARY KEY,
    request_id uuid NOT NULL REFERENCES service_request ON DELETE RESTRICT,
    document_id uuid NOT NULL REFERENCES customer_document ON DELETE RESTRICT,
    UNIQUE (request_id, document_id)
);
REVOKE UPDATE, DELETE, TRUNCATE ON service_request_document FROM xindai_app;
"""

PAPERS = """
CREATE SEQUENCE loan_paper_number;
GRANT USAGE ON SEQUENCE loan_paper_number TO xindai_app;
CREATE TABLE loan_paper (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    loan_id uuid NOT NULL REFERENCES loan ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    kind varchar(20) NOT NULL,
    format varchar(10) NOT NULL,
    from_on date,
    to_on date,
    loan_version int NOT NULL,
    file_id uuid NOT NULL UNIQUE REFERENCES stored_file ON DELETE RESTRICT,
    sha256 bytea NOT NULL,
    code_hash bytea NOT NULL,
    created_by text NOT NULL,
    created_on date NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT loan_paper_kind CHECK (kind IN ('settlement', 'statement')),
    CONSTRAINT loan_paper_format CHECK (format = 'pdf'
        OR (format = 'xlsx' AND kind = 'statement')),
    CONSTRAINT loan_paper_period CHECK (num_nonnulls(from_on, to_on)
        = CASE kind WHEN 'statement' THEN 2 ELSE 0 END AND from_on <= to_on),
    CONSTRAINT loan_paper_hashes CHECK (octet_length(sha256) = 32
        AND octet_length(code_hash) = 32)
);
CREATE INDEX loan_paper_loan ON loan_paper (loan_id, created_on);
CREATE INDEX loan_paper_customer ON loan_paper (customer_id);
REVOKE UPDATE, DELETE, TRUNCATE ON loan_paper FROM xindai_app;
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0030_loan_list")]

    operations = [ops.RunSQL(REQUESTS), ops.RunSQL(PAPERS)]
