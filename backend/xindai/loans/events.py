"""News of loans, for the outbox: told after the commit that made them true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from xindai.loans.permissions import (
    DEBIT_READ,
    DISBURSEMENT_READ,
    DISPUTE_READ,
    PAYMENT_READ,
    READ,
    REFUND_READ,
    REQUEST_READ,
)
from xindai.platform.news import News
from xindai.platform.topics import topic

LOAN_CHANGED: Final = "loan.changed"
LOAN_OPENED: Final = "loan.opened"
DISBURSEMENT_CHANGED: Final = "disbursement.changed"
LOAN_PAYMENT_CHANGED: Final = "loan_payment.changed"
SERVICE_REQUEST_CHANGED: Final = "service_request.changed"
DEBIT_MANDATE_CHANGED: Final = "debit_mandate.changed"
LOAN_DEBIT_CHANGED: Final = "loan_debit.changed"
LOAN_REFUND_CHANGED: Final = "loan_refund.changed"
HARDSHIP_OFFER_CHANGED: Final = "hardship_offer.changed"
LOAN_DISPUTE_CHANGED: Final = "loan_dispute.changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanChanged(News):
    """An event was appended to a loan; amounts in minor units."""

    loan_id: UUID
    customer_id: UUID
    branch_id: UUID
    event_id: UUID
    type: str
    on: date
    amount_minor: int | None
    status: str
    outstanding_minor: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanOpened(News):
    """A signed contract became a loan that waits for its money."""

    loan_id: UUID
    customer_id: UUID
    branch_id: UUID
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisbursementChanged(News):
    """A payout was ordered, has arrived (there is a loan), or failed (there is a code)."""

    disbursement_id: UUID
    number: str
    contract_id: UUID
    customer_id: UUID
    branch_id: UUID
    loan_id: UUID | None
    status: str
    failure_code: str | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanPaymentChanged(News):
    """A payment by card was ordered, has come (the loan has an event), or failed (a code)."""

    payment_id: UUID
    number: str
    loan_id: UUID
    customer_id: UUID
    branch_id: UUID
    event_id: UUID | None
    status: str
    amount_minor: int
    currency: str
    failure_code: str | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequestChanged(News):
    """A borrower's request was handed in, claimed, decided…; what was written is not told."""

    request_id: UUID
    number: str
    loan_id: UUID
    customer_id: UUID
    branch_id: UUID
    kind: str
    verb: str
    status: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DebitMandateChanged(News):
    """A borrower signed a mandate, or revoked one; `loan_id` None: for all of his loans."""

    mandate_id: UUID
    number: str
    loan_id: UUID | None
    customer_id: UUID
    branch_id: UUID
    status: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanDebitChanged(News):
    """A direct debit was ordered, has come, or failed; `is_last`: no other try is to follow."""

    debit_id: UUID
    loan_id: UUID
    customer_id: UUID
    branch_id: UUID
    due_on: date
    attempt: int
    status: str
    amount_minor: int | None
    currency: str
    failure_code: str | None
    is_last: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanRefundChanged(News):
    """A refund was ordered, has arrived (the loan has an event), or failed (a code)."""

    refund_id: UUID
    number: str
    loan_id: UUID
    customer_id: UUID
    branch_id: UUID
    event_id: UUID | None
    status: str
    amount_minor: int
    currency: str
    failure_code: str | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HardshipOfferChanged(News):
    """A borrower chose and signed a relief, it was executed, declined, or is outdated."""

    offer_id: UUID
    number: str
    loan_id: UUID
    customer_id: UUID
    branch_id: UUID
    kind: str
    status: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanDisputeChanged(News):
    """A dispute was opened, upheld, rejected or withdrawn; the amount is in minor units."""

    dispute_id: UUID
    number: str
    loan_id: UUID
    customer_id: UUID
    branch_id: UUID
    reason: str
    status: str
    amount_minor: int
    currency: str
    version: int


MESSAGES: Final[Mapping[str, type]] = {
    LOAN_CHANGED: LoanChanged,
    LOAN_OPENED: LoanOpened,
    DISBURSEMENT_CHANGED: DisbursementChanged,
    LOAN_PAYMENT_CHANGED: LoanPaymentChanged,
    SERVICE_REQUEST_CHANGED: ServiceRequestChanged,
    DEBIT_MANDATE_CHANGED: DebitMandateChanged,
    LOAN_DEBIT_CHANGED: LoanDebitChanged,
    LOAN_REFUND_CHANGED: LoanRefundChanged,
    HARDSHIP_OFFER_CHANGED: HardshipOfferChanged,
    LOAN_DISPUTE_CHANGED: LoanDisputeChanged,
}
"""What readers of the outbox may find, by topic."""

topic(LOAN_CHANGED, LoanChanged, READ, "借据变动", "A loan changed")
topic(LOAN_OPENED, LoanOpened, READ, "借据开立", "A loan was opened")
topic(DISBURSEMENT_CHANGED, DisbursementChanged, DISBURSEMENT_READ, "放款变动", "A payout moved on")
topic(LOAN_PAYMENT_CHANGED, LoanPaymentChanged, PAYMENT_READ, "扣款变动", "A payment moved on")
topic(
    SERVICE_REQUEST_CHANGED,
    ServiceRequestChanged,
    REQUEST_READ,
    "客户申请变动",
    "A borrower's request moved on",
)
topic(DEBIT_MANDATE_CHANGED, DebitMandateChanged, DEBIT_READ, "代扣协议变动", "A mandate changed")
topic(LOAN_DEBIT_CHANGED, LoanDebitChanged, DEBIT_READ, "自动扣款变动", "A direct debit moved on")
topic(LOAN_REFUND_CHANGED, LoanRefundChanged, REFUND_READ, "退款变动", "A refund moved on")
topic(
    HARDSHIP_OFFER_CHANGED,
    HardshipOfferChanged,
    REQUEST_READ,
    "帮扶方案变动",
    "A hardship offer moved on",
)
topic(LOAN_DISPUTE_CHANGED, LoanDisputeChanged, DISPUTE_READ, "争议变动", "A dispute moved on")
