"""Tables of what a lender knows of a customer. Each is a history: nothing is deleted."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto


def _customer(**more: Any) -> Any:
    return fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False, **more
    )


class CustomerProfile(Model):
    """How a customer lives; the address is sealed."""

    customer: fields.ForeignKeyRelation[Any] = fields.OneToOneField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False, primary_key=True
    )
    marital_status = fields.CharField(max_length=20, null=True)
    education = fields.CharField(max_length=20, null=True)
    residence = fields.CharField(max_length=20, null=True)
    dependants = fields.IntField(null=True)
    address_sealed = fields.BinaryField(null=True)
    address_masked = fields.TextField(null=True)
    changed_by = fields.TextField()
    changed_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "customer_profile"
        constraints = [
            CheckConstraint(
                check="(address_sealed IS NULL) = (address_masked IS NULL)",
                name="customer_profile_address",
            ),
            CheckConstraint(
                check="dependants BETWEEN 0 AND 30", name="customer_profile_dependants"
            ),
        ]


class CustomerContact(Model):
    """Somebody who can be called about a customer; a removed one stays as history."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    customer: fields.ForeignKeyRelation[Any] = _customer()
    relation = fields.CharField(max_length=20)
    name_sealed = fields.BinaryField()
    name_masked = fields.TextField()
    phone_sealed = fields.BinaryField()
    phone_masked = fields.TextField()
    phone_index = fields.BinaryField()
    added_by = fields.TextField()
    added_at = fields.DatetimeField(db_default=Now())
    removed_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "customer_contact"
        indexes = [
            Index(fields=("customer_id",), name="customer_contact_customer"),
            Index(fields=("phone_index",), name="customer_contact_phone"),
        ]
        constraints = [
            UniqueConstraint(
                fields=("customer_id", "phone_index"),
                name="customer_contact_once",
                condition="removed_at IS NULL",
            )
        ]


class CustomerEmployment(Model):
    """What a customer lives on; a new one ends the present one."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    customer: fields.ForeignKeyRelation[Any] = _customer()
    kind = fields.CharField(max_length=20)
    employer_sealed = fields.BinaryField(null=True)
    employer_masked = fields.TextField(null=True)
    position_sealed = fields.BinaryField(null=True)
    since_on = fields.DateField(null=True)
    added_by = fields.TextField()
    added_at = fields.DatetimeField(db_default=Now())
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "customer_employment"
        constraints = [
            UniqueConstraint(
                fields=("customer_id",),
                name="customer_employment_present",
                condition="ended_at IS NULL",
            ),
            CheckConstraint(
                check="(employer_sealed IS NULL) = (employer_masked IS NULL)",
                name="customer_employment_employer",
            ),
        ]


class CustomerDocument(Model):
    """A paper of a customer as a file; whoever handed it in does not verify it."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    customer: fields.ForeignKeyRelation[Any] = _customer()
    category = fields.CharField(max_length=40)
    file: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.StoredFile", on_delete=fields.RESTRICT, related_name=False, unique=True
    )
    expires_on = fields.DateField(null=True)
    status = fields.CharField(max_length=20, db_default="unverified")
    added_by = fields.TextField()
    added_at = fields.DatetimeField(db_default=Now())
    verified_by = fields.TextField(null=True)
    verified_at = fields.DatetimeField(null=True)
    note = fields.TextField(null=True)

    class Meta:
        app = "xindai"
        table = "customer_document"
        indexes = [Index(fields=("customer_id",), name="customer_document_customer")]
        constraints = [
            CheckConstraint(
                check="status IN ('unverified', 'verified', 'rejected')",
                name="customer_document_status",
            ),
            CheckConstraint(
                check="(status = 'unverified') = (verified_by IS NULL)"
                " AND (verified_by IS NULL) = (verified_at IS NULL)",
                name="customer_document_verified",
            ),
            CheckConstraint(check="verified_by <> added_by", name="customer_document_other_eyes"),
        ]


class CustomerMonthlyAmount(Model):
    """What comes in or goes out every month, as stated, with the paper that shows it."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    customer: fields.ForeignKeyRelation[Any] = _customer()
    side = fields.CharField(max_length=20)
    kind = fields.CharField(max_length=20)
    amount_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    document: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.CustomerDocument", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    added_by = fields.TextField()
    added_at = fields.DatetimeField(db_default=Now())
    removed_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "customer_monthly_amount"
        indexes = [Index(fields=("customer_id",), name="customer_monthly_amount_customer")]
        constraints = [
            CheckConstraint(
                check="side IN ('income', 'expense', 'obligation')",
                name="customer_monthly_amount_side",
            ),
            CheckConstraint(
                check="amount_minor >= 0 AND (kind <> 'none' OR amount_minor = 0)",
                name="customer_monthly_amount_stated",
            ),
        ]


class CustomerTag(Model):
    """A segment (products ask for it) or a tag (people look for it) on a customer."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    customer: fields.ForeignKeyRelation[Any] = _customer()
    kind = fields.CharField(max_length=10)
    code = fields.CharField(max_length=40)
    added_by = fields.TextField()
    added_at = fields.DatetimeField(db_default=Now())
    removed_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "customer_tag"
        constraints = [
            UniqueConstraint(
                fields=("customer_id", "kind", "code"),
                name="customer_tag_once",
                condition="removed_at IS NULL",
            ),
            CheckConstraint(check="kind IN ('segment', 'tag')", name="customer_tag_kind"),
        ]


class CustomerRelation(Model):
    """How two customers stand to each other; what holds both ways is one row."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    customer: fields.ForeignKeyRelation[Any] = _customer()
    other: fields.ForeignKeyRelation[Any] = _customer(source_field="other_id")
    kind = fields.CharField(max_length=20)
    added_by = fields.TextField()
    added_at = fields.DatetimeField(db_default=Now())
    ended_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "customer_relation"
        indexes = [Index(fields=("other_id",), name="customer_relation_other")]
        constraints = [
            CheckConstraint(check="customer_id <> other_id", name="customer_relation_not_self"),
            CheckConstraint(
                check="kind IN ('guarantor_of', 'parent_of', 'employer_of')"
                " OR customer_id < other_id",
                name="customer_relation_symmetric",
            ),
            UniqueConstraint(
                fields=("customer_id", "other_id", "kind"),
                name="customer_relation_once",
                condition="ended_at IS NULL",
            ),
        ]


class CustomerRating(Model):
    """Our own opinion of a customer; a new one is a new row, and none is changed."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    customer: fields.ForeignKeyRelation[Any] = _customer()
    grade = fields.CharField(max_length=1)
    reason = fields.TextField()
    rated_by = fields.TextField()
    rated_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "customer_rating"
        indexes = [Index(fields=("customer_id", "id"), name="customer_rating_customer")]
        constraints = [
            CheckConstraint(
                check="grade IN ('A', 'B', 'C', 'D', 'E')", name="customer_rating_grade"
            )
        ]


crypto.sealed("customer_profile", "address_sealed", field="address", record="customer_id")
crypto.sealed("customer_contact", "name_sealed", field="name")
crypto.sealed("customer_contact", "phone_sealed", field="phone", index="phone_index")
crypto.sealed("customer_employment", "employer_sealed", field="employer")
crypto.sealed("customer_employment", "position_sealed", field="position")
