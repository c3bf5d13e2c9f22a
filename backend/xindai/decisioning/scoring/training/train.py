"""A scorecard from a data set, with everything that is to be known about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sklearn

from xindai.decisioning.scoring.parse import parse_scorecard, to_json
from xindai.decisioning.scoring.rules import evaluate, label_of
from xindai.decisioning.scoring.samples.measure import auc_and_ks, psi
from xindai.decisioning.scoring.samples.source import (
    HELD_OUT_PERCENT,
    SEED,
    DataSet,
    Person,
    split,
)
from xindai.decisioning.scoring.training.binning import CountedBin, information_value
from xindai.decisioning.scoring.training.fairness import approval_rates
from xindai.decisioning.scoring.training.fit import card_of, graded, regress, useful
from xindai.decisioning.scoring.types import Characteristic, Scorecard


@dataclass(frozen=True, slots=True)
class Trained:
    """The card, and its report as JSON."""

    card: Scorecard
    report: dict[str, Any]


def train(data: DataSet) -> Trained:
    """The same from the same data, every time; bins, weights and cut-offs see only what is trained
    on, and both parts are measured with the points as they are shipped."""
    people = data.people()
    trained_on, held_out = split(people)
    bins = useful(data, trained_on)
    intercept, weights = regress(bins, trained_on)
    plain = card_of(data, bins, intercept, weights, trained_on)
    card = graded(plain, scores_of(plain, trained_on))
    parse_scorecard(to_json(card))
    told = {name: scores_of(card, part) for name, part in (("t", trained_on), ("h", held_out))}
    middle = card.grades[2].from_points
    assert middle is not None, "C is not the last grade"
    report = {
        "scorecard": data.code,
        "about": data.about,
        "data": {"file": data.file, "sha256": data.sha256(), "rows": len(people)},
        "split": {"seed": SEED, "held_out_percent": HELD_OUT_PERCENT},
        "scikit_learn": sklearn.__version__,
        "train": _measured(trained_on, told["t"]),
        "held_out": _measured(held_out, told["h"]),
        "psi": round(psi(told["t"], told["h"]), 4),
        "characteristics": [_told(each, bins[each.fact]) for each in card.characteristics],
        "left_out": sorted({each.fact for each in data.candidates} - weights.keys()),
        "excluded": dict(data.excluded),
        "grades": _grades(card, held_out, told["h"]),
        "fairness": {
            "cut_off": middle,
            "people": "held out",
            "rates": approval_rates(held_out, told["h"], middle),
        },
    }
    return Trained(card, report)


def scores_of(card: Scorecard, people: Sequence[Person]) -> list[int]:
    """The points of each, by the rules of the program."""
    return [evaluate(card, person.facts).points for person in people]


def _measured(people: Sequence[Person], scores: Sequence[int]) -> dict[str, Any]:
    auc, ks = auc_and_ks(scores, [person.is_bad for person in people])
    bad = sum(person.is_bad for person in people)
    return {"people": len(people), "bad": bad, "auc": round(auc, 4), "ks": round(ks, 4)}


def _told(each: Characteristic, bins: Sequence[CountedBin]) -> dict[str, Any]:
    return {
        "fact": each.fact,
        "information_value": round(information_value(bins), 4),
        "bins": [
            {
                "bin": label_of(each, at),
                "people": row.count,
                "bad": row.bad,
                "bad_rate": round(row.bad_rate, 4),
                "woe": round(row.woe, 4),
                "points": each.bins[at].points,
            }
            for at, row in enumerate(bins)
        ],
    }


def _grades(
    card: Scorecard, people: Sequence[Person], scores: Sequence[int]
) -> list[dict[str, Any]]:
    """What became of the held-out people of each grade."""
    found, above = [], float("inf")
    for grade in card.grades:
        low = float("-inf") if grade.from_points is None else grade.from_points
        here = [p.is_bad for p, s in zip(people, scores, strict=True) if low <= s < above]
        bad = sum(here)
        found.append(
            {
                "grade": grade.code,
                "from": grade.from_points,
                "people": len(here),
                "bad_rate": round(bad / len(here), 4) if here else None,
            }
        )
        above = low
    return found
