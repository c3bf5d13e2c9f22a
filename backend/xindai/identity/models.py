"""Tables of identity."""

from __future__ import annotations

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now, SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto


class Branch(Model):
    """A node of the lender's own tree; `path` holds the codes from the root: "/HO/E/"."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    code = fields.CharField(max_length=20, unique=True)
    name = fields.TextField()
    parent: fields.ForeignKeyNullableRelation[Branch] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    path = fields.CharField(max_length=200, unique=True)
    is_active = fields.BooleanField(db_default=True)

    class Meta:
        app = "xindai"
        table = "branch"


class Role(Model):
    """What people are here; `is_seeded` ones came with the program and cannot be deleted.

    Who holds one that `needs_factor` can do nothing before he has set up a second factor.
    """

    code = fields.CharField(max_length=40, primary_key=True)
    name_zh = fields.TextField()
    name_en = fields.TextField()
    is_seeded = fields.BooleanField(db_default=False)
    needs_factor = fields.BooleanField(db_default=False)

    class Meta:
        app = "xindai"
        table = "role"


class KnownPermission(Model):
    """A permission of the program that this database has met, and seeded to its roles once."""

    code = fields.CharField(max_length=80, primary_key=True)

    class Meta:
        app = "xindai"
        table = "permission"


class RolePermission(Model):
    """A role holds a permission."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    role: fields.ForeignKeyRelation[Role] = fields.ForeignKeyField(
        "xindai.Role", on_delete=fields.RESTRICT, related_name=False
    )
    permission: fields.ForeignKeyRelation[KnownPermission] = fields.ForeignKeyField(
        "xindai.KnownPermission", on_delete=fields.RESTRICT, related_name=False
    )

    class Meta:
        app = "xindai"
        table = "role_permission"
        unique_together = (("role", "permission"),)


class StaffUser(Model):
    """A person who works here; the password is an argon2 hash, `roles` are codes of Role."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    login = fields.CharField(max_length=100, unique=True)
    display_name = fields.TextField()
    password_hash = fields.TextField()
    branch: fields.ForeignKeyRelation[Branch] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False
    )
    roles = ArrayField("text", db_default=SqlDefault("'{}'"))
    is_active = fields.BooleanField(db_default=True)
    needs_factor = fields.BooleanField(db_default=False)
    locked_until = fields.DatetimeField(null=True)
    phone_sealed = fields.BinaryField(null=True)
    phone_masked = fields.TextField(null=True)
    phone_index = fields.BinaryField(null=True)
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "staff_user"
        unique_together = (("phone_index",),)


class BorrowerAccount(Model):
    """A borrower's way in: a phone number and a password. The customer row points here."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    phone_sealed = fields.BinaryField()
    phone_masked = fields.TextField()
    phone_index = fields.BinaryField()
    password_hash = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "borrower_account"


class Consent(Model):
    """What a borrower agreed to; withdrawn once, never rewritten (triggers hold it)."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    account: fields.ForeignKeyRelation[BorrowerAccount] = fields.ForeignKeyField(
        "xindai.BorrowerAccount", on_delete=fields.RESTRICT, related_name=False
    )
    kind = fields.CharField(max_length=30)
    document_version = fields.CharField(max_length=20)
    text_hash = fields.BinaryField()
    given_at = fields.DatetimeField(db_default=Now())
    withdrawn_at = fields.DatetimeField(null=True)
    address_masked = fields.TextField()
    channel = fields.CharField(max_length=20)

    class Meta:
        app = "xindai"
        table = "consent"
        constraints = [
            UniqueConstraint(
                fields=("account_id", "kind", "document_version"),
                name="consent_standing",
                condition="withdrawn_at IS NULL",
            ),
            CheckConstraint(check="octet_length(text_hash) = 32", name="consent_text_hash_length"),
        ]


class Session(Model):
    """A signed-in session of a person or a borrower; only the hash of its token is kept."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    token_hash = fields.BinaryField()
    staff: fields.ForeignKeyNullableRelation[StaffUser] = fields.ForeignKeyField(
        "xindai.StaffUser", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    account: fields.ForeignKeyNullableRelation[BorrowerAccount] = fields.ForeignKeyField(
        "xindai.BorrowerAccount", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    created_at = fields.DatetimeField(db_default=Now())
    expires_at = fields.DatetimeField()
    last_seen_at = fields.DatetimeField(db_default=Now())
    proved_at = fields.DatetimeField(db_default=Now())
    address = fields.TextField(db_default="")
    user_agent = fields.TextField(db_default="")

    class Meta:
        app = "xindai"
        table = "session"
        unique_together = (("token_hash",),)
        indexes = [
            Index(fields=("staff_id",), name="session_staff"),
            Index(fields=("account_id",), name="session_account"),
        ]
        constraints = [
            CheckConstraint(
                check="num_nonnulls(staff_id, account_id) = 1", name="session_one_owner"
            )
        ]


crypto.sealed("staff_user", "phone_sealed", field="phone", index="phone_index")
crypto.sealed("borrower_account", "phone_sealed", field="phone", index="phone_index")
