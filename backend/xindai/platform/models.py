"""Tables of the floor: business day, idempotency, audit, outbox, jobs, data keys."""

from __future__ import annotations

from tortoise import fields
from tortoise.fields.db_defaults import Now, SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class BusinessDay(Model):
    """The one row that says which day it is for the books.

    accrued_on: the loans' positions are posted at least to this day's end (end of day, accrual).
    """

    id = fields.SmallIntField(primary_key=True, generated=False)
    current_on = fields.DateField()
    last_closed_on = fields.DateField(null=True)
    accrued_on = fields.DateField(null=True)

    class Meta:
        app = "xindai"
        table = "business_day"
        constraints = [
            CheckConstraint(check="id = 1", name="business_day_one_row"),
            CheckConstraint(check="last_closed_on < current_on", name="business_day_order"),
        ]


class IdempotencyRecord(Model):
    """What a command with this key answered, success or refusal; replayed, never rerun."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    actor = fields.CharField(max_length=100)
    operation = fields.CharField(max_length=100)
    key = fields.CharField(max_length=200)
    input_hash = fields.BinaryField()
    response: fields.Field[object] = fields.JSONField()
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "idempotency_record"
        unique_together = (("actor", "operation", "key"),)


class AuditRecord(Model):
    """Who did what to which subject; every chain of records is linked by hashes."""

    id = fields.BigIntField(primary_key=True)
    chain = fields.SmallIntField()
    seq = fields.BigIntField()
    at = fields.DatetimeField()
    actor = fields.TextField()
    action = fields.TextField()
    subject = fields.TextField()
    detail: fields.Field[object] = fields.JSONField()
    prev_hash = fields.BinaryField()
    hash = fields.BinaryField()

    class Meta:
        app = "xindai"
        table = "audit_record"
        unique_together = (("chain", "seq"),)
        indexes = [
            Index(fields=("subject",), name="audit_record_subject"),
            Index(fields=("at", "id"), name="audit_record_newest"),
            Index(fields=("actor", "at", "id"), name="audit_record_actor"),
            Index(fields=("action", "at", "id"), name="audit_record_action"),
        ]
        constraints = [
            CheckConstraint(check="octet_length(hash) = 32", name="audit_record_hash_length"),
            CheckConstraint(check="chain >= 0 AND seq >= 1", name="audit_record_position"),
        ]


class AuditVerification(Model):
    """What a look at the whole trail found: [[chain or null, seq, what], …]; none: it was whole."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    at = fields.DatetimeField(db_default=Now())
    records = fields.BigIntField()
    broken: fields.Field[object] = fields.JSONField()

    class Meta:
        app = "xindai"
        table = "audit_verification"
        constraints = [
            CheckConstraint(
                check="jsonb_typeof(broken) = 'array'", name="audit_verification_broken"
            ),
            CheckConstraint(check="records >= 0", name="audit_verification_records"),
        ]


class AuditCheckpoint(Model):
    """What the chains' heads were, under a key outside the database; each seals its predecessor.

    heads: [[chain, seq, hash, count], …] of the chains that grew since the checkpoint before.
    """

    number = fields.BigIntField(primary_key=True, generated=False)
    at = fields.DatetimeField()
    heads: fields.Field[object] = fields.JSONField()
    key_id = fields.SmallIntField()
    prev_mac = fields.BinaryField()
    mac = fields.BinaryField()

    class Meta:
        app = "xindai"
        table = "audit_checkpoint"
        constraints = [
            CheckConstraint(check="number >= 1", name="audit_checkpoint_number"),
            CheckConstraint(check="octet_length(mac) = 32", name="audit_checkpoint_mac_length"),
        ]


class OutboxMessage(Model):
    """News written with the change they tell of; the relay publishes them at least once."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    topic = fields.TextField()
    key = fields.TextField()
    payload: fields.Field[object] = fields.JSONField()
    created_at = fields.DatetimeField(db_default=Now())
    claimed_until = fields.DatetimeField(null=True)
    published_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "outbox_message"


class JobRun(Model):
    """One run of a long job for one business date; leased, fenced, resumable."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    kind = fields.CharField(max_length=50)
    business_on = fields.DateField()
    status = fields.CharField(max_length=20)
    lease_owner = fields.TextField(null=True)
    lease_until = fields.DatetimeField(null=True)
    fence = fields.BigIntField(db_default=0)
    progress: fields.Field[object] = fields.JSONField(db_default=SqlDefault("'{}'"))
    created_at = fields.DatetimeField(db_default=Now())
    started_at = fields.DatetimeField(null=True)
    finished_at = fields.DatetimeField(null=True)
    error = fields.TextField(null=True)

    class Meta:
        app = "xindai"
        table = "job_run"
        unique_together = (("kind", "business_on"),)
        constraints = [
            CheckConstraint(
                check="status IN ('pending', 'running', 'done', 'failed')", name="job_run_status"
            )
        ]


class JobStep(Model):
    """A step of a run: its mark and its effect commit together."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    run: fields.ForeignKeyRelation[JobRun] = fields.ForeignKeyField(
        "xindai.JobRun", on_delete=fields.RESTRICT, related_name=False
    )
    name = fields.CharField(max_length=50)
    position = fields.SmallIntField()
    status = fields.CharField(max_length=20)
    done = fields.BigIntField(db_default=0)
    total = fields.BigIntField(null=True)
    cursor = fields.TextField(null=True)
    started_at = fields.DatetimeField(null=True)
    finished_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "job_step"
        unique_together = (("run", "name"), ("run", "position"))
        constraints = [
            CheckConstraint(
                check="status IN ('pending', 'running', 'done')", name="job_step_status"
            )
        ]


class DataKey(Model):
    """A key that seals fields, indexes them or signs checkpoints; its number leads what it sealed.

    Wrapped by the master key outside the database; empty once destroyed. See platform/keys.
    """

    id = fields.SmallIntField(primary_key=True)
    purpose = fields.CharField(max_length=10)
    wrapped = fields.BinaryField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    active_at = fields.DatetimeField(null=True)
    retired_at = fields.DatetimeField(null=True)
    destroyed_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "data_key"
        constraints = [
            CheckConstraint(check="purpose IN ('seal', 'index', 'audit')", name="data_key_purpose"),
            CheckConstraint(check="id BETWEEN 1 AND 255", name="data_key_number"),
            CheckConstraint(
                check="(wrapped IS NULL) = (destroyed_at IS NOT NULL)", name="data_key_destroyed"
            ),
            CheckConstraint(
                check="destroyed_at IS NULL OR retired_at IS NOT NULL", name="data_key_order"
            ),
        ]
