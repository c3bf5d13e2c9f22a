"""Tables of background work."""

from __future__ import annotations

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class Job(Model):
    """One piece of background work.

    `due_at` is when a worker may take it: its own time while queued, the end of the lease while
    running. `fence` grows with every claim, `version` with every news about it. `key`: at most one
    unfinished job of a kind has it.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    kind = fields.CharField(max_length=60)
    payload: fields.Field[object] = fields.JSONField()
    key = fields.CharField(max_length=200, null=True)
    status = fields.CharField(max_length=10, db_default="queued")
    due_at = fields.DatetimeField(db_default=Now())
    attempts = fields.IntField(db_default=0)
    fence = fields.BigIntField(db_default=0)
    owner = fields.TextField(null=True)
    step = fields.TextField(null=True)
    done = fields.BigIntField(db_default=0)
    total = fields.BigIntField(null=True)
    version = fields.BigIntField(db_default=0)
    requested_by = fields.CharField(max_length=100)
    error_class = fields.TextField(null=True)
    error = fields.TextField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    started_at = fields.DatetimeField(null=True)
    finished_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "job"
        constraints = [
            CheckConstraint(
                check="status IN ('queued', 'running', 'done', 'dead')", name="job_status"
            ),
            UniqueConstraint(
                fields=("kind", "key"), name="job_key", condition="status IN ('queued', 'running')"
            ),
        ]


class Schedule(Model):
    """When a kind of job starts by itself; `cron` is read in Asia/Shanghai."""

    name = fields.CharField(max_length=60, primary_key=True)
    kind = fields.CharField(max_length=60)
    cron = fields.CharField(max_length=100)
    is_enabled = fields.BooleanField()
    next_at = fields.DatetimeField()
    last_tick_at = fields.DatetimeField(null=True)
    last_job_id = fields.UUIDField(null=True)
    changed_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "schedule"


class JobWorker(Model):
    """A process that runs jobs; one that is not seen for a while is gone."""

    id = fields.CharField(max_length=100, primary_key=True)
    started_at = fields.DatetimeField(db_default=Now())
    seen_at = fields.DatetimeField(db_default=Now())
    running = fields.IntField(db_default=0)

    class Meta:
        app = "xindai"
        table = "job_worker"
