"""The table of hardship offers."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class HardshipOffer(Model):
    """A relief that a borrower chose. A trigger keeps what was offered and signed as it was."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    loan: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Loan", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    kind = fields.CharField(max_length=20)
    reason = fields.CharField(max_length=40)
    status = fields.CharField(max_length=20, db_default="chosen")
    event: fields.Field[object] = fields.JSONField()
    schedule: fields.Field[object] = fields.JSONField()
    terms_sha256 = fields.BinaryField()
    offered_on = fields.DateField()
    valid_until = fields.DateField()
    to_pay_before_minor = fields.BigIntField()
    to_pay_after_minor = fields.BigIntField()
    apr_before = fields.TextField(null=True)
    apr_after = fields.TextField(null=True)
    needs_approval = fields.BooleanField()
    wording_version = fields.CharField(max_length=20)
    wording = fields.TextField()
    wording_sha256 = fields.BinaryField()
    evidence: fields.Field[object] = fields.JSONField(null=True)
    request: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.ServiceRequest",
        on_delete=fields.RESTRICT,
        related_name=False,
        unique=True,
        null=True,
    )
    loan_event: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.LoanEvent", on_delete=fields.RESTRICT, related_name=False, unique=True, null=True
    )
    created_by = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())
    signed_at = fields.DatetimeField(null=True)
    ended_by = fields.TextField(null=True)
    ended_at = fields.DatetimeField(null=True)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "xindai"
        table = "hardship_offer"
        indexes = [
            Index(fields=("loan_id", "id"), name="hardship_offer_loan"),
            Index(fields=("customer_id",), name="hardship_offer_customer"),
        ]
        constraints = [
            CheckConstraint(
                check="kind IN ('extension', 'shortening', 'waiver', 'restructuring',"
                " 'due_shift', 'payment_holiday')",
                name="hardship_offer_kind",
            ),
            CheckConstraint(
                check="status IN ('chosen', 'signed', 'executed', 'declined', 'withdrawn',"
                " 'outdated')",
                name="hardship_offer_status",
            ),
            CheckConstraint(check="offered_on <= valid_until", name="hardship_offer_valid"),
            CheckConstraint(
                check="octet_length(terms_sha256) = 32 AND octet_length(wording_sha256) = 32",
                name="hardship_offer_hashes",
            ),
            CheckConstraint(
                check="(signed_at IS NULL) = (evidence IS NULL)"
                " AND (status NOT IN ('signed', 'executed', 'declined') OR signed_at IS NOT NULL)"
                " AND (status <> 'chosen' OR signed_at IS NULL)",
                name="hardship_offer_signed",
            ),
            CheckConstraint(
                check="(loan_event_id IS NOT NULL) = (status = 'executed')",
                name="hardship_offer_executed",
            ),
            CheckConstraint(
                check="(ended_by IS NULL) = (ended_at IS NULL)"
                " AND (ended_at IS NULL) = (status IN ('chosen', 'signed'))",
                name="hardship_offer_ended",
            ),
            UniqueConstraint(
                fields=("loan_id",),
                name="hardship_offer_open",
                condition="status IN ('chosen', 'signed')",
            ),
        ]
