"""Tables of cases: the case, its loans, what was done, what was promised, who works on it."""

from __future__ import annotations

from typing import Any, Final

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now, SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto

STAGES: Final = "('soft', 'm1', 'm2', 'm3', 'm4_plus')"


class CollectionQueue(Model):
    """Where cases of one kind wait; a strategy names it, a collector works on some of them."""

    code = fields.CharField(max_length=20, primary_key=True)
    name_zh = fields.TextField()
    name_en = fields.TextField()
    position = fields.IntField()

    class Meta:
        app = "xindai"
        table = "collection_queue"


class CollectionStrategy(Model):
    """A version of the policy: rules by days past due, amount and grade (see rules.py)."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.IntField(unique=True)
    rules: fields.Field[object] = fields.JSONField()
    continuity_days = fields.IntField()
    grace_days = fields.IntField()
    longest_promise_days = fields.IntField()
    note = fields.TextField()
    status = fields.CharField(max_length=20, db_default="proposed")
    proposed_by = fields.TextField()
    proposed_at = fields.DatetimeField(db_default=Now())
    decided_by = fields.TextField(null=True)
    decided_at = fields.DatetimeField(null=True)

    class Meta:
        app = "xindai"
        table = "collection_strategy"
        constraints = [
            CheckConstraint(
                check="status IN ('proposed', 'active', 'retired', 'turned_down')",
                name="collection_strategy_status",
            ),
            CheckConstraint(
                check="(decided_by IS NULL) = (status = 'proposed')"
                " AND (decided_by IS NULL) = (decided_at IS NULL)",
                name="collection_strategy_decided",
            ),
            CheckConstraint(
                check="decided_by <> proposed_by", name="collection_strategy_other_eyes"
            ),
            CheckConstraint(
                check="continuity_days BETWEEN 0 AND 365 AND grace_days BETWEEN 0 AND 30"
                " AND longest_promise_days BETWEEN 1 AND 90",
                name="collection_strategy_days",
            ),
            UniqueConstraint(
                fields=("status",),
                name="collection_strategy_one_active",
                condition="status = 'active'",
            ),
        ]


class CollectionCase(Model):
    """A customer who is late; amounts as of the last time that his loans were looked at."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    branch: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False
    )
    currency = fields.CharField(max_length=3)
    status = fields.CharField(max_length=20, db_default="open")
    opened_on = fields.DateField()
    opened_at = fields.DatetimeField(db_default=Now())
    closed_on = fields.DateField(null=True)
    closed_at = fields.DatetimeField(null=True)
    close_reason = fields.CharField(max_length=20, null=True)
    previous: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.CollectionCase", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    days_past_due = fields.IntField()
    overdue_minor = fields.BigIntField()
    outstanding_minor = fields.BigIntField()
    grade = fields.TextField(null=True)
    strategy: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.CollectionStrategy", on_delete=fields.RESTRICT, related_name=False
    )
    queue: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.CollectionQueue", on_delete=fields.RESTRICT, related_name=False
    )
    stage = fields.CharField(max_length=10)
    priority = fields.IntField()
    cadence_days = fields.IntField()
    channels = ArrayField("text")
    assigned: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.StaffUser", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    assigned_at = fields.DatetimeField(null=True)
    is_disputed = fields.BooleanField(db_default=False)
    is_placed = fields.BooleanField(db_default=False)
    next_action_on = fields.DateField(null=True)
    last_contact_at = fields.DatetimeField(null=True)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "xindai"
        table = "collection_case"
        indexes = [
            Index(fields=("customer_id",), name="collection_case_customer"),
            Index(fields=("status", "queue_id", "priority"), name="collection_case_queue"),
            Index(fields=("assigned_id", "status"), name="collection_case_assigned"),
        ]
        constraints = [
            CheckConstraint(check="status IN ('open', 'closed')", name="collection_case_status"),
            CheckConstraint(
                check="(status = 'closed') = (closed_on IS NOT NULL)"
                " AND (closed_on IS NULL) = (closed_at IS NULL)"
                " AND (closed_on IS NULL) = (close_reason IS NULL)",
                name="collection_case_closed",
            ),
            CheckConstraint(
                check="close_reason IN ('cured', 'written_off')", name="collection_case_reason"
            ),
            CheckConstraint(check=f"stage IN {STAGES}", name="collection_case_stage"),
            CheckConstraint(
                check="(assigned_id IS NULL) = (assigned_at IS NULL)",
                name="collection_case_assigned_at",
            ),
            CheckConstraint(
                check="NOT is_placed OR assigned_id IS NULL", name="collection_case_placed"
            ),
            CheckConstraint(
                check="days_past_due >= 0 AND cadence_days BETWEEN 1 AND 90",
                name="collection_case_days",
            ),
            UniqueConstraint(
                fields=("customer_id",),
                name="collection_case_open_once",
                condition="status = 'open'",
            ),
        ]


