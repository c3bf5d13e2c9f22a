"""Policies, their versions and tests, decisions.

In SQL, because CreateModel would drop the checks (tortoise #2272).
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

POLICIES = """
CREATE TABLE decision_policy (
    id uuid PRIMARY KEY,
    code varchar(40) NOT NULL UNIQUE,
    name_zh varchar(100) NOT NULL,
    name_en varchar(100) NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT decision_policy_code CHECK (code ~ '^[A-Za-z][A-Za-z0-9_-]{0,39}$')
);
CREATE TABLE decision_policy_version (
    id uuid PRIMARY KEY,
    policy_id uuid NOT NULL REFERENCES decision_policy ON DELETE RESTRICT,
    number int NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'draft',
    content jsonb NOT NULL,
    test_cases jsonb NOT NULL DEFAULT '[]',
    author text NOT NULL,
    editors text[] NOT NULL,
    publisher text,
    arm varchar(20),
    share_percent smallint,
    note text,
    created_at timestamptz NOT NULL DEFAULT now(),
    submitted_at timestamptz,
    published_at timestamptz,
    retired_at timestamptz,
    UNIQUE (policy_id, number),
    CONSTRAINT decision_policy_version_four_eyes
        CHECK (author <> publisher AND NOT (publisher = ANY(editors))),
    CONSTRAINT decision_policy_version_status
        CHECK (status IN ('draft', 'in_review', 'published', 'retired')),
    CONSTRAINT decision_policy_version_publisher
        CHECK ((status IN ('published', 'retired')) = (publisher IS NOT NULL)),
    CONSTRAINT decision_policy_version_arm_when
        CHECK ((arm IS NOT NULL) = (status = 'published')),
    CONSTRAINT decision_policy_version_arm CHECK (arm IN ('champion', 'challenger')),
    CONSTRAINT decision_policy_version_share
        CHECK ((share_percent IS NOT NULL) = (arm IS NOT DISTINCT FROM 'challenger')
            AND share_percent BETWEEN 0 AND 100)
);
CREATE UNIQUE INDEX decision_policy_version_one ON decision_policy_version (policy_id, arm)
    WHERE status = 'published';
CREATE UNIQUE INDEX decision_policy_version_draft ON decision_policy_version (policy_id)
    WHERE status IN ('draft', 'in_review');
REVOKE DELETE, TRUNCATE ON decision_policy, decision_policy_version FROM xindai_app;
"""

STAYS = """
-- Decisions name the version they were made by: what left the draft says for ever what it said.
CREATE FUNCTION decision_policy_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.policy_id, NEW.number, NEW.created_at)
           IS DISTINCT FROM (OLD.id, OLD.policy_id, OLD.number, OLD.created_at)
       OR (OLD.status <> 'draft' AND (NEW.content, NEW.test_cases, NEW.author, NEW.editors)
           IS DISTINCT FROM (OLD.content, OLD.test_cases, OLD.author, OLD.editors))
       OR (OLD.publisher IS NOT NULL AND NEW.publisher IS DISTINCT FROM OLD.publisher)
       OR NOT OLD.editors <@ NEW.editors
       OR (OLD.status, NEW.status) NOT IN (
           ('draft', 'draft'), ('draft', 'in_review'), ('in_review', 'draft'),
           ('in_review', 'in_review'), ('in_review', 'published'), ('published', 'published'),
           ('published', 'retired'), ('retired', 'retired')) THEN
        RAISE EXCEPTION 'version % of a policy is as it was reviewed', OLD.id
            USING ERRCODE = 'XD003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decision_policy_version_stays BEFORE UPDATE ON decision_policy_version
    FOR EACH ROW EXECUTE FUNCTION decision_policy_version_stays();
"""

DECISIONS = """
CREATE TABLE decision (
    id uuid PRIMARY KEY,
    subject text NOT NULL,
    customer_id uuid REFERENCES customer ON DELETE RESTRICT,
    policy_version_id uuid NOT NULL REFERENCES decision_policy_version ON DELETE RESTRICT,
    arm varchar(20) NOT NULL,
    product_code varchar(40) NOT NULL,
    channel varchar(40) NOT NULL,
    segment varchar(40),
    currency varchar(3) NOT NULL,
    amount_asked_minor bigint NOT NULL,
    instalments_asked int NOT NULL,
    list_rate numeric(12,8) NOT NULL,
    priced_on date NOT NULL,
    outcome varchar(20) NOT NULL,
    amount_minor bigint NOT NULL,
    instalments int NOT NULL,
    rate_annual numeric(12,8) NOT NULL,
    grade varchar(20) NOT NULL,
    scorecard text,
    score int,
    capacity_minor bigint,
    review_levels smallint NOT NULL,
    needs_phone_check boolean NOT NULL,
    facts jsonb NOT NULL,
    reports jsonb NOT NULL,
    reasons jsonb NOT NULL,
    trace jsonb NOT NULL,
    counterfactual jsonb,
    duration_us int NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT decision_outcome CHECK (outcome IN ('approve', 'refer', 'decline')),
    CONSTRAINT decision_arm CHECK (arm IN ('champion', 'challenger')),
    CONSTRAINT decision_amounts CHECK (amount_minor BETWEEN 0 AND amount_asked_minor
        AND instalments >= 1 AND rate_annual >= 0 AND duration_us >= 0),
    CONSTRAINT decision_declined CHECK ((outcome = 'decline') = (amount_minor = 0)),
    CONSTRAINT decision_levels CHECK (review_levels BETWEEN 0 AND 3),
    CONSTRAINT decision_reasoned CHECK (jsonb_array_length(reasons) >= 1)
);
CREATE INDEX decision_subject ON decision (subject);
CREATE INDEX decision_customer ON decision (customer_id);
CREATE INDEX decision_version ON decision (policy_version_id, id);
REVOKE UPDATE, DELETE, TRUNCATE ON decision FROM xindai_app;
CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON decision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""

SIMULATIONS = """
CREATE TABLE decision_simulation (
    id uuid PRIMARY KEY,
    version_id uuid NOT NULL REFERENCES decision_policy_version ON DELETE RESTRICT,
    against_id uuid REFERENCES decision_policy_version ON DELETE RESTRICT,
    source varchar(60),
    status varchar(20) NOT NULL DEFAULT 'queued',
    job_id uuid,
    requested_by text NOT NULL,
    totals jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    CONSTRAINT decision_simulation_status CHECK (status IN ('queued', 'running', 'done')),
    CONSTRAINT decision_simulation_finished
        CHECK ((status = 'done') = (finished_at IS NOT NULL))
);
CREATE TABLE decision_simulation_change (
    id uuid PRIMARY KEY,
    simulation_id uuid NOT NULL REFERENCES decision_simulation ON DELETE RESTRICT,
    decision_id uuid NOT NULL REFERENCES decision ON DELETE RESTRICT,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    UNIQUE (simulation_id, decision_id)
);
REVOKE UPDATE, TRUNCATE ON decision_simulation_change FROM xindai_app;
REVOKE DELETE, TRUNCATE ON decision_simulation FROM xindai_app;
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0024_payments")]

    operations = [ops.RunSQL(sql) for sql in (POLICIES, STAYS, DECISIONS, SIMULATIONS)]
