"""Values of early warning that cross the border. Amounts in facts are minor units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar
from uuid import UUID

V = TypeVar("V")


class SignalCode(StrEnum):
    """What can be noticed; the catalogue says what each means."""

    INSTALMENT_MISSED = "instalment_missed"
    FIRST_PAYMENT_DEFAULT = "first_payment_default"
    DEBIT_FAILED = "debit_failed"
    CONTACT_CHANGED = "contact_changed"
    OVERDUE_ELSEWHERE = "overdue_elsewhere"
    INCOME_DROP = "income_drop"
    MANY_APPLICATIONS = "many_applications"
    MANY_REJECTIONS = "many_rejections"
    RELIEF_REQUESTED = "relief_requested"
    SHARED_PHONE = "shared_phone"
    PRODUCT_CONCENTRATION = "product_concentration"
    BRANCH_CONCENTRATION = "branch_concentration"
    MERCHANT_CONCENTRATION = "merchant_concentration"


class Severity(StrEnum):
    """How bad one signal is by itself."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class WarningAction(StrEnum):
    """What follows; each includes the one before."""

    WATCH = "watch"
    TASK = "task"
    BLOCK = "block"


class WatchLevel(StrEnum):
    """How closely a customer is watched."""

    NONE = "none"
    ATTENTION = "attention"
    ELEVATED = "elevated"
    HIGH = "high"


class TaskStatus(StrEnum):
    """Where a task is."""

    OPEN = "open"
    CLAIMED = "claimed"
    RESOLVED = "resolved"


class Finding(StrEnum):
    """What an officer found."""

    CONFIRMED = "confirmed"
    FALSE_ALARM = "false_alarm"
    CONTACTED = "contacted"
    LINE_CUT = "line_cut"


class HoldStatus(StrEnum):
    """Where the hold of a line is: asked for, in force, not possible, ended."""

    WANTED = "wanted"
    IN_FORCE = "in_force"
    VOID = "void"
    RELEASED = "released"


class WarningPolicyStatus(StrEnum):
    """Where a version of the policy is."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    RETIRED = "retired"
    TURNED_DOWN = "turned_down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One signal in a policy. `threshold` in the unit of its kind; `days` is the window, if any."""

    code: SignalCode
    is_enabled: bool
    threshold: int
    days: int | None
    severity: Severity
    weight: int
    action: WarningAction


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPolicy:
    """A version to be proposed: a rule for every signal of the catalogue."""

    rules: tuple[Rule, ...]
    elevated_score: int
    high_score: int
    task_days: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyView:
    """A version of the policy."""

    id: UUID
    number: int
    rules: tuple[Rule, ...]
    elevated_score: int
    high_score: int
    task_days: int
    note: str
    status: WarningPolicyStatus
    proposed_by: str
    proposed_at: datetime
    decided_by: str | None
    decided_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalView:
    """A signal that was raised. `facts` explain it: codes, counts, days, "…_minor" with currency.

    `customer_id` is None where the subject is a part of the portfolio.
    """

    id: UUID
    code: SignalCode
    subject: str
    customer_id: UUID | None
    branch_id: UUID
    loan_id: UUID | None
    task_id: UUID | None
    severity: Severity
    weight: int
    action: WarningAction
    facts: Mapping[str, Any]
    policy_number: int
    raised_on: date
    raised_at: datetime
    lapsed_on: date | None
    finding: Finding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchView:
    """A customer on the watch list; `score` adds up the weights of the signals that count."""

    id: UUID
    customer_id: UUID
    branch_id: UUID
    level: WatchLevel
    score: int
    signals: int
    since_on: date
    changed_at: datetime
    version: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TaskView:
    """A task, its comment opened."""

    id: UUID
    number: str
    subject: str
    customer_id: UUID | None
    branch_id: UUID
    status: TaskStatus
    severity: Severity
    assigned: str | None
    created_at: datetime
    due_on: date
    is_late: bool
    escalated_on: date | None
    finding: Finding | None
    comment: str | None
    resolved_by: str | None
    resolved_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldView:
    """A line that may not be drawn on, and because of which signal."""

    id: UUID
    signal_id: UUID
    customer_id: UUID
    line_id: UUID
    line_number: str
    status: HoldStatus
    void_code: str | None
    wanted_at: datetime
    asked_by: str | None
    released_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchFilter:
    """Which customers; None leaves a criterion out, and `level` None means all who are watched."""

    level: WatchLevel | None = None
    code: SignalCode | None = None
    branch_id: UUID | None = None
    customer_id: UUID | None = None
    has_task: bool | None = None
    has_hold: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilter:
    """Which tasks; None leaves a criterion out. `assigned` is an actor's id."""

    number: str | None = None
    status: TaskStatus | None = None
    is_open: bool | None = None
    is_late: bool | None = None
    severity: Severity | None = None
    branch_id: UUID | None = None
    customer_id: UUID | None = None
    assigned: str | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[V]):
    """`cursors[i]` continues behind `views[i]`."""

    views: tuple[V, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HitView:
    """What became of the signals of one kind that were raised in a period."""

    code: SignalCode
    raised: int
    counting: int
    lapsed: int
    confirmed: int
    contacted: int
    line_cut: int
    false_alarm: int

    @property
    def confirmed_bps(self) -> int | None:
        """The confirmed and acted-on share of those with a finding, in hundredths of a percent."""
        good = self.confirmed + self.contacted + self.line_cut
        judged = good + self.false_alarm
        return good * 10_000 // judged if judged else None