class CollectionCaseLoan(Model):
    """A loan that was late while the case was open, as of the last look."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    case: fields.ForeignKeyRelation[CollectionCase] = fields.ForeignKeyField(
        "xindai.CollectionCase", on_delete=fields.RESTRICT, related_name=False
    )
    loan: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Loan", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    days_past_due = fields.IntField()
    overdue_minor = fields.BigIntField()
    outstanding_minor = fields.BigIntField()
    added_on = fields.DateField()
    cured_on = fields.DateField(null=True)

    class Meta:
        app = "xindai"
        table = "collection_case_loan"
        unique_together = (("case_id", "loan_id"),)
        indexes = [Index(fields=("loan_id",), name="collection_case_loan_loan")]


class CollectionPromise(Model):
    """What the customer said he would pay, and what has come of it since.

    `after_seq`: how far the events of each of his loans had come when he said it; what follows
    counts. The last day is `due_on` + `grace_days`.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    case: fields.ForeignKeyRelation[CollectionCase] = fields.ForeignKeyField(
        "xindai.CollectionCase", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    currency = fields.CharField(max_length=3)
    amount_minor = fields.BigIntField()
    received_minor = fields.BigIntField(db_default=0)
    due_on = fields.DateField()
    grace_days = fields.IntField()
    after_seq: fields.Field[object] = fields.JSONField()
    status = fields.CharField(max_length=20, db_default="open")
    made_by = fields.TextField()
    made_at = fields.DatetimeField(db_default=Now())
    made_on = fields.DateField()
    settled_on = fields.DateField(null=True)

    class Meta:
        app = "xindai"
        table = "collection_promise"
        indexes = [
            Index(fields=("customer_id",), name="collection_promise_customer"),
            Index(fields=("case_id",), name="collection_promise_case"),
            Index(fields=("status", "due_on"), name="collection_promise_due"),
        ]
        constraints = [
            CheckConstraint(
                check="status IN ('open', 'kept', 'broken', 'cancelled')",
                name="collection_promise_status",
            ),
            CheckConstraint(
                check="(settled_on IS NULL) = (status = 'open')", name="collection_promise_settled"
            ),
            CheckConstraint(
                check="amount_minor > 0 AND received_minor >= 0 AND grace_days >= 0",
                name="collection_promise_amount",
            ),
            CheckConstraint(
                check="status <> 'kept' OR received_minor >= amount_minor",
                name="collection_promise_kept",
            ),
            UniqueConstraint(
                fields=("case_id",),
                name="collection_promise_open_once",
                condition="status = 'open'",
            ),
        ]


class CollectionAction(Model):
    """Something that was done on a case: the timeline, append-only. What was written is sealed."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    case: fields.ForeignKeyRelation[CollectionCase] = fields.ForeignKeyField(
        "xindai.CollectionCase", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    kind = fields.CharField(max_length=30)
    channel = fields.CharField(max_length=10, null=True)
    party = fields.CharField(max_length=20, null=True)
    result = fields.CharField(max_length=30, null=True)
    permit_id = fields.UUIDField(null=True, unique=True)
    note_sealed = fields.BinaryField(null=True)
    about: fields.Field[object] = fields.JSONField()
    by = fields.TextField()
    at = fields.DatetimeField(db_default=Now())
    on_date = fields.DateField()
    next_action_on = fields.DateField(null=True)

    class Meta:
        app = "xindai"
        table = "collection_action"
        indexes = [
            Index(fields=("case_id", "id"), name="collection_action_case"),
            Index(fields=("customer_id",), name="collection_action_customer"),
            Index(fields=("on_date", "kind"), name="collection_action_day"),
        ]
        constraints = [
            CheckConstraint(
                check="channel IN ('call', 'sms', 'email', 'visit', 'letter')"
                " AND (channel IS NOT NULL) = (kind = 'contact')",
                name="collection_action_channel",
            ),
            CheckConstraint(
                check="(result IS NOT NULL) = (kind = 'contact')", name="collection_action_result"
            ),
        ]


class Collector(Model):
    """How much somebody of the role 'collections' works on; without a row the usual holds."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    staff: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.StaffUser", on_delete=fields.RESTRICT, related_name=False, unique=True
    )
    queues = ArrayField("text", db_default=SqlDefault("'{}'"))
    most_cases = fields.IntField()
    most_minor = fields.BigIntField()
    is_active = fields.BooleanField(db_default=True)
    changed_by = fields.TextField()
    changed_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "collector"
        constraints = [
            CheckConstraint(check="most_cases > 0 AND most_minor > 0", name="collector_limits")
        ]


class CollectorAbsence(Model):
    """Days on which somebody gets no cases; both days are within."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    staff: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.StaffUser", on_delete=fields.RESTRICT, related_name=False
    )
    from_on = fields.DateField()
    to_on = fields.DateField()
    added_by = fields.TextField()
    added_at = fields.DatetimeField(db_default=Now())
    removed_by = fields.TextField(null=True)

    class Meta:
        app = "xindai"
        table = "collector_absence"
        indexes = [Index(fields=("staff_id", "to_on"), name="collector_absence_staff")]
        constraints = [CheckConstraint(check="from_on <= to_on", name="collector_absence_days")]


class CollectionDay(Model):
    """A closed day that the cases have been brought to, with what that moved."""

    on_date = fields.DateField(primary_key=True)
    opened = fields.IntField()
    closed = fields.IntField()
    changed = fields.IntField()
    assigned = fields.IntField()
    kept = fields.IntField()
    broken = fields.IntField()
    recalled = fields.IntField()
    done_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "collection_day"


NOTE: Final = crypto.sealed("collection_action", "note_sealed", field="note")
