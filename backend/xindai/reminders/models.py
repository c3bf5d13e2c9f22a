"""Tables of reminders."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class ReminderPolicy(Model):
    """A version of all steps; one at a time is approved."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    version = fields.IntField(unique=True)
    status = fields.CharField(max_length=20, db_default="draft")
    steps: fields.Field[object] = fields.JSONField()
    makers: Any = ArrayField(element_type="text")
    checker = fields.TextField(null=True)
    reason = fields.TextField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    approved_at = fields.DatetimeField(null=True)
    retired_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "reminder_policy"
        constraints = [
            CheckConstraint(
                check="status IN ('draft', 'in_review', 'approved', 'retired')",
                name="reminder_policy_status",
            ),
            CheckConstraint(check="jsonb_typeof(steps) = 'array'", name="reminder_policy_steps"),
            CheckConstraint(check="NOT checker = ANY (makers)", name="reminder_policy_four_eyes"),
            CheckConstraint(check="cardinality(makers) >= 1", name="reminder_policy_makers"),
            CheckConstraint(
                check="(approved_at IS NOT NULL) = (status IN ('approved', 'retired'))"
                " AND (approved_at IS NOT NULL) = (checker IS NOT NULL)",
                name="reminder_policy_approved",
            ),
            CheckConstraint(
                check="(retired_at IS NOT NULL) = (status = 'retired')",
                name="reminder_policy_retired",
            ),
            UniqueConstraint(
                fields=("status",),
                name="reminder_policy_one_each",
                condition="status <> 'retired'",
            ),
        ]


class ReminderRun(Model):
    """A business day whose reminders are planned, by which policy, and how many messages."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    business_on = fields.DateField(unique=True)
    planned = fields.IntField()
    ended_at = fields.DatetimeField(db_default=Now())
    policy: fields.ForeignKeyNullableRelation[ReminderPolicy] = fields.ForeignKeyField(
        "xindai.ReminderPolicy", on_delete=fields.RESTRICT, related_name=False, null=True
    )

    class Meta:
        app = "xindai"
        table = "reminder_run"
