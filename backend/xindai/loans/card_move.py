"""What payments by card and refunds have in common: one payment order, one event of the loan."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class CardMove(Model):
    """Money between a loan and a bound card. How far an open one is, its payment order tells.

    A trigger keeps a settled one as it is; a loan has one open payment and one open refund.
    """

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
        abstract = True


def indexes(table: str) -> list[Index]:
    """Those of a table of such rows."""
    return [
        Index(fields=("loan_id", "id"), name=f"{table}_loan"),
        Index(fields=("customer_id",), name=f"{table}_customer"),
    ]


def constraints(table: str) -> list[CheckConstraint | UniqueConstraint]:
    """Those of a table of such rows."""
    checks = {
        "status": "status IN ('open', 'paid', 'failed')",
        "settled": "(settled_at IS NULL) = (status = 'open')",
        "event": "(event_id IS NOT NULL) = (status = 'paid')",
        "failure": "(failure_code IS NOT NULL) = (status = 'failed')",
    }
    return [
        *(CheckConstraint(check=check, name=f"{table}_{name}") for name, check in checks.items()),
        UniqueConstraint(fields=("loan_id",), name=f"{table}_open", condition="status = 'open'"),
    ]
