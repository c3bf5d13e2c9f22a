"""Values that cross the border of loans. Amounts are minor units, debit and owed-to-us positive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from xindai.engine.events import Event


class LoanStatus(StrEnum):
    """Where a loan is in its life."""

    PENDING = "pending"
    ACTIVE = "active"
    CLOSED = "closed"
    WRITTEN_OFF = "written_off"


class AssetClass(StrEnum):
    """The five categories of loan classification (五级分类)."""

    NORMAL = "normal"
    SPECIAL_MENTION = "special_mention"
    SUBSTANDARD = "substandard"
    DOUBTFUL = "doubtful"
    LOSS = "loss"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanCommand:
    """One verb on one loan. `on` is the value date (default: the business date).

    `amount` is text in the loan's currency; `data` holds the verb's own fields as JSON values.
    The key makes the command safe to send again; a dry run needs none.
    """

    loan_id: UUID
    type: str
    on: date | None = None
    amount: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    idempotency_key: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLoan:
    """A loan of a signed contract, waiting for its disbursement."""

    contract_id: UUID
    idempotency_key: str
    grade: str | None = None
    purpose: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedLoan:
    """A loan taken over with its history: the contract of record and what has happened since."""

    contract_id: UUID
    events: tuple[Event, ...]
    grade: str | None = None
    purpose: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One instalment as of a day. `*_paid` counts money, `*_settled` waivers and losses too."""

    n: int
    starts_on: date
    due_on: date
    principal_minor: int
    interest_minor: int
    fee_minor: int
    late_fee_minor: int
    penalty_minor: int
    compound_minor: int
    prepaid_minor: int
    principal_paid_minor: int
    interest_paid_minor: int
    fee_paid_minor: int
    penalty_paid_minor: int
    waived_minor: int
    written_off_minor: int
    unpaid_minor: int
    balance_after_minor: int
    settled_on: date | None

    @property
    def total_minor(self) -> int:
        """What the row asks for in all."""
        return (
            self.principal_minor
            + self.interest_minor
            + self.fee_minor
            + self.late_fee_minor
            + self.penalty_minor
            + self.compound_minor
        )


