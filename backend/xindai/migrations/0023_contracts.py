"""Templates, signing, seal and archive of contracts.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

TEMPLATES = """
CREATE TABLE contract_template (
    id uuid PRIMARY KEY,
    code varchar(40) NOT NULL UNIQUE,
    kind varchar(20) NOT NULL,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT contract_template_kind CHECK (kind IN ('loan', 'line', 'guarantee')),
    CONSTRAINT contract_template_code CHECK (code ~ '^[a-z][a-z0-9_]*$')
);

CREATE TABLE contract_template_version (
    id uuid PRIMARY KEY,
    template_id uuid NOT NULL REFERENCES contract_template ON DELETE RESTRICT,
    version int NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'draft',
    body_zh text NOT NULL,
    body_en text NOT NULL,
    makers text[] NOT NULL,
    checker text,
    reason text,
    created_at timestamptz NOT NULL DEFAULT now(),
    approved_at timestamptz,
    retired_at timestamptz,
    CONSTRAINT contract_template_version_number UNIQUE (template_id, version),
    CONSTRAINT contract_template_version_status
        CHECK (status IN ('draft', 'in_review', 'approved', 'retired')),
    CONSTRAINT contract_template_version_four_eyes CHECK (NOT checker = ANY (makers)),
    CONSTRAINT contract_template_version_makers CHECK (cardinality(makers) >= 1),
    CONSTRAINT contract_template_version_approved
        CHECK ((approved_at IS NOT NULL) = (status IN ('approved', 'retired'))
           AND (approved_at IS NOT NULL) = (checker IS NOT NULL)),
    CONSTRAINT contract_template_version_retired
        CHECK ((retired_at IS NOT NULL) = (status = 'retired'))
);
CREATE UNIQUE INDEX contract_template_version_in_force ON contract_template_version (template_id)
    WHERE status = 'approved';
CREATE UNIQUE INDEX contract_template_version_open ON contract_template_version (template_id)
    WHERE status IN ('draft', 'in_review');

-- What was submitted is what is approved, and what was approved is what contracts were made of.
CREATE FUNCTION contract_template_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'draft' AND (NEW.body_zh, NEW.body_en, NEW.makers, NEW.template_id,
        NEW.version) IS DISTINCT FROM (OLD.body_zh, OLD.body_en, OLD.makers, OLD.template_id,
        OLD.version) THEN
        RAISE EXCEPTION 'a template version that is % keeps its text', OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER contract_template_version_stays BEFORE UPDATE ON contract_template_version
    FOR EACH ROW EXECUTE FUNCTION contract_template_version_stays();
CREATE TRIGGER contract_template_version_kept BEFORE DELETE OR TRUNCATE
    ON contract_template_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE DELETE, TRUNCATE ON contract_template, contract_template_version FROM xindai_app;
"""

CONTRACT = """
ALTER TABLE contract
    ADD status varchar(20) NOT NULL DEFAULT 'recorded',
    ADD document_version int NOT NULL DEFAULT 0,
    ADD template_version_id uuid REFERENCES contract_template_version ON DELETE RESTRICT,
    ADD bank_card_id uuid REFERENCES bank_card ON DELETE RESTRICT,
    ADD merchant_id uuid REFERENCES merchant ON DELETE RESTRICT,
    ADD is_bilingual boolean NOT NULL DEFAULT false,
    ADD disbursing_at timestamptz,
    ADD cancelled_at timestamptz,
    ADD cancelled_by text,
    ADD cancel_reason text,
    ADD CONSTRAINT contract_status
        CHECK (status IN ('recorded', 'draft', 'signed', 'sealed', 'cancelled')),
    ADD CONSTRAINT contract_cancelled
        CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)
           AND (status = 'cancelled') = (cancelled_by IS NOT NULL)
           AND (status = 'cancelled') = (cancel_reason IS NOT NULL)),
    ADD CONSTRAINT contract_document_version CHECK (document_version >= 0);
CREATE INDEX contract_status_signed ON contract (status, signed_on);

