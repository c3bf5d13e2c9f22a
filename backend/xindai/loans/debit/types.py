"""Values of direct debits that cross the border."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

DEBITS: Final = "loan_debits"
"""The kind of job that plans and orders debits."""


class LoanDebitStatus(StrEnum):
    """PLANNED: no payment yet; PAYING: there is one; then one of the others for good."""

    PLANNED = "planned"
    PAYING = "paying"
    PAID = "paid"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateTerms:
    """What a borrower lets us draw: `loan_id` None: for all of his loans; `max_amount` is the most
    of one debit."""

    loan_id: UUID | None
    bank_card_id: UUID
    max_amount: str
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class MandateDraft:
    """The words to be signed, in both languages, and their hash."""

    version: str
    text_zh: str
    text_en: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateView:
    """A mandate; the card is masked."""

    id: UUID
    number: str
    customer_id: UUID
    loan_id: UUID | None
    bank_card_id: UUID
    bank_name: str
    card_number: str
    max_minor: int
    currency: str
    valid_from: date
    valid_to: date
    wording_version: str
    wording: str
    signed_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanDebitView:
    """One try. `next_try_at` is set where another follows."""

    id: UUID
    loan_id: UUID
    mandate_id: UUID
    due_on: date
    attempt: int
    planned_on: date
    amount_minor: int | None
    currency: str
    payment_id: UUID | None
    status: LoanDebitStatus
    failure_code: str | None
    next_try_at: datetime | None
    settled_at: datetime | None
