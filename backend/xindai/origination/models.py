"""Tables of applications."""

from __future__ import annotations

from typing import Any, Final

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now, SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto

OPEN: Final = """status IN ('submitted', 'deciding', 'phone_verification', 'review_1', 'review_2',
    'review_3', 'returned', 'approved', 'contract_signed', 'disbursing')
    OR (status = 'offer_accepted' AND kind <> 'line')"""
"""While it is so, the customer has no second application for the product."""


def _to(model: str) -> Any:
    return fields.ForeignKeyField(f"xindai.{model}", on_delete=fields.RESTRICT, related_name=False)


def _perhaps(model: str) -> Any:
    return fields.ForeignKeyField(
        f"xindai.{model}", on_delete=fields.RESTRICT, related_name=False, null=True
    )


class Application(Model):
    """A wish and where it stands. `round` counts the decisions that were asked for; `version` the
    events; `supplement` names what is to be added while it is returned."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    kind = fields.CharField(max_length=20)
    customer: fields.ForeignKeyRelation[Any] = _to("Customer")
    branch: fields.ForeignKeyRelation[Any] = _to("Branch")
    product: fields.ForeignKeyRelation[Any] = _to("Product")
    product_version: fields.ForeignKeyRelation[Any] = _to("ProductVersion")
    channel = fields.CharField(max_length=40)
    sub_product = fields.CharField(max_length=40, null=True)
    merchant: fields.ForeignKeyNullableRelation[Any] = _perhaps("Merchant")
    amount_minor = fields.BigIntField(null=True)
    currency = fields.CharField(max_length=3)
    instalments = fields.IntField(null=True)
    method = fields.CharField(max_length=40, null=True)
    purpose = fields.CharField(max_length=40, null=True)
    bank_card: fields.ForeignKeyNullableRelation[Any] = _perhaps("BankCard")
    status = fields.CharField(max_length=30, db_default="draft")
    round = fields.IntField(db_default=0)
    entered_at = fields.DatetimeField(db_default=Now())
    due_at = fields.DatetimeField(null=True)
    overdue_told_at = fields.DatetimeField(null=True)
    expires_on = fields.DateField(null=True)
    claimed_by = fields.TextField(null=True)
    claimed_until = fields.DatetimeField(null=True)
    created_by = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())
    submitted_by = fields.TextField(null=True)
    submitted_at = fields.DatetimeField(null=True)
    content_hash = fields.BinaryField(null=True)
    returned_from = fields.CharField(max_length=30, null=True)
    return_reason = fields.TextField(null=True)
    supplement = ArrayField("text", db_default=SqlDefault("'{}'"))
    rejection: fields.Field[object] = fields.JSONField(db_default=SqlDefault("'[]'"))
    decision: fields.ForeignKeyNullableRelation[Any] = _perhaps("DecisionRow")
    grade = fields.CharField(max_length=20, null=True)
    review_levels = fields.SmallIntField(null=True)
    needs_phone_check = fields.BooleanField(null=True)
    offered_minor = fields.BigIntField(null=True)
    offered_instalments = fields.IntField(null=True)
    offered_rate = fields.DecimalField(max_digits=12, decimal_places=8, null=True)
    offered_method = fields.CharField(max_length=40, null=True)
    accepted_minor = fields.BigIntField(null=True)
    accepted_by = fields.TextField(null=True)
    accepted_at = fields.DatetimeField(null=True)
    in_person = fields.TextField(null=True)
    contract_id = fields.UUIDField(null=True)
    loan_id = fields.UUIDField(null=True)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "xindai"
        table = "application"
        indexes = [
            Index(fields=("customer_id",), name="application_customer"),
            Index(fields=("branch_id", "id"), name="application_branch"),
        ]
        constraints = [
            UniqueConstraint(
                fields=("customer_id", "product_id"), name="application_open_once", condition=OPEN
            ),
            CheckConstraint(check="kind IN ('loan', 'line', 'drawing')", name="application_kind"),
            CheckConstraint(
                check="status IN ('draft', 'submitted', 'deciding', 'phone_verification', "
                "'review_1', 'review_2', 'review_3', 'approved', 'offer_accepted', "
                "'contract_signed', 'disbursing', 'disbursed', 'returned', 'rejected', "
                "'withdrawn', 'expired')",
                name="application_status",
            ),
            CheckConstraint(
                check="(claimed_by IS NULL) = (claimed_until IS NULL)", name="application_claim"
            ),
            CheckConstraint(
                check="(submitted_by IS NULL) = (submitted_at IS NULL) "
                "AND (submitted_at IS NULL) = (content_hash IS NULL) "
                "AND (submitted_at IS NOT NULL OR status IN ('draft', 'withdrawn', 'expired'))",
                name="application_submitted",
            ),
            CheckConstraint(
                check="submitted_at IS NULL "
                "OR (amount_minor > 0 AND instalments > 0 AND method IS NOT NULL)",
                name="application_complete",
            ),
            CheckConstraint(
                check="(status = 'returned') = (returned_from IS NOT NULL)",
                name="application_returned",
            ),
            CheckConstraint(
                check="rejection = '[]' OR status = 'rejected'", name="application_rejection"
            ),
            CheckConstraint(
                check="(decision_id IS NULL) = (review_levels IS NULL) "
                "AND (decision_id IS NULL) = (needs_phone_check IS NULL) "
                "AND review_levels BETWEEN 0 AND 3",
                name="application_decided",
            ),
            CheckConstraint(
                check="status NOT IN ('approved', 'offer_accepted', 'contract_signed', "
                "'disbursing', 'disbursed') OR (offered_minor > 0 AND offered_instalments > 0 "
                "AND offered_rate >= 0 AND offered_method IS NOT NULL)",
                name="application_offered",
            ),
            CheckConstraint(
                check="(accepted_at IS NULL) = (accepted_minor IS NULL) "
                "AND (accepted_at IS NULL) = (accepted_by IS NULL) "
                "AND accepted_minor BETWEEN 1 AND offered_minor "
                "AND (accepted_at IS NOT NULL OR status NOT IN ('offer_accepted', "
                "'contract_signed', 'disbursing', 'disbursed'))",
                name="application_accepted",
            ),
        ]


class ApplicationEvent(Model):
    """What happened, one for each version; append-only."""

    id = fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))
    application: fields.ForeignKeyRelation[Application] = _to("Application")
    seq = fields.IntField()
    from_status = fields.CharField(max_length=30, null=True)
    to_status = fields.CharField(max_length=30)
    verb = fields.CharField(max_length=30)
    actor = fields.TextField()
    booked_on = fields.DateField()
    at = fields.DatetimeField(db_default=SqlDefault("clock_timestamp()"))
    reason = fields.TextField(null=True)
    detail: fields.Field[object] = fields.JSONField(db_default=SqlDefault("'{}'"))

    class Meta:
        app = "xindai"
        table = "application_event"
        unique_together = (("application", "seq"),)
        indexes = [Index(fields=("booked_on", "to_status"), name="application_event_day")]


class ApplicationParty(Model):
    """A co-borrower or guarantor: a customer, or a person with his particulars sealed."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    application: fields.ForeignKeyRelation[Application] = _to("Application")
    role = fields.CharField(max_length=20)
    customer: fields.ForeignKeyNullableRelation[Any] = _perhaps("Customer")
    name_sealed = fields.BinaryField(null=True)
    name_masked = fields.TextField(null=True)
    id_number_sealed = fields.BinaryField(null=True)
    id_number_masked = fields.TextField(null=True)
    id_number_index = fields.BinaryField(null=True)
    phone_sealed = fields.BinaryField(null=True)
    phone_masked = fields.TextField(null=True)

    class Meta:
        app = "xindai"
        table = "application_party"
        indexes = [Index(fields=("application_id",), name="application_party_application")]
        constraints = [
            CheckConstraint(
                check="role IN ('co_borrower', 'guarantor')", name="application_party_role"
            ),
            CheckConstraint(
                check="num_nonnulls(name_sealed, name_masked, id_number_sealed, "
                "id_number_masked, id_number_index, phone_sealed, phone_masked) "
                "= CASE WHEN customer_id IS NULL THEN 7 ELSE 0 END",
                name="application_party_who",
            ),
        ]


