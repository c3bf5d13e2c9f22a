"""Tables of what leaves the desk: agencies, courts, and the proposal to give a loan up."""

from __future__ import annotations

from typing import Any, Final

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto


class CollectionAgency(Model):
    """A company that collects for the lender: its fee, how long it keeps a case, what it learns."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    code = fields.CharField(max_length=20, unique=True)
    name = fields.TextField()
    fee_rate = fields.DecimalField(max_digits=12, decimal_places=8)
    recall_days = fields.IntField()
    data_fields = ArrayField("text")
    is_active = fields.BooleanField(db_default=True)
    changed_by = fields.TextField()
    changed_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "collection_agency"
        constraints = [
            CheckConstraint(
                check="fee_rate >= 0 AND fee_rate <= 0.5 AND recall_days BETWEEN 7 AND 365",
                name="collection_agency_terms",
            ),
            CheckConstraint(
                check="data_fields <@ '{name,phone,id_number}'", name="collection_agency_data"
            ),
        ]


class CollectionBatch(Model):
    """Cases that went to an agency together, on the terms of that day."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    agency: fields.ForeignKeyRelation[CollectionAgency] = fields.ForeignKeyField(
        "xindai.CollectionAgency", on_delete=fields.RESTRICT, related_name=False
    )
    fee_rate = fields.DecimalField(max_digits=12, decimal_places=8)
    data_fields = ArrayField("text")
    handed_on = fields.DateField()
    recall_on = fields.DateField()
    handed_by = fields.TextField()
    handed_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "collection_batch"
        indexes = [Index(fields=("agency_id",), name="collection_batch_agency")]
        constraints = [CheckConstraint(check="recall_on > handed_on", name="collection_batch_days")]


class CollectionPlacement(Model):
    """A case in the hands of an agency. What was paid meanwhile earns the agency its fee."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    batch: fields.ForeignKeyRelation[CollectionBatch] = fields.ForeignKeyField(
        "xindai.CollectionBatch", on_delete=fields.RESTRICT, related_name=False
    )
    case: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.CollectionCase", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    placed_minor = fields.BigIntField()
    after_seq: fields.Field[object] = fields.JSONField()
    received_minor = fields.BigIntField(db_default=0)
    ended_on = fields.DateField(null=True)
    end_reason = fields.CharField(max_length=20, null=True)
    ended_by = fields.TextField(null=True)

    class Meta:
        app = "xindai"
        table = "collection_placement"
        indexes = [
            Index(fields=("batch_id",), name="collection_placement_batch"),
            Index(fields=("customer_id",), name="collection_placement_customer"),
        ]
        constraints = [
            CheckConstraint(
                check="end_reason IN ('recalled', 'expired', 'closed')"
                " AND (end_reason IS NULL) = (ended_on IS NULL)"
                " AND (ended_by IS NULL) = (ended_on IS NULL)",
                name="collection_placement_ended",
            ),
            UniqueConstraint(
                fields=("case_id",),
                name="collection_placement_once",
                condition="ended_on IS NULL",
            ),
        ]


class CollectionLegal(Model):
    """A legal action about a case; its costs are those of its steps."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    case: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.CollectionCase", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    stage = fields.CharField(max_length=20, db_default="preparing")
    court = fields.TextField()
    court_number = fields.TextField(null=True)
    claimed_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    opened_by = fields.TextField()
    opened_on = fields.DateField()
    ended_on = fields.DateField(null=True)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "xindai"
        table = "collection_legal"
        indexes = [Index(fields=("customer_id",), name="collection_legal_customer")]
        constraints = [
            CheckConstraint(
                check="stage IN ('preparing', 'filed', 'hearing', 'judgment', 'enforcement',"
                " 'ended')",
                name="collection_legal_stage",
            ),
            CheckConstraint(
                check="(ended_on IS NOT NULL) = (stage = 'ended')", name="collection_legal_ended"
            ),
            CheckConstraint(check="claimed_minor > 0", name="collection_legal_claimed"),
            UniqueConstraint(
                fields=("case_id",), name="collection_legal_once", condition="stage <> 'ended'"
            ),
        ]


class CollectionLegalStep(Model):
    """What happened in a legal action and what it cost; append-only."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    legal: fields.ForeignKeyRelation[CollectionLegal] = fields.ForeignKeyField(
        "xindai.CollectionLegal", on_delete=fields.RESTRICT, related_name=False
    )
    stage = fields.CharField(max_length=20)
    on_date = fields.DateField()
    cost_minor = fields.BigIntField(db_default=0)
    note_sealed = fields.BinaryField(null=True)
    by = fields.TextField()
    at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "collection_legal_step"
        indexes = [Index(fields=("legal_id", "id"), name="collection_legal_step_legal")]
        constraints = [CheckConstraint(check="cost_minor >= 0", name="collection_legal_step_cost")]


class CollectionWriteOff(Model):
    """A loan that a collector proposes to write off; somebody else decides and it is done then."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    case: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.CollectionCase", on_delete=fields.RESTRICT, related_name=False
    )
    loan: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Loan", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    reason = fields.CharField(max_length=30)
    note_sealed = fields.BinaryField(null=True)
    outstanding_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    status = fields.CharField(max_length=20, db_default="proposed")
    proposed_by = fields.TextField()
    proposed_at = fields.DatetimeField(db_default=Now())
    decided_by = fields.TextField(null=True)
    decided_at = fields.DatetimeField(null=True)
    loan_event: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.LoanEvent", on_delete=fields.RESTRICT, related_name=False, null=True, unique=True
    )

    class Meta:
        app = "xindai"
        table = "collection_write_off"
        indexes = [
            Index(fields=("customer_id",), name="collection_write_off_customer"),
            Index(fields=("case_id",), name="collection_write_off_case"),
        ]
        constraints = [
            CheckConstraint(
                check="status IN ('proposed', 'done', 'turned_down')",
                name="collection_write_off_status",
            ),
            CheckConstraint(
                check="reason IN ('uncollectable', 'bankruptcy', 'deceased', 'fraud',"
                " 'court_ended', 'settlement')",
                name="collection_write_off_reason",
            ),
            CheckConstraint(
                check="(decided_by IS NULL) = (status = 'proposed')"
                " AND (decided_by IS NULL) = (decided_at IS NULL)",
                name="collection_write_off_decided",
            ),
            CheckConstraint(
                check="decided_by <> proposed_by", name="collection_write_off_other_eyes"
            ),
            CheckConstraint(
                check="(loan_event_id IS NOT NULL) = (status = 'done')",
                name="collection_write_off_done",
            ),
            UniqueConstraint(
                fields=("loan_id",),
                name="collection_write_off_open_once",
                condition="status = 'proposed'",
            ),
        ]


STEP_NOTE: Final = crypto.sealed("collection_legal_step", "note_sealed", field="note")
WRITE_OFF_NOTE: Final = crypto.sealed("collection_write_off", "note_sealed", field="note")
