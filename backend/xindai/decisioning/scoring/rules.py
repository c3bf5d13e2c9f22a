"""Points of facts by a scorecard: pure, in whole points, and every point has its row.

Reasons follow the points lost against the usual applicant (`neutral`), not against the best bin:
what nearly everybody loses explains nobody's refusal.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from xindai.decisioning.scoring.errors import fact_invalid
from xindai.decisioning.scoring.parse import parse_decimal
from xindai.decisioning.scoring.types import (
    Bin,
    Characteristic,
    FactKind,
    Part,
    Score,
    Scorecard,
    ScoreReason,
)

MOST_REASONS: Final = 4
"""What applicants are told; lenders everywhere name about four."""
MISSING: Final = "missing"
OTHER: Final = "other"
_LONGEST: Final = 100


def evaluate(
    card: Scorecard, facts: Mapping[str, Any], version: int = 0, version_id: UUID | None = None
) -> Score:
    """The score; facts that the card does not know are passed over. Refuses FACT_INVALID."""
    parts = tuple(_part(each, facts.get(each.fact)) for each in card.characteristics)
    points = card.base_points + sum(part.points for part in parts)
    return Score(
        scorecard_code=card.code,
        version=version,
        version_id=version_id,
        points=points,
        grade=grade_of(card, points),
        base_points=card.base_points,
        parts=parts,
        reasons=_reasons(card, parts),
    )


def grade_of(card: Scorecard, points: int) -> str:
    """The best grade whose cut-off the points reach."""
    for grade in card.grades:
        if grade.from_points is None or points >= grade.from_points:
            return grade.code
    raise AssertionError("the last grade has no lower end")


def label_of(each: Characteristic, at: int) -> str:
    """A row of the table in words: "below 12", "12 to below 24", "from 24", "rent, free"."""
    if each.kind is FactKind.CATEGORY:
        return ", ".join(each.bins[at].values)
    low = each.bins[at - 1].below if at else None
    high = each.bins[at].below
    if low is None:
        return "any" if high is None else f"below {high:f}"
    return f"from {low:f}" if high is None else f"{low:f} to below {high:f}"


def _part(each: Characteristic, fact: object) -> Part:
    if fact is None:
        label, points = MISSING, each.missing_points
    else:
        find = _number_at if each.kind is FactKind.NUMBER else _category_at
        at = find(each, fact)
        label = OTHER if at is None else label_of(each, at)
        points = each.other_points if at is None else each.bins[at].points
    return Part(
        fact=each.fact,
        name_zh=each.name_zh,
        name_en=each.name_en,
        bin=label,
        is_missing=fact is None,
        points=points,
        neutral_points=each.neutral_points,
        max_points=each.max_points,
    )


def _number_at(each: Characteristic, fact: object) -> int:
    number = parse_decimal(fact)
    if number is None:
        raise fact_invalid("a whole number or a decimal text is wanted", f"facts.{each.fact}")
    return next(at for at, row in enumerate(each.bins) if _holds(row, number))


def _holds(row: Bin, number: Decimal) -> bool:
    return row.below is None or number < row.below


def _category_at(each: Characteristic, fact: object) -> int | None:
    if isinstance(fact, bool):
        text = "true" if fact else "false"
    elif isinstance(fact, int) and abs(fact) < 10**15:
        text = str(fact)
    elif isinstance(fact, str) and len(fact) <= _LONGEST:
        text = fact
    else:
        raise fact_invalid("a short text is wanted", f"facts.{each.fact}")
    return next((at for at, row in enumerate(each.bins) if text in row.values), None)


def _reasons(card: Scorecard, parts: tuple[Part, ...]) -> tuple[ScoreReason, ...]:
    """The parts that cost most, the dearest first; of equal ones that of the longer way to the
    best bin, then in the order of the card."""
    lost = [(part, each) for part, each in zip(parts, card.characteristics, strict=True)]
    lost = [pair for pair in lost if pair[0].below_neutral > 0]
    lost.sort(key=lambda pair: (-pair[0].below_neutral, pair[0].points - pair[0].max_points))
    return tuple(
        ScoreReason(
            fact=part.fact,
            zh=each.reason_zh,
            en=each.reason_en,
            lost_points=part.below_neutral,
            rank=rank,
        )
        for rank, (part, each) in enumerate(lost[:MOST_REASONS], 1)
    )
