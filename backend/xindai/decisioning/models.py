"""Tables of decisions. Policies change by their verbs; decisions are append-only."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class DecisionPolicy(Model):
    """What decides: for the product of this code, or, as "standard", for all others."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    code = fields.CharField(max_length=40, unique=True)
    name_zh = fields.CharField(max_length=100)
    name_en = fields.CharField(max_length=100)
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "decision_policy"
        constraints = [
            CheckConstraint(
                check="code ~ '^[A-Za-z][A-Za-z0-9_-]{0,39}$'", name="decision_policy_code"
            )
        ]


class DecisionPolicyVersion(Model):
    """Rules, reasons, affordability and test cases; only a draft changes."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    policy: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.DecisionPolicy", on_delete=fields.RESTRICT, related_name=False
    )
    number = fields.IntField()
    status = fields.CharField(max_length=20, db_default="draft")
    content: fields.Field[object] = fields.JSONField()
    test_cases: fields.Field[object] = fields.JSONField(db_default=[])
    author = fields.TextField()
    editors = ArrayField("text")
    publisher = fields.TextField(null=True)
    arm = fields.CharField(max_length=20, null=True)
    share_percent = fields.SmallIntField(null=True)
    note = fields.TextField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    submitted_at = fields.DatetimeField(null=True)
    published_at = fields.DatetimeField(null=True)
    retired_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "decision_policy_version"
        unique_together = (("policy_id", "number"),)
        constraints = [
            CheckConstraint(
                check="author <> publisher AND NOT (publisher = ANY(editors))",
                name="decision_policy_version_four_eyes",
            ),
            CheckConstraint(
                check="status IN ('draft', 'in_review', 'published', 'retired')",
                name="decision_policy_version_status",
            ),
            CheckConstraint(
                check="(status IN ('published', 'retired')) = (publisher IS NOT NULL)",
                name="decision_policy_version_publisher",
            ),
            CheckConstraint(
                check="(arm IS NOT NULL) = (status = 'published')",
                name="decision_policy_version_arm_when",
            ),
            CheckConstraint(
                check="arm IN ('champion', 'challenger')", name="decision_policy_version_arm"
            ),
            CheckConstraint(
                check="(share_percent IS NOT NULL) = (arm IS NOT DISTINCT FROM 'challenger') "
                "AND share_percent BETWEEN 0 AND 100",
                name="decision_policy_version_share",
            ),
            UniqueConstraint(
                fields=("policy_id", "arm"),
                name="decision_policy_version_one",
                condition="status = 'published'",
            ),
            UniqueConstraint(
                fields=("policy_id",),
                name="decision_policy_version_draft",
                condition="status IN ('draft', 'in_review')",
            ),
        ]


class DecisionRow(Model):
    """One decision with everything it was made from; append-only."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    subject = fields.TextField()
    customer: fields.ForeignKeyRelation[Any] | None = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    policy_version: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.DecisionPolicyVersion", on_delete=fields.RESTRICT, related_name=False
    )
    arm = fields.CharField(max_length=20)
    product_code = fields.CharField(max_length=40)
    channel = fields.CharField(max_length=40)
    segment = fields.CharField(max_length=40, null=True)
    currency = fields.CharField(max_length=3)
    amount_asked_minor = fields.BigIntField()
    instalments_asked = fields.IntField()
    list_rate = fields.DecimalField(max_digits=12, decimal_places=8)
    priced_on = fields.DateField()
    outcome = fields.CharField(max_length=20)
    amount_minor = fields.BigIntField()
    instalments = fields.IntField()
    rate_annual = fields.DecimalField(max_digits=12, decimal_places=8)
    grade = fields.CharField(max_length=20)
    scorecard = fields.TextField(null=True)
    score = fields.IntField(null=True)
    capacity_minor = fields.BigIntField(null=True)
    review_levels = fields.SmallIntField()
    needs_phone_check = fields.BooleanField()
    facts: fields.Field[object] = fields.JSONField()
    reports: fields.Field[object] = fields.JSONField()
    reasons: fields.Field[object] = fields.JSONField()
    trace: fields.Field[object] = fields.JSONField()
    counterfactual: fields.Field[object] = fields.JSONField(null=True)
    duration_us = fields.IntField()
    decided_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "decision"
        indexes = [
            Index(fields=("subject",), name="decision_subject"),
            Index(fields=("customer_id",), name="decision_customer"),
            Index(fields=("policy_version_id", "id"), name="decision_version"),
        ]
        constraints = [
            CheckConstraint(
                check="outcome IN ('approve', 'refer', 'decline')", name="decision_outcome"
            ),
            CheckConstraint(check="arm IN ('champion', 'challenger')", name="decision_arm"),
            CheckConstraint(
                check="amount_minor BETWEEN 0 AND amount_asked_minor AND instalments >= 1 "
                "AND rate_annual >= 0 AND duration_us >= 0",
                name="decision_amounts",
            ),
            CheckConstraint(
                check="(outcome = 'decline') = (amount_minor = 0)", name="decision_declined"
            ),
            CheckConstraint(check="review_levels BETWEEN 0 AND 3", name="decision_levels"),
            CheckConstraint(check="jsonb_array_length(reasons) >= 1", name="decision_reasoned"),
        ]


class DecisionSimulation(Model):
    """A version run over past decisions, against them or against another version."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    version: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.DecisionPolicyVersion", on_delete=fields.RESTRICT, related_name=False
    )
    against: fields.ForeignKeyRelation[Any] | None = fields.ForeignKeyField(
        "xindai.DecisionPolicyVersion", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    source = fields.CharField(max_length=60, null=True)
    first_day = fields.DateField(null=True)
    last_day = fields.DateField(null=True)
    status = fields.CharField(max_length=20, db_default="queued")
    job_id = fields.UUIDField(null=True)
    requested_by = fields.TextField()
    totals: fields.Field[object] = fields.JSONField(db_default={})
    created_at = fields.DatetimeField(db_default=Now())
    finished_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "decision_simulation"
        indexes = [Index(fields=("version_id", "id"), name="decision_simulation_version")]
        constraints = [
            CheckConstraint(
                check="status IN ('queued', 'running', 'done')", name="decision_simulation_status"
            ),
            CheckConstraint(
                check="(status = 'done') = (finished_at IS NOT NULL)",
                name="decision_simulation_finished",
            ),
            CheckConstraint(check="first_day <= last_day", name="decision_simulation_days"),
        ]


class DecisionSimulationChange(Model):
    """A past decision that the simulated version makes otherwise."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    simulation: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.DecisionSimulation", on_delete=fields.RESTRICT, related_name=False
    )
    decision: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.DecisionRow", on_delete=fields.RESTRICT, related_name=False
    )
    before: fields.Field[object] = fields.JSONField()
    after: fields.Field[object] = fields.JSONField()

    class Meta:
        app = "xindai"
        table = "decision_simulation_change"
        unique_together = (("simulation_id", "decision_id"),)
