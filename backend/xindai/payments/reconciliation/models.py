"""Tables of reconciliation."""

from __future__ import annotations

from typing import Any

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import Now
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from xindai.kernel.ids import new_id
from xindai.platform import crypto


def _to(model: str, **more: Any) -> Any:
    return fields.ForeignKeyField(
        f"xindai.{model}", on_delete=fields.RESTRICT, related_name=False, **more
    )


class PaymentBooking(Model):
    """Which journal source (a loan's event) an order became in the books; append-only."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    order = _to("PaymentOrder")
    source_id = fields.UUIDField(unique=True)
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "payment_booking"
        indexes = [Index(fields=("order_id",), name="payment_booking_order")]


class SettlementAccount(Model):
    """The lender's account at a bank that a branch and those below it pay from and collect to;
    of two on the way up, the nearer one counts. `cut_off_minute` is counted from midnight in China:
    what is settled later is on the bank's next statement."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    code = fields.CharField(max_length=40, unique=True)
    name_zh = fields.TextField()
    name_en = fields.TextField()
    channel = fields.CharField(max_length=20)
    branch = _to("Branch")
    currency = fields.CharField(max_length=3)
    number_masked = fields.TextField()
    cut_off_minute = fields.IntField()
    payout_fee_minor = fields.BigIntField(db_default=0)
    collection_fee_minor = fields.BigIntField(db_default=0)
    rounding_minor = fields.BigIntField(db_default=5)
    created_by = fields.TextField()
    created_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "settlement_account"
        constraints = [
            UniqueConstraint(fields=("branch_id", "currency"), name="settlement_account_branch"),
            CheckConstraint(
                check="cut_off_minute BETWEEN 1 AND 1440", name="settlement_account_cut_off"
            ),
            CheckConstraint(
                check="channel IN ('http', 'iso20022')", name="settlement_account_channel"
            ),
            CheckConstraint(check="currency ~ '^[A-Z]{3}$'", name="settlement_account_currency"),
            CheckConstraint(
                check="payout_fee_minor >= 0 AND collection_fee_minor >= 0"
                " AND rounding_minor BETWEEN 0 AND 100",
                name="settlement_account_fees",
            ),
        ]


class BankStatement(Model):
    """A file of the bank, imported once; append-only."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    account = _to("SettlementAccount")
    statement_on = fields.DateField()
    format = fields.CharField(max_length=20)
    sha256 = fields.BinaryField()
    file = _to("StoredFile", null=True)
    line_count = fields.IntField()
    opening_minor = fields.BigIntField(null=True)
    closing_minor = fields.BigIntField(null=True)
    booked_minor = fields.BigIntField()
    imported_by = fields.TextField()
    imported_at = fields.DatetimeField(db_default=Now())

    class Meta:
        app = "xindai"
        table = "bank_statement"
        indexes = [Index(fields=("account_id", "statement_on"), name="bank_statement_day")]
        constraints = [
            UniqueConstraint(fields=("account_id", "sha256"), name="bank_statement_once"),
            CheckConstraint(
                check="format IN ('csv', 'camt053', 'camt054')", name="bank_statement_format"
            ),
            CheckConstraint(check="octet_length(sha256) = 32", name="bank_statement_hash"),
            CheckConstraint(check="line_count >= 0", name="bank_statement_lines"),
        ]


class BankStatementLine(Model):
    """A line of a statement; the other end is sealed. Only its seals may be made anew."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    statement = _to("BankStatement")
    line_no = fields.IntField()
    booked_on = fields.DateField()
    value_on = fields.DateField()
    kind = fields.CharField(max_length=20)
    status = fields.CharField(max_length=20)
    amount_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    reference = fields.TextField()
    request_id = fields.UUIDField(null=True)
    remark = fields.TextField()
    original = fields.TextField(null=True)
    party_name_sealed = fields.BinaryField(null=True)
    party_name_masked = fields.TextField(null=True)
    party_name_index = fields.BinaryField(null=True)
    party_number_sealed = fields.BinaryField(null=True)
    party_number_masked = fields.TextField(null=True)

    class Meta:
        app = "xindai"
        table = "bank_statement_line"
        constraints = [
            UniqueConstraint(fields=("statement_id", "line_no"), name="bank_statement_line_once"),
            CheckConstraint(
                check="kind IN ('payment', 'collection', 'transfer', 'fee', 'return',"
                " 'chargeback', 'refund', 'interest')",
                name="bank_statement_line_kind",
            ),
            CheckConstraint(
                check="status IN ('booked', 'pending', 'rejected')",
                name="bank_statement_line_status",
            ),
            CheckConstraint(check="amount_minor <> 0", name="bank_statement_line_amount"),
            CheckConstraint(check="currency ~ '^[A-Z]{3}$'", name="bank_statement_line_currency"),
        ]


