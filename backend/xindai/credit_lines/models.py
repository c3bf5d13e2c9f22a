"""Tables of credit lines."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now, SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class CreditLine(Model):
    """What one customer may owe in one currency, whatever the product."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    currency = fields.CharField(max_length=3)
    status = fields.CharField(max_length=20)
    limit_minor = fields.BigIntField(db_default=0)
    temporary_minor = fields.BigIntField(db_default=0)
    temporary_until = fields.DateField(null=True)
    reserved_minor = fields.BigIntField(db_default=0)
    used_minor = fields.BigIntField(db_default=0)
    expires_on = fields.DateField()
    frozen_reason = fields.TextField(null=True)
    version = fields.IntField(db_default=0)
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "credit_line"
        unique_together = (("customer_id", "currency"),)
        indexes = [Index(fields=("expires_on",), name="credit_line_expiring")]
        constraints = [
            CheckConstraint(
                check="status IN ('active', 'frozen', 'expired', 'closed')",
                name="credit_line_status",
            ),
            CheckConstraint(
                check="(status = 'frozen') = (frozen_reason IS NOT NULL)",
                name="credit_line_frozen",
            ),
            CheckConstraint(
                check="(temporary_minor > 0) = (temporary_until IS NOT NULL) "
                "AND temporary_minor >= 0",
                name="credit_line_temporary",
            ),
            CheckConstraint(
                check="limit_minor >= 0 AND reserved_minor >= 0 AND used_minor >= 0",
                name="credit_line_amounts",
            ),
            CheckConstraint(
                check="status <> 'closed' OR (reserved_minor = 0 AND limit_minor = 0)",
                name="credit_line_closed",
            ),
        ]


class CreditSubLine(Model):
    """The part of a line that one product may take."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    line: fields.ForeignKeyRelation[CreditLine] = fields.ForeignKeyField(
        "xindai.CreditLine", on_delete=fields.RESTRICT, related_name=False
    )
    product: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Product", on_delete=fields.RESTRICT, related_name=False
    )
    limit_minor = fields.BigIntField(db_default=0)
    is_revolving = fields.BooleanField()
    reserved_minor = fields.BigIntField(db_default=0)
    used_minor = fields.BigIntField(db_default=0)

    class Meta:
        app = "xindai"
        table = "credit_sub_line"
        unique_together = (("line_id", "product_id"),)
        constraints = [
            CheckConstraint(
                check="limit_minor >= 0 AND reserved_minor >= 0 AND used_minor >= 0",
                name="credit_sub_line_amounts",
            ),
        ]


class LineReservation(Model):
    """What an application holds until it is used or given up; `subject` is "application/UUID"."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    line: fields.ForeignKeyRelation[CreditLine] = fields.ForeignKeyField(
        "xindai.CreditLine", on_delete=fields.RESTRICT, related_name=False
    )
    sub_line: fields.ForeignKeyNullableRelation[CreditSubLine] = fields.ForeignKeyField(
        "xindai.CreditSubLine", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    product: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Product", on_delete=fields.RESTRICT, related_name=False
    )
    subject = fields.TextField()
    amount_minor = fields.BigIntField()
    status = fields.CharField(max_length=20)

    class Meta:
        app = "xindai"
        table = "line_reservation"
        indexes = [Index(fields=("line_id",), name="line_reservation_line")]
        constraints = [
            CheckConstraint(
                check="status IN ('held', 'used', 'cancelled')", name="line_reservation_status"
            ),
            CheckConstraint(check="amount_minor > 0", name="line_reservation_amount"),
            UniqueConstraint(
                fields=("subject",), name="line_reservation_held", condition="status = 'held'"
            ),
        ]


