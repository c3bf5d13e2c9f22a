"""Tables of the floor. Constraints follow apart: CreateModel drops Meta.constraints (tortoise #2272)."""

from tortoise import migrations
from tortoise.migrations import operations as ops
import functools
from json import dumps, loads
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import Now, SqlDefault
from xindai.kernel.ids import new_id
from tortoise import fields
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name="BusinessDay",
            fields=[
                ("id", fields.SmallIntField(primary_key=True, unique=True, db_index=True)),
                ("current_on", fields.DateField()),
                ("last_closed_on", fields.DateField(null=True)),
                ("accrued_on", fields.DateField(null=True)),
            ],
            options={"table": "business_day", "app": "xindai", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="IdempotencyRecord",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                ("actor", fields.CharField(max_length=100)),
                ("operation", fields.CharField(max_length=100)),
                ("key", fields.CharField(max_length=200)),
                ("input_hash", fields.BinaryField()),
                (
                    "response",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                (
                    "created_at",
                    fields.DatetimeField(db_default=Now(), auto_now=False, auto_now_add=False),
                ),
            ],
            options={
                "table": "idempotency_record",
                "app": "xindai",
                "unique_together": (("actor", "operation", "key"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="AuditRecord",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("chain", fields.SmallIntField()),
                ("seq", fields.BigIntField()),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("actor", fields.TextField(unique=False)),
                ("action", fields.TextField(unique=False)),
                ("subject", fields.TextField(unique=False)),
                (
                    "detail",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                ("prev_hash", fields.BinaryField()),
                ("hash", fields.BinaryField()),
            ],
            options={
                "table": "audit_record",
                "app": "xindai",
                "unique_together": (("chain", "seq"),),
                "indexes": [Index(fields=["subject"], name="audit_record_subject")],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="OutboxMessage",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                ("topic", fields.TextField(unique=False)),
                ("key", fields.TextField(unique=False)),
                (
                    "payload",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                (
                    "created_at",
                    fields.DatetimeField(db_default=Now(), auto_now=False, auto_now_add=False),
                ),
                (
                    "claimed_until",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                (
                    "published_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
            ],
            options={"table": "outbox_message", "app": "xindai", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="JobRun",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                ("kind", fields.CharField(max_length=50)),
                ("business_on", fields.DateField()),
                ("status", fields.CharField(max_length=20)),
                ("lease_owner", fields.TextField(null=True, unique=False)),
                (
                    "lease_until",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                ("fence", fields.BigIntField(db_default=0)),
                (
                    "progress",
                    fields.JSONField(
                        db_default=SqlDefault("'{}'"),
                        encoder=functools.partial(dumps, separators=(",", ":")),
                        decoder=loads,
                    ),
                ),
                (
                    "created_at",
                    fields.DatetimeField(db_default=Now(), auto_now=False, auto_now_add=False),
                ),
                ("started_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "finished_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
                ("error", fields.TextField(null=True, unique=False)),
            ],
            options={
                "table": "job_run",
                "app": "xindai",
                "unique_together": (("kind", "business_on"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="JobStep",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                (
                    "run",
                    fields.ForeignKeyField(
                        "xindai.JobRun",
                        source_field="run_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("name", fields.CharField(max_length=50)),
                ("position", fields.SmallIntField()),
                ("status", fields.CharField(max_length=20)),
                ("done", fields.BigIntField(db_default=0)),
                ("total", fields.BigIntField(null=True)),
                ("cursor", fields.TextField(null=True, unique=False)),
                ("started_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "finished_at",
                    fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
                ),
            ],
            options={
                "table": "job_step",
                "app": "xindai",
                "unique_together": (("run", "name"), ("run", "position")),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="DataKey",
            fields=[
                (
                    "id",
                    fields.SmallIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("purpose", fields.CharField(max_length=10)),
                ("wrapped", fields.BinaryField()),
                (
                    "created_at",
                    fields.DatetimeField(db_default=Now(), auto_now=False, auto_now_add=False),
                ),
                ("retired_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={"table": "data_key", "app": "xindai", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.AddConstraint(
            model_name="BusinessDay",
            constraint=CheckConstraint(check="id = 1", name="business_day_one_row"),
        ),
        ops.AddConstraint(
            model_name="BusinessDay",
            constraint=CheckConstraint(
                check="last_closed_on < current_on", name="business_day_order"
            ),
        ),
        ops.AddConstraint(
            model_name="AuditRecord",
            constraint=CheckConstraint(
                check="octet_length(hash) = 32", name="audit_record_hash_length"
            ),
        ),
        ops.AddConstraint(
            model_name="AuditRecord",
            constraint=CheckConstraint(
                check="chain >= 0 AND seq >= 1", name="audit_record_position"
            ),
        ),
        ops.AddConstraint(
            model_name="JobRun",
            constraint=CheckConstraint(
                check="status IN ('pending', 'running', 'done', 'failed')", name="job_run_status"
            ),
        ),
        ops.AddConstraint(
            model_name="JobStep",
            constraint=CheckConstraint(
                check="status IN ('pending', 'running', 'done')", name="job_step_status"
            ),
        ),
        ops.AddConstraint(
            model_name="DataKey",
            constraint=CheckConstraint(
                check="purpose IN ('seal', 'index')", name="data_key_purpose"
            ),
        ),
    ]
