"""Collections: cases, promises, actions, the strategy, agencies, courts, proposed write-offs.

In SQL, because CreateModel would drop the checks (tortoise #2272). The first strategy comes with
the program; from then on the lender's own people propose and decide.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

CASES = """
CREATE SEQUENCE collection_number;
GRANT USAGE ON SEQUENCE collection_number TO xindai_app;
CREATE TABLE collection_queue (
    code varchar(20) PRIMARY KEY,
    name_zh text NOT NULL,
    name_en text NOT NULL,
    position int NOT NULL
);
REVOKE DELETE, TRUNCATE ON collection_queue FROM xindai_app;

CREATE TABLE collection_strategy (
    id uuid PRIMARY KEY,
    number int NOT NULL UNIQUE,
    rules jsonb NOT NULL,
    continuity_days int NOT NULL,
    grace_days int NOT NULL,
    longest_promise_days int NOT NULL,
    note text NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'proposed',
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL DEFAULT now(),
    decided_by text,
    decided_at timestamptz,
    CONSTRAINT collection_strategy_status
        CHECK (status IN ('proposed', 'active', 'retired', 'turned_down')),
    CONSTRAINT collection_strategy_decided CHECK ((decided_by IS NULL) = (status = 'proposed')
        AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT collection_strategy_other_eyes CHECK (decided_by <> proposed_by),
    CONSTRAINT collection_strategy_days CHECK (continuity_days BETWEEN 0 AND 365
        AND grace_days BETWEEN 0 AND 30 AND longest_promise_days BETWEEN 1 AND 90)
);
CREATE UNIQUE INDEX collection_strategy_one_active ON collection_strategy (status)
    WHERE status = 'active';
REVOKE DELETE, TRUNCATE ON collection_strategy FROM xindai_app;

CREATE TABLE collection_case (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    branch_id uuid NOT NULL REFERENCES branch ON DELETE RESTRICT,
    currency varchar(3) NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'open',
    opened_on date NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT now(),
    closed_on date,
    closed_at timestamptz,
    close_reason varchar(20),
    previous_id uuid REFERENCES collection_case ON DELETE RESTRICT,
    days_past_due int NOT NULL,
    overdue_minor bigint NOT NULL,
    outstanding_minor bigint NOT NULL,
    grade text,
    strategy_id uuid NOT NULL REFERENCES collection_strategy ON DELETE RESTRICT,
    queue_id varchar(20) NOT NULL REFERENCES collection_queue ON DELETE RESTRICT,
    stage varchar(10) NOT NULL,
    priority int NOT NULL,
    cadence_days int NOT NULL,
    channels text[] NOT NULL,
    assigned_id uuid REFERENCES staff_user ON DELETE RESTRICT,
    assigned_at timestamptz,
    is_disputed boolean NOT NULL DEFAULT false,
    is_placed boolean NOT NULL DEFAULT false,
    next_action_on date,
    last_contact_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT collection_case_status CHECK (status IN ('open', 'closed')),
    CONSTRAINT collection_case_closed CHECK ((status = 'closed') = (closed_on IS NOT NULL)
        AND (closed_on IS NULL) = (closed_at IS NULL)
        AND (closed_on IS NULL) = (close_reason IS NULL)),
    CONSTRAINT collection_case_reason CHECK (close_reason IN ('cured', 'written_off')),
    CONSTRAINT collection_case_stage CHECK (stage IN ('soft', 'm1', 'm2', 'm3', 'm4_plus')),
    CONSTRAINT collection_case_assigned_at
        CHECK ((assigned_id IS NULL) = (assigned_at IS NULL)),
    CONSTRAINT collection_case_placed CHECK (NOT is_placed OR assigned_id IS NULL),
    CONSTRAINT collection_case_days
        CHECK (days_past_due >= 0 AND cadence_days BETWEEN 1 AND 90)
);
CREATE UNIQUE INDEX collection_case_open_once ON collection_case (customer_id)
    WHERE status = 'open';
CREATE INDEX collection_case_customer ON collection_case (customer_id);
CREATE INDEX collection_case_queue ON collection_case (status, queue_id, priority);
CREATE INDEX collection_case_assigned ON collection_case (assigned_id, status);
REVOKE DELETE, TRUNCATE ON collection_case FROM xindai_app;

CREATE TABLE collection_case_loan (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES collection_case ON DELETE RESTRICT,
    loan_id uuid NOT NULL REFERENCES loan ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    days_past_due int NOT NULL,
    overdue_minor bigint NOT NULL,
    outstanding_minor bigint NOT NULL,
    added_on date NOT NULL,
    cured_on date,
    UNIQUE (case_id, loan_id)
);
CREATE INDEX collection_case_loan_loan ON collection_case_loan (loan_id);
REVOKE DELETE, TRUNCATE ON collection_case_loan FROM xindai_app;

CREATE TABLE collection_promise (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES collection_case ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    currency varchar(3) NOT NULL,
    amount_minor bigint NOT NULL,
    received_minor bigint NOT NULL DEFAULT 0,
    due_on date NOT NULL,
    grace_days int NOT NULL,
    after_seq jsonb NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'open',
    made_by text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    made_on date NOT NULL,
    settled_on date,
    CONSTRAINT collection_promise_status
        CHECK (status IN ('open', 'kept', 'broken', 'cancelled')),
    CONSTRAINT collection_promise_settled CHECK ((settled_on IS NULL) = (status = 'open')),
    CONSTRAINT collection_promise_amount
        CHECK (amount_minor > 0 AND received_minor >= 0 AND grace_days >= 0),
    CONSTRAINT collection_promise_kept
        CHECK (status <> 'kept' OR received_minor >= amount_minor)
);
CREATE UNIQUE INDEX collection_promise_open_once ON collection_promise (case_id)
    WHERE status = 'open';
CREATE INDEX collection_promise_customer ON collection_promise (customer_id);
CREATE INDEX collection_promise_case ON collection_promise (case_id);
CREATE INDEX collection_promise_due ON collection_promise (status, due_on);
REVOKE DELETE, TRUNCATE ON collection_promise FROM xindai_app;

CREATE TABLE collection_action (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES collection_case ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    kind varchar(30) NOT NULL,
    channel varchar(10),
    party varchar(20),
    result varchar(30),
    permit_id uuid UNIQUE,
    note_sealed bytea,
    about jsonb NOT NULL,
    by text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    on_date date NOT NULL,
    next_action_on date,
    CONSTRAINT collection_action_channel CHECK (channel IN ('call', 'sms', 'email', 'visit',
        'letter') AND (channel IS NOT NULL) = (kind = 'contact')),
    CONSTRAINT collection_action_result CHECK ((result IS NOT NULL) = (kind = 'contact'))
);
CREATE INDEX collection_action_case ON collection_action (case_id, id);
CREATE INDEX collection_action_customer ON collection_action (customer_id);
CREATE INDEX collection_action_day ON collection_action (on_date, kind);
REVOKE UPDATE, DELETE, TRUNCATE ON collection_action FROM xindai_app;
GRANT UPDATE (note_sealed) ON collection_action TO xindai_app;

CREATE TABLE collector (
    id uuid PRIMARY KEY,
    staff_id uuid NOT NULL UNIQUE REFERENCES staff_user ON DELETE RESTRICT,
    queues text[] NOT NULL DEFAULT '{}',
    most_cases int NOT NULL,
    most_minor bigint NOT NULL,
    is_active boolean NOT NULL DEFAULT true,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT collector_limits CHECK (most_cases > 0 AND most_minor > 0)
);
REVOKE DELETE, TRUNCATE ON collector FROM xindai_app;

CREATE TABLE collector_absence (
    id uuid PRIMARY KEY,
    staff_id uuid NOT NULL REFERENCES staff_user ON DELETE RESTRICT,
    from_on date NOT NULL,
    to_on date NOT NULL,
    added_by text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    removed_by text,
    CONSTRAINT collector_absence_days CHECK (from_on <= to_on)
);
CREATE INDEX collector_absence_staff ON collector_absence (staff_id, to_on);
REVOKE DELETE, TRUNCATE ON collector_absence FROM xindai_app;

CREATE TABLE collection_day (
    on_date date PRIMARY KEY,
    opened int NOT NULL,
    closed int NOT NULL,
    changed int NOT NULL,
    assigned int NOT NULL,
    kept int NOT NULL,
    broken int NOT NULL,
    recalled int NOT NULL,
    done_at timestamptz NOT NULL DEFAULT now()
);
REVOKE UPDATE, DELETE, TRUNCATE ON collection_day FROM xindai_app;
"""

OUTSIDE = """
CREATE TABLE collection_agency (
    id uuid PRIMARY KEY,
    code varchar(20) NOT NULL UNIQUE,
    name text NOT NULL,
    fee_rate numeric(12, 8) NOT NULL,
    recall_days int NOT NULL,
    data_fields text[] NOT NULL,
    is_active boolean NOT NULL DEFAULT true,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT collection_agency_terms
        CHECK (fee_rate >= 0 AND fee_rate <= 0.5 AND recall_days BETWEEN 7 AND 365),
    CONSTRAINT collection_agency_data CHECK (data_fields <@ '{name,phone,id_number}')
);
REVOKE DELETE, TRUNCATE ON collection_agency FROM xindai_app;

CREATE TABLE collection_batch (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    agency_id uuid NOT NULL REFERENCES collection_agency ON DELETE RESTRICT,
    fee_rate numeric(12, 8) NOT NULL,
    data_fields text[] NOT NULL,
    handed_on date NOT NULL,
    recall_on date NOT NULL,
    handed_by text NOT NULL,
    handed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT collection_batch_days CHECK (recall_on > handed_on)
);
CREATE INDEX collection_batch_agency ON collection_batch (agency_id);
REVOKE UPDATE, DELETE, TRUNCATE ON collection_batch FROM xindai_app;

CREATE TABLE collection_placement (
    id uuid PRIMARY KEY,
    batch_id uuid NOT NULL REFERENCES collection_batch ON DELETE RESTRICT,
    case_id uuid NOT NULL REFERENCES collection_case ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    placed_minor bigint NOT NULL,
    after_seq jsonb NOT NULL,
    received_minor bigint NOT NULL DEFAULT 0,
    ended_on date,
    end_reason varchar(20),
    ended_by text,
    CONSTRAINT collection_placement_ended CHECK (end_reason IN ('recalled', 'expired', 'closed')
        AND (end_reason IS NULL) = (ended_on IS NULL)
        AND (ended_by IS NULL) = (ended_on IS NULL))
);
CREATE UNIQUE INDEX collection_placement_once ON collection_placement (case_id)
    WHERE ended_on IS NULL;
CREATE INDEX collection_placement_batch ON collection_placement (batch_id);
CREATE INDEX collection_placement_customer ON collection_placement (customer_id);
REVOKE DELETE, TRUNCATE ON collection_placement FROM xindai_app;

CREATE TABLE collection_legal (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    case_id uuid NOT NULL REFERENCES collection_case ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    stage varchar(20) NOT NULL DEFAULT 'preparing',
    court text NOT NULL,
    court_number text,
    claimed_minor bigint NOT NULL,
    currency varchar(3) NOT NULL,
    opened_by text NOT NULL,
    opened_on date NOT NULL,
    ended_on date,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT collection_legal_stage CHECK (stage IN ('preparing', 'filed', 'hearing',
        'judgment', 'enforcement', 'ended')),
    CONSTRAINT collection_legal_ended CHECK ((ended_on IS NOT NULL) = (stage = 'ended')),
    CONSTRAINT collection_legal_claimed CHECK (claimed_minor > 0)
);
CREATE UNIQUE INDEX collection_legal_once ON collection_legal (case_id) WHERE stage <> 'ended';
CREATE INDEX collection_legal_customer ON collection_legal (customer_id);
REVOKE DELETE, TRUNCATE ON collection_legal FROM xindai_app;

CREATE TABLE collection_legal_step (
    id uuid PRIMARY KEY,
    legal_id uuid NOT NULL REFERENCES collection_legal ON DELETE RESTRICT,
    stage varchar(20) NOT NULL,
    on_date date NOT NULL,
    cost_minor bigint NOT NULL DEFAULT 0,
    note_sealed bytea,
    by text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT collection_legal_step_cost CHECK (cost_minor >= 0)
);
CREATE INDEX collection_legal_step_legal ON collection_legal_step (legal_id, id);
REVOKE UPDATE, DELETE, TRUNCATE ON collection_legal_step FROM xindai_app;
GRANT UPDATE (note_sealed) ON collection_legal_step TO xindai_app;

CREATE TABLE collection_write_off (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    case_id uuid NOT NULL REFERENCES collection_case ON DELETE RESTRICT,
    loan_id uuid NOT NULL REFERENCES loan ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    reason varchar(30) NOT NULL,
    note_sealed bytea,
    outstanding_minor bigint NOT NULL,
    currency varchar(3) NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'proposed',
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL DEFAULT now(),
    decided_by text,
    decided_at timestamptz,
    loan_event_id uuid UNIQUE REFERENCES loan_event ON DELETE RESTRICT,
    CONSTRAINT collection_write_off_status
        CHECK (status IN ('proposed', 'done', 'turned_down')),
    CONSTRAINT collection_write_off_reason CHECK (reason IN ('uncollectable', 'bankruptcy',
        'deceased', 'fraud', 'court_ended', 'settlement')),
    CONSTRAINT collection_write_off_decided CHECK ((decided_by IS NULL) = (status = 'proposed')
        AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT collection_write_off_other_eyes CHECK (decided_by <> proposed_by),
    CONSTRAINT collection_write_off_done
        CHECK ((loan_event_id IS NOT NULL) = (status = 'done'))
);
CREATE UNIQUE INDEX collection_write_off_open_once ON collection_write_off (loan_id)
    WHERE status = 'proposed';
CREATE INDEX collection_write_off_customer ON collection_write_off (customer_id);
CREATE INDEX collection_write_off_case ON collection_write_off (case_id);
REVOKE DELETE, TRUNCATE ON collection_write_off FROM xindai_app;
"""

STANDARD = """
INSERT INTO collection_queue (code, name_zh, name_en, position) VALUES
    ('soft', '温和提醒', 'Gentle reminders', 1),
    ('early', '前期催收', 'Early', 2),
    ('middle', '中期催收', 'Middle', 3),
    ('late', '后期催收', 'Late', 4),
    ('heavy', '重点案件', 'Large and risky', 5);
INSERT INTO collection_strategy (id, number, rules, continuity_days, grace_days,
    longest_promise_days, note, status, proposed_by, decided_by, decided_at)
VALUES (uuidv7(), 1, '[
    {"daysFrom": 1, "daysTo": 7, "amountFromMinor": null, "amountToMinor": null, "grades": [],
     "queue": "soft", "stage": "soft", "priority": 20, "cadenceDays": 3,
     "channels": ["call", "sms"]},
    {"daysFrom": 31, "daysTo": 60, "amountFromMinor": 10000000, "amountToMinor": null, "grades": [],
     "queue": "heavy", "stage": "m2", "priority": 90, "cadenceDays": 2,
     "channels": ["call", "sms", "email", "visit", "letter"]},
    {"daysFrom": 61, "daysTo": 90, "amountFromMinor": 10000000, "amountToMinor": null, "grades": [],
     "queue": "heavy", "stage": "m3", "priority": 95, "cadenceDays": 2,
     "channels": ["call", "sms", "email", "visit", "letter"]},
    {"daysFrom": 91, "daysTo": null, "amountFromMinor": 10000000, "amountToMinor": null, "grades": [],
     "queue": "heavy", "stage": "m4_plus", "priority": 85, "cadenceDays": 2,
     "channels": ["call", "sms", "email", "visit", "letter"]},
    {"daysFrom": 8, "daysTo": 30, "amountFromMinor": null, "amountToMinor": null, "grades": [],
     "queue": "early", "stage": "m1", "priority": 40, "cadenceDays": 3,
     "channels": ["call", "sms", "email"]},
    {"daysFrom": 31, "daysTo": 60, "amountFromMinor": null, "amountToMinor": null, "grades": [],
     "queue": "middle", "stage": "m2", "priority": 60, "cadenceDays": 3,
     "channels": ["call", "sms", "email", "letter"]},
    {"daysFrom": 61, "daysTo": 90, "amountFromMinor": null, "amountToMinor": null, "grades": [],
     "queue": "middle", "stage": "m3", "priority": 70, "cadenceDays": 3,
     "channels": ["call", "sms", "email", "visit", "letter"]},
    {"daysFrom": 91, "daysTo": null, "amountFromMinor": null, "amountToMinor": null, "grades": [],
     "queue": "late", "stage": "m4_plus", "priority": 50, "cadenceDays": 7,
     "channels": ["call", "sms", "email", "visit", "letter"]}
]', 90, 1, 30, '标准策略 / Standard strategy', 'active', 'system:program', 'system:installation',
    now());
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0038_suspense")]

    operations = [ops.RunSQL(CASES), ops.RunSQL(OUTSIDE), ops.RunSQL(STANDARD)]
