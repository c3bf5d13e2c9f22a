"""Values of collections that cross the border. Amounts are minor units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
