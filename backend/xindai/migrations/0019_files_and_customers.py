"""Files, and what a lender knows of a customer.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

FILES = """
CREATE TABLE stored_file (
    id uuid PRIMARY KEY,
    purpose varchar(40) NOT NULL,
    name_sealed bytea NOT NULL,
    uploaded_by text NOT NULL,
    status varchar(10) NOT NULL DEFAULT 'waiting',
    refusal varchar(40),
    declared_bytes bigint NOT NULL,
    size_bytes bigint,
    sha256 bytea,
    media_type varchar(100),
    key_sealed bytea,
    upload_until timestamptz,
    upload_began_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT stored_file_status CHECK (status IN ('waiting', 'ready', 'refused')),
    CONSTRAINT stored_file_ready CHECK ((status = 'ready') = (sha256 IS NOT NULL
        AND size_bytes IS NOT NULL AND media_type IS NOT NULL AND key_sealed IS NOT NULL)),
    CONSTRAINT stored_file_refused CHECK ((status = 'refused') = (refusal IS NOT NULL)),
    CONSTRAINT stored_file_hash CHECK (octet_length(sha256) = 32),
    CONSTRAINT stored_file_declared CHECK (declared_bytes > 0)
);
CREATE INDEX stored_file_waiting ON stored_file (upload_until) WHERE status = 'waiting';
CREATE INDEX stored_file_uploader ON stored_file (uploaded_by, created_at);
REVOKE DELETE, TRUNCATE ON stored_file FROM xindai_app;
"""

PEOPLE = """
CREATE TABLE customer_profile (
    customer_id uuid PRIMARY KEY REFERENCES customer ON DELETE RESTRICT,
    marital_status varchar(20),
    education varchar(20),
    residence varchar(20),
    dependants int,
    address_sealed bytea,
    address_masked text,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT customer_profile_address
        CHECK ((address_sealed IS NULL) = (address_masked IS NULL)),
    CONSTRAINT customer_profile_dependants CHECK (dependants BETWEEN 0 AND 30)
);
CREATE TABLE customer_contact (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    relation varchar(20) NOT NULL,
    name_sealed bytea NOT NULL,
    name_masked text NOT NULL,
    phone_sealed bytea NOT NULL,
    phone_masked text NOT NULL,
    phone_index bytea NOT NULL,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    removed_at timestamptz
);
CREATE INDEX customer_contact_customer ON customer_contact (customer_id);
CREATE INDEX customer_contact_phone ON customer_contact (phone_index);
CREATE UNIQUE INDEX customer_contact_once ON customer_contact (customer_id, phone_index)
    WHERE removed_at IS NULL;
CREATE TABLE customer_employment (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    kind varchar(20) NOT NULL,
    employer_sealed bytea,
    employer_masked text,
    position_sealed bytea,
    since_on date,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    CONSTRAINT customer_employment_employer
        CHECK ((employer_sealed IS NULL) = (employer_masked IS NULL))
);
CREATE UNIQUE INDEX customer_employment_present ON customer_employment (customer_id)
    WHERE ended_at IS NULL;
CREATE TABLE customer_document (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    category varchar(40) NOT NULL,
    file_id uuid NOT NULL UNIQUE REFERENCES stored_file ON DELETE RESTRICT,
    expires_on date,
    status varchar(20) NOT NULL DEFAULT 'unverified',
    added_by text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    verified_by text,
    verified_at timestamptz,
    note text,
    CONSTRAINT customer_document_status CHECK (status IN ('unverified', 'verified', 'rejected')),
    CONSTRAINT customer_document_verified CHECK ((status = 'unverified') = (verified_by IS NULL)
        AND (verified_by IS NULL) = (verified_at IS NULL)),
    CONSTRAINT customer_document_other_eyes CHECK (verified_by <> added_by)
);
CREATE INDEX customer_document_customer ON customer_document (customer_id);
CREATE TABLE customer_monthly_amount (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    side varchar(20) NOT NULL,
    kind varchar(20) NOT NULL,
    amount_minor bigint NOT NULL,
    currency varchar(3) NOT NULL,
    document_id uuid REFERENCES customer_document ON DELETE RESTRICT,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    removed_at timestamptz,
    CONSTRAINT customer_monthly_amount_side CHECK (side IN ('income', 'expense', 'obligation')),
    CONSTRAINT customer_monthly_amount_positive CHECK (amount_minor > 0)
);
CREATE INDEX customer_monthly_amount_customer ON customer_monthly_amount (customer_id);
CREATE TABLE customer_tag (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    kind varchar(10) NOT NULL,
    code varchar(40) NOT NULL,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    removed_at timestamptz,
    CONSTRAINT customer_tag_kind CHECK (kind IN ('segment', 'tag'))
);
CREATE UNIQUE INDEX customer_tag_once ON customer_tag (customer_id, kind, code)
    WHERE removed_at IS NULL;
CREATE TABLE customer_relation (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    other_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    kind varchar(20) NOT NULL,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    CONSTRAINT customer_relation_not_self CHECK (customer_id <> other_id),
    -- What holds both ways is kept once, from the older row to the younger.
    CONSTRAINT customer_relation_symmetric CHECK (
        kind IN ('guarantor_of', 'parent_of', 'employer_of') OR customer_id < other_id)
);
CREATE UNIQUE INDEX customer_relation_once ON customer_relation (customer_id, other_id, kind)
    WHERE ended_at IS NULL;