-- What a document says is changed only together with a new document.
CREATE FUNCTION contract_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.document_version <= OLD.document_version AND (NEW.customer_id, NEW.product_version_id,
        NEW.principal_minor, NEW.currency, NEW.rate_annual, NEW.instalment_count, NEW.terms,
        NEW.bank_card_id, NEW.merchant_id) IS DISTINCT FROM (OLD.customer_id,
        OLD.product_version_id, OLD.principal_minor, OLD.currency, OLD.rate_annual,
        OLD.instalment_count, OLD.terms, OLD.bank_card_id, OLD.merchant_id)
    THEN
        RAISE EXCEPTION 'contract % says what its document says', OLD.number
            USING ERRCODE = 'XD003';
    END IF;
    IF OLD.status IN ('recorded', 'cancelled') AND NEW.status <> OLD.status THEN
        RAISE EXCEPTION 'contract % is % for good', OLD.number, OLD.status
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER contract_stays BEFORE UPDATE ON contract
    FOR EACH ROW EXECUTE FUNCTION contract_stays();
"""

ARCHIVE = """
CREATE TABLE contract_document (
    id uuid PRIMARY KEY,
    contract_id uuid NOT NULL REFERENCES contract ON DELETE RESTRICT,
    version int NOT NULL,
    kind varchar(20) NOT NULL,
    file_id uuid NOT NULL REFERENCES stored_file ON DELETE RESTRICT,
    sha256 bytea NOT NULL,
    size_bytes int NOT NULL,
    template_version_id uuid NOT NULL REFERENCES contract_template_version ON DELETE RESTRICT,
    terms jsonb NOT NULL,
    reason text,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT contract_document_once UNIQUE (contract_id, version, kind),
    CONSTRAINT contract_document_kind CHECK (kind IN ('unsigned', 'sealed')),
    CONSTRAINT contract_document_hash CHECK (octet_length(sha256) = 32),
    CONSTRAINT contract_document_size CHECK (size_bytes > 0),
    CONSTRAINT contract_document_reason CHECK ((version > 1) = (reason IS NOT NULL))
);
REVOKE UPDATE, DELETE, TRUNCATE ON contract_document FROM xindai_app;
CREATE TRIGGER contract_document_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
    ON contract_document FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE contract_signature (
    id uuid PRIMARY KEY,
    contract_id uuid NOT NULL REFERENCES contract ON DELETE RESTRICT,
    document_id uuid NOT NULL REFERENCES contract_document ON DELETE RESTRICT,
    party varchar(20) NOT NULL,
    method varchar(20) NOT NULL,
    signer text NOT NULL,
    document_sha256 bytea NOT NULL,
    evidence jsonb NOT NULL,
    address_sealed bytea,
    signed_on date NOT NULL,
    signed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT contract_signature_once UNIQUE (document_id, party),
    CONSTRAINT contract_signature_method
        CHECK ((party = 'borrower' AND method IN ('code', 'in_person'))
            OR (party = 'company' AND method = 'seal')),
    CONSTRAINT contract_signature_hash CHECK (octet_length(document_sha256) = 32)
);
CREATE INDEX contract_signature_contract ON contract_signature (contract_id);
REVOKE UPDATE, DELETE, TRUNCATE ON contract_signature FROM xindai_app;
GRANT UPDATE (address_sealed) ON contract_signature TO xindai_app;
CREATE TRIGGER contract_signature_append_only BEFORE UPDATE OF id, contract_id, document_id, party,
    method, signer, document_sha256, evidence, signed_on, signed_at OR DELETE OR TRUNCATE
    ON contract_signature FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE contract_in_person (
    id uuid PRIMARY KEY,
    contract_id uuid NOT NULL REFERENCES contract ON DELETE RESTRICT,
    document_id uuid NOT NULL UNIQUE REFERENCES contract_document ON DELETE RESTRICT,
    officer text NOT NULL,
    place_sealed bytea NOT NULL,
    photos text[] NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    witness text,
    witnessed_at timestamptz,
    CONSTRAINT contract_in_person_two CHECK (witness <> officer),
    CONSTRAINT contract_in_person_witnessed CHECK ((witness IS NULL) = (witnessed_at IS NULL)),
    CONSTRAINT contract_in_person_photos CHECK (cardinality(photos) >= 1)
);
CREATE INDEX contract_in_person_contract ON contract_in_person (contract_id);
REVOKE UPDATE, DELETE, TRUNCATE ON contract_in_person FROM xindai_app;
GRANT UPDATE (place_sealed, witness, witnessed_at) ON contract_in_person TO xindai_app;
CREATE TRIGGER contract_in_person_stays BEFORE UPDATE OF id, contract_id, document_id, officer,
    photos, recorded_at OR DELETE OR TRUNCATE
    ON contract_in_person FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0022_scoring")]

    operations = [ops.RunSQL(sql) for sql in (TEMPLATES, CONTRACT, ARCHIVE)]
