"""Tables of requests."""

from __future__ import annotations

from typing import Any, Final

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto

_OPEN: Final = "status IN ('submitted', 'under_review')"


class ServiceRequest(Model):
    """What a borrower asked for, and what became of it."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    loan: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Loan", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    kind = fields.CharField(max_length=40)
    reason = fields.CharField(max_length=40)
    wish_instalments = fields.IntField(null=True)
    wish_from_due = fields.DateField(null=True)
    wish_to_due = fields.DateField(null=True)
    wish_until = fields.DateField(null=True)
    wish_monthly_minor = fields.BigIntField(null=True)
    text_sealed = fields.BinaryField(null=True)
    status = fields.CharField(max_length=20, db_default="submitted")
    claimed_by = fields.TextField(null=True)
    claimed_until = fields.DatetimeField(null=True)
    answer_sealed = fields.BinaryField(null=True)
    loan_event: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.LoanEvent", on_delete=fields.RESTRICT, related_name=False, unique=True, null=True
    )
    created_by = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())
    decided_by = fields.TextField(null=True)
    decided_at = fields.DatetimeField(null=True)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "xindai"
        table = "service_request"
        indexes = [
            Index(fields=("loan_id",), name="service_request_loan"),
            Index(fields=("customer_id",), name="service_request_customer"),
            Index(fields=("status", "id"), name="service_request_status_id"),
        ]
        constraints = [
            CheckConstraint(
                check="kind IN ('extension', 'due_shift', 'payment_holiday', 'restructure',"
                " 'repayment_method_change', 'other')",
                name="service_request_kind",
            ),
            CheckConstraint(
                check="status IN ('submitted', 'under_review', 'approved', 'declined',"
                " 'withdrawn')",
                name="service_request_status",
            ),
            CheckConstraint(
                check="(claimed_by IS NULL) = (claimed_until IS NULL)"
                " AND (claimed_by IS NOT NULL) = (status = 'under_review')",
                name="service_request_claim",
            ),
            CheckConstraint(
                check="(decided_by IS NULL) = (decided_at IS NULL)"
                f" AND (decided_at IS NULL) = ({_OPEN})",
                name="service_request_decided",
            ),
            CheckConstraint(
                check="status <> 'declined' OR answer_sealed IS NOT NULL",
                name="service_request_declined",
            ),
            CheckConstraint(
                check="loan_event_id IS NULL OR status = 'approved'",
                name="service_request_event",
            ),
            CheckConstraint(
                check="status <> 'approved' OR loan_event_id IS NOT NULL"
                " OR answer_sealed IS NOT NULL",
                name="service_request_approved",
            ),
            CheckConstraint(
                check="wish_instalments > 0 AND wish_monthly_minor > 0",
                name="service_request_wish",
            ),
            UniqueConstraint(
                fields=("loan_id",), name="service_request_open_once", condition=_OPEN
            ),
        ]


class ServiceRequestDocument(Model):
    """A paper of the customer's that goes with a request."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    request: fields.ForeignKeyRelation[ServiceRequest] = fields.ForeignKeyField(
        "xindai.ServiceRequest", on_delete=fields.RESTRICT, related_name=False
    )
    document: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.CustomerDocument", on_delete=fields.RESTRICT, related_name=False
    )

    class Meta:
        app = "xindai"
        table = "service_request_document"
        unique_together = (("request", "document"),)


TEXT: Final = crypto.sealed("service_request", "text_sealed", field="text")
ANSWER: Final = crypto.sealed("service_request", "answer_sealed", field="answer")
