"""Tables of direct debits."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class DebitMandate(Model):
    """代扣协议: what a borrower has signed; `loan` None: for all of his loans.

    A trigger keeps it as it was signed, and a revoked one revoked.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    loan: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.Loan", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    bank_card: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.BankCard", on_delete=fields.RESTRICT, related_name=False
    )
    max_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    valid_from = fields.DateField()
    valid_to = fields.DateField()
    wording_version = fields.CharField(max_length=20)
    wording = fields.TextField()
    wording_sha256 = fields.BinaryField()
    evidence: fields.Field[object] = fields.JSONField()
    signed_by = fields.TextField()
    signed_at = fields.DatetimeField(db_default=Now())
    revoked_by = fields.TextField(null=True)
    revoked_at = fields.DatetimeField(null=True)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "xindai"
        table = "debit_mandate"
        indexes = [Index(fields=("customer_id", "id"), name="debit_mandate_customer")]
        constraints = [
            CheckConstraint(check="max_minor > 0", name="debit_mandate_max"),
            CheckConstraint(check="currency ~ '^[A-Z]{3}$'", name="debit_mandate_currency"),
            CheckConstraint(check="valid_from <= valid_to", name="debit_mandate_period"),
            CheckConstraint(check="octet_length(wording_sha256) = 32", name="debit_mandate_hash"),
            CheckConstraint(
                check="(revoked_by IS NULL) = (revoked_at IS NULL)", name="debit_mandate_revoked"
            ),
            UniqueConstraint(
                fields=("loan_id",),
                name="debit_mandate_of_loan",
                condition="revoked_at IS NULL AND loan_id IS NOT NULL",
            ),
            UniqueConstraint(
                fields=("customer_id",),
                name="debit_mandate_of_all",
                condition="revoked_at IS NULL AND loan_id IS NULL",
            ),
        ]


class LoanDebit(Model):
    """One try to draw what is due; (loan, due date, try) is there once, whatever happens."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    loan: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Loan", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    mandate: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.DebitMandate", on_delete=fields.RESTRICT, related_name=False
    )
    due_on = fields.DateField()
    attempt = fields.IntField()
    planned_on = fields.DateField()
    planned_at = fields.DatetimeField(db_default=Now())
    amount_minor = fields.BigIntField(null=True)
    payment: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.LoanPayment", on_delete=fields.RESTRICT, related_name=False, unique=True, null=True
    )
    status = fields.CharField(max_length=20, db_default="planned")
    failure_code = fields.TextField(null=True)
    next_try_at = fields.DatetimeField(null=True)
    settled_at = fields.DatetimeField(null=True)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "xindai"
        table = "loan_debit"
        indexes = [
            Index(fields=("customer_id",), name="loan_debit_customer"),
            Index(fields=("mandate_id",), name="loan_debit_mandate"),
        ]
        constraints = [
            UniqueConstraint(fields=("loan_id", "due_on", "attempt"), name="loan_debit_once"),
            CheckConstraint(check="attempt >= 1", name="loan_debit_attempt"),
            CheckConstraint(check="amount_minor > 0", name="loan_debit_amount"),
            CheckConstraint(
                check="status IN ('planned', 'paying', 'paid', 'failed')",
                name="loan_debit_status",
            ),
            CheckConstraint(
                check="(payment_id IS NULL) = (amount_minor IS NULL)"
                " AND (status NOT IN ('paying', 'paid') OR payment_id IS NOT NULL)"
                " AND (status <> 'planned' OR payment_id IS NULL)",
                name="loan_debit_payment",
            ),
            CheckConstraint(
                check="(failure_code IS NOT NULL) = (status = 'failed')", name="loan_debit_failure"
            ),
            CheckConstraint(
                check="(settled_at IS NOT NULL) = (status IN ('paid', 'failed'))",
                name="loan_debit_settled",
            ),
            CheckConstraint(
                check="next_try_at IS NULL OR status = 'failed'", name="loan_debit_again"
            ),
            UniqueConstraint(
                fields=("loan_id",),
                name="loan_debit_open",
                condition="status IN ('planned', 'paying')",
            ),
        ]
