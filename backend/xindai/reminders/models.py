"""Tables of reminders."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class ReminderStep(Model):
    """`days` after the due date (before it: below zero), by these channels."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    code = fields.CharField(max_length=20, unique=True)
    days = fields.IntField(unique=True)
    channels: Any = ArrayField(element_type="text")

    class Meta:
        app = "xindai"
        table = "reminder_step"
        constraints = [
            CheckConstraint(check="days BETWEEN -30 AND 90", name="reminder_step_days"),
            CheckConstraint(check="code ~ '^[a-z][a-z0-9_]*$'", name="reminder_step_code"),
            CheckConstraint(
                check="cardinality(channels) >= 1"
                " AND channels <@ ARRAY['sms', 'email', 'push']::text[]",
                name="reminder_step_channels",
            ),
        ]


class ReminderRun(Model):
    """A business day whose reminders are planned, and how many messages that were."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    business_on = fields.DateField(unique=True)
    planned = fields.IntField()
    ended_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "reminder_run"
