"""Values of scoring: a scorecard as it is written, and the score of an applicant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID


class FactKind(StrEnum):
    """How a characteristic reads its fact."""

    NUMBER = "number"
    CATEGORY = "category"


class ScorecardStatus(StrEnum):
    """Where a version is in its life."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ACTIVE = "active"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """A row of the points table.

    A number falls into the first bin whose `below` is above it (None: no bound), a category into
    the bin that lists it.
    """

    points: int
    below: Decimal | None = None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Characteristic:
    """What one fact is worth. `reason_…` is what an applicant is told who lost points here."""

    fact: str
    kind: FactKind
    name_zh: str
    name_en: str
    reason_zh: str
    reason_en: str
    bins: tuple[Bin, ...]
    missing_points: int
    other_points: int
    """Of a category that no bin lists."""
    neutral_points: int
    """What the usual applicant has: the mean of the people the card was made from."""

    @property
    def max_points(self) -> int:
        """What the best bin is worth."""
        return max(each.points for each in self.bins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade and the points from which it counts; the last one has no lower end."""

    code: str
    from_points: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """`points` are odds of `good_per_bad` to one; `points_to_double` more double the odds."""

    points: int
    good_per_bad: int
    points_to_double: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """A points table. Grades go from the best to the worst."""

    code: str
    name_zh: str
    name_en: str
    scale: Scale
    base_points: int
    characteristics: tuple[Characteristic, ...]
    grades: tuple[Grade, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The points of one characteristic; `bin` names the row of the table, not the fact itself."""

    fact: str
    name_zh: str
    name_en: str
    bin: str
    is_missing: bool
    points: int
    neutral_points: int
    max_points: int

    @property
    def below_neutral(self) -> int:
        """Points lost against the usual applicant; negative where he did better."""
        return self.neutral_points - self.points


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreReason:
    """Why the score is not higher; rank 1 cost most."""

    fact: str
    zh: str
    en: str
    lost_points: int
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """`points` is the base plus those of the parts. `version` 0 is the card of the program."""

    scorecard_code: str
    version: int
    version_id: UUID | None
    points: int
    grade: str
    base_points: int
    parts: tuple[Part, ...]
    reasons: tuple[ScoreReason, ...]

    def to_json(self) -> dict[str, Any]:
        """What a decision keeps of it: no fact, only rows of the table and their points."""
        return {
            "scorecard": self.scorecard_code,
            "version": self.version,
            "versionId": str(self.version_id) if self.version_id else None,
            "points": self.points,
            "grade": self.grade,
            "basePoints": self.base_points,
            "parts": [
                {"fact": part.fact, "bin": part.bin, "points": part.points} for part in self.parts
            ],
            "reasons": [{"fact": r.fact, "lostPoints": r.lost_points} for r in self.reasons],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardView:
    """A version as people see it; `content` is the card as JSON."""

    id: UUID
    code: str
    version: int
    status: ScorecardStatus
    content: Mapping[str, Any]
    maker: str
    checker: str | None
    note: str | None
    created_at: datetime
    submitted_at: datetime | None
    activated_at: datetime | None
    retired_at: datetime | None
    measures: Mapping[str, Any] | None
    """See `development.Measures`."""


@dataclass(frozen=True, slots=True)
class ScorecardPage:
    """`cursors[i]` continues behind `scorecards[i]`."""

    scorecards: tuple[ScorecardView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardCard:
    """A card of the program; `model_card` is Markdown: data, measures, fairness."""

    code: str
    content: Mapping[str, Any]
    model_card: str
