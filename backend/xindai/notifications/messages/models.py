"""Tables of messages."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now, SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.notifications.contact.models import PURPOSES
from xindai.platform import crypto


class MessageTemplate(Model):
    """The texts of a kind of message, version by version."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    kind = fields.CharField(max_length=60, unique=True)

    class Meta:
        app = "xindai"
        table = "message_template"


class MessageTemplateVersion(Model):
    """Texts by channel and language; they never change once submitted."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    template: fields.ForeignKeyRelation[MessageTemplate] = fields.ForeignKeyField(
        "xindai.MessageTemplate", on_delete=fields.RESTRICT, related_name=False
    )
    version = fields.IntField()
    status = fields.CharField(max_length=20, db_default="draft")
    texts: fields.Field[object] = fields.JSONField()
    makers: Any = ArrayField(element_type="text")
    checker = fields.TextField(null=True)
    reason = fields.TextField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    approved_at = fields.DatetimeField(null=True)
    retired_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "message_template_version"
        unique_together = (("template_id", "version"),)
        constraints = [
            CheckConstraint(
                check="status IN ('draft', 'in_review', 'approved', 'retired')",
                name="message_template_version_status",
            ),
            CheckConstraint(
                check="NOT checker = ANY (makers)", name="message_template_version_four_eyes"
            ),
            CheckConstraint(
                check="cardinality(makers) >= 1", name="message_template_version_makers"
            ),
            CheckConstraint(
                check="(approved_at IS NOT NULL) = (status IN ('approved', 'retired'))"
                " AND (approved_at IS NOT NULL) = (checker IS NOT NULL)",
                name="message_template_version_approved",
            ),
            CheckConstraint(
                check="(retired_at IS NOT NULL) = (status = 'retired')",
                name="message_template_version_retired",
            ),
            UniqueConstraint(
                fields=("template_id",),
                name="message_template_version_in_force",
                condition="status = 'approved'",
            ),
            UniqueConstraint(
                fields=("template_id",),
                name="message_template_version_open",
                condition="status IN ('draft', 'in_review')",
            ),
        ]


class MessagePreference(Model):
    """What a customer wants; a purpose that `channels` does not name is told by all of them."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    subject_id = fields.UUIDField(unique=True)
    language = fields.CharField(max_length=2, db_default="zh")
    channels: fields.Field[object] = fields.JSONField(db_default=SqlDefault("'{}'"))
    email_sealed = fields.BinaryField(null=True)
    email_masked = fields.TextField(null=True)
    email_confirmed_at = fields.DatetimeField(null=True)
    email_code_hash = fields.BinaryField(null=True)
    email_code_until = fields.DatetimeField(null=True)
    email_code_tries = fields.IntField(db_default=0)
    email_codes_on = fields.DateField(null=True)
    email_codes = fields.IntField(db_default=0)
    """How many codes went out on that day."""
    changed_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "message_preference"
        constraints = [
            CheckConstraint(check="language IN ('zh', 'en')", name="message_preference_language"),
            CheckConstraint(
                check="jsonb_typeof(channels) = 'object'", name="message_preference_channels"
            ),
            CheckConstraint(
                check="(email_sealed IS NULL) = (email_masked IS NULL)",
                name="message_preference_email",
            ),
            CheckConstraint(
                check="email_confirmed_at IS NULL OR email_sealed IS NOT NULL",
                name="message_preference_confirmed",
            ),
            CheckConstraint(
                check="(email_code_hash IS NULL) = (email_code_until IS NULL)"
                " AND (email_code_hash IS NULL OR email_confirmed_at IS NULL)",
                name="message_preference_code",
            ),
        ]


