"""Values of payments by card that cross the border."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from xindai.loans.types import Preview


class LoanPaymentStatus(StrEnum):
    """PAYING: the bank has it, or may have it. UNKNOWN: nobody knows yet; nothing is sent again."""

    PLANNED = "planned"
    PAYING = "paying"
    UNKNOWN = "unknown"
    PAID = "paid"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class StartLoanPayment:
    """Collect for a loan from a bound card: an amount, or what pays the loan off.

    `agreement` is how the customer agreed, where it is not he himself who asks.
    """

    loan_id: UUID
    bank_card_id: UUID
    amount: str | None = None
    pay_off: bool = False
    agreement: str | None = None
    idempotency_key: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StartedLoanPayment:
    """What a start did. On a dry run there is no payment; `preview` is the loan after the money,
    if it comes on the business date."""

    payment_id: UUID | None
    amount_minor: int
    currency: str
    preview: Preview | None
    replayed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanPaymentView:
    """One collection for a loan; the card is masked. `event_id` is the transaction that the money
    became."""

    id: UUID
    number: str
    loan_id: UUID
    customer_id: UUID
    branch_id: UUID
    order_id: UUID
    event_id: UUID | None
    amount_minor: int
    currency: str
    is_payoff: bool
    bank_name: str | None
    card_number: str
    status: LoanPaymentStatus
    failure_code: str | None
    version: int
    created_by: str
    created_at: datetime
    settled_at: datetime | None