@dataclass(frozen=True, slots=True)
class JournalLineView:
    """A line that the command posts: debit positive."""

    role: str
    account_code: str
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a command does: schedule, balances by role, journal, and where the money goes."""

    rows_before: tuple[RowView, ...]
    rows_after: tuple[RowView, ...]
    balances_before: Mapping[str, int]
    balances_after: Mapping[str, int]
    journal: tuple[JournalLineView, ...]
    applied: Mapping[str, int]
    status_after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandResult:
    """`replayed`: the key was used before and this is the answer given then."""

    loan_id: UUID
    event_id: UUID | None
    replayed: bool = False
    preview: Preview | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanView:
    """A loan as of the business date."""

    id: UUID
    number: str
    customer_id: UUID
    contract_id: UUID
    product_id: UUID
    branch_id: UUID
    currency: str
    status: str
    principal_minor: int
    disbursed_minor: int
    disbursed_on: date | None
    maturity_on: date | None
    closed_on: date | None
    annual_rate: str
    instalment_count: int
    level_minor: int
    grade: str | None
    purpose: str | None
    outstanding_minor: int
    principal_paid_minor: int
    interest_paid_minor: int
    fee_paid_minor: int
    penalty_paid_minor: int
    written_off_minor: int
    recovered_minor: int
    credit_minor: int
    interest_accrued_minor: int
    interest_receivable_minor: int
    fee_receivable_minor: int
    penalty_receivable_minor: int
    next_due_on: date | None
    oldest_unpaid_due_on: date | None
    days_past_due: int
    non_accrual: bool
    asset_class: str
    stage: int
    version: int
    as_of: date
    terms: Mapping[str, Any]
    created_at: datetime


class LoanOrder(StrEnum):
    """Orders of a list of loans; each is backed by indexes (loans/listing.py)."""

    NUMBER = "number"
    NUMBER_DESC = "-number"
    DISBURSED_ON = "disbursed_on"
    DISBURSED_ON_DESC = "-disbursed_on"
    OUTSTANDING = "outstanding_minor"
    OUTSTANDING_DESC = "-outstanding_minor"
    NEXT_DUE_ON = "next_due_on"
    NEXT_DUE_ON_DESC = "-next_due_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanFilter:
    """Which loans; None leaves a criterion out. `number` is a prefix."""

    status: str | None = None
    customer_id: UUID | None = None
    product_id: UUID | None = None
    branch_id: UUID | None = None
    asset_class: str | None = None
    grade: str | None = None
    number: str | None = None
    overdue: bool | None = None
    overdue_days_from: int | None = None
    overdue_days_to: int | None = None
    disbursed_from: date | None = None
    disbursed_to: date | None = None


@dataclass(frozen=True, slots=True)
class LoanPage:
    """`cursors[i]` continues behind `loans[i]`; whoever shows them to the outside seals them."""

    loans: tuple[LoanView, ...]
    cursors: tuple[str, ...]
    has_next: bool
    total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransactionView:
    """An event of a loan and what the fold made of it; `reversed`: it no longer counts."""

    id: UUID
    seq: int
    type: str
    effective_on: date
    booked_on: date
    amount_minor: int | None
    data: Mapping[str, Any]
    reverses_id: UUID | None
    reversed: bool
    applied: Mapping[str, int]
    actor: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioView:
    """Today's figures of the branches that the actor sees, per currency."""

    as_of: date
    currency: str
    loans: int
    active_loans: int
    overdue_loans: int
    disbursed_minor: int
    outstanding_minor: int
    overdue_principal_minor: int
    credit_minor: int
    by_class: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOfDayStep:
    """A step of a run; `done` counts rows or groups, `total` is known at its end."""

    name: str
    status: str
    done: int
    total: int | None
    started_at: datetime | None
    finished_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOfDayRun:
    """The end of one business day: pending, running, done or failed."""

    business_on: date
    status: str
    started_at: datetime | None
    finished_at: datetime | None
    error: str | None
    steps: tuple[EndOfDayStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StartEndOfDay:
    """Close the business days up to and with `to`."""

    to: date
    idempotency_key: str
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOfDayStarted:
    """The job that closes `days` days from `first` on; no job for a dry run."""

    job_id: UUID | None
    first: date
    days: int
    replayed: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not agree: which check, whose row, which column, and both values."""

    check: str
    subject: str
    row: str
    column: str
    cached: str
    folded: str

    def __str__(self) -> str:
        where = f"{self.subject} {self.row}".strip()
        return f"{self.check}: {where} {self.column}: {self.cached} stored, {self.folded} expected"


@dataclass(frozen=True, slots=True)
class ClassFigure:
    """Loans of an asset class."""

    asset_class: str
    loans: int
    outstanding_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StockFigures:
    """The portfolio at the end of a day; `overdue_30` are loans 30 days past due and more, their
    amounts the outstanding principal."""

    as_of: date | None
    loans: int
    outstanding_minor: int
    overdue_loans: int
    overdue_minor: int
    overdue_30_loans: int
    overdue_30_minor: int
    overdue_90_loans: int
    overdue_90_minor: int
    by_class: tuple[ClassFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayFigures:
    """What moved on the open day: cash out and in; `due` when it began."""

    on: date
    disbursed_minor: int
    disbursed_count: int
    collected_minor: int
    collected_count: int
    due_minor: int
    due_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigure:
    """A closed day: what moved on it, and what stood at its end."""

    on_date: date
    disbursed_minor: int
    disbursed_count: int
    collected_minor: int
    collected_count: int
    due_minor: int
    loans: int
    outstanding_minor: int
    overdue_loans: int
    overdue_minor: int
    overdue_90_minor: int
