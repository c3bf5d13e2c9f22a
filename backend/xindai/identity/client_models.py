"""Tables of third parties: clients, their secrets, and the keys that sign their tokens."""

from __future__ import annotations

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now, SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.identity.models import Branch
from xindai.kernel.ids import new_id
from xindai.platform.crypto import sealed

SECRET = sealed("api_client_secret", "secret_sealed", field="secret")
PRIVATE_KEY = sealed("signing_key", "private_sealed", field="private")


class ApiClient(Model):
    """A third party's program: what it may ask for, from where, and how often.

    `client_id` is its public name; `schema_version` the version it is served without asking.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    client_id = fields.CharField(max_length=40, unique=True)
    name = fields.TextField()
    branch: fields.ForeignKeyRelation[Branch] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False
    )
    scopes = ArrayField("text", db_default=SqlDefault("'{}'"))
    allowed_networks = ArrayField("text", db_default=SqlDefault("'{}'"))
    requests_per_minute = fields.IntField()
    cost_per_minute = fields.IntField()
    schema_version = fields.TextField(null=True)
    is_active = fields.BooleanField(db_default=True)
    created_at = fields.DatetimeField(db_default=Now())
    created_by = fields.TextField()

    class Meta:
        app = "xindai"
        table = "api_client"
        constraints = [
            CheckConstraint(
                check="requests_per_minute > 0 AND cost_per_minute > 0", name="api_client_rates"
            )
        ]


class ApiClientSecret(Model):
    """The hash of a secret; two may live at once, so that one is changed without downtime.

    Until it is first used it is also kept sealed: who repeats the request that made it gets it.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    client: fields.ForeignKeyRelation[ApiClient] = fields.ForeignKeyField(
        "xindai.ApiClient", on_delete=fields.RESTRICT, related_name=False
    )
    secret_hash = fields.BinaryField()
    prefix = fields.CharField(max_length=20)
    secret_sealed = fields.BinaryField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    expires_at = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "api_client_secret"
        unique_together = (("secret_hash",),)
        indexes = [Index(fields=("client_id",), name="api_client_secret_client")]
        constraints = [
            CheckConstraint(
                check="octet_length(secret_hash) = 32", name="api_client_secret_hash_length"
            )
        ]


class SigningKey(Model):
    """A key pair that signs access tokens; the private half is sealed, and wiped on retirement."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    kid = fields.CharField(max_length=64, unique=True)
    algorithm = fields.CharField(max_length=20)
    public_jwk: fields.Field[object] = fields.JSONField()
    private_sealed = fields.BinaryField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    retired_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "signing_key"
        constraints = [
            CheckConstraint(
                check="(private_sealed IS NULL) = (retired_at IS NOT NULL)",
                name="signing_key_wiped",
            ),
            UniqueConstraint(
                fields=("algorithm",), condition="retired_at IS NULL", name="signing_key_current"
            ),
        ]
