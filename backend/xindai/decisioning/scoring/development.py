"""How well a card tells good from bad among the people it was developed from.

Measured when a version is saved, with the points that it has then, and kept beside it: a card with
changed points is another card.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Final, Self

from xindai.decisioning.scoring.rules import evaluate
from xindai.decisioning.scoring.samples.german import GERMAN
from xindai.decisioning.scoring.samples.measure import auc_and_ks, psi
from xindai.decisioning.scoring.samples.source import DataSet, Person, split
from xindai.decisioning.scoring.samples.taiwan import TAIWAN
from xindai.decisioning.scoring.standard_cards import FOLDER
from xindai.decisioning.scoring.types import Scorecard
from xindai.kernel.errors import Refusal

SAMPLES: Final[Mapping[str, DataSet]] = {data.code: data for data in (GERMAN, TAIWAN)}
"""By the code of the card that was developed from them."""


@dataclass(frozen=True, slots=True)
class SampleMeasures:
    """Of one part of the sample; shares with four digits. Gini is 2 AUC - 1."""

    cases: int
    bad: int
    auc: str
    ks: str

    @property
    def gini(self) -> Decimal:
        """From -1 to 1, 0 where the score says nothing."""
        return 2 * Decimal(self.auc) - 1


@dataclass(frozen=True, slots=True)
class Measures:
    """`psi`: how far the scores of the held-out part are from those of the developed part."""

    about: str
    development: SampleMeasures
    held_out: SampleMeasures
    psi: str

    def to_json(self) -> dict[str, Any]:
        """What a version keeps."""
        return asdict(self)

    @classmethod
    def of(cls, kept: Mapping[str, Any] | None) -> Self | None:
        """What a version kept; None where it has no sample."""
        if kept is None:
            return None
        parts = {name: SampleMeasures(**kept[name]) for name in ("development", "held_out")}
        return cls(about=kept["about"], psi=kept["psi"], **parts)


def measure(card: Scorecard) -> Measures | None:
    """Takes seconds for a large sample. None: no sample of this code, or it does not have the facts
    as the card wants them."""
    data = SAMPLES.get(card.code)
    if data is None:
        return None
    developed, held_out = split(data.people())
    try:
        scores = [[evaluate(card, p.facts).points for p in part] for part in (developed, held_out)]
    except Refusal:
        return None
    return Measures(
        data.about,
        _measured(developed, scores[0]),
        _measured(held_out, scores[1]),
        f"{psi(scores[0], scores[1]):.4f}",
    )


def _measured(people: Sequence[Person], scores: Sequence[int]) -> SampleMeasures:
    is_bad = [person.is_bad for person in people]
    auc, ks = auc_and_ks(scores, is_bad)
    return SampleMeasures(len(people), sum(is_bad), f"{auc:.4f}", f"{ks:.4f}")


@cache
def standard_measures(code: str) -> Measures | None:
    """Those of a card of the program, out of the report of its training; None: experts wrote it."""
    path = FOLDER / f"{code}.report.json"
    if not path.exists():
        return None
    report = json.loads(path.read_text(encoding="utf-8"))
    parts = [
        SampleMeasures(part["people"], part["bad"], f"{part['auc']:.4f}", f"{part['ks']:.4f}")
        for part in (report["train"], report["held_out"])
    ]
    return Measures(report["about"], parts[0], parts[1], f"{report['psi']:.4f}")
