"""The table of refunds."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class LoanRefund(Model):
    """One refund of a loan's credit. A trigger keeps a settled one as it is."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    loan: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Loan", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    order: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.PaymentOrder", on_delete=fields.RESTRICT, related_name=False, unique=True
    )
    bank_card: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.BankCard", on_delete=fields.RESTRICT, related_name=False
    )
    effective_on = fields.DateField()
    event: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.LoanEvent", on_delete=fields.RESTRICT, related_name=False, unique=True, null=True
    )
    status = fields.CharField(max_length=20, db_default="open")
    failure_code = fields.TextField(null=True)
    created_by = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())
    settled_at = fields.DatetimeField(null=True)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "xindai"
        table = "loan_refund"
        indexes = [
            Index(fields=("loan_id", "id"), name="loan_refund_loan"),
            Index(fields=("customer_id",), name="loan_refund_customer"),
        ]
        constraints = [
            CheckConstraint(
                check="status IN ('open', 'paid', 'failed')", name="loan_refund_status"
            ),
            CheckConstraint(
                check="(settled_at IS NULL) = (status = 'open')", name="loan_refund_settled"
            ),
            CheckConstraint(
                check="(event_id IS NOT NULL) = (status = 'paid')", name="loan_refund_event"
            ),
            CheckConstraint(
                check="(failure_code IS NOT NULL) = (status = 'failed')",
                name="loan_refund_failure",
            ),
            UniqueConstraint(
                fields=("loan_id",), name="loan_refund_open", condition="status = 'open'"
            ),
        ]