class LineUse(Model):
    """What a loan takes of a line: `counted_minor` follows its principal; `loan` is "loan/UUID".

    What does not revolve counts as it was drawn, however much principal has been repaid since.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    line: fields.ForeignKeyRelation[CreditLine] = fields.ForeignKeyField(
        "xindai.CreditLine", on_delete=fields.RESTRICT, related_name=False
    )
    sub_line: fields.ForeignKeyNullableRelation[CreditSubLine] = fields.ForeignKeyField(
        "xindai.CreditSubLine", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    reservation: fields.ForeignKeyRelation[LineReservation] = fields.ForeignKeyField(
        "xindai.LineReservation", on_delete=fields.RESTRICT, related_name=False, unique=True
    )
    loan = fields.CharField(max_length=60, unique=True)
    drawn_minor = fields.BigIntField()
    counted_minor = fields.BigIntField()
    principal_minor = fields.BigIntField()
    is_revolving = fields.BooleanField()

    class Meta:
        app = "xindai"
        table = "line_use"
        indexes = [Index(fields=("line_id",), name="line_use_line")]
        constraints = [
            CheckConstraint(
                check="drawn_minor > 0 AND counted_minor >= 0 AND principal_minor >= 0",
                name="line_use_amounts",
            ),
        ]


class LineMovement(Model):
    """One change of a line, with every figure before and after. Append-only."""

    id = fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))
    line: fields.ForeignKeyRelation[CreditLine] = fields.ForeignKeyField(
        "xindai.CreditLine", on_delete=fields.RESTRICT, related_name=False
    )
    seq = fields.IntField()
    kind = fields.CharField(max_length=20)
    amount_minor = fields.BigIntField()
    sub_line: fields.ForeignKeyNullableRelation[CreditSubLine] = fields.ForeignKeyField(
        "xindai.CreditSubLine", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    subject = fields.TextField(null=True)
    reason = fields.TextField(null=True)
    actor = fields.TextField()
    booked_on = fields.DateField()
    at = fields.DatetimeField(db_default=SqlDefault("clock_timestamp()"))
    limit_before = fields.BigIntField()
    limit_after = fields.BigIntField()
    temporary_before = fields.BigIntField()
    temporary_after = fields.BigIntField()
    temporary_until = fields.DateField(null=True)
    reserved_before = fields.BigIntField()
    reserved_after = fields.BigIntField()
    used_before = fields.BigIntField()
    used_after = fields.BigIntField()
    status_after = fields.CharField(max_length=20)
    sub_limit_before = fields.BigIntField(null=True)
    sub_limit_after = fields.BigIntField(null=True)
    sub_reserved_after = fields.BigIntField(null=True)
    sub_used_after = fields.BigIntField(null=True)

    class Meta:
        app = "xindai"
        table = "line_movement"
        unique_together = (("line_id", "seq"),)
        indexes = [Index(fields=("line_id", "id"), name="line_movement_newest")]
        constraints = [
            CheckConstraint(
                check="kind IN ('grant', 'adjust', 'temporary_raise', 'sub_line', 'freeze', "
                "'unfreeze', 'expire', 'close', 'reserve', 'cancel', 'use', 'release', 'retake')",
                name="line_movement_kind",
            ),
            CheckConstraint(
                check="kind <> 'reserve' OR reserved_after + used_after <= limit_after "
                "+ CASE WHEN temporary_until >= booked_on THEN temporary_after ELSE 0 END",
                name="line_movement_not_overdrawn",
            ),
            CheckConstraint(
                check="kind <> 'reserve' OR sub_line_id IS NULL "
                "OR sub_reserved_after + sub_used_after <= sub_limit_after",
                name="line_movement_sub_not_overdrawn",
            ),
            CheckConstraint(
                check="(sub_line_id IS NULL) = (sub_limit_after IS NULL)",
                name="line_movement_sub",
            ),
        ]


class LineProposal(Model):
    """What one person wants of a line and another decides. `content` as rules.py writes it."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    kind = fields.CharField(max_length=20)
    customer: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    branch: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False
    )
    currency = fields.CharField(max_length=3)
    content: fields.Field[object] = fields.JSONField()
    reason = fields.TextField()
    status = fields.CharField(max_length=20)
    maker = fields.TextField()
    checker = fields.TextField(null=True)
    decision_reason = fields.TextField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    decided_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "line_proposal"
        indexes = [
            Index(fields=("status", "id"), name="line_proposal_queue"),
            Index(fields=("customer_id", "id"), name="line_proposal_customer_newest"),
        ]
        constraints = [
            CheckConstraint(
                check="kind IN ('grant', 'adjust', 'temporary_raise', 'sub_line', 'unfreeze', "
                "'pre_approval')",
                name="line_proposal_kind",
            ),
            CheckConstraint(
                check="(customer_id IS NULL) = (kind = 'pre_approval')",
                name="line_proposal_customer",
            ),
            CheckConstraint(
                check="status IN ('pending', 'approved', 'rejected')", name="line_proposal_status"
            ),
            CheckConstraint(check="checker <> maker", name="line_proposal_four_eyes"),
            CheckConstraint(
                check="(checker IS NULL) = (status = 'pending') "
                "AND (checker IS NULL) = (decided_at IS NULL)",
                name="line_proposal_decided",
            ),
        ]


class LinePreApproval(Model):
    """A customer of a pre-approval; `outcome` is "granted" or the code of why not."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    proposal: fields.ForeignKeyRelation[LineProposal] = fields.ForeignKeyField(
        "xindai.LineProposal", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    amount_minor = fields.BigIntField()
    outcome = fields.TextField(null=True)

    class Meta:
        app = "xindai"
        table = "line_pre_approval"
        unique_together = (("proposal_id", "customer_id"),)
        constraints = [
            CheckConstraint(check="amount_minor > 0", name="line_pre_approval_amount"),
        ]
