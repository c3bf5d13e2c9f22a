"""Tables of loans. Constraints follow apart: CreateModel drops Meta.constraints (tortoise #2272)."""

from tortoise import migrations
from tortoise.migrations import operations as ops
import functools
from json import dumps, loads
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import Now
from xindai.kernel.ids import new_id
from tortoise import fields
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint


class Migration(migrations.Migration):
    dependencies = [("xindai", "0004_catalogue")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Loan",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                ("number", fields.CharField(unique=True, max_length=20)),
                (
                    "customer",
                    fields.ForeignKeyField(
                        "xindai.Customer",
                        source_field="customer_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "contract",
                    fields.ForeignKeyField(
                        "xindai.Contract",
                        source_field="contract_id",
                        unique=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "product",
                    fields.ForeignKeyField(
                        "xindai.Product",
                        source_field="product_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "branch",
                    fields.ForeignKeyField(
                        "xindai.Branch",
                        source_field="branch_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("currency", fields.CharField(max_length=3)),
                ("status", fields.CharField(max_length=20)),
                ("principal_minor", fields.BigIntField()),
                ("disbursed_minor", fields.BigIntField(db_default=0)),
                ("disbursed_on", fields.DateField(null=True)),
                ("maturity_on", fields.DateField(null=True)),
                ("closed_on", fields.DateField(null=True)),
                (
                    "terms",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                ("annual_rate", fields.DecimalField(max_digits=12, decimal_places=8)),
                ("instalment_count", fields.IntField()),
                ("level_minor", fields.BigIntField(db_default=0)),
                ("grade", fields.TextField(null=True, unique=False)),
                ("purpose", fields.TextField(null=True, unique=False)),
                ("principal_paid_minor", fields.BigIntField(db_default=0)),
                ("principal_waived_minor", fields.BigIntField(db_default=0)),
                ("principal_written_off_minor", fields.BigIntField(db_default=0)),
                ("interest_earned_minor", fields.BigIntField(db_default=0)),
                ("interest_paid_minor", fields.BigIntField(db_default=0)),
                ("interest_waived_minor", fields.BigIntField(db_default=0)),
                ("interest_written_off_minor", fields.BigIntField(db_default=0)),
                ("fee_charged_minor", fields.BigIntField(db_default=0)),
                ("fee_paid_minor", fields.BigIntField(db_default=0)),
                ("fee_waived_minor", fields.BigIntField(db_default=0)),
                ("fee_written_off_minor", fields.BigIntField(db_default=0)),
                ("penalty_fixed_minor", fields.BigIntField(db_default=0)),
                ("penalty_paid_minor", fields.BigIntField(db_default=0)),
                ("penalty_waived_minor", fields.BigIntField(db_default=0)),
                ("penalty_written_off_minor", fields.BigIntField(db_default=0)),
                ("credit_minor", fields.BigIntField(db_default=0)),
                ("recovered_minor", fields.BigIntField(db_default=0)),
                ("cash_minor", fields.BigIntField(db_default=0)),
                ("accr_from", fields.DateField(null=True)),
                ("accr_until", fields.DateField(null=True)),
                ("accr_base_minor", fields.BigIntField(db_default=0)),
                ("accr_rate_e8", fields.BigIntField(db_default=0)),
                ("accr_num", fields.IntField(db_default=0)),
                ("accr_den", fields.IntField(db_default=1)),
                (
                    "accr_carried",
                    fields.DecimalField(db_default=0, max_digits=30, decimal_places=12),
                ),
                ("rounding", fields.CharField(max_length=10)),
                ("pen_year", fields.IntField(db_default=360)),
                ("next_due_on", fields.DateField(null=True)),
                ("oldest_unpaid_due_on", fields.DateField(null=True)),
                ("refold_on", fields.DateField(null=True)),
                ("folded_on", fields.DateField(null=True)),
                ("booked_on", fields.DateField(null=True)),
                ("non_accrual", fields.BooleanField(db_default=False)),
                ("non_accrual_dpd", fields.IntField(null=True)),
                ("asset_class", fields.CharField(db_default="normal", max_length=20)),
                ("stage", fields.SmallIntField(db_default=1)),
                ("version", fields.IntField(db_default=1)),
                (
                    "created_at",
                    fields.DatetimeField(db_default=Now(), auto_now=False, auto_now_add=False),
                ),
            ],
            options={
                "table": "loan",
                "app": "xindai",
                "indexes": [
                    Index(fields=["customer_id"], name="loan_customer"),
                    Index(fields=["branch_id", "status"], name="loan_branch_status"),
                ],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Instalment",
            fields=[
                (
                    "id",
                    fields.BigIntField(
                        generated=True, primary_key=True, unique=True, db_index=True
                    ),
                ),
                (
                    "loan",
                    fields.ForeignKeyField(
                        "xindai.Loan",
                        source_field="loan_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "customer",
                    fields.ForeignKeyField(
                        "xindai.Customer",
                        source_field="customer_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("n", fields.IntField()),
                ("starts_on", fields.DateField()),
                ("due_on", fields.DateField()),
                ("principal_minor", fields.BigIntField(db_default=0)),
                ("interest_minor", fields.BigIntField(db_default=0)),
                ("earned_minor", fields.BigIntField(db_default=0)),
                ("fee_minor", fields.BigIntField(db_default=0)),
                ("late_fee_minor", fields.BigIntField(db_default=0)),
                ("prepaid_minor", fields.BigIntField(db_default=0)),
                ("principal_paid_minor", fields.BigIntField(db_default=0)),
                ("principal_waived_minor", fields.BigIntField(db_default=0)),
                ("principal_written_off_minor", fields.BigIntField(db_default=0)),
                ("interest_paid_minor", fields.BigIntField(db_default=0)),
                ("interest_waived_minor", fields.BigIntField(db_default=0)),
                ("interest_written_off_minor", fields.BigIntField(db_default=0)),
                ("fee_paid_minor", fields.BigIntField(db_default=0)),
                ("fee_waived_minor", fields.BigIntField(db_default=0)),
                ("fee_written_off_minor", fields.BigIntField(db_default=0)),
                ("late_fee_paid_minor", fields.BigIntField(db_default=0)),
                ("late_fee_waived_minor", fields.BigIntField(db_default=0)),
                ("late_fee_written_off_minor", fields.BigIntField(db_default=0)),
                ("penalty_paid_minor", fields.BigIntField(db_default=0)),
                ("penalty_waived_minor", fields.BigIntField(db_default=0)),
                ("penalty_written_off_minor", fields.BigIntField(db_default=0)),
                ("compound_paid_minor", fields.BigIntField(db_default=0)),
                ("compound_waived_minor", fields.BigIntField(db_default=0)),
                ("compound_written_off_minor", fields.BigIntField(db_default=0)),
                ("pen_from", fields.DateField(null=True)),
                ("pen_after", fields.DateField(null=True)),
                ("pen_rate_e8", fields.BigIntField(db_default=0)),
                ("pen_carried_minor", fields.BigIntField(db_default=0)),
                ("pen_cap_minor", fields.BigIntField(null=True)),
                ("comp_rate_e8", fields.BigIntField(db_default=0)),
                ("comp_carried_minor", fields.BigIntField(db_default=0)),
                ("accr_until", fields.DateField(null=True)),
                ("accr_base_minor", fields.BigIntField(db_default=0)),
                ("accr_rate_e8", fields.BigIntField(db_default=0)),
                ("accr_num", fields.IntField(db_default=0)),
                ("accr_den", fields.IntField(db_default=1)),
                ("settled_on", fields.DateField(null=True)),
            ],
            options={
                "table": "instalment",
                "app": "xindai",
                "unique_together": (("loan", "n"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="LoanEvent",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                (
                    "loan",
                    fields.ForeignKeyField(
                        "xindai.Loan",
                        source_field="loan_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "customer",
                    fields.ForeignKeyField(
                        "xindai.Customer",
                        source_field="customer_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("seq", fields.IntField()),
                ("type", fields.TextField(unique=False)),
                ("effective_on", fields.DateField()),
                ("booked_on", fields.DateField()),
                (
                    "payload",
                    fields.JSONField(
                        encoder=functools.partial(dumps, separators=(",", ":")), decoder=loads
                    ),
                ),
                (
                    "reverses",
                    fields.ForeignKeyField(
                        "xindai.LoanEvent",
                        source_field="reverses_id",
                        null=True,
                        unique=True,
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("actor", fields.TextField(unique=False)),
                (
                    "created_at",
                    fields.DatetimeField(db_default=Now(), auto_now=False, auto_now_add=False),
                ),
            ],
            options={
                "table": "loan_event",
                "app": "xindai",
                "unique_together": (("loan", "seq"),),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="PortfolioSnapshot",
            fields=[
                (
                    "id",
                    fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True),
                ),
                ("on_date", fields.DateField()),
                (
                    "product",
                    fields.ForeignKeyField(
                        "xindai.Product",
                        source_field="product_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "branch",
                    fields.ForeignKeyField(
                        "xindai.Branch",
                        source_field="branch_id",
                        db_constraint=True,
                        to_field="id",
                        related_name=False,
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("currency", fields.CharField(max_length=3)),
                ("asset_class", fields.CharField(max_length=20)),
                ("stage", fields.SmallIntField()),
                ("loans", fields.IntField(db_default=0)),
                ("overdue_loans", fields.IntField(db_default=0)),
                ("outstanding_minor", fields.BigIntField(db_default=0)),
                ("overdue_principal_minor", fields.BigIntField(db_default=0)),
                ("interest_receivable_minor", fields.BigIntField(db_default=0)),
                ("penalty_receivable_minor", fields.BigIntField(db_default=0)),
                ("provision_minor", fields.BigIntField(db_default=0)),
            ],
            options={
                "table": "portfolio_snapshot",
                "app": "xindai",
                "unique_together": (
                    ("on_date", "product", "branch", "currency", "asset_class", "stage"),
                ),
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.AddConstraint(
            model_name="Loan",
            constraint=CheckConstraint(
                check="status IN ('pending', 'active', 'closed', 'written_off')", name="loan_status"
            ),
        ),
        ops.AddConstraint(
            model_name="Loan",
            constraint=CheckConstraint(check="principal_minor > 0", name="loan_principal"),
        ),
        ops.AddConstraint(
            model_name="Loan",
            constraint=CheckConstraint(
                check="rounding IN ('half_up', 'half_even', 'up')", name="loan_rounding"
            ),
        ),
        ops.AddConstraint(
            model_name="Loan",
            constraint=CheckConstraint(check="accr_den > 0 AND pen_year > 0", name="loan_divisors"),
        ),
        ops.AddConstraint(
            model_name="Loan",
            constraint=CheckConstraint(
                check="asset_class IN ('normal', 'special_mention', 'substandard', 'doubtful', 'loss')",
                name="loan_asset_class",
            ),
        ),
        ops.AddConstraint(
            model_name="Loan",
            constraint=CheckConstraint(check="stage BETWEEN 1 AND 3", name="loan_stage"),
        ),
        ops.AddConstraint(
            model_name="Loan",
            constraint=CheckConstraint(check="currency ~ '^[A-Z]{3}$'", name="loan_currency"),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="principal_paid_minor >= 0", name="instalment_principal_paid"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="principal_waived_minor >= 0", name="instalment_principal_waived"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="principal_written_off_minor >= 0", name="instalment_principal_written_off"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="interest_paid_minor >= 0", name="instalment_interest_paid"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="interest_waived_minor >= 0", name="instalment_interest_waived"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="interest_written_off_minor >= 0", name="instalment_interest_written_off"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(check="fee_paid_minor >= 0", name="instalment_fee_paid"),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(check="fee_waived_minor >= 0", name="instalment_fee_waived"),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="fee_written_off_minor >= 0", name="instalment_fee_written_off"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="late_fee_paid_minor >= 0", name="instalment_late_fee_paid"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="late_fee_waived_minor >= 0", name="instalment_late_fee_waived"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="late_fee_written_off_minor >= 0", name="instalment_late_fee_written_off"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="penalty_paid_minor >= 0", name="instalment_penalty_paid"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="penalty_waived_minor >= 0", name="instalment_penalty_waived"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="penalty_written_off_minor >= 0", name="instalment_penalty_written_off"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="compound_paid_minor >= 0", name="instalment_compound_paid"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="compound_waived_minor >= 0", name="instalment_compound_waived"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="compound_written_off_minor >= 0", name="instalment_compound_written_off"
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="principal_paid_minor + principal_waived_minor + principal_written_off_minor "
                "<= principal_minor",
                name="instalment_principal_due",
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="interest_paid_minor + interest_waived_minor + interest_written_off_minor "
                "<= interest_minor",
                name="instalment_interest_due",
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="fee_paid_minor + fee_waived_minor + fee_written_off_minor <= fee_minor",
                name="instalment_fee_due",
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(
                check="late_fee_paid_minor + late_fee_waived_minor + late_fee_written_off_minor "
                "<= late_fee_minor",
                name="instalment_late_fee_due",
            ),
        ),
        ops.AddConstraint(
            model_name="Instalment",
            constraint=CheckConstraint(check="accr_den > 0", name="instalment_divisor"),
        ),
        ops.AddConstraint(
            model_name="PortfolioSnapshot",
            constraint=CheckConstraint(
                check="asset_class IN ('normal', 'special_mention', 'substandard', 'doubtful', 'loss')",
                name="portfolio_snapshot_class",
            ),
        ),
        ops.AddConstraint(
            model_name="PortfolioSnapshot",
            constraint=CheckConstraint(
                check="stage BETWEEN 1 AND 3", name="portfolio_snapshot_stage"
            ),
        ),
    ]
