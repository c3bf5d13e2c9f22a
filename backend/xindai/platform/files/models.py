"""The table of files; their content lies on disk."""

from __future__ import annotations

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto


class StoredFile(Model):
    """`sha256` and `size_bytes` are those of the content that was kept, not of what came in."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    purpose = fields.CharField(max_length=40)
    name_sealed = fields.BinaryField()
    uploaded_by = fields.TextField()
    status = fields.CharField(max_length=10, db_default="waiting")
    refusal = fields.CharField(max_length=40, null=True)
    declared_bytes = fields.BigIntField()
    size_bytes = fields.BigIntField(null=True)
    sha256 = fields.BinaryField(null=True)
    media_type = fields.CharField(max_length=100, null=True)
    key_sealed = fields.BinaryField(null=True)
    upload_until = fields.DatetimeField(null=True)
    upload_began_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "stored_file"
        indexes = [Index(fields=("uploaded_by", "created_at"), name="stored_file_uploader")]
        constraints = [
            CheckConstraint(
                check="status IN ('waiting', 'ready', 'refused')", name="stored_file_status"
            ),
            CheckConstraint(
                check="(status = 'ready') = (sha256 IS NOT NULL AND size_bytes IS NOT NULL"
                " AND media_type IS NOT NULL AND key_sealed IS NOT NULL)",
                name="stored_file_ready",
            ),
            CheckConstraint(
                check="(status = 'refused') = (refusal IS NOT NULL)", name="stored_file_refused"
            ),
            CheckConstraint(check="octet_length(sha256) = 32", name="stored_file_hash"),
            CheckConstraint(check="declared_bytes > 0", name="stored_file_declared"),
        ]


crypto.sealed("stored_file", "name_sealed", field="name")
crypto.sealed("stored_file", "key_sealed", field="key")
