"""Early warning: the policy, signals, the watch list, tasks, holds of lines, days done.

In SQL, because CreateModel would drop the checks (tortoise #2272). The first policy comes with the
program (tests/early_warning/test_policy.py holds it equal to the catalogue); from then on the
lender's own people propose and decide.
"""

from tortoise import migrations
from tortoise.migrations import operations as ops

TABLES = """
CREATE SEQUENCE warning_task_number;
GRANT USAGE ON SEQUENCE warning_task_number TO xindai_app;
CREATE TABLE warning_policy (
    id uuid PRIMARY KEY,
    number int NOT NULL UNIQUE,
    rules jsonb NOT NULL,
    elevated_score int NOT NULL,
    high_score int NOT NULL,
    task_days int NOT NULL,
    note text NOT NULL,
    status varchar(20) NOT NULL DEFAULT 'proposed',
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL DEFAULT now(),
    decided_by text,
    decided_at timestamptz,
    CONSTRAINT warning_policy_status
        CHECK (status IN ('proposed', 'active', 'retired', 'turned_down')),
    CONSTRAINT warning_policy_decided CHECK ((decided_by IS NULL) = (status = 'proposed')
        AND (decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT warning_policy_other_eyes CHECK (decided_by <> proposed_by),
    CONSTRAINT warning_policy_numbers CHECK (0 < elevated_score AND elevated_score < high_score
        AND task_days BETWEEN 0 AND 60)
);
CREATE UNIQUE INDEX warning_policy_one_active ON warning_policy (status)
    WHERE status IN ('active', 'proposed');
REVOKE DELETE, TRUNCATE ON warning_policy FROM xindai_app;

CREATE TABLE warning_task (
    id uuid PRIMARY KEY,
    number varchar(20) NOT NULL UNIQUE,
    subject text NOT NULL,
    customer_id uuid REFERENCES customer ON DELETE RESTRICT,
    branch_id uuid NOT NULL REFERENCES branch ON DELETE RESTRICT,
    status varchar(20) NOT NULL DEFAULT 'open',
    severity varchar(10) NOT NULL,
    assigned text,
    created_at timestamptz NOT NULL DEFAULT now(),
    due_on date NOT NULL,
    escalated_on date,
    finding varchar(20),
    comment_sealed bytea,
    resolved_by text,
    resolved_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT warning_task_status CHECK (status IN ('open', 'claimed', 'resolved')),
    CONSTRAINT warning_task_severity CHECK (severity IN ('low', 'medium', 'high')),
    CONSTRAINT warning_task_claimed CHECK (status <> 'claimed' OR assigned IS NOT NULL),
    CONSTRAINT warning_task_finding
        CHECK (finding IN ('confirmed', 'false_alarm', 'contacted', 'line_cut')
        AND (finding IS NULL) = (status <> 'resolved')
        AND (finding IS NULL) = (comment_sealed IS NULL)
        AND (finding IS NULL) = (resolved_by IS NULL)
        AND (finding IS NULL) = (resolved_at IS NULL))
);
CREATE UNIQUE INDEX warning_task_open_once ON warning_task (subject)
    WHERE status <> 'resolved';
CREATE INDEX warning_task_customer ON warning_task (customer_id);
CREATE INDEX warning_task_due ON warning_task (status, due_on);
REVOKE DELETE, TRUNCATE ON warning_task FROM xindai_app;

CREATE TABLE warning_signal (
    id uuid PRIMARY KEY,
    code varchar(40) NOT NULL,
    subject text NOT NULL,
    cause text NOT NULL,
    customer_id uuid REFERENCES customer ON DELETE RESTRICT,
    branch_id uuid NOT NULL REFERENCES branch ON DELETE RESTRICT,
    loan_id uuid REFERENCES loan ON DELETE RESTRICT,
    task_id uuid REFERENCES warning_task ON DELETE RESTRICT,
    policy_id uuid NOT NULL REFERENCES warning_policy ON DELETE RESTRICT,
    severity varchar(10) NOT NULL,
    weight int NOT NULL,
    action varchar(10) NOT NULL,
    facts jsonb NOT NULL,
    raised_on date NOT NULL,
    raised_at timestamptz NOT NULL DEFAULT now(),
    lapsed_on date,
    finding varchar(20),
    UNIQUE (subject, code, cause),
    CONSTRAINT warning_signal_severity CHECK (severity IN ('low', 'medium', 'high')),
    CONSTRAINT warning_signal_action CHECK (action IN ('watch', 'task', 'block')),
    CONSTRAINT warning_signal_finding
        CHECK (finding IN ('confirmed', 'false_alarm', 'contacted', 'line_cut')),
    CONSTRAINT warning_signal_weight CHECK (weight BETWEEN 0 AND 1000)
);
CREATE INDEX warning_signal_customer ON warning_signal (customer_id);
CREATE INDEX warning_signal_task ON warning_signal (task_id);
CREATE INDEX warning_signal_code ON warning_signal (code, raised_on);
REVOKE DELETE, TRUNCATE ON warning_signal FROM xindai_app;

CREATE TABLE watch_entry (
    id uuid PRIMARY KEY,
    customer_id uuid NOT NULL UNIQUE REFERENCES customer ON DELETE RESTRICT,
    branch_id uuid NOT NULL REFERENCES branch ON DELETE RESTRICT,
    level varchar(10) NOT NULL,
    score int NOT NULL,
    signals int NOT NULL,
    since_on date NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    version int NOT NULL DEFAULT 1,
    CONSTRAINT watch_entry_known CHECK (level IN ('none', 'attention', 'elevated', 'high')
        AND (level = 'none') = (signals = 0))
);
CREATE INDEX watch_entry_level ON watch_entry (level, score);
REVOKE DELETE, TRUNCATE ON watch_entry FROM xindai_app;

CREATE TABLE warning_hold (
    id uuid PRIMARY KEY,
    signal_id uuid NOT NULL REFERENCES warning_signal ON DELETE RESTRICT,
    customer_id uuid NOT NULL REFERENCES customer ON DELETE RESTRICT,
    line_id uuid NOT NULL REFERENCES credit_line ON DELETE RESTRICT,
    status varchar(20) NOT NULL DEFAULT 'wanted',
    void_code text,
    wanted_at timestamptz NOT NULL DEFAULT now(),
    asked_by text,
    released_at timestamptz,
    UNIQUE (signal_id, line_id),
    CONSTRAINT warning_hold_known CHECK (status IN ('wanted', 'in_force', 'void', 'released')
        AND (status = 'void') = (void_code IS NOT NULL)
        AND (status = 'released') = (released_at IS NOT NULL))
);
CREATE INDEX warning_hold_customer ON warning_hold (customer_id);
CREATE INDEX warning_hold_line ON warning_hold (line_id, status);
REVOKE DELETE, TRUNCATE ON warning_hold FROM xindai_app;

CREATE TABLE warning_day (
    on_date date PRIMARY KEY,
    raised int NOT NULL,
    lapsed int NOT NULL,
    watched int NOT NULL,
    tasks int NOT NULL,
    escalated int NOT NULL,
    done_at timestamptz NOT NULL DEFAULT now()
);
REVOKE UPDATE, DELETE, TRUNCATE ON warning_day FROM xindai_app;
"""

