"""Tables of the books. Columns that name loans, customers, products and branches carry no
foreign key: accounting stands on the lowest rung and knows none of them."""

from __future__ import annotations

from tortoise import fields
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id


class GlAccount(Model):
    """An account of the chart; `account_id` elsewhere is its code."""

    code = fields.CharField(max_length=20, primary_key=True)
    name_zh = fields.TextField()
    name_en = fields.TextField()
    kind = fields.CharField(max_length=10)

    class Meta:
        app = "xindai"
        table = "gl_account"
        constraints = [
            CheckConstraint(
                check="kind IN ('asset', 'liability', 'equity', 'income', 'expense', 'memo')",
                name="gl_account_kind",
            )
        ]


class GlMapping(Model):
    """Which account plays a role for a product; product null is the default."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    product_id = fields.UUIDField(null=True)
    role = fields.CharField(max_length=30)
    account: fields.ForeignKeyRelation[GlAccount] = fields.ForeignKeyField(
        "xindai.GlAccount", on_delete=fields.RESTRICT, related_name=False
    )

    class Meta:
        app = "xindai"
        table = "gl_mapping"
        constraints = [
            UniqueConstraint(fields=("product_id", "role"), name="gl_mapping_product_role"),
            UniqueConstraint(
                fields=("role",), name="gl_mapping_default_role", condition="product_id IS NULL"
            ),
        ]


class AccountingPeriod(Model):
    """A month of the books, named by its first day; without a row it was never opened."""

    month = fields.DateField(primary_key=True)
    status = fields.CharField(max_length=10)

    class Meta:
        app = "xindai"
        table = "accounting_period"
        constraints = [
            CheckConstraint(check="status IN ('open', 'closed')", name="accounting_period_status"),
            CheckConstraint(
                check="EXTRACT(DAY FROM month) = 1", name="accounting_period_first_day"
            ),
        ]


class JournalEntry(Model):
    """A balanced booking. `booked_on` decides the period, `value_on` may be past."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    kind = fields.CharField(max_length=40)
    booked_on = fields.DateField()
    value_on = fields.DateField()
    loan_id = fields.UUIDField(null=True)
    customer_id = fields.UUIDField(null=True)
    source_type = fields.CharField(max_length=40)
    source_id = fields.UUIDField(null=True)
    description = fields.TextField()
    line_count = fields.SmallIntField()
    reverses: fields.ForeignKeyNullableRelation[JournalEntry] = fields.ForeignKeyField(
        "xindai.JournalEntry",
        on_delete=fields.RESTRICT,
        related_name=False,
        null=True,
        unique=True,
    )
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "journal_entry"
        indexes = [
            Index(fields=("loan_id", "id"), name="journal_entry_loan"),
            Index(fields=("source_id",), name="journal_entry_source"),
        ]
        constraints = [
            CheckConstraint(check="value_on <= booked_on", name="journal_entry_value_not_future"),
            CheckConstraint(check="line_count >= 2", name="journal_entry_two_lines"),
            CheckConstraint(check="reverses_id <> id", name="journal_entry_not_itself"),
        ]


class JournalLine(Model):
    """A signed amount on an account: debit above zero, credit below.

    `account_id` has no foreign key: its row locks would make every account a hot row. Accounts
    are never deleted or renamed, and the insert trigger looks each one up.
    """

    id = fields.BigIntField(primary_key=True)
    entry: fields.ForeignKeyRelation[JournalEntry] = fields.ForeignKeyField(
        "xindai.JournalEntry", on_delete=fields.RESTRICT, related_name=False
    )
    line_no = fields.SmallIntField()
    booked_on = fields.DateField()
    account_id = fields.CharField(max_length=20)
    currency = fields.CharField(max_length=3)
    amount_minor = fields.BigIntField()
    product_id = fields.UUIDField(null=True)
    branch_id = fields.UUIDField(null=True)
    stage = fields.SmallIntField(null=True)

    class Meta:
        app = "xindai"
        table = "journal_line"
        unique_together = (("entry", "line_no"),)
        constraints = [
            CheckConstraint(check="amount_minor <> 0", name="journal_line_amount"),
            CheckConstraint(check="currency ~ '^[A-Z]{3}$'", name="journal_line_currency"),
            CheckConstraint(check="stage BETWEEN 1 AND 3", name="journal_line_stage"),
        ]


class GlDayBalance(Model):
    """The closing of a day per account, product and branch; written once by the day's close."""

    id = fields.BigIntField(primary_key=True)
    booked_on = fields.DateField()
    account: fields.ForeignKeyRelation[GlAccount] = fields.ForeignKeyField(
        "xindai.GlAccount", on_delete=fields.RESTRICT, related_name=False
    )
    currency = fields.CharField(max_length=3)
    product_id = fields.UUIDField(null=True)
    branch_id = fields.UUIDField(null=True)
    debit_minor = fields.BigIntField()
    credit_minor = fields.BigIntField()
    closing_minor = fields.BigIntField()

    class Meta:
        app = "xindai"
        table = "gl_day_balance"
        constraints = [
            CheckConstraint(
                check="debit_minor >= 0 AND credit_minor >= 0", name="gl_day_balance_sides"
            )
        ]
