"""News of loans, for the outbox: told after the commit that made them true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.loans.permissions import DISBURSEMENT_READ, PAYMENT_READ, READ, REQUEST_READ
from xindai.platform.topics import topic

LOAN_CHANGED: Final = "loan.changed"
LOAN_OPENED: Final = "loan.opened"
DISBURSEMENT_CHANGED: Final = "disbursement.changed"
LOAN_PAYMENT_CHANGED: Final = "loan_payment.changed"
SERVICE_REQUEST_CHANGED: Final = "service_request.changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanChanged:
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

    def to_json(self) -> dict[str, Any]:
        """The message body; no personal data."""
        return {
            "loanId": str(self.loan_id),
            "customerId": str(self.customer_id),
            "branchId": str(self.branch_id),
            "eventId": str(self.event_id),
            "type": self.type,
            "on": self.on.isoformat(),
            "amountMinor": self.amount_minor,
            "status": self.status,
            "outstandingMinor": self.outstanding_minor,
            "version": self.version,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanOpened:
    """A signed contract became a loan that waits for its money."""

    loan_id: UUID
    customer_id: UUID
    branch_id: UUID
    number: str

    def to_json(self) -> dict[str, Any]:
        """The message body; no personal data."""
        return {
            "loanId": str(self.loan_id),
            "customerId": str(self.customer_id),
            "branchId": str(self.branch_id),
            "number": self.number,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class DisbursementChanged:
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

    def to_json(self) -> dict[str, Any]:
        """The message body; no personal data."""
        return {
            "disbursementId": str(self.disbursement_id),
            "number": self.number,
            "contractId": str(self.contract_id),
            "customerId": str(self.customer_id),
            "branchId": str(self.branch_id),
            "loanId": str(self.loan_id) if self.loan_id else None,
            "status": self.status,
            "failureCode": self.failure_code,
            "version": self.version,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanPaymentChanged:
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

    def to_json(self) -> dict[str, Any]:
        """The message body; no personal data."""
        return {
            "paymentId": str(self.payment_id),
            "number": self.number,
            "loanId": str(self.loan_id),
            "customerId": str(self.customer_id),
            "branchId": str(self.branch_id),
            "eventId": str(self.event_id) if self.event_id else None,
            "status": self.status,
            "amountMinor": self.amount_minor,
            "currency": self.currency,
            "failureCode": self.failure_code,
            "version": self.version,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequestChanged:
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

    def to_json(self) -> dict[str, Any]:
        """The message body; no personal data."""
        return {
            "requestId": str(self.request_id),
            "number": self.number,
            "loanId": str(self.loan_id),
            "customerId": str(self.customer_id),
            "branchId": str(self.branch_id),
            "kind": self.kind,
            "verb": self.verb,
            "status": self.status,
            "version": self.version,
        }


MESSAGES: Final[Mapping[str, type]] = {
    LOAN_CHANGED: LoanChanged,
    LOAN_OPENED: LoanOpened,
    DISBURSEMENT_CHANGED: DisbursementChanged,
    LOAN_PAYMENT_CHANGED: LoanPaymentChanged,
    SERVICE_REQUEST_CHANGED: ServiceRequestChanged,
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