STANDARD = """
INSERT INTO warning_policy (id, number, rules, elevated_score, high_score, task_days, note,
    status, proposed_by, decided_by, decided_at)
VALUES (uuidv7(), 1, '[
    {"code": "instalment_missed", "isEnabled": true, "threshold": 3, "days": null,
     "severity": "low", "weight": 20, "action": "task"},
    {"code": "first_payment_default", "isEnabled": true, "threshold": 1, "days": null,
     "severity": "high", "weight": 60, "action": "block"},
    {"code": "debit_failed", "isEnabled": true, "threshold": 2, "days": 30,
     "severity": "medium", "weight": 25, "action": "task"},
    {"code": "contact_changed", "isEnabled": true, "threshold": 1, "days": 30,
     "severity": "low", "weight": 15, "action": "watch"},
    {"code": "overdue_elsewhere", "isEnabled": true, "threshold": 1, "days": 30,
     "severity": "high", "weight": 50, "action": "block"},
    {"code": "income_drop", "isEnabled": true, "threshold": 30, "days": null,
     "severity": "medium", "weight": 30, "action": "task"},
    {"code": "many_applications", "isEnabled": true, "threshold": 3, "days": 30,
     "severity": "medium", "weight": 20, "action": "watch"},
    {"code": "many_rejections", "isEnabled": true, "threshold": 2, "days": 30,
     "severity": "medium", "weight": 25, "action": "watch"},
    {"code": "relief_requested", "isEnabled": true, "threshold": 2, "days": 90,
     "severity": "medium", "weight": 30, "action": "task"},
    {"code": "shared_phone", "isEnabled": true, "threshold": 3, "days": null,
     "severity": "medium", "weight": 25, "action": "task"},
    {"code": "product_concentration", "isEnabled": true, "threshold": 60, "days": null,
     "severity": "low", "weight": 0, "action": "task"},
    {"code": "branch_concentration", "isEnabled": true, "threshold": 60, "days": null,
     "severity": "low", "weight": 0, "action": "task"},
    {"code": "merchant_concentration", "isEnabled": true, "threshold": 20, "days": null,
     "severity": "medium", "weight": 0, "action": "task"}
]', 50, 100, 3, '标准策略 / Standard policy', 'active', 'system:program', 'system:installation',
    now());
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0044_hardship_offers")]

    operations = [ops.RunSQL(TABLES), ops.RunSQL(STANDARD)]