class PushSubscriptionRow(Model):
    """A browser of a customer; the endpoint is a capability, so it is sealed."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    subject_id = fields.UUIDField()
    endpoint_sealed = fields.BinaryField()
    keys_sealed = fields.BinaryField()
    endpoint_index = fields.BinaryField()
    created_at = fields.DatetimeField(db_default=Now())
    gone_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "push_subscription"
        indexes = [Index(fields=("subject_id",), name="push_subscription_subject")]
        constraints = [
            UniqueConstraint(
                fields=("endpoint_index",),
                name="push_subscription_once",
                condition="gone_at IS NULL",
            ),
        ]


class Message(Model):
    """One text for one customer by one channel."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    subject_id = fields.UUIDField()
    purpose = fields.CharField(max_length=20)
    kind = fields.CharField(max_length=60)
    channel = fields.CharField(max_length=20)
    template_version: fields.ForeignKeyRelation[MessageTemplateVersion] = fields.ForeignKeyField(
        "xindai.MessageTemplateVersion", on_delete=fields.RESTRICT, related_name=False
    )
    language = fields.CharField(max_length=2)
    params: fields.Field[object] = fields.JSONField()
    reference = fields.TextField()
    dedupe_key = fields.CharField(max_length=200, unique=True)
    status = fields.CharField(max_length=20, db_default="planned")
    reason = fields.TextField(null=True)
    due_at = fields.DatetimeField(db_default=Now())
    expires_at = fields.DatetimeField()
    tries = fields.IntField(db_default=0)
    created_by = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())
    sent_at = fields.DatetimeField(null=True)
    settled_at = fields.DatetimeField(null=True)
    delivered_at = fields.DatetimeField(null=True)
    ask_at = fields.DatetimeField(null=True)
    """When its gateway is asked about it next."""
    asks = fields.IntField(db_default=0)

    class Meta:
        app = "xindai"
        table = "message"
        indexes = [
            Index(fields=("subject_id", "id"), name="message_subject"),
            Index(fields=("due_at",), name="message_planned"),
            Index(fields=("status", "id"), name="message_status_id"),
            Index(fields=("ask_at",), name="message_ask_at"),
        ]
        constraints = [
            CheckConstraint(check=f"purpose IN ({PURPOSES})", name="message_purpose"),
            CheckConstraint(check="channel IN ('sms', 'email', 'push')", name="message_channel"),
            CheckConstraint(check="language IN ('zh', 'en')", name="message_language"),
            CheckConstraint(
                check="status IN ('planned', 'sent', 'delivered', 'failed', 'suppressed',"
                " 'expired')",
                name="message_status",
            ),
            CheckConstraint(
                check="(reason IS NOT NULL) = (status IN ('failed', 'suppressed', 'expired'))",
                name="message_reason",
            ),
            CheckConstraint(
                check="status NOT IN ('sent', 'delivered') OR sent_at IS NOT NULL",
                name="message_sent",
            ),
            CheckConstraint(
                check="(settled_at IS NOT NULL) = (status <> 'planned')", name="message_settled"
            ),
            CheckConstraint(
                check="(delivered_at IS NOT NULL) = (status = 'delivered')",
                name="message_delivered",
            ),
            CheckConstraint(check="ask_at IS NULL OR status = 'sent'", name="message_ask"),
        ]


class MessageSend(Model):
    """A try to send a message, under an attempt of the gate; `outcome` is None on the way."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField(
        "xindai.Message", on_delete=fields.RESTRICT, related_name=False
    )
    number = fields.IntField()
    attempt: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.ContactAttempt", on_delete=fields.RESTRICT, related_name=False
    )
    at = fields.DatetimeField(db_default=Now())
    outcome = fields.CharField(max_length=20, null=True)
    detail = fields.TextField(null=True)
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "message_send"
        unique_together = (("message_id", "number"),)
        indexes = [Index(fields=("attempt_id",), name="message_send_attempt")]
        constraints = [
            CheckConstraint(
                check="outcome IN ('accepted', 'refused', 'trouble', 'lost')",
                name="message_send_outcome",
            ),
            CheckConstraint(
                check="(outcome IS NULL) = (ended_at IS NULL)", name="message_send_ended"
            ),
        ]


class MessageReceipt(Model):
    """What a gateway said of a message; it never changes."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField(
        "xindai.Message", on_delete=fields.RESTRICT, related_name=False
    )
    event_id = fields.CharField(max_length=80, unique=True)
    status = fields.CharField(max_length=20)
    reason = fields.CharField(max_length=40, null=True)
    said_at = fields.DatetimeField()
    source = fields.CharField(max_length=20)
    heard_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "message_receipt"
        indexes = [Index(fields=("message_id", "id"), name="message_receipt_message")]
        constraints = [
            CheckConstraint(
                check="status IN ('delivered', 'undeliverable')", name="message_receipt_status"
            ),
            CheckConstraint(
                check="(reason IS NOT NULL) = (status = 'undeliverable')",
                name="message_receipt_reason",
            ),
            CheckConstraint(
                check="source IN ('callback', 'question')", name="message_receipt_source"
            ),
        ]


EMAIL = crypto.sealed("message_preference", "email_sealed", field="email", record="subject_id")
ENDPOINT = crypto.sealed(
    "push_subscription", "endpoint_sealed", field="endpoint", index="endpoint_index"
)
BROWSER_KEYS = crypto.sealed("push_subscription", "keys_sealed", field="keys")
