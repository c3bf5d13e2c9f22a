"""Values of decisions that cross the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class Outcome(StrEnum):
    """What becomes of an application; `refer`: people look at it."""

    APPROVE = "approve"
    REFER = "refer"
    DECLINE = "decline"


class Arm(StrEnum):
    """Which published version of a policy decided."""

    CHAMPION = "champion"
    CHALLENGER = "challenger"


class VersionStatus(StrEnum):
    """Where a version is in its life; it never goes back but from review to draft."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    RETIRED = "retired"


class SimulationStatus(StrEnum):
    """Whether the numbers are there; failed: its job was given up."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DecisionRequest:
    """An application as the rules see it. Amounts are minor units of `currency`.

    `subject` is what is decided on ("application/UUID"); `annual_rate` the product's list price.
    `facts` is flat: names of the dictionary of facts, whole numbers, texts, truths, lists of texts;
    None is a fact that is missing, names that the dictionary does not know are left out.
    """

    subject: str
    customer_id: UUID | None
    product_code: str
    channel: str
    segment: str | None
    currency: str
    amount_minor: int
    instalments: int
    annual_rate: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why; rank 1 weighs most. `rule` names the rule that fired: "node/rule" of the model."""

    code: str
    zh: str
    en: str
    rank: int
    outcome: Outcome | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdverseReason:
    """Why not, as the applicant is told it."""

    code: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterfactual:
    """What would have been approved: one fact changed, verified by running the rules again."""

    fact: str
    was: Any
    needed: Any
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Decision:
    """What was decided. `amount_minor` may be lower than asked, and is 0 for a decline.

    `review_levels` (0 to 3) are the levels of examination that people still owe it.
    """

    id: UUID
    subject: str
    customer_id: UUID | None
    outcome: Outcome
    currency: str
    amount_asked_minor: int
    amount_minor: int
    instalments: int
    annual_rate: str
    grade: str
    score: int | None
    capacity_minor: int | None
    review_levels: int
    needs_phone_check: bool
    reasons: tuple[Reason, ...]
    counterfactual: Counterfactual | None
    policy_version_id: UUID
    arm: Arm
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DecisionView:
    """A stored decision with what it was made from."""

    decision: Decision
    policy_code: str
    policy_version: int
    product_code: str
    channel: str
    segment: str | None
    scorecard: str | None
    facts: Mapping[str, Any]
    reports: Mapping[str, Any]
    trace: Mapping[str, Any]
    duration_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage:
    """`cursors[i]` continues behind `decisions[i]`."""

    decisions: tuple[DecisionView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class VersionView:
    """A version of a policy; who changed the draft last is its author."""

    id: UUID
    policy_id: UUID
    policy_code: str
    number: int
    status: VersionStatus
    content: Mapping[str, Any]
    test_cases: tuple[Mapping[str, Any], ...]
    author: str
    publisher: str | None
    arm: Arm | None
    share_percent: int | None
    note: str | None
    created_at: datetime
    submitted_at: datetime | None
    published_at: datetime | None
    retired_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PolicyView:
    """A policy with its versions, newest first."""

    id: UUID
    code: str
    name_zh: str
    name_en: str
    versions: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TestResult:
    """What a test case of a policy came to. `differs` names what is not as expected."""

    name: str
    passed: bool
    outcome: Outcome | None
    reasons: tuple[str, ...]
    differs: tuple[str, ...]


TestResult.__test__ = False  # type: ignore[attr-defined]  # a value of ours, no test of pytest


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Tried:
    """What a version makes of given facts, kept nowhere."""

    outcome: Outcome
    currency: str
    amount_minor: int
    instalments: int
    annual_rate: str
    grade: str
    capacity_minor: int | None
    review_levels: int
    needs_phone_check: bool
    reasons: tuple[Reason, ...]
    counterfactual: Counterfactual | None
    trace: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Past decisions: of a source ("lendingclub", "application"; None: all), made from the first to
    the last day in China (None: from the beginning, until now)."""

    source: str | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationView:
    """A version run over past decisions; `totals` holds counts of before and after."""

    id: UUID
    version_id: UUID
    against_id: UUID | None
    status: SimulationStatus
    job_id: UUID | None
    requested_by: str
    source: str | None
    first_day: date | None
    last_day: date | None
    totals: Mapping[str, Any]
    created_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulationPage:
    """Some of a version's simulations, newest first."""

    simulations: tuple[SimulationView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ChangeView:
    """A past decision that the other version would make otherwise."""

    id: UUID
    decision_id: UUID
    subject: str
    currency: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePage:
    """`cursors[i]` continues behind `changes[i]`."""

    changes: tuple[ChangeView, ...]
    cursors: tuple[str, ...]
    has_next: bool
    total: int
