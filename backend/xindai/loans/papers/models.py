"""The table of papers."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class LoanPaper(Model):
    """A paper that was handed out; it never changes. `code_hash` is the SHA-256 of the code."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    loan: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Loan", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    kind = fields.CharField(max_length=20)
    format = fields.CharField(max_length=10)
    from_on = fields.DateField(null=True)
    to_on = fields.DateField(null=True)
    dispute: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "xindai.LoanDispute", on_delete=fields.RESTRICT, related_name=False, null=True
    )
    loan_version = fields.IntField()
    file: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.StoredFile", on_delete=fields.RESTRICT, related_name=False, unique=True
    )
    sha256 = fields.BinaryField()
    code_hash = fields.BinaryField()
    created_by = fields.TextField()
    created_on = fields.DateField()
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "loan_paper"
        indexes = [
            Index(fields=("loan_id", "created_on"), name="loan_paper_loan"),
            Index(fields=("customer_id",), name="loan_paper_customer"),
        ]
        constraints = [
            CheckConstraint(
                check="kind IN ('settlement', 'statement', 'dispute_evidence')",
                name="loan_paper_kind",
            ),
            CheckConstraint(
                check="format = 'pdf' OR (format = 'xlsx' AND kind = 'statement')",
                name="loan_paper_format",
            ),
            CheckConstraint(
                check="num_nonnulls(from_on, to_on) = CASE kind WHEN 'statement' THEN 2 ELSE 0 END"
                " AND from_on <= to_on",
                name="loan_paper_period",
            ),
            CheckConstraint(
                check="(dispute_id IS NOT NULL) = (kind = 'dispute_evidence')",
                name="loan_paper_dispute",
            ),
            CheckConstraint(
                check="octet_length(sha256) = 32 AND octet_length(code_hash) = 32",
                name="loan_paper_hashes",
            ),
        ]
