"""Values of disputes that cross the border. Amounts are minor units of `currency`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from xindai.engine.terms import Component
from xindai.loans.types import Preview


class DisputeReason(StrEnum):
    """What the borrower says is wrong."""

    PAYMENT_MISSING = "payment_missing"
    PAYMENT_DATE = "payment_date"
    FEE_WRONG = "fee_wrong"
    INTEREST_WRONG = "interest_wrong"
    AMOUNT_WRONG = "amount_wrong"
    NOT_BORROWED = "not_borrowed"
    OTHER = "other"


class DisputeStatus(StrEnum):
    """Where a dispute is."""

    OPEN = "open"
    UPHELD = "upheld"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class CorrectionKind(StrEnum):
    """How a loan is put right: an event is taken back, an amount waived, a payment that was
    missing is booked on its day, or one that was booked late is booked on the day it came."""

    REVERSE = "reverse"
    WAIVE = "waive"
    REPAY = "repay"
    REDATE = "redate"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewDispute:
    """A dispute; `text` in plain (sealed when stored), `document_ids` papers of the borrower.

    Without an amount that of the contested event counts.
    """

    loan_id: UUID
    reason: DisputeReason
    text: str
    amount_minor: int | None = None
    event_id: UUID | None = None
    document_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What puts the loan right. reverse: event_id; waive: amount and component; repay: amount and
    on; redate: event_id and on. `amount` is a decimal text."""

    kind: CorrectionKind
    event_id: UUID | None = None
    amount: str | None = None
    component: Component | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class UpholdDispute:
    """The borrower is right: the correction, and what he is told."""

    dispute_id: UUID
    correction: Correction
    answer: str
    idempotency_key: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UpheldDispute:
    """`preview` only on a dry run."""

    dispute_id: UUID
    currency: str
    preview: Preview | None = None
    replayed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DisputeView:
    """A dispute, its texts opened. `correction_event_id` is what put the loan right;
    `is_late`: it is open and its day of answer has passed."""

    id: UUID
    number: str
    loan_id: UUID
    customer_id: UUID
    branch_id: UUID
    currency: str
    reason: DisputeReason
    amount_minor: int
    contested_event_id: UUID | None
    text: str
    document_ids: tuple[UUID, ...]
    status: DisputeStatus
    opened_on: date
    answer_due_on: date
    is_late: bool
    answer: str | None
    correction: CorrectionKind | None
    correction_event_id: UUID | None
    is_by_borrower: bool
    created_by: str
    created_at: datetime
    ended_by: str | None
    ended_on: date | None
    ended_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeFilter:
    """None: does not matter."""

    number: str | None = None
    status: DisputeStatus | None = None
    reason: DisputeReason | None = None
    loan_id: UUID | None = None
    customer_id: UUID | None = None
    branch_id: UUID | None = None
    is_late: bool | None = None


@dataclass(frozen=True, slots=True)
class DisputePage:
    """A page, the cursor of each row, and whether there is more."""

    rows: tuple[DisputeView, ...]
    cursors: tuple[str, ...]
    has_more: bool