CREATE INDEX customer_relation_other ON customer_relation (other_id);
CREATE TABLE customer_rating (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    grade varchar(1) NOT NULL,
    reason text NOT NULL,
    rated_by text NOT NULL,
    rated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT customer_rating_grade CHECK (grade IN ('A', 'B', 'C', 'D', 'E'))
);
CREATE INDEX customer_rating_customer ON customer_rating (customer_id, id);
CREATE TRIGGER customer_rating_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON customer_rating
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON customer_rating FROM xindai_app;
REVOKE DELETE, TRUNCATE ON customer_profile, customer_contact, customer_employment,
    customer_document, customer_monthly_amount, customer_tag, customer_relation FROM xindai_app;
"""

LISTS = """
CREATE TABLE list_import (
    id uuid PRIMARY KEY,
    list varchar(10) NOT NULL,
    file_id uuid NOT NULL REFERENCES stored_file ON DELETE RESTRICT,
    status varchar(10) NOT NULL DEFAULT 'reading',
    failure varchar(40),
    rows_total int NOT NULL DEFAULT 0,
    rows_accepted int NOT NULL DEFAULT 0,
    entries_made int,
    started_by text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    checked_at timestamptz,
    applied_by text,
    applied_at timestamptz,
    CONSTRAINT list_import_list CHECK (list IN ('blacklist', 'whitelist')),
    CONSTRAINT list_import_status CHECK (status IN ('reading', 'checked', 'failed', 'applied')),
    CONSTRAINT list_import_failure CHECK ((status = 'failed') = (failure IS NOT NULL)),
    CONSTRAINT list_import_applied CHECK ((status = 'applied') = (applied_by IS NOT NULL)
        AND (applied_by IS NULL) = (applied_at IS NULL)
        AND (applied_by IS NULL) = (entries_made IS NULL)),
    -- Who may draw money on it must have been looked at by two.
    CONSTRAINT list_import_other_eyes CHECK (list <> 'whitelist' OR applied_by <> started_by)
);
CREATE TABLE list_import_row (
    id uuid PRIMARY KEY,
    list_import_id uuid NOT NULL REFERENCES list_import ON DELETE RESTRICT,
    n int NOT NULL,
    verdict varchar(30) NOT NULL,
    id_number_sealed bytea,
    id_number_masked text,
    amount_minor bigint,
    valid_until date,
    reason text,
    customer_id uuid REFERENCES customer ON DELETE RESTRICT,
    CONSTRAINT list_import_row_sealed
        CHECK ((id_number_sealed IS NULL) = (id_number_masked IS NULL)),
    CONSTRAINT list_import_row_accepted
        CHECK (verdict NOT IN ('accepted', 'accepted_unknown') OR id_number_sealed IS NOT NULL),
    CONSTRAINT list_import_row_once UNIQUE (list_import_id, n)
);
CREATE TABLE list_entry (
    id uuid PRIMARY KEY,
    list varchar(10) NOT NULL,
    status varchar(20) NOT NULL,
    id_number_sealed bytea NOT NULL,
    id_number_masked text NOT NULL,
    id_number_index bytea NOT NULL,
    reason text NOT NULL,
    source varchar(40) NOT NULL,
    amount_minor bigint,
    currency varchar(3),
    valid_until date,
    list_import_id uuid REFERENCES list_import ON DELETE RESTRICT,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    confirmed_by text,
    confirmed_at timestamptz,
    removal_asked_by text,
    removal_reason text,
    removal_asked_at timestamptz,
    removed_by text,
    removed_at timestamptz,
    CONSTRAINT list_entry_list CHECK (list IN ('blacklist', 'whitelist')),
    CONSTRAINT list_entry_status
        CHECK (status IN ('proposed', 'active', 'removal_asked', 'removed', 'turned_down')),
    CONSTRAINT list_entry_amount CHECK ((list = 'whitelist') = (amount_minor IS NOT NULL)
        AND (amount_minor IS NULL) = (currency IS NULL)),
    CONSTRAINT list_entry_positive CHECK (amount_minor > 0),
    CONSTRAINT list_entry_until CHECK (list <> 'whitelist' OR valid_until IS NOT NULL),
    -- On the whitelist by two, off the blacklist by two.
    CONSTRAINT list_entry_confirmed CHECK (confirmed_by <> added_by),
    CONSTRAINT list_entry_whitelisted CHECK (list <> 'whitelist'
        OR status NOT IN ('active', 'removed', 'removal_asked') OR confirmed_by IS NOT NULL),
    CONSTRAINT list_entry_removed CHECK ((status = 'removed') = (removed_by IS NOT NULL)
        AND (removed_by IS NULL) = (removed_at IS NULL)),
    CONSTRAINT list_entry_other_eyes CHECK (list <> 'blacklist' OR removed_by IS NULL
        OR (removal_asked_by IS NOT NULL AND removed_by <> removal_asked_by))
);
CREATE UNIQUE INDEX list_entry_once ON list_entry (list, id_number_index)
    WHERE status IN ('proposed', 'active', 'removal_asked');
CREATE INDEX list_entry_person ON list_entry (id_number_index);
REVOKE DELETE, TRUNCATE ON list_import, list_import_row, list_entry FROM xindai_app;
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0018_notifications")]

    operations = [ops.RunSQL(FILES), ops.RunSQL(PEOPLE), ops.RunSQL(LISTS)]
