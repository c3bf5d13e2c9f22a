"""Tables of webhooks."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform.crypto import sealed

SECRET = sealed("webhook_endpoint", "secret_sealed", field="secret")
PREVIOUS = sealed("webhook_endpoint", "previous_secret_sealed", field="previous_secret")


class WebhookEndpoint(Model):
    """Where a client wants its news. `secret_number` counts rotations, from 1.

    Until `previous_until` both secrets sign. `paused_until`: the receiver asked for a rest.
    A removed one keeps its row for its deliveries, without secrets.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    client: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.ApiClient", on_delete=fields.RESTRICT, related_name=False
    )
    url = fields.TextField()
    topics = ArrayField("text")
    secret_sealed = fields.BinaryField(null=True)
    secret_number = fields.IntField(db_default=1)
    previous_secret_sealed = fields.BinaryField(null=True)
    previous_until = fields.DatetimeField(null=True)
    is_active = fields.BooleanField(db_default=True)
    disabled_why = fields.TextField(null=True)
    consecutive_failures = fields.IntField(db_default=0)
    failing_since = fields.DatetimeField(null=True)
    paused_until = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    removed_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "webhook_endpoint"
        indexes = [Index(fields=("client_id",), name="webhook_endpoint_client")]
        constraints = [
            CheckConstraint(
                check="is_active = (disabled_why IS NULL)", name="webhook_endpoint_why"
            ),
            CheckConstraint(
                check="disabled_why IN ('by_hand', 'failing', 'gone', 'removed')",
                name="webhook_endpoint_reason",
            ),
            CheckConstraint(
                check="(removed_at IS NULL) = (secret_sealed IS NOT NULL)",
                name="webhook_endpoint_wiped",
            ),
            CheckConstraint(
                check="(previous_secret_sealed IS NULL) = (previous_until IS NULL)",
                name="webhook_endpoint_previous",
            ),
            CheckConstraint(
                check="(consecutive_failures > 0) = (failing_since IS NOT NULL)",
                name="webhook_endpoint_failing",
            ),
        ]


class WebhookDelivery(Model):
    """One message for one endpoint; `message_id` is the webhook-id, the same on every attempt.

    `lease` names the claim of the sender that works on it until `leased_until`.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    endpoint: fields.ForeignKeyRelation[WebhookEndpoint] = fields.ForeignKeyField(
        "xindai.WebhookEndpoint", on_delete=fields.RESTRICT, related_name=False
    )
    message_id = fields.UUIDField()
    topic = fields.TextField()
    payload: fields.Field[object] = fields.JSONField()
    status = fields.CharField(max_length=20, db_default="pending")
    attempts = fields.IntField(db_default=0)
    next_attempt_at = fields.DatetimeField(null=True)
    is_by_hand = fields.BooleanField(db_default=False)
    lease = fields.UUIDField(null=True)
    leased_until = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    delivered_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "webhook_delivery"
        unique_together = (("endpoint", "message_id"),)
        indexes = [Index(fields=("endpoint_id", "id"), name="webhook_delivery_newest")]
        constraints = [
            CheckConstraint(
                check="status IN ('pending', 'delivered', 'failed', 'cancelled')",
                name="webhook_delivery_status",
            ),
            CheckConstraint(
                check="(status = 'pending') = (next_attempt_at IS NOT NULL)",
                name="webhook_delivery_next",
            ),
            CheckConstraint(
                check="status <> 'delivered' OR delivered_at IS NOT NULL",
                name="webhook_delivery_delivered",
            ),
            CheckConstraint(
                check="(lease IS NULL) = (leased_until IS NULL)", name="webhook_delivery_lease"
            ),
        ]


class WebhookAttempt(Model):
    """One call of an endpoint. `error` is a code where no answer came; the excerpt is masked."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    delivery: fields.ForeignKeyRelation[WebhookDelivery] = fields.ForeignKeyField(
        "xindai.WebhookDelivery", on_delete=fields.RESTRICT, related_name=False
    )
    at = fields.DatetimeField(db_default=Now())
    response_status = fields.IntField(null=True)
    duration_ms = fields.IntField()
    error = fields.TextField(null=True)
    excerpt = fields.TextField(null=True)
    is_manual = fields.BooleanField(db_default=False)

    class Meta:
        app = "xindai"
        table = "webhook_attempt"
        indexes = [Index(fields=("delivery_id", "id"), name="webhook_attempt_delivery")]
        constraints = [
            CheckConstraint(
                check="(response_status IS NULL) = (error IS NOT NULL)",
                name="webhook_attempt_outcome",
            )
        ]
