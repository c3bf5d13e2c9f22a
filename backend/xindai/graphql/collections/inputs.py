"""What the verbs of collections need."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import strawberry

from xindai.collections.api import AgencyTerms, PermitWanted
from xindai.collections.types import (
    BlacklistReason,
    CaseFilter,
    CaseStatus,
    Channel,
    ContactLog,
    ContactResult,
    DataField,
    LegalStage,
    NewStrategy,
    Stage,
    WriteOffReason,
)
from xindai.graphql.base.access import C1, C2, classified
from xindai.graphql.base.node import from_id, maybe_id
from xindai.graphql.base.scalars import Amount, Day, Rate
from xindai.graphql.collections import enums as _enums  # noqa: F401 - names them first
from xindai.kernel.dates import parse_date
from xindai.kernel.money import parse_amount


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
class CollectionLegalOpenInput:
    """The court, and what is claimed."""

    case_id: strawberry.ID
    court: str
    claimed: Amount
    note: str | None = None
    idempotency_key: str = ""


@classified(C1, note=C2)
@strawberry.input
class CollectionLegalStepInput:
    """A step of the present stage or a later one; ENDED ends the action."""

    legal_id: strawberry.ID
    stage: LegalStage
    on: Day
    cost: Amount | None = None
    court_number: str | None = None
    note: str | None = None
    idempotency_key: str = ""


@classified(C1, note=C2)
@strawberry.input
class CollectionWriteOffProposeInput:
    """A late loan of the case."""

    case_id: strawberry.ID
    loan_id: strawberry.ID
    reason: WriteOffReason
    note: str
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class CollectionWriteOffDecideInput:
    """Agreeing writes the loan off; a dry run shows what that changes."""

    write_off_id: strawberry.ID
    agrees: bool
    idempotency_key: str = ""
    dry_run: bool = False


@classified(C1, note=C2)
@strawberry.input
class CollectionBlacklistInput:
    """Without `validUntil` until somebody takes it away."""

    case_id: strawberry.ID
    reason: BlacklistReason
    note: str
    valid_until: Day | None = None
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class CollectionRuleInput:
    """One rule of a strategy; amounts in CNY, the upper end is not in."""

    days_from: int
    queue: str
    stage: Stage
    priority: int
    cadence_days: int
    channels: list[Channel]
    days_to: int | None = None
    amount_from: Amount | None = None
    amount_to: Amount | None = None
    grades: list[str] = strawberry.field(default_factory=list)

    def to_rule(self, n: int) -> dict[str, Any]:
        """As it is kept; refuses ill-formed amounts."""

        def minor(text: str | None, name: str) -> int | None:
            return None if text is None else parse_amount(text, "CNY", f"rules.{n}.{name}")

        return {
            "daysFrom": self.days_from,
            "daysTo": self.days_to,
            "amountFromMinor": minor(self.amount_from, "amountFrom"),
            "amountToMinor": minor(self.amount_to, "amountTo"),
            "grades": [each.strip()[:20] for each in self.grades if each.strip()],
            "queue": self.queue,
            "stage": self.stage.value,
            "priority": self.priority,
            "cadenceDays": self.cadence_days,
            "channels": [each.value for each in self.channels],
        }


@classified(C1)
@strawberry.input
class CollectionStrategyInput:
    """A whole strategy; it waits for a second person."""

    rules: list[CollectionRuleInput]
    continuity_days: int
    grace_days: int
    longest_promise_days: int
    note: str
    idempotency_key: str = ""

    def to_strategy(self) -> NewStrategy:
        """For the domain."""
        return NewStrategy(
            rules=tuple(rule.to_rule(n) for n, rule in enumerate(self.rules)),
            continuity_days=self.continuity_days,
            grace_days=self.grace_days,
            longest_promise_days=self.longest_promise_days,
            note=self.note,
        )


@classified(C1)
@strawberry.input
class CollectionStrategyDecideInput:
    """Agreeing makes it the active one."""

    strategy_id: strawberry.ID
    agrees: bool
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class CollectorSetInput:
    """What somebody gets from now on; no queues means every queue."""

    staff_id: strawberry.ID
    queues: list[str]
    most_cases: int
    most_amount: Amount
    is_active: bool = True
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class CollectorAbsenceInput:
    """Both days are within."""

    staff_id: strawberry.ID
    from_on: Day
    to_on: Day
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class CollectorAbsenceRemoveInput:
    """He is there after all."""

    absence_id: strawberry.ID
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class CollectionAgencyInput:
    """The agency of that code, new or changed; `feeRate` is a fraction of what comes in."""

    code: str
    name: str
    fee_rate: Rate
    recall_days: int
    data_fields: list[DataField]
    is_active: bool = True
    idempotency_key: str = ""

    def to_terms(self) -> AgencyTerms:
        """For the domain."""
        return AgencyTerms(
            code=self.code,
            name=self.name,
            fee_rate=self.fee_rate,
            recall_days=self.recall_days,
            data_fields=tuple(dict.fromkeys(self.data_fields)),
            is_active=self.is_active,
        )


@classified(C1, reason=C2)
@strawberry.input
class CollectionHandOverInput:
    """All of the cases or none."""

    agency_id: strawberry.ID
    case_ids: list[strawberry.ID]
    reason: str
    idempotency_key: str = ""


@classified(C1, reason=C2)
@strawberry.input
class CollectionRecallInput:
    """All of the cases or none."""

    case_ids: list[strawberry.ID]
    reason: str
    idempotency_key: str = ""


@classified(C1, reason=C2)
@strawberry.input
class CollectionBatchPeopleInput:
    """Why the agency is told."""

    batch_id: strawberry.ID
    reason: str
    idempotency_key: str = ""
