"""How well a version did among the people it was developed from, kept with its points."""

from __future__ import annotations

import copy
from typing import Any

import asyncpg
import pytest

from tests.actors import staff
from tests.scoring.cards import CARD
from xindai.decisioning import api
from xindai.decisioning.scoring.development import Measures, measure, standard_measures
from xindai.decisioning.scoring.parse import parse_scorecard, to_json
from xindai.decisioning.scoring.standard_cards import standard_cards
from xindai.platform import db as database

MAKER = staff("risk_manager", name="maker")
GERMAN = standard_cards()["german"]


async def kept(version: Any) -> Measures | None:
    return Measures.of((await api.get_scorecard(MAKER, version)).measures)


def blunt() -> Any:
    """The card without its best characteristic: every bin is worth the same."""
    content = copy.deepcopy(to_json(GERMAN))
    for each in content["characteristics"][0]["bins"]:
        each["points"] = 0
    return content


def test_the_report_of_the_training_says_the_same() -> None:
    found = measure(GERMAN)
    assert found == standard_measures("german") and found is not None
    assert (found.development.cases, found.development.bad, found.held_out.cases) == (700, 210, 300)
    assert (found.development.auc, found.development.ks, found.psi) == (
        "0.8121",
        "0.4789",
        "0.0697",
    )
    assert str(found.development.gini) == "0.6242"


def test_a_card_without_a_sample_has_no_measures() -> None:
    """Experts wrote it, or it asks for facts that its sample does not have so."""
    assert measure(parse_scorecard(CARD)) is None
    assert standard_measures("consumer") is None
    content = copy.deepcopy(to_json(GERMAN))
    words = next(each for each in content["characteristics"] if each["kind"] == "category")
    words |= {"kind": "number", "bins": [{"below": "9", "points": 1}, {"points": 2}]}
    words.pop("other", None)
    assert measure(parse_scorecard(content)) is None


async def test_a_version_keeps_what_its_points_do(db: Any) -> None:
    first = await api.save_scorecard(MAKER, to_json(GERMAN), None, "1")
    assert await kept(first) == standard_measures("german")
    await api.save_scorecard(MAKER, blunt(), first, "2")
    worse = await kept(first)
    assert worse is not None and worse.development.cases == 700
    assert "0.5" < worse.development.auc < "0.8121"
    small = await api.save_scorecard(MAKER, CARD, None, "3")
    assert await kept(small) is None
    await api.submit_scorecard(MAKER, first, "4")
    with pytest.raises(asyncpg.PostgresError, match="stays as it was submitted"):
        await database.pool().execute("UPDATE scorecard_version SET measures = NULL")
