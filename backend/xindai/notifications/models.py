"""Tables of notifications."""

from __future__ import annotations

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class Notification(Model):
    """A notice to one actor ("staff:UUID", "borrower:UUID")."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    recipient = fields.TextField()
    kind = fields.CharField(max_length=60)
    params: fields.Field[object] = fields.JSONField()
    created_at = fields.DatetimeField(db_default=Now())
    read_at = fields.DatetimeField(null=True)
    delivered_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "notification"
        indexes = [Index(fields=("recipient", "id"), name="notification_recipient")]
        constraints = [
            CheckConstraint(
                check="read_at IS NULL OR delivered_at IS NOT NULL", name="notification_delivered"
            )
        ]
