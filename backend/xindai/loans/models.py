"""Tables of loans. The columns of loan and instalment are the cached fold of loan_event.

loan.outstanding_minor is generated: disbursed - principal paid, waived and written off. The
composite keys, the append-only trigger, fill factors and partial indexes are in the migration.
"""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.fields.db_defaults import Now, SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


def _minor() -> Any:
    """An amount in minor units, zero unless said otherwise."""
    return fields.BigIntField(db_default=0)


def _link(model: str, **more: Any) -> Any:
    return fields.ForeignKeyField(
        f"xindai.{model}", on_delete=fields.RESTRICT, related_name=False, **more
    )


class Loan(Model):
    """A drawing: its parties, its terms, and what the fold of its events says today."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    customer = _link("Customer")
    contract = _link("Contract", unique=True)
    product = _link("Product")
    branch = _link("Branch")
    currency = fields.CharField(max_length=3)
    status = fields.CharField(max_length=20)
    principal_minor = fields.BigIntField()
    disbursed_minor = _minor()
    disbursed_on = fields.DateField(null=True)
    maturity_on = fields.DateField(null=True)
    closed_on = fields.DateField(null=True)
    terms: fields.Field[object] = fields.JSONField()
    annual_rate = fields.DecimalField(max_digits=12, decimal_places=8)
    instalment_count = fields.IntField()
    level_minor = _minor()
    grade = fields.TextField(null=True)
    purpose = fields.TextField(null=True)
    principal_paid_minor = _minor()
    principal_waived_minor = _minor()
    principal_written_off_minor = _minor()
    interest_earned_minor = _minor()
    interest_paid_minor = _minor()
    interest_waived_minor = _minor()
    interest_written_off_minor = _minor()
    fee_charged_minor = _minor()
    fee_paid_minor = _minor()
    fee_waived_minor = _minor()
    fee_written_off_minor = _minor()
    penalty_fixed_minor = _minor()
    penalty_paid_minor = _minor()
    penalty_waived_minor = _minor()
    penalty_written_off_minor = _minor()
    credit_minor = _minor()
    recovered_minor = _minor()
    cash_minor = _minor()
    accr_from = fields.DateField(null=True)
    accr_until = fields.DateField(null=True)
    accr_base_minor = _minor()
    accr_rate_e8 = fields.BigIntField(db_default=0)
    accr_num = fields.IntField(db_default=0)
    accr_den = fields.IntField(db_default=1)
    accr_carried = fields.DecimalField(max_digits=30, decimal_places=12, db_default=0)
    rounding = fields.CharField(max_length=10)
    pen_year = fields.IntField(db_default=360)
    next_due_on = fields.DateField(null=True)
    oldest_unpaid_due_on = fields.DateField(null=True)
    refold_on = fields.DateField(null=True)
    folded_on = fields.DateField(null=True)
    booked_on = fields.DateField(null=True)
    non_accrual = fields.BooleanField(db_default=False)
    non_accrual_dpd = fields.IntField(null=True)
    asset_class = fields.CharField(max_length=20, db_default=SqlDefault("'normal'"))
    stage = fields.SmallIntField(db_default=1)
    version = fields.IntField(db_default=1)
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "loan"
        indexes = [
            Index(fields=("customer_id",), name="loan_customer"),
            Index(fields=("branch_id", "status"), name="loan_branch_status"),
        ]
        constraints = [
            CheckConstraint(
                check="status IN ('pending', 'active', 'closed', 'written_off')",
                name="loan_status",
            ),
            CheckConstraint(check="principal_minor > 0", name="loan_principal"),
            CheckConstraint(check="disbursed_minor >= 0", name="loan_disbursed"),
            CheckConstraint(check="credit_minor >= 0", name="loan_credit"),
            CheckConstraint(check="recovered_minor >= 0", name="loan_recovered"),
            CheckConstraint(check="annual_rate >= 0", name="loan_rate"),
            CheckConstraint(check="currency ~ '^[A-Z]{3}$'", name="loan_currency"),
            CheckConstraint(
                check="rounding IN ('half_up', 'half_even', 'up')", name="loan_rounding"
            ),
            CheckConstraint(
                check="asset_class IN "
                "('normal', 'special_mention', 'substandard', 'doubtful', 'loss')",
                name="loan_asset_class",
            ),
            CheckConstraint(check="stage BETWEEN 1 AND 3", name="loan_stage"),
        ]


class Instalment(Model):
    """A row of the schedule; (loan_id, n) is its key in all SQL, `id` only serves the ORM."""

    id = fields.BigIntField(primary_key=True)
    loan = _link("Loan")
    customer = _link("Customer")
    n = fields.IntField()
    starts_on = fields.DateField()
    due_on = fields.DateField()
    principal_minor = _minor()
    interest_minor = _minor()
    earned_minor = _minor()
    fee_minor = _minor()
    late_fee_minor = _minor()
    prepaid_minor = _minor()
    principal_paid_minor = _minor()
    principal_waived_minor = _minor()
    principal_written_off_minor = _minor()
    interest_paid_minor = _minor()
    interest_waived_minor = _minor()
    interest_written_off_minor = _minor()
    fee_paid_minor = _minor()
    fee_waived_minor = _minor()
    fee_written_off_minor = _minor()
    late_fee_paid_minor = _minor()
    late_fee_waived_minor = _minor()
    late_fee_written_off_minor = _minor()
    penalty_paid_minor = _minor()
    penalty_waived_minor = _minor()
    penalty_written_off_minor = _minor()
    compound_paid_minor = _minor()
    compound_waived_minor = _minor()
    compound_written_off_minor = _minor()
    pen_from = fields.DateField(null=True)
    pen_after = fields.DateField(null=True)
    pen_rate_e8 = fields.BigIntField(db_default=0)
    pen_carried_minor = _minor()
    pen_cap_minor = fields.BigIntField(null=True)
    comp_rate_e8 = fields.BigIntField(db_default=0)
    comp_carried_minor = _minor()
    accr_until = fields.DateField(null=True)
    accr_base_minor = _minor()
    accr_rate_e8 = fields.BigIntField(db_default=0)
    accr_num = fields.IntField(db_default=0)
    accr_den = fields.IntField(db_default=1)
    settled_on = fields.DateField(null=True)

    class Meta:
        app = "xindai"
        table = "instalment"
        unique_together = (("loan", "n"),)
        constraints = [
            CheckConstraint(
                check=f"{c}_paid_minor >= 0 AND {c}_waived_minor >= 0"
                f" AND {c}_written_off_minor >= 0"
                + (
                    f" AND {c}_paid_minor + {c}_waived_minor + {c}_written_off_minor <= {c}_minor"
                    if c in ("principal", "interest", "fee", "late_fee")
                    else ""
                ),
                name=f"instalment_{c}",
            )
            for c in ("principal", "interest", "fee", "late_fee", "penalty", "compound")
        ]


class LoanEvent(Model):
    """What happened, for good: the truth that loan and instalment are folded from."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    loan = _link("Loan")
    customer = _link("Customer")
    seq = fields.IntField()
    type = fields.CharField(max_length=20)
    effective_on = fields.DateField()
    booked_on = fields.DateField()
    payload: fields.Field[object] = fields.JSONField()
    reverses = _link("LoanEvent", null=True, unique=True)
    actor = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "loan_event"
        unique_together = (("loan", "seq"),)
        constraints = [
            CheckConstraint(check="seq >= 1", name="loan_event_seq"),
            CheckConstraint(check="effective_on <= booked_on", name="loan_event_not_future"),
            CheckConstraint(check="reverses_id <> id", name="loan_event_not_itself"),
        ]


class PortfolioSnapshot(Model):
    """The portfolio at the end of a day, by what reports and provisions group it by."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    on_date = fields.DateField()
    product = _link("Product")
    branch = _link("Branch")
    currency = fields.CharField(max_length=3)
    asset_class = fields.CharField(max_length=20)
    stage = fields.SmallIntField()
    loans = fields.IntField()
    overdue_loans = fields.IntField()
    outstanding_minor = _minor()
    overdue_principal_minor = _minor()
    interest_receivable_minor = _minor()
    penalty_receivable_minor = _minor()
    provision_minor = _minor()

    class Meta:
        app = "xindai"
        table = "portfolio_snapshot"
        unique_together = (("on_date", "product", "branch", "currency", "asset_class", "stage"),)
