"""Tables of what staff prove themselves with, besides the password."""

from __future__ import annotations

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.identity.models import StaffUser
from xindai.kernel.ids import new_id
from xindai.platform import crypto


def _staff() -> fields.ForeignKeyRelation[StaffUser]:
    return fields.ForeignKeyField("xindai.StaffUser", on_delete=fields.RESTRICT, related_name=False)


class StaffTotp(Model):
    """A shared secret of an authenticator app; counts once confirmed. `last_step`: used up."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    staff = _staff()
    secret_sealed = fields.BinaryField()
    created_at = fields.DatetimeField(db_default=Now())
    confirmed_at = fields.DatetimeField(null=True)
    last_step = fields.BigIntField(db_default=0)

    class Meta:
        app = "xindai"
        table = "staff_totp"
        constraints = [
            UniqueConstraint(
                fields=("staff_id",),
                name="staff_totp_confirmed",
                condition="confirmed_at IS NOT NULL",
            ),
            UniqueConstraint(
                fields=("staff_id",), name="staff_totp_draft", condition="confirmed_at IS NULL"
            ),
        ]


class StaffRecoveryCode(Model):
    """One of ten codes for the day the telephone is lost; only its keyed hash is kept."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    staff = _staff()
    code_hash = fields.BinaryField()
    used_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "staff_recovery_code"
        unique_together = (("staff", "code_hash"),)


class StaffPasskey(Model):
    """A public key of a person's device; `cloned_at`: its counter went back, it opens nothing."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    staff = _staff()
    name = fields.TextField()
    credential_id = fields.BinaryField()
    public_key = fields.BinaryField()
    sign_count = fields.BigIntField()
    is_backed_up = fields.BooleanField()
    created_at = fields.DatetimeField(db_default=Now())
    last_used_at = fields.DatetimeField(null=True)
    cloned_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "staff_passkey"
        unique_together = (("credential_id",),)
        indexes = [Index(fields=("staff_id",), name="staff_passkey_staff")]
        constraints = [CheckConstraint(check="sign_count >= 0", name="staff_passkey_sign_count")]


class StaffPassword(Model):
    """A password of before: the last five do not come back."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    staff = _staff()
    password_hash = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "staff_password"
        indexes = [Index(fields=("staff_id",), name="staff_password_staff")]


class StaffResetLink(Model):
    """Lets its holder set a password once; an administrator hands it over."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    staff = _staff()
    token_hash = fields.BinaryField()
    created_at = fields.DatetimeField(db_default=Now())
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "staff_reset_link"
        unique_together = (("token_hash",),)
        indexes = [Index(fields=("staff_id",), name="staff_reset_link_staff")]


crypto.sealed("staff_totp", "secret_sealed", field="secret")
