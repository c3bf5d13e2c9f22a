"""Tables of customers."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now, SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto


class Customer(Model):
    """A person. Sealed fields are AES-GCM bytes, `_index` columns keyed hashes for lookup."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    branch: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False
    )
    name_sealed = fields.BinaryField()
    name_masked = fields.TextField()
    name_sort = fields.CharField(max_length=200)
    phone_sealed = fields.BinaryField(null=True)
    phone_masked = fields.TextField(null=True)
    phone_index = fields.BinaryField(null=True)
    id_number_sealed = fields.BinaryField()
    id_number_masked = fields.TextField()
    id_number_index = fields.BinaryField()
    is_synthetic = fields.BooleanField(db_default=False)
    source = fields.TextField()
    profile: fields.Field[object] = fields.JSONField(db_default=SqlDefault("'{}'"))
    created_at = fields.DatetimeField(db_default=Now())
    account: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.BorrowerAccount",
        on_delete=fields.RESTRICT,
        related_name=False,
        unique=True,
        null=True,
    )

    class Meta:
        app = "xindai"
        table = "customer"
        unique_together = (("id_number_index",),)
        indexes = [
            Index(fields=("phone_index",), name="customer_phone_index"),
            Index(fields=("branch_id", "name_sort"), name="customer_branch_name"),
            Index(fields=("name_sort", "name_masked"), name="customer_name_sort"),
        ]


class BankCard(Model):
    """A card that a customer pays from and is paid to; one that was removed stays as history."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    number_sealed = fields.BinaryField()
    number_masked = fields.TextField()
    number_index = fields.BinaryField()
    bank_name = fields.TextField(null=True)
    is_default = fields.BooleanField(db_default=False)
    bound_at = fields.DatetimeField(db_default=Now())
    unbound_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "bank_card"
        constraints = [
            UniqueConstraint(
                fields=("customer_id", "number_index"),
                name="bank_card_once",
                condition="unbound_at IS NULL",
            ),
            UniqueConstraint(
                fields=("customer_id",), name="bank_card_default", condition="is_default"
            ),
            CheckConstraint(
                check="NOT is_default OR unbound_at IS NULL", name="bank_card_default_is_bound"
            ),
        ]


crypto.sealed("customer", "name_sealed", field="name")
crypto.sealed("customer", "phone_sealed", field="phone", index="phone_index")
crypto.sealed("customer", "id_number_sealed", field="id_number", index="id_number_index")
crypto.sealed("bank_card", "number_sealed", field="number", index="number_index")
