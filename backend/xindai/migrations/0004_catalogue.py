"""Tables of products, customers and contracts. Constraints follow apart: CreateModel drops Meta.constraints (tortoise #2272)."""

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
    dependencies = [("xindai", "0003_books")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Product",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                ("code", fields.CharField(unique=True, max_length=40)),
                ("name_zh", fields.TextField(unique=False)),
                ("name_en", fields.TextField(unique=False)),
                (
                    "created_at",
                    fields.DatetimeField(db_default=Now(), auto_now=False, auto_now_add=False),
                ),
            ],
            options={"table": "product", "app": "xindai", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="ProductVersion",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                (
                    "product",
                    fields.ForeignKeyField(
                        "xindai.Product",
                        source_field="product_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("version", fields.IntField()),
                ("status", fields.CharField(max_length=20)),
                (
                    "terms",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                ("listed_on", fields.DateField(null=True)),
                (
                    "created_at",
                    fields.DatetimeField(db_default=Now(), auto_now=False, auto_now_add=False),
                ),
            ],
            options={
                "table": "product_version",
                "app": "xindai",
                "unique_together": (("product", "version"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Customer",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                ("number", fields.CharField(unique=True, max_length=20)),
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
                ("name_sealed", fields.BinaryField()),
                ("name_masked", fields.TextField(unique=False)),
                ("name_sort", fields.CharField(max_length=200)),
                ("phone_sealed", fields.BinaryField(null=True)),
                ("phone_masked", fields.TextField(null=True, unique=False)),
                ("phone_index", fields.BinaryField(null=True)),
                ("id_number_sealed", fields.BinaryField()),
                ("id_number_masked", fields.TextField(unique=False)),
                ("id_number_index", fields.BinaryField()),
                ("is_synthetic", fields.BooleanField(db_default=False)),
                ("source", fields.TextField(unique=False)),
                (
                    "profile",
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
            ],
            options={
                "table": "customer",
                "app": "xindai",
                "unique_together": (("id_number_index",),),
                "indexes": [
                    Index(fields=["phone_index"], name="customer_phone_index"),
                    Index(fields=["branch_id", "name_sort"], name="customer_branch_name"),
                ],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Contract",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                ("number", fields.CharField(unique=True, max_length=20)),
                (
                    "customer",
                    fields.ForeignKeyField(
                        "xindai.Customer",
                        source_field="customer_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "product_version",
                    fields.ForeignKeyField(
                        "xindai.ProductVersion",
                        source_field="product_version_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("signed_on", fields.DateField()),
                ("principal_minor", fields.BigIntField()),
                ("currency", fields.CharField(max_length=3)),
                ("rate_annual", fields.DecimalField(max_digits=12, decimal_places=8)),
                ("instalment_count", fields.IntField()),
                (
                    "terms",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                ("source", fields.TextField(unique=False)),
                (
                    "created_at",
                    fields.DatetimeField(db_default=Now(), auto_now=False, auto_now_add=False),
                ),
            ],
            options={
                "table": "contract",
                "app": "xindai",
                "indexes": [Index(fields=["customer_id"], name="contract_customer")],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.AddConstraint(
            model_name="ProductVersion",
            constraint=CheckConstraint(
                check="status IN ('draft', 'under_review', 'approved', 'listed', 'delisted')",
                name="product_version_status",
            ),
        ),
        ops.AddConstraint(
            model_name="ProductVersion",
            constraint=CheckConstraint(check="version >= 1", name="product_version_positive"),
        ),
        ops.AddConstraint(
            model_name="Contract",
            constraint=CheckConstraint(check="principal_minor > 0", name="contract_principal"),
        ),
        ops.AddConstraint(
            model_name="Contract",
            constraint=CheckConstraint(check="rate_annual >= 0", name="contract_rate"),
        ),
        ops.AddConstraint(
            model_name="Contract",
            constraint=CheckConstraint(check="instalment_count >= 1", name="contract_instalments"),
        ),
        ops.AddConstraint(
            model_name="Contract",
            constraint=CheckConstraint(check="currency ~ '^[A-Z]{3}$'", name="contract_currency"),
        ),
    ]
