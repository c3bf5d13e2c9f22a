"""What the verbs of disputes need."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import strawberry

from xindai.graphql.base.access import C1, C2, classified
from xindai.graphql.base.node import from_id, maybe_id
from xindai.graphql.base.scalars import Amount, Day
from xindai.graphql.loans.inputs import Component
from xindai.graphql.loans.types import loan_key
from xindai.kernel.dates import parse_date
from xindai.kernel.money import parse_positive
from xindai.loans.api import (
    CORRECTIONS,
    Correction,
    CorrectionKind,
    DisputeFilter,
    DisputeReason,
    DisputeStatus,
    NewDispute,
    UpholdDispute,
)
from xindai.platform.permission import Permission


@classified(C1)
@strawberry.input(description="Which disputes; null leaves a criterion out.")
class LoanDisputeWhere:
    """`number` is a prefix; `isLate`: open after its day of answer."""

    number: str | None = None
    status: DisputeStatus | None = None
    reason: DisputeReason | None = None
    loan_id: strawberry.ID | None = None
    customer_id: strawberry.ID | None = None
    branch_id: strawberry.ID | None = None
    is_late: bool | None = None

    def to_filter(self) -> DisputeFilter:
        """For the domain."""
        return DisputeFilter(
            number=self.number,
            status=self.status,
            reason=self.reason,
            loan_id=maybe_id("Loan", self.loan_id, "loanId", "LOAN_NOT_FOUND"),
            customer_id=maybe_id("Customer", self.customer_id, "customerId", "CUSTOMER_NOT_FOUND"),
            branch_id=maybe_id("Branch", self.branch_id, "branchId", "BRANCH_NOT_FOUND"),
            is_late=self.is_late,
        )


@classified(C1, text=C2)
@strawberry.input
class LoanDisputeOpenInput:
    """How much of the loan is contested, or an event of it (`eventId`), whose amount counts then;
    `documentIds` are papers of the borrower's own that are there already."""

    loan_id: strawberry.ID
    reason: DisputeReason
    text: str
    amount: Amount | None = None
    event_id: strawberry.ID | None = None
    document_ids: list[strawberry.ID] = strawberry.field(default_factory=list)
    idempotency_key: str = ""

    def to_dispute(self, currency: str) -> NewDispute:
        """For the domain; refuses ill-formed amounts and ids."""
        return NewDispute(
            loan_id=loan_key(self.loan_id),
            reason=self.reason,
            text=self.text,
            amount_minor=(
                None if self.amount is None else parse_positive(self.amount, currency, "amount")
            ),
            event_id=maybe_id("Transaction", self.event_id, "eventId", "UNKNOWN_EVENT"),
            document_ids=tuple(
                from_id("CustomerDocument", each, "documentIds", "DOCUMENT_NOT_FOUND")
                for each in self.document_ids
            ),
        )


@classified(C1)
@strawberry.input
class LoanDisputeInput:
    """One dispute."""

    dispute_id: strawberry.ID
    idempotency_key: str = ""


@classified(C1, answer=C2)
@strawberry.input
class LoanDisputeRejectInput:
    """The answer is shown to the borrower."""

    dispute_id: strawberry.ID
    answer: str
    idempotency_key: str = ""


@classified(C1, answer=C2)
@strawberry.input
class LoanDisputeUpholdInput:
    """`correction` says what else is needed: REVERSE an `eventId`; WAIVE an `amount` of a
    `component`; REPAY an `amount` `on` a day; REDATE an `eventId` to `on`. The answer is shown to
    the borrower."""

    dispute_id: strawberry.ID
    correction: CorrectionKind
    answer: str
    event_id: strawberry.ID | None = None
    amount: Amount | None = None
    component: Component | None = None
    on: Day | None = None
    idempotency_key: str = ""
    dry_run: bool = False

    def to_uphold(self) -> UpholdDispute:
        """For the domain; refuses ill-formed days and ids."""
        return UpholdDispute(
            dispute_id=dispute_key(self.dispute_id),
            correction=Correction(
                kind=self.correction,
                event_id=maybe_id("Transaction", self.event_id, "eventId", "UNKNOWN_EVENT"),
                amount=self.amount,
                component=self.component,
                on=None if self.on is None else parse_date(self.on, "on"),
            ),
            answer=self.answer,
            idempotency_key=self.idempotency_key,
            dry_run=self.dry_run,
        )


def carried_out(given: Mapping[str, Any]) -> Permission | None:
    """The permission of the correction's last verb, of the input as it was sent: its policy
    holds the command back too."""
    try:
        kind = CorrectionKind(str(given.get("correction")).lower())
    except ValueError:
        return None
    return CORRECTIONS[kind][-1].permission


def dispute_key(id: str) -> UUID:
    """The row's id; refuses LOAN_DISPUTE_NOT_FOUND."""
    return from_id("LoanDispute", id, "disputeId", "LOAN_DISPUTE_NOT_FOUND")
