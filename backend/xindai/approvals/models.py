"""Tables of approvals."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto


class ApprovalPolicy(Model):
    """Commands of this permission, from this amount on, need a checker of this role."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    command = fields.CharField(max_length=80)
    min_amount_minor = fields.BigIntField(db_default=0)
    role: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Role", on_delete=fields.RESTRICT, related_name=False
    )
    valid_hours = fields.IntField(db_default=72)

    class Meta:
        app = "xindai"
        table = "approval_policy"
        unique_together = (("command", "min_amount_minor"),)
        constraints = [
            CheckConstraint(
                check="min_amount_minor >= 0 AND valid_hours BETWEEN 1 AND 720",
                name="approval_policy_bounds",
            )
        ]


class ApprovalRequest(Model):
    """A command that waits for its checker. `input_sealed` holds its arguments as JSON."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    command = fields.CharField(max_length=80)
    mutation = fields.CharField(max_length=80)
    input_sealed = fields.BinaryField()
    input_index = fields.BinaryField()
    subject = fields.TextField(null=True)
    amount_minor = fields.BigIntField(null=True)
    maker = fields.TextField()
    branch_path = fields.CharField(max_length=200)
    role: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Role", on_delete=fields.RESTRICT, related_name=False
    )
    status = fields.CharField(max_length=20)
    created_at = fields.DatetimeField(db_default=Now())
    expires_at = fields.DatetimeField()
    checker = fields.TextField(null=True)
    reason = fields.TextField(null=True)
    decided_at = fields.DatetimeField(null=True)
    executed_at = fields.DatetimeField(null=True)
    outcome: fields.Field[object] = fields.JSONField(null=True)

    class Meta:
        app = "xindai"
        table = "approval_request"
        indexes = [
            Index(fields=("status", "role_id"), name="approval_request_queue"),
            Index(fields=("maker",), name="approval_request_maker"),
        ]
        constraints = [
            CheckConstraint(check="checker <> maker", name="approval_request_four_eyes"),
            CheckConstraint(
                check="status IN ('pending', 'approved', 'executed', 'failed', 'rejected', "
                "'withdrawn', 'expired')",
                name="approval_request_status",
            ),
            CheckConstraint(
                check="(checker IS NULL) = (status IN ('pending', 'withdrawn', 'expired'))",
                name="approval_request_decided",
            ),
        ]


INPUT = crypto.sealed("approval_request", "input_sealed", field="input", index="input_index")