class ApplicationDocument(Model):
    """A paper of the customer or a party that belongs to the application."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    application: fields.ForeignKeyRelation[Application] = _to("Application")
    document: fields.ForeignKeyRelation[Any] = _to("CustomerDocument")
    added_by = fields.TextField()
    added_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "application_document"
        unique_together = (("application", "document"),)


class ApplicationNote(Model):
    """What somebody of the house wrote; sealed, for it may be about a person."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    application: fields.ForeignKeyRelation[Application] = _to("Application")
    author = fields.TextField()
    note_sealed = fields.BinaryField()
    at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "application_note"
        indexes = [Index(fields=("application_id", "id"), name="application_note_application")]


class PhoneCheck(Model):
    """A call; a trigger writes who made the application beside it, to compare."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    application: fields.ForeignKeyRelation[Application] = _to("Application")
    round = fields.IntField()
    caller = fields.TextField()
    creator = fields.TextField()
    submitter = fields.TextField()
    verdict = fields.CharField(max_length=20)
    answers: fields.Field[object] = fields.JSONField()
    at = fields.DatetimeField(db_default=SqlDefault("clock_timestamp()"))

    class Meta:
        app = "xindai"
        table = "phone_check"
        indexes = [Index(fields=("application_id", "id"), name="phone_check_application")]
        constraints = [
            CheckConstraint(
                check="verdict IN ('passed', 'failed', 'unreachable')", name="phone_check_verdict"
            ),
            CheckConstraint(
                check="caller <> creator AND caller <> submitter", name="phone_check_other_eyes"
            ),
        ]


class ApplicationReview(Model):
    """A level's verdict; each level of a round is another person's."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    application: fields.ForeignKeyRelation[Application] = _to("Application")
    round = fields.IntField()
    level = fields.SmallIntField()
    reviewer = fields.TextField()
    creator = fields.TextField()
    submitter = fields.TextField()
    verdict = fields.CharField(max_length=20)
    amount_minor = fields.BigIntField(null=True)
    reason = fields.TextField(null=True)
    at = fields.DatetimeField(db_default=SqlDefault("clock_timestamp()"))

    class Meta:
        app = "xindai"
        table = "application_review"
        unique_together = (
            ("application", "round", "level"),
            ("application", "round", "reviewer"),
        )
        constraints = [
            CheckConstraint(check="level BETWEEN 1 AND 3", name="application_review_level"),
            CheckConstraint(
                check="verdict IN ('approve', 'reject')", name="application_review_verdict"
            ),
            CheckConstraint(
                check="reviewer <> creator AND reviewer <> submitter",
                name="application_review_other_eyes",
            ),
        ]


