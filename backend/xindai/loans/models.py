"""Tables of loans. Everything but loan_event is a cache of the fold of its events.

`loan.outstanding_minor` is a generated column of the database (disbursed less paid, waived and
written off); the ORM has no word for it, so the migration adds it and queries name it in SQL.
"""

from __future__ import annotations

from typing import Any, Final

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id

_ASSET_CLASSES: Final = (
    "asset_class IN ('normal', 'special_mention', 'substandard', 'doubtful', 'loss')"
)


class Loan(Model):
    """A loan as of its last fold; the accr_ columns are its accrual segment."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    contract: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Contract", on_delete=fields.RESTRICT, related_name=False, unique=True
    )
    product: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Product", on_delete=fields.RESTRICT, related_name=False
    )
    branch: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False
    )
    currency = fields.CharField(max_length=3)
    status = fields.CharField(max_length=20)
    principal_minor = fields.BigIntField()
    disbursed_minor = fields.BigIntField(db_default=0)
    disbursed_on = fields.DateField(null=True)
    maturity_on = fields.DateField(null=True)
    closed_on = fields.DateField(null=True)
    terms: fields.Field[object] = fields.JSONField()
    annual_rate = fields.DecimalField(max_digits=12, decimal_places=8)
    instalment_count = fields.IntField()
    level_minor = fields.BigIntField(db_default=0)
    grade = fields.TextField(null=True)
    purpose = fields.TextField(null=True)
    principal_paid_minor = fields.BigIntField(db_default=0)
    principal_waived_minor = fields.BigIntField(db_default=0)
    principal_written_off_minor = fields.BigIntField(db_default=0)
    interest_earned_minor = fields.BigIntField(db_default=0)
    interest_paid_minor = fields.BigIntField(db_default=0)
    interest_waived_minor = fields.BigIntField(db_default=0)
    interest_written_off_minor = fields.BigIntField(db_default=0)
    fee_charged_minor = fields.BigIntField(db_default=0)
    fee_paid_minor = fields.BigIntField(db_default=0)
    fee_waived_minor = fields.BigIntField(db_default=0)
    fee_written_off_minor = fields.BigIntField(db_default=0)
    penalty_fixed_minor = fields.BigIntField(db_default=0)
    penalty_paid_minor = fields.BigIntField(db_default=0)
    penalty_waived_minor = fields.BigIntField(db_default=0)
    penalty_written_off_minor = fields.BigIntField(db_default=0)
    credit_minor = fields.BigIntField(db_default=0)
    recovered_minor = fields.BigIntField(db_default=0)
    cash_minor = fields.BigIntField(db_default=0)
    accr_from = fields.DateField(null=True)
    accr_until = fields.DateField(null=True)
    accr_base_minor = fields.BigIntField(db_default=0)
    accr_rate_e8 = fields.BigIntField(db_default=0)
    accr_num = fields.IntField(db_default=0)
    accr_den = fields.IntField(db_default=1)
    accr_carried = fields.DecimalField(max_digits=30, decimal_places=12, db_default=0)
    rounding = fields.CharField(max_length=10)
    pen_year = fields.IntField(db_default=360)
    next_due_on = fields.DateField(null=True)
    oldest_unpaid_due_on = fields.DateField(null=True)
    refold_on = fields.DateField(null=True)
    disputed_on = fields.DateField(null=True)
    folded_on = fields.DateField(null=True)
    booked_on = fields.DateField(null=True)
    non_accrual = fields.BooleanField(db_default=False)
    non_accrual_dpd = fields.IntField(null=True)
    asset_class = fields.CharField(max_length=20, db_default="normal")
    stage = fields.SmallIntField(db_default=1)
    version = fields.IntField(db_default=1)
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "loan"
        indexes = [Index(fields=("customer_id",), name="loan_customer")]
        constraints = [
            CheckConstraint(
                check="status IN ('pending', 'active', 'closed', 'written_off')",
                name="loan_status",
            ),
            CheckConstraint(check="principal_minor > 0", name="loan_principal"),
            CheckConstraint(
                check="rounding IN ('half_up', 'half_even', 'up')", name="loan_rounding"
            ),
            CheckConstraint(check="accr_den > 0 AND pen_year > 0", name="loan_divisors"),
            CheckConstraint(check=_ASSET_CLASSES, name="loan_asset_class"),
            CheckConstraint(check="stage BETWEEN 1 AND 3", name="loan_stage"),
            CheckConstraint(check="currency ~ '^[A-Z]{3}$'", name="loan_currency"),
        ]


class Instalment(Model):
    """A row of the plan: what is due, what became of it, and how lateness counts on it."""

    id = fields.BigIntField(primary_key=True)
    loan: fields.ForeignKeyRelation[Loan] = fields.ForeignKeyField(
        "xindai.Loan", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    n = fields.IntField()
    starts_on = fields.DateField()
    due_on = fields.DateField()
    principal_minor = fields.BigIntField(db_default=0)
    interest_minor = fields.BigIntField(db_default=0)
    earned_minor = fields.BigIntField(db_default=0)
    fee_minor = fields.BigIntField(db_default=0)
    late_fee_minor = fields.BigIntField(db_default=0)
    prepaid_minor = fields.BigIntField(db_default=0)
    principal_paid_minor = fields.BigIntField(db_default=0)
    principal_waived_minor = fields.BigIntField(db_default=0)
    principal_written_off_minor = fields.BigIntField(db_default=0)
    interest_paid_minor = fields.BigIntField(db_default=0)
    interest_waived_minor = fields.BigIntField(db_default=0)
    interest_written_off_minor = fields.BigIntField(db_default=0)
    fee_paid_minor = fields.BigIntField(db_default=0)
    fee_waived_minor = fields.BigIntField(db_default=0)
    fee_written_off_minor = fields.BigIntField(db_default=0)
    late_fee_paid_minor = fields.BigIntField(db_default=0)
    late_fee_waived_minor = fields.BigIntField(db_default=0)
    late_fee_written_off_minor = fields.BigIntField(db_default=0)
    penalty_paid_minor = fields.BigIntField(db_default=0)
    penalty_waived_minor = fields.BigIntField(db_default=0)
    penalty_written_off_minor = fields.BigIntField(db_default=0)
    compound_paid_minor = fields.BigIntField(db_default=0)
    compound_waived_minor = fields.BigIntField(db_default=0)
    compound_written_off_minor = fields.BigIntField(db_default=0)
    pen_from = fields.DateField(null=True)
    pen_after = fields.DateField(null=True)
    pen_rate_e8 = fields.BigIntField(db_default=0)
    pen_carried_minor = fields.BigIntField(db_default=0)
    pen_cap_minor = fields.BigIntField(null=True)
    comp_rate_e8 = fields.BigIntField(db_default=0)
    comp_carried_minor = fields.BigIntField(db_default=0)
    accr_until = fields.DateField(null=True)
    accr_base_minor = fields.BigIntField(db_default=0)
    accr_rate_e8 = fields.BigIntField(db_default=0)
    accr_num = fields.IntField(db_default=0)
    accr_den = fields.IntField(db_default=1)
    settled_on = fields.DateField(null=True)

    class Meta:
        app = "xindai"
        table = "instalment"
        unique_together = (("loan", "n"),)
        constraints = [
            CheckConstraint(check="principal_paid_minor >= 0", name="instalment_principal_paid"),
            CheckConstraint(
                check="principal_waived_minor >= 0", name="instalment_principal_waived"
            ),
            CheckConstraint(
                check="principal_written_off_minor >= 0", name="instalment_principal_written_off"
            ),
            CheckConstraint(check="interest_paid_minor >= 0", name="instalment_interest_paid"),
            CheckConstraint(check="interest_waived_minor >= 0", name="instalment_interest_waived"),
            CheckConstraint(
                check="interest_written_off_minor >= 0", name="instalment_interest_written_off"
            ),
            CheckConstraint(check="fee_paid_minor >= 0", name="instalment_fee_paid"),
            CheckConstraint(check="fee_waived_minor >= 0", name="instalment_fee_waived"),
            CheckConstraint(check="fee_written_off_minor >= 0", name="instalment_fee_written_off"),
            CheckConstraint(check="late_fee_paid_minor >= 0", name="instalment_late_fee_paid"),
            CheckConstraint(check="late_fee_waived_minor >= 0", name="instalment_late_fee_waived"),
            CheckConstraint(
                check="late_fee_written_off_minor >= 0", name="instalment_late_fee_written_off"
            ),
            CheckConstraint(check="penalty_paid_minor >= 0", name="instalment_penalty_paid"),
            CheckConstraint(check="penalty_waived_minor >= 0", name="instalment_penalty_waived"),
            CheckConstraint(
                check="penalty_written_off_minor >= 0", name="instalment_penalty_written_off"
            ),
            CheckConstraint(check="compound_paid_minor >= 0", name="instalment_compound_paid"),
            CheckConstraint(check="compound_waived_minor >= 0", name="instalment_compound_waived"),
            CheckConstraint(
                check="compound_written_off_minor >= 0", name="instalment_compound_written_off"
            ),
            CheckConstraint(
                check="principal_paid_minor + principal_waived_minor + principal_written_off_minor "
                "<= principal_minor",
                name="instalment_principal_due",
            ),
            CheckConstraint(
                check="interest_paid_minor + interest_waived_minor + interest_written_off_minor "
                "<= interest_minor",
                name="instalment_interest_due",
            ),
            CheckConstraint(
                check="fee_paid_minor + fee_waived_minor + fee_written_off_minor <= fee_minor",
                name="instalment_fee_due",
            ),
            CheckConstraint(
                check="late_fee_paid_minor + late_fee_waived_minor + late_fee_written_off_minor "
                "<= late_fee_minor",
                name="instalment_late_fee_due",
            ),
            CheckConstraint(check="accr_den > 0", name="instalment_divisor"),
        ]


class LoanEvent(Model):
    """What happened, append-only: the truth that everything else of a loan is folded from."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    loan: fields.ForeignKeyRelation[Loan] = fields.ForeignKeyField(
        "xindai.Loan", on_delete=fields.RESTRICT, related_name=False
    )
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Customer", on_delete=fields.RESTRICT, related_name=False
    )
    seq = fields.IntField()
    type = fields.TextField()
    effective_on = fields.DateField()
    booked_on = fields.DateField()
    payload: fields.Field[object] = fields.JSONField()
    reverses: fields.ForeignKeyNullableRelation[LoanEvent] = fields.ForeignKeyField(
        "xindai.LoanEvent",
        on_delete=fields.RESTRICT,
        related_name=False,
        null=True,
        unique=True,
    )
    actor = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "loan_event"
        unique_together = (("loan", "seq"),)


