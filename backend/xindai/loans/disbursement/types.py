"""Values of disbursements that cross the border."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from xindai.loans.types import Preview


class DisbursementStatus(StrEnum):
    """PAYING: the bank has it, or may have it. UNKNOWN: nobody knows yet; nothing is sent again."""

    PLANNED = "planned"
    PAYING = "paying"
    UNKNOWN = "unknown"
    PAID = "paid"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class StartDisbursement:
    """Pay a contract out. A card is named only where the contract names no account itself."""

    contract_id: UUID
    bank_card_id: UUID | None = None
    idempotency_key: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryDisbursement:
    """Pay once more what failed; without a card, to the same account."""

    disbursement_id: UUID
    bank_card_id: UUID | None = None
    idempotency_key: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """What a start did. On a dry run there is no disbursement; `preview` is the loan on the day
    when the money arrives, if that is the business date."""

    disbursement_id: UUID | None
    preview: Preview | None
    currency: str
    replayed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DisbursementView:
    """One attempt to pay a contract out; the payee is masked, `amount_minor` is what is paid."""

    id: UUID
    number: str
    contract_id: UUID
    customer_id: UUID
    branch_id: UUID
    order_id: UUID
    loan_id: UUID | None
    amount_minor: int
    currency: str
    payee_name: str
    payee_number: str
    payee_bank: str | None
    is_to_merchant: bool
    status: DisbursementStatus
    failure_code: str | None
    attempt: int
    version: int
    created_by: str
    created_at: datetime
    settled_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisbursementFilter:
    """Which disbursements; None leaves a criterion out. `number` is a prefix."""

    status: DisbursementStatus | None = None
    number: str | None = None
    contract_id: UUID | None = None
    customer_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DisbursementPage:
    """`cursors[i]` continues behind `disbursements[i]`."""

    disbursements: tuple[DisbursementView, ...]
    cursors: tuple[str, ...]
    has_next: bool
