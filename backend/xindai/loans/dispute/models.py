"""Tables of disputes."""

from __future__ import annotations

from typing import Any, Final

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto


class LoanDispute(Model):
    """What a borrower contests, and the answer. A trigger keeps what he said, and an end."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    loan: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Loan", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    reason = fields.CharField(max_length=40)
    amount_minor = fields.BigIntField()
    contested_event: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.LoanEvent", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    text_sealed = fields.BinaryField()
    status = fields.CharField(max_length=20, db_default="open")
    opened_on = fields.DateField()
    answer_due_on = fields.DateField()
    loan_event: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.LoanEvent", on_delete=fields.RESTRICT, related_name=False, unique=True
    )
    answer_sealed = fields.BinaryField(null=True)
    correction = fields.CharField(max_length=20, null=True)
    correction_event: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.LoanEvent", on_delete=fields.RESTRICT, related_name=False, unique=True, null=True
    )
    created_by = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())
    ended_by = fields.TextField(null=True)
    ended_on = fields.DateField(null=True)
    ended_at = fields.DatetimeField(null=True)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "xindai"
        table = "loan_dispute"
        indexes = [
            Index(fields=("loan_id", "id"), name="loan_dispute_loan"),
            Index(fields=("customer_id",), name="loan_dispute_customer"),
            Index(fields=("status", "id"), name="loan_dispute_status_id"),
        ]
        constraints = [
            CheckConstraint(
                check="reason IN ('payment_missing', 'payment_date', 'fee_wrong',"
                " 'interest_wrong', 'amount_wrong', 'not_borrowed', 'other')",
                name="loan_dispute_reason",
            ),
            CheckConstraint(
                check="status IN ('open', 'upheld', 'rejected', 'withdrawn')",
                name="loan_dispute_status",
            ),
            CheckConstraint(
                check="amount_minor > 0 AND answer_due_on > opened_on", name="loan_dispute_amount"
            ),
            CheckConstraint(
                check="num_nonnulls(ended_by, ended_on, ended_at)"
                " = CASE status WHEN 'open' THEN 0 ELSE 3 END",
                name="loan_dispute_ended",
            ),
            CheckConstraint(
                check="(answer_sealed IS NOT NULL) = (status IN ('upheld', 'rejected'))",
                name="loan_dispute_answered",
            ),
            CheckConstraint(
                check="num_nonnulls(correction, correction_event_id)"
                " = CASE status WHEN 'upheld' THEN 2 ELSE 0 END",
                name="loan_dispute_corrected",
            ),
            UniqueConstraint(
                fields=("loan_id",), name="loan_dispute_open_once", condition="status = 'open'"
            ),
        ]


class LoanDisputeDocument(Model):
    """A paper of the customer's that goes with a dispute."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    dispute: fields.ForeignKeyRelation[LoanDispute] = fields.ForeignKeyField(
        "xindai.LoanDispute", on_delete=fields.RESTRICT, related_name=False
    )
    document: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.CustomerDocument", on_delete=fields.RESTRICT, related_name=False
    )

    class Meta:
        app = "xindai"
        table = "loan_dispute_document"
        unique_together = (("dispute", "document"),)


TEXT: Final = crypto.sealed("loan_dispute", "text_sealed", field="text")
ANSWER: Final = crypto.sealed("loan_dispute", "answer_sealed", field="answer")
