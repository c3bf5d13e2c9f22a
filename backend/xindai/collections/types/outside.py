"""Values of strategies, collectors, agencies, courts and proposals. Amounts are minor units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from xindai.collections.types import (
    DataField,
    LegalStage,
    StrategyStatus,
    WriteOffReason,
    WriteOffStatus,
)


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
    proposed_at: datetime
    decided_by: str | None
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
    proposed_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    loan_event_id: UUID | None
