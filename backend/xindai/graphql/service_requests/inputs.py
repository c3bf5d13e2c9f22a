"""What the verbs of requests need."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

import strawberry

from xindai.engine.events import EventType
from xindai.graphql.base.access import C1, C2, classified
from xindai.graphql.base.node import from_id, maybe_id
from xindai.graphql.base.scalars import Amount, Day, Rate
from xindai.graphql.loans.types import loan_key
from xindai.kernel.dates import parse_date
from xindai.kernel.errors import Refusal
from xindai.kernel.money import parse_positive
from xindai.loans.api import (
    VERBS,
    Approval,
    NewRequest,
    RequestFilter,
    RequestKind,
    RequestReason,
    RequestStatus,
    Wish,
)
from xindai.platform.permission import Permission

_VERBS: Final = {
    "extend": EventType.EXTEND,
    "shift_due": EventType.SHIFT_DUE,
    "pause": EventType.PAUSE,
    "restructure": EventType.RESTRUCTURE,
}
"""Fields of an approval, and the verbs of a loan that they name."""


@classified(C1)
@strawberry.input(description="Which requests; null leaves a criterion out.")
class ServiceRequestWhere:
    """`number` is a prefix; `isOpen`: submitted or under review; `isMine`: claimed by who asks."""

    number: str | None = None
    status: RequestStatus | None = None
    kind: RequestKind | None = None
    reason: RequestReason | None = None
    loan_id: strawberry.ID | None = None
    customer_id: strawberry.ID | None = None
    branch_id: strawberry.ID | None = None
    is_open: bool | None = None
    is_mine: bool | None = None

    def to_filter(self, actor_id: str) -> RequestFilter:
        """For the domain."""
        return RequestFilter(
            number=self.number,
            status=self.status,
            kind=self.kind,
            reason=self.reason,
            loan_id=maybe_id("Loan", self.loan_id, "loanId", "LOAN_NOT_FOUND"),
            customer_id=maybe_id("Customer", self.customer_id, "customerId", "CUSTOMER_NOT_FOUND"),
            branch_id=maybe_id("Branch", self.branch_id, "branchId", "BRANCH_NOT_FOUND"),
            is_open=self.is_open,
            claimed_by=actor_id if self.is_mine else None,
        )


@classified(C1, text=C2)
@strawberry.input
class ServiceRequestSubmitInput:
    """`instalments` with EXTENSION (so many more) and RESTRUCTURE (so many in all), `fromDue` and
    `toDue` with DUE_SHIFT, `until` with PAYMENT_HOLIDAY, `monthly` with RESTRUCTURE. The last two
    kinds need a `text`. `documentIds` are papers of the borrower's own that are there already."""

    loan_id: strawberry.ID
    kind: RequestKind
    reason: RequestReason
    instalments: int | None = None
    from_due: Day | None = None
    to_due: Day | None = None
    until: Day | None = None
    monthly: Amount | None = None
    text: str | None = None
    document_ids: list[strawberry.ID] = strawberry.field(default_factory=list)
    idempotency_key: str = ""

    def to_request(self, currency: str) -> NewRequest:
        """For the domain; refuses ill-formed days, amounts and ids."""
        wish = Wish(
            instalments=self.instalments,
            from_due=None if self.from_due is None else parse_date(self.from_due, "fromDue"),
            to_due=None if self.to_due is None else parse_date(self.to_due, "toDue"),
            until=None if self.until is None else parse_date(self.until, "until"),
            monthly_minor=(
                None if self.monthly is None else parse_positive(self.monthly, currency, "monthly")
            ),
        )
        return NewRequest(
            loan_id=loan_key(self.loan_id),
            kind=self.kind,
            reason=self.reason,
            wish=wish,
            text=self.text,
            document_ids=tuple(
                from_id("CustomerDocument", each, "documentIds", "DOCUMENT_NOT_FOUND")
                for each in self.document_ids
            ),
        )


@classified(C1)
@strawberry.input
class ServiceRequestInput:
    """One request."""

    request_id: strawberry.ID
    idempotency_key: str = ""


@classified(C1, reason=C2)
@strawberry.input
class ServiceRequestDeclineInput:
    """The reason is shown to the borrower."""

    request_id: strawberry.ID
    reason: str
    idempotency_key: str = ""


@classified(C1)
@strawberry.input(description="展期, as in `loanExtend`.")
class ExtendTermsInput:
    """So many instalments more."""

    instalments: int


@classified(C1)
@strawberry.input(description="调整还款日, as in `loanShiftDue`.")
class ShiftDueTermsInput:
    """A due date that is still to come, and where it goes."""

    from_due: Day
    to_due: Day


@classified(C1)
@strawberry.input(description="停息, as in `loanPause`.")
class PauseTermsInput:
    """Interest rests until this day."""

    until: Day


@classified(C1)
@strawberry.input(description="重组, as in `loanRestructure`.")
class RestructureTermsInput:
    """New terms for what is left."""

    instalments: int | None = None
    annual_rate: Rate | None = None
    grace_principal: int | None = None
    next_due_on: Day | None = None


@classified(C1, answer=C2)
@strawberry.input
class ServiceRequestApproveInput:
    """Relief names exactly one of the four changes, with the terms that are carried out (`on` is
    their value date); the other kinds of request have an `answer` only."""

    request_id: strawberry.ID
    extend: ExtendTermsInput | None = None
    shift_due: ShiftDueTermsInput | None = None
    pause: PauseTermsInput | None = None
    restructure: RestructureTermsInput | None = None
    on: Day | None = None
    answer: str | None = None
    idempotency_key: str = ""
    dry_run: bool = False

    def to_approval(self) -> Approval:
        """For the domain; refuses COMMAND_UNCLEAR for two changes at once."""
        named = [name for name in _VERBS if getattr(self, name) is not None]
        if len(named) > 1:
            raise Refusal("COMMAND_UNCLEAR", "one change at a time", named[1])
        terms = getattr(self, named[0]) if named else None
        return Approval(
            request_id=request_key(self.request_id),
            verb=_VERBS[named[0]].value if named else None,
            data=_data(terms) if terms is not None else {},
            on=None if self.on is None else parse_date(self.on, "on"),
            answer=self.answer,
            idempotency_key=self.idempotency_key,
            dry_run=self.dry_run,
        )


def carried_out(given: Mapping[str, Any]) -> Permission | None:
    """The permission of the verb that an approval carries out, of its input as it was sent."""
    for name, kind in _VERBS.items():
        head, *rest = name.split("_")
        if given.get(head + "".join(part.capitalize() for part in rest)) is not None:
            return VERBS[kind].permission
    return None


def request_key(id: str) -> Any:
    """The row's id; refuses SERVICE_REQUEST_NOT_FOUND."""
    return from_id("ServiceRequest", id, "requestId", "SERVICE_REQUEST_NOT_FOUND")


def _data(terms: Any) -> dict[str, Any]:
    """The verb's own fields as JSON values, absent ones left out."""
    given = {f.python_name: getattr(terms, f.python_name) for f in _fields(terms)}
    return {
        name: value.value if isinstance(value, Enum) else value
        for name, value in given.items()
        if value is not None
    }


def _fields(terms: Any) -> Any:
    return terms.__strawberry_definition__.fields
