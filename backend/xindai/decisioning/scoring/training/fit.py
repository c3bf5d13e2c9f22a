"""From bins to points: logistic regression over the weights of evidence, scaled and rounded."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from sklearn.linear_model import LogisticRegression

from xindai.decisioning.scoring.samples.source import Candidate, DataSet, Person
from xindai.decisioning.scoring.training.binning import CountedBin, bins_of, information_value
from xindai.decisioning.scoring.types import (
    Bin,
    Characteristic,
    FactKind,
    Grade,
    Scale,
    Scorecard,
)

LEAST_INFORMATION: Final = 0.02
SCALE: Final = Scale(points=600, good_per_bad=20, points_to_double=40)
GRADES: Final = (("A", 80), ("B", 60), ("C", 40), ("D", 20))
"""From which percentile of the people trained on; the rest is E. Cut-offs are rounded to five."""
Bins = Mapping[str, tuple[CountedBin, ...]]


def useful(data: DataSet, people: Sequence[Person]) -> dict[str, tuple[CountedBin, ...]]:
    """The bins of every candidate that tells something by itself."""
    found = {each.fact: bins_of(each, people) for each in data.candidates}
    return {
        fact: bins
        for fact, bins in found.items()
        if len(bins) > 1 and information_value(bins) >= LEAST_INFORMATION
    }


def row_of(bins: Sequence[CountedBin], fact: int | str) -> int:
    """The row of the table that a fact falls into; -1 for a word that nobody had."""
    if isinstance(fact, str):
        return next((at for at, each in enumerate(bins) if fact in each.values), -1)
    return next(at for at, each in enumerate(bins) if each.below is None or fact < each.below)


def regress(bins: Bins, people: Sequence[Person]) -> tuple[float, dict[str, float]]:
    """Intercept and weight by fact, of ln(odds of good). Facts whose weight has the wrong sign
    (their word is spoken by others already) are left out, the worst first."""
    facts = list(bins)
    bad = np.array([not person.is_bad for person in people])
    while True:
        rows = np.array(
            [[bins[f][row_of(bins[f], person.facts[f])].woe for f in facts] for person in people]
        )
        model = LogisticRegression(C=1e6, solver="newton-cholesky", tol=1e-9, max_iter=200)
        model.fit(rows, bad)
        weights = dict(zip(facts, (float(w) for w in model.coef_[0]), strict=True))
        worst = min(facts, key=lambda fact: weights[fact])
        if weights[worst] > 0:
            return float(model.intercept_[0]), weights
        facts.remove(worst)


def card_of(
    data: DataSet,
    bins: Bins,
    intercept: float,
    weights: Mapping[str, float],
    people: Sequence[Person],
) -> Scorecard:
    """The points table, without cut-offs that fit: see `graded`."""
    factor = SCALE.points_to_double / math.log(2)
    offset = SCALE.points - factor * math.log(SCALE.good_per_bad)
    named = {each.fact: each for each in data.candidates}
    return Scorecard(
        code=data.code,
        name_zh=data.name_zh,
        name_en=data.name_en,
        scale=SCALE,
        base_points=round(offset + factor * intercept),
        characteristics=tuple(
            _characteristic(named[fact], bins[fact], factor * weight, people)
            for fact, weight in weights.items()
        ),
        grades=(Grade(code="E", from_points=None),),
    )  # fmt: skip


def graded(card: Scorecard, scores: Sequence[int]) -> Scorecard:
    """The same card with cut-offs at the percentiles of these scores."""
    ranked = sorted(scores)
    starts = [
        Grade(code=code, from_points=round(ranked[len(ranked) * percent // 100] / 5) * 5)
        for code, percent in GRADES
    ]
    return Scorecard(
        code=card.code,
        name_zh=card.name_zh,
        name_en=card.name_en,
        scale=card.scale,
        base_points=card.base_points,
        characteristics=card.characteristics,
        grades=(*starts, Grade(code="E", from_points=None)),
    )


def _characteristic(
    candidate: Candidate, bins: Sequence[CountedBin], scale: float, people: Sequence[Person]
) -> Characteristic:
    points = [round(scale * each.woe) for each in bins]
    total = sum(points[row_of(bins, person.facts[candidate.fact])] for person in people)
    return Characteristic(
        fact=candidate.fact,
        kind=candidate.kind,
        name_zh=candidate.name_zh,
        name_en=candidate.name_en,
        reason_zh=candidate.reason_zh,
        reason_en=candidate.reason_en,
        bins=tuple(
            Bin(points=worth, below=each.below)
            if candidate.kind is FactKind.NUMBER
            else Bin(points=worth, values=each.values)
            for each, worth in zip(bins, points, strict=True)
        ),
        # Nobody in the data lacks a fact: what is not known is not guessed to be good.
        missing_points=min(points),
        other_points=min(points),
        neutral_points=round(total / len(people)),
    )
