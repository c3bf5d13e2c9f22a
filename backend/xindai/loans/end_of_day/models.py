"""Tables that the ends of months leave behind; all but loan_month are sums over it."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint
from tortoise.models import Model


def _to(model: str) -> fields.ForeignKeyRelation[Any]:
    return fields.ForeignKeyField(f"xindai.{model}", on_delete=fields.RESTRICT, related_name=False)


class LoanMonth(Model):
    """A loan at the end of a month: its bucket (`month.BUCKETS`), class, balance.

    There for loans that owe or were written off, and once for those that closed in the month.
    """

    id = fields.BigIntField(primary_key=True)
    on_date = fields.DateField()
    loan = _to("Loan")
    bucket = fields.SmallIntField()
    days_past_due = fields.IntField(db_default=0)
    asset_class = fields.CharField(max_length=20)
    outstanding_minor = fields.BigIntField(db_default=0)
    written_off_minor = fields.BigIntField(db_default=0)
    is_first_missed = fields.BooleanField(db_default=False)

    class Meta:
        app = "xindai"
        table = "loan_month"
        unique_together = (("on_date", "loan"),)
        indexes = [Index(fields=("loan_id",), name="loan_month_loan")]
        constraints = [
            CheckConstraint(check="bucket BETWEEN 0 AND 9", name="loan_month_bucket"),
            CheckConstraint(
                check="asset_class IN ('normal', 'special_mention', 'substandard', 'doubtful',"
                " 'loss')",
                name="loan_month_class",
            ),
            CheckConstraint(
                check="written_off_minor >= 0 AND days_past_due >= 0", name="loan_month_amounts"
            ),
        ]


class PortfolioRoll(Model):
    """Loans by where they stood a month ago and stand at its end; `channel` and `officer` are
    empty where a loan came without an application, `bucket_from` is -1 for a new one."""

    id = fields.BigIntField(primary_key=True)
    on_date = fields.DateField()
    product = _to("Product")
    branch = _to("Branch")
    channel = fields.CharField(max_length=40)
    officer = fields.TextField()
    currency = fields.CharField(max_length=3)
    bucket_from = fields.SmallIntField()
    bucket = fields.SmallIntField()
    class_from = fields.CharField(max_length=20)
    asset_class = fields.CharField(max_length=20)
    loans = fields.IntField(db_default=0)
    from_minor = fields.BigIntField(db_default=0)
    outstanding_minor = fields.BigIntField(db_default=0)

    class Meta:
        app = "xindai"
        table = "portfolio_roll"
        indexes = [Index(fields=("on_date", "currency"), name="portfolio_roll_day")]
        constraints = [
            CheckConstraint(
                check="bucket_from BETWEEN -1 AND 9 AND bucket BETWEEN 0 AND 9",
                name="portfolio_roll_buckets",
            )
        ]


class PortfolioVintage(Model):
    """Loans by the month in which they were disbursed (`cohort`, its first day), at a month's end.

    `first_due_` are those whose first instalment was due 30 days before a day of this month.
    """

    id = fields.BigIntField(primary_key=True)
    on_date = fields.DateField()
    product = _to("Product")
    branch = _to("Branch")
    channel = fields.CharField(max_length=40)
    officer = fields.TextField()
    currency = fields.CharField(max_length=3)
    cohort = fields.DateField()
    loans = fields.IntField(db_default=0)
    disbursed_minor = fields.BigIntField(db_default=0)
    active_loans = fields.IntField(db_default=0)
    outstanding_minor = fields.BigIntField(db_default=0)
    late_30_loans = fields.IntField(db_default=0)
    late_30_minor = fields.BigIntField(db_default=0)
    late_90_loans = fields.IntField(db_default=0)
    late_90_minor = fields.BigIntField(db_default=0)
    written_off_loans = fields.IntField(db_default=0)
    written_off_minor = fields.BigIntField(db_default=0)
    first_due_loans = fields.IntField(db_default=0)
    first_due_minor = fields.BigIntField(db_default=0)
    first_missed_loans = fields.IntField(db_default=0)
    first_missed_minor = fields.BigIntField(db_default=0)

    class Meta:
        app = "xindai"
        table = "portfolio_vintage"
        indexes = [Index(fields=("on_date", "currency"), name="portfolio_vintage_day")]
        constraints = [
            CheckConstraint(
                check="EXTRACT(DAY FROM cohort) = 1 AND cohort <= on_date",
                name="portfolio_vintage_cohort",
            )
        ]


class PortfolioBorrower(Model):
    """People at the end of a month, by the branch they belong to: each is counted once."""

    id = fields.BigIntField(primary_key=True)
    on_date = fields.DateField()
    branch = _to("Branch")
    borrowers = fields.IntField(db_default=0)
    late_borrowers = fields.IntField(db_default=0)
    new_borrowers = fields.IntField(db_default=0)
    returning_borrowers = fields.IntField(db_default=0)

    class Meta:
        app = "xindai"
        table = "portfolio_borrower"
        unique_together = (("on_date", "branch"),)
