"""Values of collections that cross the border. Amounts are minor units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class CaseStatus(StrEnum):
    """OPEN: something is late; CLOSED: nothing is any more."""

    OPEN = "open"
    CLOSED = "closed"


class Stage(StrEnum):
    """How far a case is, by its days past due (as the strategy says)."""

    SOFT = "soft"
    M1 = "m1"
    M2 = "m2"
    M3 = "m3"
    M4_PLUS = "m4_plus"


class Channel(StrEnum):
    """How somebody is contacted."""

    CALL = "call"
    SMS = "sms"
    EMAIL = "email"
    VISIT = "visit"
    LETTER = "letter"


class Party(StrEnum):
    """Who is contacted."""

    CUSTOMER = "customer"
    GUARANTOR = "guarantor"
    CONTACT = "contact"


class ContactResult(StrEnum):
    """What came of a contact."""

    PROMISED = "promised"
    WILL_PAY = "will_pay"
    PAID_ALREADY = "paid_already"
    CALL_BACK = "call_back"
    HARDSHIP = "hardship"
    DISPUTES = "disputes"
    REFUSES = "refuses"
    NO_ANSWER = "no_answer"
    SWITCHED_OFF = "switched_off"
    WRONG_NUMBER = "wrong_number"
    THIRD_PARTY = "third_party"
    NOT_MET = "not_met"
    MET = "met"
    SENT = "sent"
    RETURNED = "returned"


class PromiseStatus(StrEnum):
    """OPEN until the money has arrived (KEPT) or its last day has ended without it (BROKEN).

    CANCELLED: taken back, or nothing was owed any more.
    """

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    CANCELLED = "cancelled"


class StrategyStatus(StrEnum):
    """One is active; a new one waits for a second person."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    RETIRED = "retired"
    TURNED_DOWN = "turned_down"


class LegalStage(StrEnum):
    """How far a legal action is; it only goes on."""

    PREPARING = "preparing"
    FILED = "filed"
    HEARING = "hearing"
    JUDGMENT = "judgment"
    ENFORCEMENT = "enforcement"
    ENDED = "ended"


class WriteOffReason(StrEnum):
    """Why a loan is given up."""

    UNCOLLECTABLE = "uncollectable"
    BANKRUPTCY = "bankruptcy"
    DECEASED = "deceased"
    FRAUD = "fraud"
    COURT_ENDED = "court_ended"
    SETTLEMENT = "settlement"


class WriteOffStatus(StrEnum):
    """A proposal is carried out by whoever agrees to it."""

    PROPOSED = "proposed"
    DONE = "done"
    TURNED_DOWN = "turned_down"


class DataField(StrEnum):
    """What an agency may learn of a person."""

    NAME = "name"
    PHONE = "phone"
    ID_NUMBER = "id_number"


class BlacklistReason(StrEnum):
    """Why somebody is to get no further credit."""

    EVADES = "evades"
    FRAUD = "fraud"
    LONG_OVERDUE = "long_overdue"
    PROMISES_BROKEN = "promises_broken"
    VIOLENCE = "violence"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """A case as its reader sees it."""

    id: UUID
    number: str
    customer_id: UUID
    branch_id: UUID
    currency: str
    status: CaseStatus
    stage: Stage
    queue: str
    priority: int
    cadence_days: int
    channels: tuple[str, ...]
    days_past_due: int
    overdue_minor: int
    outstanding_minor: int
    grade: str | None
    strategy_number: int
    opened_on: date
    opened_at: datetime
    closed_on: date | None
    close_reason: str | None
    previous_id: UUID | None
    assigned_id: UUID | None
    assigned_name: str | None
    is_disputed: bool
    is_placed: bool
    agency_name: str | None
    next_action_on: date | None
    last_contact_at: datetime | None
    promise_status: str | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """Which cases; None leaves a criterion out. `number` is a prefix.

    `is_due`: the next action is due. `assigned_id` with `is_unassigned` makes no sense.
    """

    number: str | None = None
    status: CaseStatus | None = None
    stage: Stage | None = None
    queue: str | None = None
    customer_id: UUID | None = None
    branch_id: UUID | None = None
    assigned_id: UUID | None = None
    is_unassigned: bool | None = None
    is_disputed: bool | None = None
    is_placed: bool | None = None
    is_due: bool | None = None


