"""Values of refunds that cross the border."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from xindai.loans.types import Preview


class LoanRefundStatus(StrEnum):
    """PAYING: the bank has it, or may have it. UNKNOWN: nobody knows yet; nothing is sent again."""

    PLANNED = "planned"
    PAYING = "paying"
    UNKNOWN = "unknown"
    PAID = "paid"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class StartLoanRefund:
    """Pay a credit back to a bound card; `amount` None: all of it."""

    loan_id: UUID
    bank_card_id: UUID
    amount: str | None = None
    idempotency_key: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StartedLoanRefund:
    """What a start did. On a dry run there is no refund; `preview` is the loan after it."""

    refund_id: UUID | None
    amount_minor: int
    currency: str
    preview: Preview | None
    replayed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanRefundView:
    """One refund; the card is masked. `event_id` is the transaction that it became."""

    id: UUID
    number: str
    loan_id: UUID
    customer_id: UUID
    branch_id: UUID
    order_id: UUID
    event_id: UUID | None
    amount_minor: int
    currency: str
    bank_name: str | None
    card_number: str
    status: LoanRefundStatus
    failure_code: str | None
    version: int
    created_by: str
    created_at: datetime
    settled_at: datetime | None
