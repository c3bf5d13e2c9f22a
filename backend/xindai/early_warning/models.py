"""Tables of early warning: the policy, signals, the watch list, tasks, holds, days done."""

from __future__ import annotations

from typing import Any, Final

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto

SEVERITIES: Final = "('low', 'medium', 'high')"
FINDINGS: Final = "('confirmed', 'false_alarm', 'contacted', 'line_cut')"


class WarningPolicy(Model):
    """A version of the policy: a rule for each signal (see rules.py), scores and days."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.IntField(unique=True)
    rules: fields.Field[object] = fields.JSONField()
    elevated_score = fields.IntField()
    high_score = fields.IntField()
    task_days = fields.IntField()
    note = fields.TextField()
    status = fields.CharField(max_length=20, db_default="proposed")
    proposed_by = fields.TextField()
    proposed_at = fields.DatetimeField(db_default=Now())
    decided_by = fields.TextField(null=True)
    decided_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "warning_policy"
        constraints = [
            CheckConstraint(
                check="status IN ('proposed', 'active', 'retired', 'turned_down')",
                name="warning_policy_status",
            ),
            CheckConstraint(
                check="(decided_by IS NULL) = (status = 'proposed')"
                " AND (decided_by IS NULL) = (decided_at IS NULL)",
                name="warning_policy_decided",
            ),
            CheckConstraint(check="decided_by <> proposed_by", name="warning_policy_other_eyes"),
            CheckConstraint(
                check="0 < elevated_score AND elevated_score < high_score"
                " AND task_days BETWEEN 0 AND 60",
                name="warning_policy_numbers",
            ),
            UniqueConstraint(
                fields=("status",),
                name="warning_policy_one_active",
                condition="status IN ('active', 'proposed')",
            ),
        ]


class WarningTask(Model):
    """What an officer has to look into, for one subject; signals are attached to it."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    subject = fields.TextField()
    customer: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    branch: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False
    )
    status = fields.CharField(max_length=20, db_default="open")
    severity = fields.CharField(max_length=10)
    assigned = fields.TextField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    due_on = fields.DateField()
    escalated_on = fields.DateField(null=True)
    finding = fields.CharField(max_length=20, null=True)
    comment_sealed = fields.BinaryField(null=True)
    resolved_by = fields.TextField(null=True)
    resolved_at = fields.DatetimeField(null=True)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "xindai"
        table = "warning_task"
        indexes = [
            Index(fields=("customer_id",), name="warning_task_customer"),
            Index(fields=("status", "due_on"), name="warning_task_due"),
        ]
        constraints = [
            CheckConstraint(
                check="status IN ('open', 'claimed', 'resolved')", name="warning_task_status"
            ),
            CheckConstraint(check=f"severity IN {SEVERITIES}", name="warning_task_severity"),
            CheckConstraint(
                check="status <> 'claimed' OR assigned IS NOT NULL", name="warning_task_claimed"
            ),
            CheckConstraint(
                check=f"finding IN {FINDINGS} AND (finding IS NULL) = (status <> 'resolved')"
                " AND (finding IS NULL) = (comment_sealed IS NULL)"
                " AND (finding IS NULL) = (resolved_by IS NULL)"
                " AND (finding IS NULL) = (resolved_at IS NULL)",
                name="warning_task_finding",
            ),
            UniqueConstraint(
                fields=("subject",),
                name="warning_task_open_once",
                condition="status <> 'resolved'",
            ),
        ]


class WarningSignal(Model):
    """Something that was noticed; once per subject and cause."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    code = fields.CharField(max_length=40)
    subject = fields.TextField()
    cause = fields.TextField()
    customer: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    branch: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False
    )
    loan: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.Loan", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    task: fields.ForeignKeyNullableRelation[WarningTask] = fields.ForeignKeyField(
        "xindai.WarningTask", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    policy: fields.ForeignKeyRelation[WarningPolicy] = fields.ForeignKeyField(
        "xindai.WarningPolicy", on_delete=fields.RESTRICT, related_name=False
    )
    severity = fields.CharField(max_length=10)
    weight = fields.IntField()
    action = fields.CharField(max_length=10)
    facts: fields.Field[object] = fields.JSONField()
    raised_on = fields.DateField()
    raised_at = fields.DatetimeField(db_default=Now())
    lapsed_on = fields.DateField(null=True)
    finding = fields.CharField(max_length=20, null=True)

    class Meta:
        app = "xindai"
        table = "warning_signal"
        unique_together = (("subject", "code", "cause"),)
        indexes = [
            Index(fields=("customer_id",), name="warning_signal_customer"),
            Index(fields=("task_id",), name="warning_signal_task"),
            Index(fields=("code", "raised_on"), name="warning_signal_code"),
        ]
        constraints = [
            CheckConstraint(check=f"severity IN {SEVERITIES}", name="warning_signal_severity"),
            CheckConstraint(
                check="action IN ('watch', 'task', 'block')", name="warning_signal_action"
            ),
            CheckConstraint(check=f"finding IN {FINDINGS}", name="warning_signal_finding"),
            CheckConstraint(check="weight BETWEEN 0 AND 1000", name="warning_signal_weight"),
        ]


class WatchEntry(Model):
    """How closely a customer is watched; level "none" once nothing counts any more."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False, unique=True
    )
    branch: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False
    )
    level = fields.CharField(max_length=10)
    score = fields.IntField()
    signals = fields.IntField()
    since_on = fields.DateField()
    changed_at = fields.DatetimeField(db_default=Now())
    version = fields.IntField(db_default=1)

    class Meta:
        app = "xindai"
        table = "watch_entry"
        indexes = [Index(fields=("level", "score"), name="watch_entry_level")]
        constraints = [
            CheckConstraint(
                check="level IN ('none', 'attention', 'elevated', 'high')"
                " AND (level = 'none') = (signals = 0)",
                name="watch_entry_known",
            ),
        ]


class WarningHold(Model):
    """A credit line that a signal blocks; the line itself is frozen by its own door."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    signal: fields.ForeignKeyRelation[WarningSignal] = fields.ForeignKeyField(
        "xindai.WarningSignal", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    line: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.CreditLine", on_delete=fields.RESTRICT, related_name=False
    )
    status = fields.CharField(max_length=20, db_default="wanted")
    void_code = fields.TextField(null=True)
    wanted_at = fields.DatetimeField(db_default=Now())
    asked_by = fields.TextField(null=True)
    released_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "warning_hold"
        unique_together = (("signal_id", "line_id"),)
        indexes = [
            Index(fields=("customer_id",), name="warning_hold_customer"),
            Index(fields=("line_id", "status"), name="warning_hold_line"),
        ]
        constraints = [
            CheckConstraint(
                check="status IN ('wanted', 'in_force', 'void', 'released')"
                " AND (status = 'void') = (void_code IS NOT NULL)"
                " AND (status = 'released') = (released_at IS NOT NULL)",
                name="warning_hold_known",
            ),
        ]


class WarningDay(Model):
    """A closed day after which everybody was looked at."""

    on_date = fields.DateField(primary_key=True)
    raised = fields.IntField()
    lapsed = fields.IntField()
    watched = fields.IntField()
    tasks = fields.IntField()
    escalated = fields.IntField()
    done_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "warning_day"


COMMENT: Final = crypto.sealed("warning_task", "comment_sealed", field="comment")
