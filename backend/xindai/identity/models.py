"""Tables of identity."""

from __future__ import annotations

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now, SqlDefault
from tortoise.indexes import Index
from tortoise.models import Model

from xindai.kernel.ids import new_id


class Branch(Model):
    """A node of the lender's own tree; `path` holds the codes from the root: "/HO/E/"."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    code = fields.CharField(max_length=20, unique=True)
    name = fields.TextField()
    parent: fields.ForeignKeyNullableRelation[Branch] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    path = fields.CharField(max_length=200, unique=True)

    class Meta:
        app = "xindai"
        table = "branch"


class StaffUser(Model):
    """A person who works here; the password is an argon2 hash."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    login = fields.CharField(max_length=100, unique=True)
    display_name = fields.TextField()
    password_hash = fields.TextField()
    branch: fields.ForeignKeyRelation[Branch] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False
    )
    roles = ArrayField("text", db_default=SqlDefault("'{}'"))
    is_active = fields.BooleanField(db_default=True)
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "staff_user"


class StaffSession(Model):
    """A signed-in session; only the hash of its token is kept."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    token_hash = fields.BinaryField()
    user: fields.ForeignKeyRelation[StaffUser] = fields.ForeignKeyField(
        "xindai.StaffUser", on_delete=fields.RESTRICT, related_name=False
    )
    expires_at = fields.DatetimeField()
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "staff_session"
        unique_together = (("token_hash",),)
        indexes = [Index(fields=("user_id",), name="staff_session_user")]


class ApiKey(Model):
    """A third party's key: a public prefix to find it, the hash of the rest to check it."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    name = fields.TextField()
    prefix = fields.CharField(max_length=20, unique=True)
    key_hash = fields.BinaryField()
    branch: fields.ForeignKeyRelation[Branch] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False
    )
    roles = ArrayField("text", db_default=SqlDefault("'{}'"))
    is_active = fields.BooleanField(db_default=True)
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "api_key"
