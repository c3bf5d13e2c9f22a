"""The table of scorecards."""

from __future__ import annotations

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class ScorecardVersion(Model):
    """A version of a scorecard; `content` stays as it is once it was submitted."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    code = fields.CharField(max_length=40)
    version = fields.IntField()
    status = fields.CharField(max_length=20, db_default="draft")
    content: fields.Field[object] = fields.JSONField()
    maker = fields.TextField()
    checker = fields.TextField(null=True)
    note = fields.TextField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    submitted_at = fields.DatetimeField(null=True)
    activated_at = fields.DatetimeField(null=True)
    retired_at = fields.DatetimeField(null=True)
    measures: fields.Field[object] = fields.JSONField(null=True)

    class Meta:
        app = "xindai"
        table = "scorecard_version"
        unique_together = (("code", "version"),)
        constraints = [
            UniqueConstraint(
                fields=("code",), name="scorecard_version_active", condition="status = 'active'"
            ),
            CheckConstraint(check="version >= 1", name="scorecard_version_positive"),
            CheckConstraint(check="checker <> maker", name="scorecard_version_four_eyes"),
            CheckConstraint(
                check="status IN ('draft', 'submitted', 'active', 'retired')",
                name="scorecard_version_status",
            ),
            CheckConstraint(
                check="(status IN ('active', 'retired')) = (activated_at IS NOT NULL)",
                name="scorecard_version_activated",
            ),
            CheckConstraint(
                check="activated_at IS NULL OR checker IS NOT NULL",
                name="scorecard_version_checked",
            ),
            CheckConstraint(
                check="(status = 'retired') = (retired_at IS NOT NULL)",
                name="scorecard_version_retired",
            ),
        ]
