"""Tables of the books. Constraints follow apart: CreateModel drops Meta.constraints (tortoise #2272)."""

from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import Now
from xindai.kernel.ids import new_id
from tortoise import fields
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint


class Migration(migrations.Migration):
    dependencies = [("xindai", "0002_identity")]

    initial = False

    operations = [
        ops.CreateModel(
            name="GlAccount",
            fields=[
                (
                    "code",
                    fields.CharField(primary_key=True, unique=True, db_index=True, max_length=20),
                ),
                ("name_zh", fields.TextField(unique=False)),
                ("name_en", fields.TextField(unique=False)),
                ("kind", fields.CharField(max_length=10)),
            ],
            options={"table": "gl_account", "app": "xindai", "pk_attr": "code"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="GlMapping",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                ("product_id", fields.UUIDField(null=True)),
                ("role", fields.CharField(max_length=30)),
                (
                    "account",
                    fields.ForeignKeyField(
                        "xindai.GlAccount",
                        source_field="account_id",
                        db_constraint=True,
                        to_field="code",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={"table": "gl_mapping", "app": "xindai", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="AccountingPeriod",
            fields=[
                ("month", fields.DateField(primary_key=True, unique=True, db_index=True)),
                ("status", fields.CharField(max_length=10)),
            ],
            options={"table": "accounting_period", "app": "xindai", "pk_attr": "month"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="JournalEntry",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                ("number", fields.CharField(unique=True, max_length=20)),
                ("kind", fields.CharField(max_length=40)),
                ("booked_on", fields.DateField()),
                ("value_on", fields.DateField()),
                ("loan_id", fields.UUIDField(null=True)),
                ("customer_id", fields.UUIDField(null=True)),
                ("source_type", fields.CharField(max_length=40)),
                ("source_id", fields.UUIDField(null=True)),
                ("description", fields.TextField(unique=False)),
                ("line_count", fields.SmallIntField()),
                (
                    "reverses",
                    fields.ForeignKeyField(
                        "xindai.JournalEntry",
                        source_field="reverses_id",
                        null=True,
                        unique=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "created_at",
                    fields.DatetimeField(db_default=Now(), auto_now=False, auto_now_add=False),
                ),
            ],
            options={
                "table": "journal_entry",
                "app": "xindai",
                "indexes": [
                    Index(fields=["loan_id", "id"], name="journal_entry_loan"),
                    Index(fields=["source_id"], name="journal_entry_source"),
                ],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="JournalLine",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "entry",
                    fields.ForeignKeyField(
                        "xindai.JournalEntry",
                        source_field="entry_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("line_no", fields.SmallIntField()),
                ("booked_on", fields.DateField()),
                ("account_id", fields.CharField(max_length=20)),
                ("currency", fields.CharField(max_length=3)),
                ("amount_minor", fields.BigIntField()),
                ("product_id", fields.UUIDField(null=True)),
                ("branch_id", fields.UUIDField(null=True)),
                ("stage", fields.SmallIntField(null=True)),
            ],
            options={
                "table": "journal_line",
                "app": "xindai",
                "unique_together": (("entry", "line_no"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="GlDayBalance",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                ("booked_on", fields.DateField()),
                (
                    "account",
                    fields.ForeignKeyField(
                        "xindai.GlAccount",
                        source_field="account_id",
                        db_constraint=True,
                        to_field="code",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("currency", fields.CharField(max_length=3)),
                ("product_id", fields.UUIDField(null=True)),
                ("branch_id", fields.UUIDField(null=True)),
                ("debit_minor", fields.BigIntField()),
                ("credit_minor", fields.BigIntField()),
                ("closing_minor", fields.BigIntField()),
            ],
            options={"table": "gl_day_balance", "app": "xindai", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.AddConstraint(
            model_name="GlAccount",
            constraint=CheckConstraint(
                check="kind IN ('asset', 'liability', 'equity', 'income', 'expense', 'memo')",
                name="gl_account_kind",
            ),
        ),
        ops.AddConstraint(
            model_name="GlMapping",
            constraint=UniqueConstraint(
                fields=("product_id", "role"), name="gl_mapping_product_role"
            ),
        ),
        ops.AddConstraint(
            model_name="GlMapping",
            constraint=UniqueConstraint(
                fields=("role",), name="gl_mapping_default_role", condition="product_id IS NULL"
            ),
        ),
        ops.AddConstraint(
            model_name="AccountingPeriod",
            constraint=CheckConstraint(
                check="status IN ('open', 'closed')", name="accounting_period_status"
            ),
        ),
        ops.AddConstraint(
            model_name="AccountingPeriod",
            constraint=CheckConstraint(
                check="EXTRACT(DAY FROM month) = 1", name="accounting_period_first_day"
            ),
        ),
        ops.AddConstraint(
            model_name="JournalEntry",
            constraint=CheckConstraint(
                check="value_on <= booked_on", name="journal_entry_value_not_future"
            ),
        ),
        ops.AddConstraint(
            model_name="JournalEntry",
            constraint=CheckConstraint(check="line_count >= 2", name="journal_entry_two_lines"),
        ),
        ops.AddConstraint(
            model_name="JournalEntry",
            constraint=CheckConstraint(check="reverses_id <> id", name="journal_entry_not_itself"),
        ),
        ops.AddConstraint(
            model_name="JournalLine",
            constraint=CheckConstraint(check="amount_minor <> 0", name="journal_line_amount"),
        ),
        ops.AddConstraint(
            model_name="JournalLine",
            constraint=CheckConstraint(
                check="currency ~ '^[A-Z]{3}$'", name="journal_line_currency"
            ),
        ),
        ops.AddConstraint(
            model_name="JournalLine",
            constraint=CheckConstraint(check="stage BETWEEN 1 AND 3", name="journal_line_stage"),
        ),
        ops.AddConstraint(
            model_name="GlDayBalance",
            constraint=CheckConstraint(
                check="debit_minor >= 0 AND credit_minor >= 0", name="gl_day_balance_sides"
            ),
        ),
    ]
