"""Tables of products."""

from __future__ import annotations

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.migrations.constraints import CheckConstraint
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
        ]
