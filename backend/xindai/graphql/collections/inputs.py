"""What the verbs of collections need."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import strawberry

from xindai.collections.api import PermitWanted
from xindai.collections.types import (
    BlacklistReason,
    CaseFilter,
    CaseStatus,
    Channel,
    ContactLog,
    ContactResult,
    Stage,
)
from xindai.graphql.base.access import C1, C2, classified
from xindai.graphql.base.node import from_id, maybe_id
from xindai.graphql.base.scalars import Amount, Day
from xindai.graphql.collections import enums as _enums  # noqa: F401 - names them first
from xindai.kernel.dates import parse_date


def case_key(text: str, field: str = "caseId") -> UUID:
    """The row's id; refuses COLLECTION_CASE_NOT_FOUND."""
    return from_id("CollectionCase", text, field, "COLLECTION_CASE_NOT_FOUND")


def staff_key(text: str) -> UUID:
    """The row's id; refuses COLLECTOR_NOT_FOUND."""
    return from_id("Staff", text, "staffId", "COLLECTOR_NOT_FOUND")


def maybe_date(text: str | None, field: str) -> Any:
    """A day that may be left out."""
    return None if text is None else parse_date(text, field)


@classified(C1)
@strawberry.input(description="Which cases; null leaves a criterion out.")
class CollectionCaseWhere:
    """`number` is a prefix; `isMine`: the reader's own; `isDue`: the next action is due."""

    number: str | None = None
    status: CaseStatus | None = None
    stage: Stage | None = None
    queue: str | None = None
    customer_id: strawberry.ID | None = None
    branch_id: strawberry.ID | None = None
    assigned_id: strawberry.ID | None = None
    is_mine: bool | None = None
    is_unassigned: bool | None = None
    is_disputed: bool | None = None
    is_placed: bool | None = None
    is_due: bool | None = None

    def to_filter(self, own: UUID | None) -> CaseFilter:
        """For the domain."""
        assigned = maybe_id("Staff", self.assigned_id, "assignedId", "COLLECTOR_NOT_FOUND")
        return CaseFilter(
            number=self.number,
            status=self.status,
            stage=self.stage,
            queue=self.queue,
            customer_id=maybe_id("Customer", self.customer_id, "customerId", "CUSTOMER_NOT_FOUND"),
            branch_id=maybe_id("Branch", self.branch_id, "branchId", "BRANCH_NOT_FOUND"),
            assigned_id=(own or UUID(int=0)) if self.is_mine else assigned,
            is_unassigned=self.is_unassigned,
            is_disputed=self.is_disputed,
            is_placed=self.is_placed,
            is_due=self.is_due,
        )


@classified(C1)
@strawberry.input
class CollectionCaseInput:
    """One case."""

    case_id: strawberry.ID
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class CollectionClaimNextInput:
    """The most urgent case of a queue, or of all."""

    queue: str | None = None
    idempotency_key: str = ""


@classified(C1, reason=C2)
@strawberry.input
class CollectionReasonInput:
    """One case, and why."""

    case_id: strawberry.ID
    reason: str
    idempotency_key: str = ""


@classified(C1, reason=C2)
@strawberry.input
class CollectionTransferInput:
    """To whom, and why."""

    case_id: strawberry.ID
    staff_id: strawberry.ID
    reason: str
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class CollectionPermitInput:
    """`contactId`: a person whom the customer named, instead of himself."""

    case_id: strawberry.ID
    channel: Channel
    contact_id: strawberry.ID | None = None
    idempotency_key: str = ""

    def to_wanted(self) -> PermitWanted:
        """For the domain."""
        return PermitWanted(
            case_id=case_key(self.case_id),
            channel=self.channel,
            contact_id=maybe_id(
                "CustomerContact", self.contact_id, "contactId", "CONTACT_NOT_FOUND"
            ),
        )


@classified(C1)
@strawberry.input
class CollectionMessageInput:
    """SMS or EMAIL."""

    case_id: strawberry.ID
    channel: Channel
    idempotency_key: str = ""


@classified(C1, note=C2)
@strawberry.input
class CollectionContactInput:
    """What came of a permitted contact; without `nextActionOn` the cadence says when."""

    case_id: strawberry.ID
    permit_id: strawberry.ID
    result: ContactResult
    note: str | None = None
    next_action_on: Day | None = None
    idempotency_key: str = ""

    def to_log(self) -> ContactLog:
        """For the domain."""
        return ContactLog(
            case_id=case_key(self.case_id),
            permit_id=from_id("ContactPermit", self.permit_id, "permitId", "PERMIT_NOT_FOUND"),
            result=self.result,
            note=self.note,
            next_action_on=maybe_date(self.next_action_on, "nextActionOn"),
        )


@classified(C1, note=C2)
@strawberry.input
class CollectionNoteInput:
    """A line of the timeline, and when to look again."""

    case_id: strawberry.ID
    note: str
    next_action_on: Day | None = None
    idempotency_key: str = ""


@classified(C1, note=C2)
@strawberry.input
class CollectionPromiseInput:
    """All that is late, or a part of it."""

    case_id: strawberry.ID
    amount: Amount
    due_on: Day
    note: str | None = None
    idempotency_key: str = ""


@classified(C1, reason=C2)
@strawberry.input
class CollectionPromiseCancelInput:
    """An open promise."""

    promise_id: strawberry.ID
    reason: str
    idempotency_key: str = ""


@classified(C1, note=C2)
@strawberry.input
class CollectionBlacklistInput:
    """Without `validUntil` until somebody takes it away."""

    case_id: strawberry.ID
    reason: BlacklistReason
    note: str
    valid_until: Day | None = None
    idempotency_key: str = ""
