"""Tables of products."""

from __future__ import annotations

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now, SqlDefault
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class Product(Model):
    """What is sold under one code; its terms live in the versions."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    code = fields.CharField(max_length=40, unique=True)
    name_zh = fields.TextField()
    name_en = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "product"


class ProductVersion(Model):
    """Terms as offered from a day on; contracts point here, so a listed one is frozen."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "xindai.Product", on_delete=fields.RESTRICT, related_name=False
    )
    version = fields.IntField()
    status = fields.CharField(max_length=20)
    terms: fields.Field[object] = fields.JSONField()
    listed_on = fields.DateField(null=True)
    makers = ArrayField("text", db_default=SqlDefault("'{}'"))
    submitted_by = fields.TextField(null=True)
    approved_by = fields.TextField(null=True)
    reason = fields.TextField(null=True)
    explanations: fields.Field[object] = fields.JSONField(db_default=SqlDefault("'{}'"))
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "product_version"
        unique_together = (("product", "version"),)
        constraints = [
            CheckConstraint(
                check="status IN ('draft', 'under_review', 'approved', 'listed', 'delisted')",
                name="product_version_status",
            ),
            CheckConstraint(check="version >= 1", name="product_version_positive"),
            CheckConstraint(
                check="approved_by LIKE 'system:%' "
                "OR NOT approved_by = ANY (makers || submitted_by)",
                name="product_version_four_eyes",
            ),
            CheckConstraint(
                check="(approved_by IS NOT NULL) = (status IN ('approved', 'listed', 'delisted'))",
                name="product_version_approved",
            ),
            UniqueConstraint(
                fields=("product_id",),
                name="product_version_open",
                condition="status IN ('draft', 'under_review', 'approved')",
            ),
            UniqueConstraint(
                fields=("product_id",),
                name="product_version_on_offer",
                condition="status = 'listed'",
            ),
        ]


class ProductGoldenCase(Model):
    """A loan of a product whose figures must not move unexplained; see golden.py."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    product: fields.ForeignKeyRelation[Product] = fields.ForeignKeyField(
        "xindai.Product", on_delete=fields.RESTRICT, related_name=False
    )
    name = fields.CharField(max_length=80)
    given: fields.Field[object] = fields.JSONField()
    expected: fields.Field[object] = fields.JSONField()
    created_by = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "product_golden_case"
        constraints = [
            UniqueConstraint(fields=("product_id", "name"), name="product_golden_case_once")
        ]