class PortfolioSnapshot(Model):
    """The portfolio at the end of a day, one row a product, branch, currency, class and stage."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    on_date = fields.DateField()
    product: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Product", on_delete=fields.RESTRICT, related_name=False
    )
    branch: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False
    )
    currency = fields.CharField(max_length=3)
    asset_class = fields.CharField(max_length=20)
    stage = fields.SmallIntField()
    loans = fields.IntField(db_default=0)
    overdue_loans = fields.IntField(db_default=0)
    overdue_minor = fields.BigIntField(db_default=0)
    overdue_30_loans = fields.IntField(db_default=0)
    overdue_30_minor = fields.BigIntField(db_default=0)
    overdue_90_loans = fields.IntField(db_default=0)
    overdue_90_minor = fields.BigIntField(db_default=0)
    outstanding_minor = fields.BigIntField(db_default=0)
    overdue_principal_minor = fields.BigIntField(db_default=0)
    interest_receivable_minor = fields.BigIntField(db_default=0)
    penalty_receivable_minor = fields.BigIntField(db_default=0)
    provision_minor = fields.BigIntField(db_default=0)

    class Meta:
        app = "xindai"
        table = "portfolio_snapshot"
        unique_together = (("on_date", "product", "branch", "currency", "asset_class", "stage"),)
        constraints = [
            CheckConstraint(check=_ASSET_CLASSES, name="portfolio_snapshot_class"),
            CheckConstraint(check="stage BETWEEN 1 AND 3", name="portfolio_snapshot_stage"),
        ]


class PortfolioFlow(Model):
    """What moved on a day, by product, branch and currency; `due_` is what fell due on it,
    `other_minor` money that is neither disbursed nor collected (refunds: below zero).

    The end of the day before writes what falls due, the end of the day what moved.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    on_date = fields.DateField()
    product: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Product", on_delete=fields.RESTRICT, related_name=False
    )
    branch: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "xindai.Branch", on_delete=fields.RESTRICT, related_name=False
    )
    currency = fields.CharField(max_length=3)
    disbursed_minor = fields.BigIntField(db_default=0)
    disbursed_count = fields.IntField(db_default=0)
    collected_minor = fields.BigIntField(db_default=0)
    collected_count = fields.IntField(db_default=0)
    other_minor = fields.BigIntField(db_default=0)
    due_minor = fields.BigIntField(db_default=0)
    due_count = fields.IntField(db_default=0)

    class Meta:
        app = "xindai"
        table = "portfolio_flow"
        unique_together = (("on_date", "product", "branch", "currency"),)
        constraints = [
            CheckConstraint(check="due_minor >= 0 AND due_count >= 0", name="portfolio_flow_due"),
            CheckConstraint(check="currency ~ '^[A-Z]{3}$'", name="portfolio_flow_currency"),
        ]
