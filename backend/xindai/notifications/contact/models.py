"""Tables of the contact gate."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id

PURPOSES = "'service', 'reminder', 'collection', 'marketing'"
CHANNELS = "'sms', 'email', 'push', 'call', 'visit', 'letter'"


class ContactRuleSet(Model):
    """A version of all rules; one at a time is approved."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    version = fields.IntField(unique=True)
    status = fields.CharField(max_length=20, db_default="draft")
    rules: fields.Field[object] = fields.JSONField()
    makers: Any = ArrayField(element_type="text")
    checker = fields.TextField(null=True)
    reason = fields.TextField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    approved_at = fields.DatetimeField(null=True)
    retired_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "contact_rule_set"
        constraints = [
            CheckConstraint(
                check="status IN ('draft', 'in_review', 'approved', 'retired')",
                name="contact_rule_set_status",
            ),
            CheckConstraint(check="jsonb_typeof(rules) = 'array'", name="contact_rule_set_rules"),
            CheckConstraint(check="NOT checker = ANY (makers)", name="contact_rule_set_four_eyes"),
            CheckConstraint(check="cardinality(makers) >= 1", name="contact_rule_set_makers"),
            CheckConstraint(
                check="(approved_at IS NOT NULL) = (status IN ('approved', 'retired'))"
                " AND (approved_at IS NOT NULL) = (checker IS NOT NULL)",
                name="contact_rule_set_approved",
            ),
            CheckConstraint(
                check="(retired_at IS NOT NULL) = (status = 'retired')",
                name="contact_rule_set_retired",
            ),
            UniqueConstraint(
                fields=("status",),
                name="contact_rule_set_one_each",
                condition="status <> 'retired'",
            ),
        ]


class ContactPerson(Model):
    """Somebody who may be contacted: `subject_id` is the customer, guarantor or known contact."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    role = fields.CharField(max_length=20)
    subject_id = fields.UUIDField()
    zone = fields.CharField(max_length=60)
    region = fields.CharField(max_length=10)
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "contact_person"
        unique_together = (("role", "subject_id"),)
        constraints = [
            CheckConstraint(
                check="role IN ('customer', 'guarantor', 'third_party')",
                name="contact_person_role",
            ),
            CheckConstraint(
                check="zone ~ '^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$'", name="contact_person_zone"
            ),
            CheckConstraint(
                check="region ~ '^[A-Z]{2}(-[A-Z0-9]{1,3})?$'", name="contact_person_region"
            ),
        ]


class ContactStop(Model):
    """Nobody contacts the person for these purposes by these channels (none named: all)."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    person: fields.ForeignKeyRelation[ContactPerson] = fields.ForeignKeyField(
        "xindai.ContactPerson", on_delete=fields.RESTRICT, related_name=False
    )
    kind = fields.CharField(max_length=20)
    purposes: Any = ArrayField(element_type="text")
    channels: Any = ArrayField(element_type="text")
    from_at = fields.DatetimeField(db_default=Now())
    until_at = fields.DatetimeField(null=True)
    reference = fields.TextField(null=True)
    created_by = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())
    lifted_by = fields.TextField(null=True)
    lifted_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "contact_stop"
        indexes = [Index(fields=("person_id",), name="contact_stop_person")]
        constraints = [
            CheckConstraint(
                check="kind IN ('stop_request', 'cease_and_desist', 'dispute', 'legal_hold',"
                " 'deceased', 'insolvency', 'wrong_person')",
                name="contact_stop_kind",
            ),
            CheckConstraint(
                check=f"purposes <@ ARRAY[{PURPOSES}]::text[]", name="contact_stop_purposes"
            ),
            CheckConstraint(
                check=f"channels <@ ARRAY[{CHANNELS}]::text[]", name="contact_stop_channels"
            ),
            CheckConstraint(
                check="kind NOT IN ('deceased', 'wrong_person')"
                " OR cardinality(purposes) = 0 AND cardinality(channels) = 0",
                name="contact_stop_whole",
            ),
            CheckConstraint(check="until_at > from_at", name="contact_stop_until"),
            CheckConstraint(
                check="(lifted_by IS NULL) = (lifted_at IS NULL)", name="contact_stop_lifted"
            ),
        ]


class ContactAttempt(Model):
    """A contact that the gate let pass; may begin until `valid_until`. Never changed."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    person: fields.ForeignKeyRelation[ContactPerson] = fields.ForeignKeyField(
        "xindai.ContactPerson", on_delete=fields.RESTRICT, related_name=False
    )
    purpose = fields.CharField(max_length=20)
    channel = fields.CharField(max_length=20)
    tells_debt = fields.BooleanField()
    about_id = fields.UUIDField(null=True)
    reference = fields.TextField()
    rule_set: fields.ForeignKeyRelation[ContactRuleSet] = fields.ForeignKeyField(
        "xindai.ContactRuleSet", on_delete=fields.RESTRICT, related_name=False
    )
    at = fields.DatetimeField()
    valid_until = fields.DatetimeField()
    created_by = fields.TextField()

    class Meta:
        app = "xindai"
        table = "contact_attempt"
        indexes = [
            Index(fields=("person_id", "at"), name="contact_attempt_person"),
            Index(fields=("about_id", "at"), name="contact_attempt_about"),
        ]
        constraints = [
            CheckConstraint(check=f"purpose IN ({PURPOSES})", name="contact_attempt_purpose"),
            CheckConstraint(check=f"channel IN ({CHANNELS})", name="contact_attempt_channel"),
            CheckConstraint(check="valid_until >= at", name="contact_attempt_valid"),
        ]