class ReconciliationRun(Model):
    """A settlement account and a day; done again, it is the same row."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    account = _to("SettlementAccount")
    run_on = fields.DateField()
    status = fields.CharField(max_length=20, db_default="running")
    attempts = fields.IntField(db_default=0)
    line_count = fields.IntField(db_default=0)
    order_count = fields.IntField(db_default=0)
    booking_count = fields.IntField(db_default=0)
    clean_count = fields.IntField(db_default=0)
    break_count = fields.IntField(db_default=0)
    in_minor = fields.BigIntField(db_default=0)
    out_minor = fields.BigIntField(db_default=0)
    fee_minor = fields.BigIntField(db_default=0)
    started_by = fields.TextField()
    started_at = fields.DatetimeField(db_default=Now())
    ended_at = fields.DatetimeField(null=True)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "xindai"
        table = "reconciliation_run"
        constraints = [
            UniqueConstraint(fields=("account_id", "run_on"), name="reconciliation_run_day"),
            CheckConstraint(
                check="status IN ('running', 'done')", name="reconciliation_run_status"
            ),
            CheckConstraint(
                check="(ended_at IS NOT NULL) = (status = 'done')", name="reconciliation_run_ended"
            ),
        ]


class ReconciliationBreak(Model):
    """A difference of a day. A trigger keeps what was posted; two people post."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    run = _to("ReconciliationRun")
    kind = fields.CharField(max_length=40)
    severity = fields.CharField(max_length=20)
    fingerprint = fields.CharField(max_length=32)
    state = fields.CharField(max_length=20, db_default="open")
    branch = _to("Branch")
    merchant_id = fields.UUIDField(null=True)
    order = _to("PaymentOrder", null=True)
    line_ids: Any = ArrayField("uuid")
    entry_ids: Any = ArrayField("uuid")
    bank_minor = fields.BigIntField(null=True)
    order_minor = fields.BigIntField(null=True)
    ledger_minor = fields.BigIntField(null=True)
    difference_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    proposal: Any = fields.JSONField(null=True)
    no_entry = fields.CharField(max_length=20, null=True)
    note = fields.TextField(null=True)
    proposed_by = fields.TextField(null=True)
    proposed_at = fields.DatetimeField(null=True)
    decided_by = fields.TextField(null=True)
    decided_at = fields.DatetimeField(null=True)
    entry = _to("JournalEntry", null=True, unique=True)
    reversal = _to("JournalEntry", null=True, unique=True)
    matched_run = _to("ReconciliationRun", null=True)
    version = fields.IntField(db_default=1)

    class Meta:
        app = "xindai"
        table = "reconciliation_break"
        indexes = [Index(fields=("order_id",), name="reconciliation_break_order")]
        constraints = [
            UniqueConstraint(fields=("run_id", "fingerprint"), name="reconciliation_break_once"),
            CheckConstraint(
                check="severity IN ('info', 'warning', 'serious', 'critical')",
                name="reconciliation_break_severity",
            ),
            CheckConstraint(
                check="state IN ('open', 'proposed', 'posted', 'reversed', 'explained',"
                " 'carried', 'matched', 'gone')",
                name="reconciliation_break_state",
            ),
            CheckConstraint(
                check="num_nonnulls(proposal, no_entry) = 1", name="reconciliation_break_remedy"
            ),
            CheckConstraint(
                check="no_entry IN ('nothing_to_book', 'wait_for_bank', 'query_order', 'ask_bank')",
                name="reconciliation_break_no_entry",
            ),
            CheckConstraint(
                check="(proposed_by IS NULL) = (proposed_at IS NULL) AND (state <> 'proposed'"
                " OR proposed_by IS NOT NULL AND proposal IS NOT NULL)",
                name="reconciliation_break_proposed",
            ),
            CheckConstraint(
                check="(entry_id IS NOT NULL) = (state IN ('posted', 'reversed'))"
                " AND (reversal_id IS NOT NULL) = (state = 'reversed')",
                name="reconciliation_break_posted",
            ),
            CheckConstraint(
                check="entry_id IS NULL OR proposed_by IS NOT NULL AND decided_by IS NOT NULL"
                " AND proposed_by <> decided_by",
                name="reconciliation_break_two_people",
            ),
            CheckConstraint(
                check="state <> 'explained' OR length(note) >= 2 AND decided_by IS NOT NULL",
                name="reconciliation_break_explained",
            ),
            CheckConstraint(
                check="(matched_run_id IS NOT NULL) = (state = 'matched')",
                name="reconciliation_break_matched",
            ),
        ]


