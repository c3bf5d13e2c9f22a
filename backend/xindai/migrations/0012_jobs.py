"""Background work: jobs, schedules, workers."""

from tortoise import migrations
from tortoise.migrations import operations as ops

TABLES = """
CREATE TABLE job (
    id uuid PRIMARY KEY,
    kind varchar(60) NOT NULL,
    payload jsonb NOT NULL,
    key varchar(200),
    status varchar(10) NOT NULL DEFAULT 'queued',
    due_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    attempts int NOT NULL DEFAULT 0,
    fence bigint NOT NULL DEFAULT 0,
    owner text,
    step text,
    done bigint NOT NULL DEFAULT 0,
    total bigint,
    version bigint NOT NULL DEFAULT 0,
    requested_by varchar(100) NOT NULL,
    error_class text,
    error text,
    created_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    started_at timestamptz,
    finished_at timestamptz,
    CONSTRAINT job_status CHECK (status IN ('queued', 'running', 'done', 'dead'))
) WITH (fillfactor = 70);
CREATE UNIQUE INDEX job_key ON job (kind, key) WHERE status IN ('queued', 'running');
CREATE INDEX job_due ON job (kind, due_at) WHERE status IN ('queued', 'running');
CREATE INDEX job_dead ON job (id) WHERE status = 'dead';
CREATE TABLE schedule (
    name varchar(60) PRIMARY KEY,
    kind varchar(60) NOT NULL,
    cron varchar(100) NOT NULL,
    is_enabled boolean NOT NULL,
    next_at timestamptz NOT NULL,
    last_tick_at timestamptz,
    last_job_id uuid,
    changed_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE TABLE job_worker (
    id varchar(100) PRIMARY KEY,
    started_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    seen_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    running int NOT NULL DEFAULT 0
);
GRANT SELECT, INSERT, UPDATE, DELETE ON job, schedule, job_worker TO xindai_app;
"""


class Migration(migrations.Migration):
    dependencies = [("xindai", "0011_audit_and_keys")]

    operations = [ops.RunSQL(TABLES, "DROP TABLE job, schedule, job_worker")]
