"""Applications: their states, who examined them, what happened; authority and conflicts.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

APPLICATION = """
CREATE SEQUENCE application_number;
GRANT USAGE ON SEQUENCE application_number TO xindai_app;
CREATE TABLE application (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    kind varchar(20) NOT NULL,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    branch_id uuid NOT NULL REFERENCES branch ON DELETE RESTRICT,
    product_id uuid NOT NULL REFERENCES product ON DELETE RESTRICT,
    product_version_id uuid NOT NULL REFERENCES product_version ON DELETE RESTRICT,
    channel varchar(40) NOT NULL,
    sub_product varchar(40),
    merchant_id uuid REFERENCES merchant ON DELETE RESTRICT,
    amount_minor bigint,
    currency varchar(3) NOT NULL,
    instalments int,
    method varchar(40),
    purpose varchar(40),
    bank_card_id uuid REFERENCES bank_card ON DELETE RESTRICT,
    status varchar(30) NOT NULL DEFAULT 'draft',
    round int NOT NULL DEFAULT 0,
    entered_at timestamptz NOT NULL DEFAULT now(),
    due_at timestamptz,
    overdue_told_at timestamptz,
    expires_on date,
    claimed_by text,
    claimed_until timestamptz,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    submitted_by text,
    submitted_at timestamptz,
    content_hash bytea,
    returned_from varchar(30),
    return_reason text,
    supplement text[] NOT NULL DEFAULT '{}',
    decision_id uuid REFERENCES decision ON DELETE RESTRICT,
    grade varchar(20),
    review_levels smallint,
    needs_phone_check boolean,
    offered_minor bigint,
    offered_instalments int,
    offered_rate numeric(12,8),
    offered_method varchar(40),
    accepted_minor bigint,
    accepted_by text,
    accepted_at timestamptz,
    in_person text,
    contract_id uuid,
    loan_id uuid,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT application_kind CHECK (kind IN ('loan', 'line', 'drawing')),
    CONSTRAINT application_status CHECK (status IN ('draft', 'submitted', 'deciding',
        'phone_verification', 'review_1', 'review_2', 'review_3', 'approved', 'offer_accepted',
        'contract_signed', 'disbursing', 'disbursed', 'returned', 'rejected', 'withdrawn',
        'expired')),
    CONSTRAINT application_claim CHECK ((claimed_by IS NULL) = (claimed_until IS NULL)),
    CONSTRAINT application_submitted CHECK ((submitted_by IS NULL) = (submitted_at IS NULL)
        AND (submitted_at IS NULL) = (content_hash IS NULL)
        AND (submitted_at IS NOT NULL OR status IN ('draft', 'withdrawn', 'expired'))),
    CONSTRAINT application_complete CHECK (submitted_at IS NULL
        OR (amount_minor > 0 AND instalments > 0 AND method IS NOT NULL)),
    CONSTRAINT application_returned CHECK ((status = 'returned') = (returned_from IS NOT NULL)),
    CONSTRAINT application_decided CHECK ((decision_id IS NULL) = (review_levels IS NULL)
        AND (decision_id IS NULL) = (needs_phone_check IS NULL)
        AND review_levels BETWEEN 0 AND 3),
    CONSTRAINT application_offered CHECK (status NOT IN ('approved', 'offer_accepted',
        'contract_signed', 'disbursing', 'disbursed') OR (offered_minor > 0
        AND offered_instalments > 0 AND offered_rate >= 0 AND offered_method IS NOT NULL)),
    CONSTRAINT application_accepted CHECK ((accepted_at IS NULL) = (accepted_minor IS NULL)
        AND (accepted_at IS NULL) = (accepted_by IS NULL)
        AND accepted_minor BETWEEN 1 AND offered_minor
        AND (accepted_at IS NOT NULL OR status NOT IN ('offer_accepted', 'contract_signed',
            'disbursing', 'disbursed')))
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX application_open_once ON application (customer_id, product_id)
    WHERE status IN ('submitted', 'deciding', 'phone_verification', 'review_1', 'review_2',
        'review_3', 'returned', 'approved', 'contract_signed', 'disbursing')
    OR (status = 'offer_accepted' AND kind <> 'line');
CREATE INDEX application_customer ON application (customer_id);
CREATE INDEX application_branch ON application (branch_id, id);
CREATE INDEX application_queue ON application (status, due_at, id)
    WHERE status IN ('phone_verification', 'review_1', 'review_2', 'review_3');
CREATE INDEX application_due ON application (due_at)
    WHERE due_at IS NOT NULL AND overdue_told_at IS NULL;
CREATE INDEX application_expiring ON application (expires_on) WHERE expires_on IS NOT NULL;
CREATE INDEX application_content ON application (content_hash) WHERE content_hash IS NOT NULL;
REVOKE DELETE, TRUNCATE ON application FROM xindai_app;
"""

AROUND = """
CREATE TABLE application_event (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    application_id uuid NOT NULL REFERENCES application ON DELETE RESTRICT,
    seq int NOT NULL,
    from_status varchar(30),
    to_status varchar(30) NOT NULL,
    verb varchar(30) NOT NULL,
    actor text NOT NULL,
    booked_on date NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    reason text,
    detail jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT application_event_seq UNIQUE (application_id, seq)
);
CREATE INDEX application_event_day ON application_event (booked_on, to_status);
CREATE TABLE application_party (
    id uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application ON DELETE RESTRICT,
    role varchar(20) NOT NULL,
    customer_id uuid REFERENCES customer ON DELETE RESTRICT,
    name_sealed bytea,
    name_masked text,
    id_number_sealed bytea,
    id_number_masked text,
    id_number_index bytea,
    phone_sealed bytea,
    phone_masked text,
    CONSTRAINT application_party_role CHECK (role IN ('co_borrower', 'guarantor')),
    CONSTRAINT application_party_who CHECK (num_nonnulls(name_sealed, name_masked,
        id_number_sealed, id_number_masked, id_number_index, phone_sealed, phone_masked)
        = CASE WHEN customer_id IS NULL THEN 7 ELSE 0 END)
);
CREATE INDEX application_party_application ON application_party (application_id);
CREATE TABLE application_document (
    id uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application ON DELETE RESTRICT,
    document_id uuid NOT NULL REFERENCES customer_document ON DELETE RESTRICT,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (application_id, document_id)
);
CREATE TABLE application_note (
    id uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application ON DELETE RESTRICT,
    author text NOT NULL,
    note_sealed bytea NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX application_note_application ON application_note (application_id, id);
REVOKE DELETE, TRUNCATE ON application_note FROM xindai_app;
REVOKE UPDATE, DELETE, TRUNCATE ON application_event FROM xindai_app;
CREATE TRIGGER application_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
    ON application_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

# `creator` and `submitter` are written by the trigger: a check can then compare two columns.
EXAMINED = """
CREATE TABLE phone_check (
    id uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application ON DELETE RESTRICT,
    round int NOT NULL,
    caller text NOT NULL,
    creator text NOT NULL,
    submitter text NOT NULL,
    verdict varchar(20) NOT NULL,
    answers jsonb NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT phone_check_verdict CHECK (verdict IN ('passed', 'failed', 'unreachable')),
    CONSTRAINT phone_check_other_eyes CHECK (caller <> creator AND caller <> submitter)
);
CREATE INDEX phone_check_application ON phone_check (application_id, id);
CREATE TABLE application_review (
    id uuid PRIMARY KEY,
    application_id uuid NOT NULL REFERENCES application ON DELETE RESTRICT,
    round int NOT NULL,
    level smallint NOT NULL,
    reviewer text NOT NULL,
    creator text NOT NULL,
    submitter text NOT NULL,
    verdict varchar(20) NOT NULL,
    amount_minor bigint,
    reason text,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT application_review_level CHECK (level BETWEEN 1 AND 3),
    CONSTRAINT application_review_verdict CHECK (verdict IN ('approve', 'reject')),
    CONSTRAINT application_review_other_eyes CHECK (reviewer <> creator AND reviewer <> submitter),
    CONSTRAINT application_review_once UNIQUE (application_id, round, level),
    CONSTRAINT application_review_one_level UNIQUE (application_id, round, reviewer)
);
CREATE FUNCTION application_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    who text := to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'phone_check' THEN 'caller'
        ELSE 'reviewer' END;
    rung int := coalesce((to_jsonb(NEW) ->> 'level')::int, 0);
BEGIN
    SELECT a.created_by, a.submitted_by, a.round INTO NEW.creator, NEW.submitter, NEW.round
    FROM application a WHERE a.id = NEW.application_id;
    IF EXISTS (SELECT FROM application_review r WHERE r.application_id = NEW.application_id
            AND r.reviewer = who AND r.level <> rung)
       OR EXISTS (SELECT FROM application_event e WHERE e.application_id = NEW.application_id
            AND e.actor = who AND e.verb IN ('create', 'save', 'submit', 'resubmit'))
       OR (rung > 0 AND EXISTS (SELECT FROM phone_check p
            WHERE p.application_id = NEW.application_id AND p.caller = who)) THEN
        RAISE EXCEPTION 'application %: % has worked on it at another step', NEW.application_id, who
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER phone_check_eyes BEFORE INSERT ON phone_check
    FOR EACH ROW EXECUTE FUNCTION application_eyes();
CREATE TRIGGER application_review_eyes BEFORE INSERT ON application_review
    FOR EACH ROW EXECUTE FUNCTION application_eyes();
REVOKE UPDATE, DELETE, TRUNCATE ON phone_check, application_review FROM xindai_app;
CREATE TRIGGER phone_check_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
    ON phone_check FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER application_review_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
    ON application_review FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

# The same pairs as rules.MOVES; a test compares them.
MOVES = """
CREATE FUNCTION application_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'draft' OR NEW.version <> 1 THEN
            RAISE EXCEPTION 'an application begins as a draft' USING ERRCODE = 'XD003';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.number, NEW.customer_id, NEW.product_id, NEW.created_by, NEW.created_at)
       IS DISTINCT FROM
       (OLD.id, OLD.number, OLD.customer_id, OLD.product_id, OLD.created_by, OLD.created_at)
       OR (OLD.status <> 'draft' AND NEW.submitted_by IS NULL AND OLD.submitted_by IS NOT NULL) THEN
        RAISE EXCEPTION 'application %: what it is stays', OLD.number USING ERRCODE = 'XD003';
    END IF;
    IF NEW.status = OLD.status THEN
        RETURN NEW;
    END IF;
    IF NEW.version <> OLD.version + 1 OR (OLD.status, NEW.status) NOT IN (
        ('draft', 'submitted'),
        ('returned', 'submitted'), ('returned', 'phone_verification'), ('returned', 'review_1'),
        ('returned', 'review_2'), ('returned', 'review_3'),
        ('submitted', 'deciding'),
        ('deciding', 'approved'), ('deciding', 'phone_verification'), ('deciding', 'review_1'),
        ('deciding', 'rejected'),
        ('phone_verification', 'review_1'), ('phone_verification', 'approved'),
        ('phone_verification', 'rejected'), ('phone_verification', 'returned'),
        ('review_1', 'review_2'), ('review_1', 'approved'), ('review_1', 'rejected'),
        ('review_1', 'returned'),
        ('review_2', 'review_3'), ('review_2', 'approved'), ('review_2', 'rejected'),
        ('review_2', 'returned'),
        ('review_3', 'approved'), ('review_3', 'rejected'), ('review_3', 'returned'),
        ('approved', 'offer_accepted'),
        ('offer_accepted', 'contract_signed'), ('contract_signed', 'offer_accepted'),
        ('contract_signed', 'disbursing'), ('disbursing', 'disbursed'),
        ('disbursing', 'contract_signed'),
        ('draft', 'withdrawn'), ('submitted', 'withdrawn'), ('deciding', 'withdrawn'),
        ('phone_verification', 'withdrawn'), ('review_1', 'withdrawn'), ('review_2', 'withdrawn'),
        ('review_3', 'withdrawn'), ('returned', 'withdrawn'), ('approved', 'withdrawn'),
        ('offer_accepted', 'withdrawn'),
        ('draft', 'expired'), ('returned', 'expired'), ('approved', 'expired'),
        ('offer_accepted', 'expired')) THEN
        RAISE EXCEPTION 'application %: no way from % to %', OLD.number, OLD.status, NEW.status
            USING ERRCODE = 'XD003';
    END IF;
    IF NEW.status = 'returned' AND NEW.returned_from <> OLD.status
       OR OLD.status = 'returned' AND NEW.status NOT IN ('submitted', 'withdrawn', 'expired',
           OLD.returned_from) THEN
        RAISE EXCEPTION 'application %: it goes back to where it was returned from', OLD.number
            USING ERRCODE = 'XD003';
    END IF;
    IF NEW.status = 'approved' AND (NEW.decision_id IS NULL
        OR (NEW.needs_phone_check AND NOT EXISTS (SELECT FROM phone_check p
            WHERE p.application_id = NEW.id AND p.round = NEW.round AND p.verdict = 'passed'))
        OR (SELECT count(*) FROM application_review r WHERE r.application_id = NEW.id
            AND r.round = NEW.round AND r.verdict = 'approve' AND r.level <= NEW.review_levels)
            <> NEW.review_levels) THEN
        RAISE EXCEPTION 'application %: a step was left out', OLD.number USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER application_moves BEFORE INSERT OR UPDATE ON application
    FOR EACH ROW EXECUTE FUNCTION application_moves();
"""

DUTIES = """
CREATE TABLE staff_conflict (
    id uuid PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff_user ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    reason text NOT NULL,
    declared_by text NOT NULL,
    declared_at timestamptz NOT NULL DEFAULT now(),
    ended_by text,
    ended_at timestamptz,
    CONSTRAINT staff_conflict_ended CHECK ((ended_by IS NULL) = (ended_at IS NULL)),
    CONSTRAINT staff_conflict_other_eyes CHECK (ended_by <> 'staff:' || staff_id)
);
CREATE UNIQUE INDEX staff_conflict_once ON staff_conflict (staff_id, customer_id)
    WHERE ended_at IS NULL;
CREATE INDEX staff_conflict_customer ON staff_conflict (customer_id);
REVOKE DELETE, TRUNCATE ON staff_conflict FROM xindai_app;

CREATE TABLE authority_rule (
    id uuid PRIMARY KEY,
    level smallint NOT NULL,
    product_id uuid REFERENCES product ON DELETE RESTRICT,
    grade varchar(20),
    currency varchar(3) NOT NULL,
    max_amount_minor bigint NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'proposed',
    maker text NOT NULL,
    checker text,
    reason text,
    created_at timestamptz NOT NULL DEFAULT now(),
    decided_at timestamptz,
    CONSTRAINT authority_rule_level CHECK (level BETWEEN 0 AND 3 AND max_amount_minor >= 0),
    CONSTRAINT authority_rule_status
        CHECK (status IN ('proposed', 'active', 'rejected', 'replaced')),
    CONSTRAINT authority_rule_four_eyes CHECK (checker <> maker),
    CONSTRAINT authority_rule_decided CHECK ((status = 'proposed') = (checker IS NULL)
        AND (checker IS NULL) = (decided_at IS NULL))
);
CREATE UNIQUE INDEX authority_rule_active ON authority_rule (level, product_id, grade, currency)
    NULLS NOT DISTINCT WHERE status = 'active';
REVOKE DELETE, TRUNCATE ON authority_rule FROM xindai_app;
CREATE FUNCTION authority_rule_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.level, NEW.currency, NEW.max_amount_minor, NEW.maker, NEW.created_at)
       IS DISTINCT FROM
       (OLD.id, OLD.level, OLD.currency, OLD.max_amount_minor, OLD.maker, OLD.created_at)
       OR NEW.product_id IS DISTINCT FROM OLD.product_id OR NEW.grade IS DISTINCT FROM OLD.grade
       OR (OLD.status, NEW.status) NOT IN (('proposed', 'active'), ('proposed', 'rejected'),
           ('active', 'replaced')) THEN
        RAISE EXCEPTION 'rule of authority %: what was decided stays', OLD.id
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER authority_rule_stays BEFORE UPDATE ON authority_rule
    FOR EACH ROW EXECUTE FUNCTION authority_rule_stays();
INSERT INTO authority_rule (id, level, currency, max_amount_minor, status, maker, checker, reason,
    decided_at)
SELECT uuidv7(), level, 'CNY', most, 'active', 'system:installation', 'system:standard',
    'standard of a new installation', now()
FROM (VALUES (0, 2000000), (1, 5000000), (2, 20000000), (3, 10000000000)) AS v (level, most);
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0025_decisioning")]

    operations = [ops.RunSQL(sql) for sql in (APPLICATION, AROUND, EXAMINED, MOVES, DUTIES)]
