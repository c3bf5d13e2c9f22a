"""The table of disbursements."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class Disbursement(Model):
    """One attempt to pay a contract out. How far an open one is, its payment order tells."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    contract: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Contract", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    order: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.PaymentOrder", on_delete=fields.RESTRICT, related_name=False, unique=True
    )
    loan: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.Loan", on_delete=fields.RESTRICT, related_name=False, unique=True, null=True
    )
    bank_card: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.BankCard", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    attempt = fields.IntField()
    status = fields.CharField(max_length=20, db_default="open")
    failure_code = fields.TextField(null=True)
    created_by = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())
    settled_at = fields.DatetimeField(null=True)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "xindai"
        table = "disbursement"
        unique_together = (("contract", "attempt"),)
        indexes = [Index(fields=("customer_id",), name="disbursement_customer")]
        constraints = [
            CheckConstraint(check="attempt >= 1", name="disbursement_attempt"),
            CheckConstraint(
                check="status IN ('open', 'paid', 'failed')", name="disbursement_status"
            ),
            CheckConstraint(
                check="(settled_at IS NULL) = (status = 'open')", name="disbursement_settled"
            ),
            CheckConstraint(
                check="(loan_id IS NOT NULL) = (status = 'paid')", name="disbursement_loan"
            ),
            CheckConstraint(
                check="(failure_code IS NOT NULL) = (status = 'failed')",
                name="disbursement_failure",
            ),
            UniqueConstraint(
                fields=("contract_id",), name="disbursement_live", condition="status <> 'failed'"
            ),
        ]
