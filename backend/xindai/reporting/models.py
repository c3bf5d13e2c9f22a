"""Tables of reporting: how people look at lists, and what they took out of them."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto


class SavedView(Model):
    """How a member of staff looks at a list. Sealed: a filter may hold somebody's phone number."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    owner = fields.TextField()
    list = fields.CharField(max_length=40)
    name_sealed = fields.BinaryField()
    name_index = fields.BinaryField()
    content_sealed = fields.BinaryField()
    is_default = fields.BooleanField(db_default=False)
    created_at = fields.DatetimeField(db_default=Now())
    changed_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "saved_view"
        unique_together = (("owner", "list", "name_index"),)
        constraints = [
            UniqueConstraint(
                fields=("owner", "list"), name="saved_view_default", condition="is_default"
            ),
            CheckConstraint(check="owner LIKE 'staff:%'", name="saved_view_owner"),
            CheckConstraint(check="octet_length(name_index) = 32", name="saved_view_name_length"),
        ]


class ReportExport(Model):
    """A list that somebody wants as a workbook; `wanted_sealed` is the filter and the columns."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    owner = fields.TextField()
    list = fields.CharField(max_length=40)
    wanted_sealed = fields.BinaryField()
    language = fields.CharField(max_length=5)
    status = fields.CharField(max_length=10, db_default="waiting")
    failure = fields.CharField(max_length=60, null=True)
    job_id = fields.UUIDField()
    definition_id = fields.UUIDField(null=True)
    rows_written = fields.IntField(db_default=0)
    file: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.StoredFile",
        on_delete=fields.RESTRICT,
        related_name=False,
        unique=True,
        null=True,
    )
    started_at = fields.DatetimeField(db_default=Now())
    finished_at = fields.DatetimeField(null=True)
    expires_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "report_export"
        indexes = [Index(fields=("owner", "id"), name="report_export_owner_newest")]
        constraints = [
            CheckConstraint(check="owner LIKE 'staff:%'", name="report_export_owner"),
            CheckConstraint(check="language IN ('zh', 'en')", name="report_export_language"),
            CheckConstraint(
                check="status IN ('waiting', 'ready', 'failed', 'expired')",
                name="report_export_status",
            ),
            CheckConstraint(
                check="(status = 'failed') = (failure IS NOT NULL)", name="report_export_failed"
            ),
            CheckConstraint(
                check="(file_id IS NOT NULL) = (status IN ('ready', 'expired'))"
                " AND (expires_at IS NULL) = (file_id IS NULL)",
                name="report_export_file",
            ),
            CheckConstraint(
                check="(finished_at IS NULL) = (status = 'waiting')", name="report_export_finished"
            ),
            CheckConstraint(check="rows_written >= 0", name="report_export_rows"),
        ]


class ReportDefinition(Model):
    """A report as somebody wants it again: what, by what, of which span; and when, by itself.

    `content` has ids and codes only; the name and the address it goes to are sealed.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    owner = fields.TextField()
    report = fields.CharField(max_length=40)
    name_sealed = fields.BinaryField()
    name_index = fields.BinaryField()
    content: fields.Field[object] = fields.JSONField()
    language = fields.CharField(max_length=5)
    cadence = fields.CharField(max_length=10, null=True)
    mail_sealed = fields.BinaryField(null=True)
    next_on = fields.DateField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    changed_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "report_definition"
        unique_together = (("owner", "name_index"),)
        constraints = [
            CheckConstraint(check="owner LIKE 'staff:%'", name="report_definition_owner"),
            CheckConstraint(
                check="octet_length(name_index) = 32", name="report_definition_name_length"
            ),
            CheckConstraint(check="language IN ('zh', 'en')", name="report_definition_language"),
            CheckConstraint(
                check="cadence IN ('daily', 'weekly', 'monthly')",
                name="report_definition_cadence",
            ),
            CheckConstraint(
                check="(cadence IS NULL) = (next_on IS NULL)"
                " AND (mail_sealed IS NULL OR cadence IS NOT NULL)",
                name="report_definition_next",
            ),
        ]


crypto.sealed("saved_view", "name_sealed", field="name", index="name_index")
crypto.sealed("saved_view", "content_sealed", field="content")
crypto.sealed("report_export", "wanted_sealed", field="wanted")
crypto.sealed("report_definition", "name_sealed", field="name", index="name_index")
crypto.sealed("report_definition", "mail_sealed", field="mail")
