"""Tables of partners."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto


class Merchant(Model):
    """A shop that sells on instalments. `makers` changed what an activation covers."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    code = fields.CharField(max_length=20, unique=True)
    name = fields.TextField()
    name_en = fields.TextField(null=True)
    branch: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False
    )
    status = fields.CharField(max_length=20)
    fee_rate = fields.DecimalField(max_digits=12, decimal_places=8)
    settlement_days = fields.IntField()
    makers = ArrayField(element_type="text")
    checker = fields.TextField(null=True)
    reason = fields.TextField(null=True)
    version = fields.IntField(db_default=1)
    created_at = fields.DatetimeField(db_default=Now())
    activated_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "merchant"
        indexes = [Index(fields=("branch_id", "code"), name="merchant_branch")]
        constraints = [
            CheckConstraint(
                check="status IN ('applied', 'active', 'suspended', 'ended')",
                name="merchant_status",
            ),
            CheckConstraint(check="checker <> ALL (makers)", name="merchant_four_eyes"),
            CheckConstraint(
                check="status <> 'active' OR checker IS NOT NULL", name="merchant_activated"
            ),
            CheckConstraint(
                check="fee_rate >= 0 AND fee_rate <= 0.5 AND settlement_days BETWEEN 0 AND 90",
                name="merchant_terms",
            ),
        ]


class MerchantAccount(Model):
    """Where a merchant is paid; the one in force is `current`, a new one waits as `proposed`."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    merchant: fields.ForeignKeyRelation[Merchant] = fields.ForeignKeyField(
        "xindai.Merchant", on_delete=fields.RESTRICT, related_name=False
    )
    name_sealed = fields.BinaryField()
    name_masked = fields.TextField()
    number_sealed = fields.BinaryField()
    number_masked = fields.TextField()
    bank_sealed = fields.BinaryField()
    status = fields.CharField(max_length=20)
    maker = fields.TextField()
    checker = fields.TextField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    decided_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "merchant_account"
        constraints = [
            CheckConstraint(
                check="status IN ('proposed', 'current', 'former', 'dropped')",
                name="merchant_account_status",
            ),
            CheckConstraint(check="checker <> maker", name="merchant_account_four_eyes"),
            CheckConstraint(
                check="(checker IS NULL) = (status IN ('proposed', 'dropped'))",
                name="merchant_account_checked",
            ),
            UniqueConstraint(
                fields=("merchant_id",),
                name="merchant_account_one_current",
                condition="status = 'current'",
            ),
            UniqueConstraint(
                fields=("merchant_id",),
                name="merchant_account_one_proposed",
                condition="status = 'proposed'",
            ),
        ]


class MerchantStore(Model):
    """A place where a merchant sells."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    merchant: fields.ForeignKeyRelation[Merchant] = fields.ForeignKeyField(
        "xindai.Merchant", on_delete=fields.RESTRICT, related_name=False
    )
    code = fields.CharField(max_length=20)
    name = fields.TextField()
    region = fields.TextField(null=True)
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "merchant_store"
        unique_together = (("merchant_id", "code"),)


class SalesRep(Model):
    """A person who sells in a store; found by the phone, shown masked."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    store: fields.ForeignKeyRelation[MerchantStore] = fields.ForeignKeyField(
        "xindai.MerchantStore", on_delete=fields.RESTRICT, related_name=False
    )
    name_sealed = fields.BinaryField()
    name_masked = fields.TextField()
    phone_sealed = fields.BinaryField()
    phone_masked = fields.TextField()
    phone_index = fields.BinaryField()
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "sales_rep"
        unique_together = (("store_id", "phone_index"),)


crypto.sealed("merchant_account", "name_sealed", field="name")
crypto.sealed("merchant_account", "number_sealed", field="number")
crypto.sealed("merchant_account", "bank_sealed", field="bank")
crypto.sealed("sales_rep", "name_sealed", field="name")
crypto.sealed("sales_rep", "phone_sealed", field="phone", index="phone_index")