@dataclass(frozen=True, slots=True)
class CasePage:
    """`cursors[i]` continues behind `cases[i]`."""

    cases: tuple[CaseView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLoanView:
    """A loan of a case as of the last look."""

    case_id: UUID
    loan_id: UUID
    days_past_due: int
    overdue_minor: int
    outstanding_minor: int
    currency: str
    added_on: date
    cured_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionView:
    """A line of the timeline; `about` are codes and amounts of its kind."""

    id: UUID
    case_id: UUID
    kind: str
    channel: Channel | None
    party: Party | None
    result: ContactResult | None
    permit_id: UUID | None
    note: str | None
    about: Mapping[str, Any]
    by: str
    by_name: str | None
    staff_name: str | None
    at: datetime
    next_action_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseView:
    """A promise and what has come of it; `last_on` is its last day."""

    id: UUID
    case_id: UUID
    case_number: str
    customer_id: UUID
    branch_id: UUID
    currency: str
    amount_minor: int
    received_minor: int
    due_on: date
    last_on: date
    status: PromiseStatus
    made_by: str
    made_name: str | None
    made_at: datetime
    settled_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLog:
    """What came of a contact that was permitted."""

    case_id: UUID
    permit_id: UUID
    result: ContactResult
    note: str | None = None
    next_action_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueView:
    """A queue with what waits in it, of what the reader sees."""

    code: str
    name_zh: str
    name_en: str
    cases: int
    unassigned: int
    due: int
    overdue_minor: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyView:
    """A version of the policy."""

    id: UUID
    number: int
    rules: tuple[Mapping[str, Any], ...]
    continuity_days: int
    grace_days: int
    longest_promise_days: int
    note: str
    status: StrategyStatus
    proposed_by: str
    proposed_name: str | None
    proposed_at: datetime
    decided_by: str | None
    decided_name: str | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStrategy:
    """What is proposed."""

    rules: tuple[Mapping[str, Any], ...]
    continuity_days: int
    grace_days: int
    longest_promise_days: int
    note: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """How the open cases would lie under a strategy."""

    queue: str
    cases: int
    overdue_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectorView:
    """Who collects, how much he may have and has; `until` is the end of a present absence."""

    staff_id: UUID
    name: str
    branch_id: UUID
    queues: tuple[str, ...]
    most_cases: int
    most_minor: int
    is_active: bool
    cases: int
    overdue_minor: int
    absences: tuple[AbsenceView, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceView:
    """Days on which somebody gets no cases."""

    id: UUID
    from_on: date
    to_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectorFigures:
    """What a collector did in a period; the last two are what he has now."""

    staff_id: UUID
    name: str
    contacts: int
    reached: int
    promises: int
    kept: int
    broken: int
    promised_minor: int
    received_minor: int
    closed: int
    cases: int
    overdue_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionFigures:
    """All of collections in a period, of what the reader sees."""

    currency: str
    open_cases: int
    overdue_minor: int
    opened: int
    cured: int
    written_off: int
    placed: int
    disputed: int
    collectors: tuple[CollectorFigures, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyView:
    """An agency on its present terms; the rate is a fraction of what comes in."""

    id: UUID
    code: str
    name: str
    fee_rate: str
    recall_days: int
    data_fields: tuple[DataField, ...]
    is_active: bool
    cases: int
    placed_minor: int
    received_minor: int
    fee_minor: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchView:
    """Cases that went out together."""

    id: UUID
    number: str
    agency_id: UUID
    agency_name: str
    fee_rate: str
    data_fields: tuple[DataField, ...]
    handed_on: date
    recall_on: date
    handed_by: str
    cases: int
    open_cases: int
    placed_minor: int
    received_minor: int
    fee_minor: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOfBatch:
    """What the agency learns of one case; a field it may not have is None."""

    case_number: str
    overdue_minor: int
    currency: str
    name: str | None
    phone: str | None
    id_number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalStepView:
    """A step of a legal action."""

    id: UUID
    stage: LegalStage
    on: date
    cost_minor: int
    note: str | None
    by: str
    by_name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalView:
    """A legal action with its steps, oldest first."""

    id: UUID
    number: str
    case_id: UUID
    case_number: str
    customer_id: UUID
    stage: LegalStage
    court: str
    court_number: str | None
    claimed_minor: int
    cost_minor: int
    currency: str
    opened_on: date
    ended_on: date | None
    version: int
    steps: tuple[LegalStepView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOffView:
    """A proposal to write a loan off."""

    id: UUID
    number: str
    case_id: UUID
    case_number: str
    loan_id: UUID
    customer_id: UUID
    reason: WriteOffReason
    note: str | None
    outstanding_minor: int
    currency: str
    status: WriteOffStatus
    proposed_by: str
    proposed_name: str | None
    proposed_at: datetime
    decided_name: str | None
    decided_at: datetime | None
    loan_event_id: UUID | None
