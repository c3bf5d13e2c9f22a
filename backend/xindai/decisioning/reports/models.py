"""The table of reports."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto


class BureauReport(Model):
    """One question to an outsider and what came of it. `facts_sealed` holds the facts as JSON."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    kind = fields.CharField(max_length=20)
    request_id = fields.UUIDField(unique=True)
    outcome = fields.CharField(max_length=20)
    why = fields.CharField(max_length=20, null=True)
    requested_by = fields.TextField()
    requested_at = fields.DatetimeField(db_default=Now())
    requested_on = fields.DateField()
    valid_until = fields.DateField(null=True)
    duration_ms = fields.IntField()
    facts_sealed = fields.BinaryField(null=True)

    class Meta:
        app = "xindai"
        table = "bureau_report"
        indexes = [Index(fields=("customer_id", "kind", "id"), name="bureau_report_customer")]
        constraints = [
            CheckConstraint(check="kind IN ('bureau', 'identity')", name="bureau_report_kind"),
            CheckConstraint(
                check="outcome IN ('ok', 'missing', 'mismatch', 'error')",
                name="bureau_report_outcome",
            ),
            CheckConstraint(
                check="(outcome = 'ok') = (facts_sealed IS NOT NULL)", name="bureau_report_facts"
            ),
            CheckConstraint(
                check="(outcome = 'ok') = (valid_until IS NOT NULL)", name="bureau_report_valid"
            ),
            CheckConstraint(check="(outcome = 'ok') = (why IS NULL)", name="bureau_report_why"),
            CheckConstraint(check="duration_ms >= 0", name="bureau_report_duration"),
        ]


FACTS = crypto.sealed("bureau_report", "facts_sealed", field="facts")