class StaffConflict(Model):
    """Somebody of the house may not work on what a customer applies for."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    staff: fields.ForeignKeyRelation[Any] = _to("StaffUser")
    customer: fields.ForeignKeyRelation[Any] = _to("Customer")
    reason = fields.TextField()
    declared_by = fields.TextField()
    declared_at = fields.DatetimeField(db_default=Now())
    ended_by = fields.TextField(null=True)
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "staff_conflict"
        indexes = [Index(fields=("customer_id",), name="staff_conflict_customer")]
        constraints = [
            UniqueConstraint(
                fields=("staff_id", "customer_id"),
                name="staff_conflict_once",
                condition="ended_at IS NULL",
            ),
            CheckConstraint(
                check="(ended_by IS NULL) = (ended_at IS NULL)", name="staff_conflict_ended"
            ),
            CheckConstraint(
                check="ended_by <> 'staff:' || staff_id", name="staff_conflict_other_eyes"
            ),
        ]


class AuthorityRule(Model):
    """Up to an amount a level is enough, of a product and a grade or any; level 0 is no person."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    level = fields.SmallIntField()
    product: fields.ForeignKeyNullableRelation[Any] = _perhaps("Product")
    grade = fields.CharField(max_length=20, null=True)
    currency = fields.CharField(max_length=3)
    max_amount_minor = fields.BigIntField()
    status = fields.CharField(max_length=20, db_default="proposed")
    maker = fields.TextField()
    checker = fields.TextField(null=True)
    reason = fields.TextField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    decided_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "authority_rule"
        constraints = [
            UniqueConstraint(
                fields=("level", "product_id", "grade", "currency"),
                name="authority_rule_active",
                condition="status = 'active'",
            ),
            CheckConstraint(
                check="level BETWEEN 0 AND 3 AND max_amount_minor >= 0",
                name="authority_rule_level",
            ),
            CheckConstraint(
                check="status IN ('proposed', 'active', 'rejected', 'replaced')",
                name="authority_rule_status",
            ),
            CheckConstraint(check="checker <> maker", name="authority_rule_four_eyes"),
            CheckConstraint(
                check="(status = 'proposed') = (checker IS NULL) "
                "AND (checker IS NULL) = (decided_at IS NULL)",
                name="authority_rule_decided",
            ),
        ]


NAME: Final = crypto.sealed("application_party", "name_sealed", field="name")
ID_NUMBER: Final = crypto.sealed(
    "application_party", "id_number_sealed", field="id_number", index="id_number_index"
)
PHONE: Final = crypto.sealed("application_party", "phone_sealed", field="phone")
NOTE: Final = crypto.sealed("application_note", "note_sealed", field="note")
