"""Tables of identity. Constraints follow apart: CreateModel drops Meta.constraints (tortoise #2272)."""

from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import Now, SqlDefault
from xindai.kernel.ids import new_id
from tortoise import fields
from tortoise.indexes import Index


class Migration(migrations.Migration):
    dependencies = [("xindai", "0001_floor")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Branch",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                ("code", fields.CharField(unique=True, max_length=20)),
                ("name", fields.TextField(unique=False)),
                (
                    "parent",
                    fields.ForeignKeyField(
                        "xindai.Branch",
                        source_field="parent_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("path", fields.CharField(unique=True, max_length=200)),
            ],
            options={"table": "branch", "app": "xindai", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="StaffUser",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                ("login", fields.CharField(unique=True, max_length=100)),
                ("display_name", fields.TextField(unique=False)),
                ("password_hash", fields.TextField(unique=False)),
                (
                    "branch",
                    fields.ForeignKeyField(
                        "xindai.Branch",
                        source_field="branch_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("roles", ArrayField(db_default=SqlDefault("'{}'"), element_type="TEXT")),
                ("is_active", fields.BooleanField(db_default=True)),
                (
                    "created_at",
                    fields.DatetimeField(db_default=Now(), auto_now=False, auto_now_add=False),
                ),
            ],
            options={"table": "staff_user", "app": "xindai", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="StaffSession",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                ("token_hash", fields.BinaryField()),
                (
                    "user",
                    fields.ForeignKeyField(
                        "xindai.StaffUser",
                        source_field="user_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "created_at",
                    fields.DatetimeField(db_default=Now(), auto_now=False, auto_now_add=False),
                ),
            ],
            options={
                "table": "staff_session",
                "app": "xindai",
                "unique_together": (("token_hash",),),
                "indexes": [Index(fields=["user_id"], name="staff_session_user")],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ApiKey",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                ("name", fields.TextField(unique=False)),
                ("prefix", fields.CharField(unique=True, max_length=20)),
                ("key_hash", fields.BinaryField()),
                (
                    "branch",
                    fields.ForeignKeyField(
                        "xindai.Branch",
                        source_field="branch_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("roles", ArrayField(db_default=SqlDefault("'{}'"), element_type="TEXT")),
                ("is_active", fields.BooleanField(db_default=True)),
                (
                    "created_at",
                    fields.DatetimeField(db_default=Now(), auto_now=False, auto_now_add=False),
                ),
            ],
            options={"table": "api_key", "app": "xindai", "pk_attr": "id"},
            bases=["Model"],
        ),
    ]