class SuspenseItem(Model):
    """Money in suspense, and what is done about it. A trigger keeps a placed one placed."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    number = fields.CharField(max_length=20, unique=True)
    origin = _to("ReconciliationBreak", unique=True)
    line = _to("BankStatementLine", unique=True)
    account = _to("SettlementAccount")
    branch = _to("Branch")
    amount_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    received_on = fields.DateField()
    state = fields.CharField(max_length=20, db_default="waiting")
    subject = fields.TextField(null=True)
    label = fields.TextField(null=True)
    note = fields.TextField(null=True)
    source_id = fields.UUIDField(null=True, unique=True)
    order = _to("PaymentOrder", null=True, unique=True)
    proposed_by = fields.TextField(null=True)
    proposed_at = fields.DatetimeField(null=True)
    decided_by = fields.TextField(null=True)
    decided_at = fields.DatetimeField(null=True)
    created_at = fields.DatetimeField(db_default=Now())
    version = fields.IntField(db_default=1)

    class Meta:
        app = "xindai"
        table = "suspense_item"
        constraints = [
            CheckConstraint(check="amount_minor > 0", name="suspense_item_amount"),
            CheckConstraint(check="currency ~ '^[A-Z]{3}$'", name="suspense_item_currency"),
            CheckConstraint(
                check="state IN ('waiting', 'proposed', 'assigned', 'returning', 'returned',"
                " 'removed')",
                name="suspense_item_state",
            ),
            CheckConstraint(
                check="(subject IS NOT NULL) = (state IN ('proposed', 'assigned', 'returning',"
                " 'returned')) AND (subject IS NULL) = (proposed_by IS NULL)"
                " AND (proposed_by IS NULL) = (proposed_at IS NULL)",
                name="suspense_item_proposed",
            ),
            CheckConstraint(
                check="state NOT IN ('assigned', 'returning', 'returned')"
                " OR decided_by IS NOT NULL AND decided_by <> proposed_by",
                name="suspense_item_two_people",
            ),
            CheckConstraint(
                check="(source_id IS NOT NULL) = (state = 'assigned')", name="suspense_item_source"
            ),
            CheckConstraint(
                check="(order_id IS NOT NULL) = (state IN ('returning', 'returned'))",
                name="suspense_item_order",
            ),
        ]


PARTY_NAME = crypto.sealed(
    "bank_statement_line", "party_name_sealed", field="party_name", index="party_name_index"
)
PARTY_NUMBER = crypto.sealed("bank_statement_line", "party_number_sealed", field="party_number")
