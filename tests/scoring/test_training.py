"""The shipped cards are what the training makes of the data, again and on any day."""

from __future__ import annotations

import csv
import gzip
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sklearn.metrics import roc_auc_score, roc_curve

from tests.architecture.source import PACKAGE, imports, modules, where
from xindai.decisioning.scoring.parse import to_json
from xindai.decisioning.scoring.samples.german import GERMAN
from xindai.decisioning.scoring.samples.measure import auc_and_ks, psi
from xindai.decisioning.scoring.samples.source import DataSet, split
from xindai.decisioning.scoring.samples.taiwan import TAIWAN
from xindai.decisioning.scoring.standard_cards import FOLDER, standard_cards
from xindai.decisioning.scoring.training import __main__ as command
from xindai.decisioning.scoring.training.fit import row_of, useful
from xindai.decisioning.scoring.training.model_card import markdown
from xindai.decisioning.scoring.training.train import Trained, scores_of, train
from xindai.decisioning.scoring.types import FactKind

WORKSHOP = PACKAGE / "decisioning" / "scoring" / "training"
TOLERATED_POINTS = 1
"""Another version of scikit-learn may round a weight to the other side."""
TOLERATED = 0.005
"""Of AUC and KS."""
NEVER = {"personal_status_sex", "age_years", "foreign_worker", "SEX", "AGE", "MARRIAGE"}
HELD_OUT = {"german": (0.8069, 0.5111), "taiwan": (0.7701, 0.4121)}
"""AUC and KS on people whom the training has not seen."""
SETS = pytest.mark.parametrize("data", [GERMAN, TAIWAN], ids=lambda data: data.code)


def first_row(data: DataSet) -> dict[str, str]:
    """As the file has it."""
    with gzip.open(data.path, "rt", encoding="utf-8") as file:
        return next(csv.DictReader(file))


_made: dict[str, Trained] = {}


def made(data: DataSet) -> Trained:
    """Trained once a run."""
    return _made.get(data.code) or _made.setdefault(data.code, train(data))


@SETS
def test_training_again_makes_the_shipped_card(data: DataSet) -> None:
    shipped = to_json(standard_cards()[data.code])
    again = to_json(made(data).card)
    for old, new in zip(shipped["characteristics"], again["characteristics"], strict=True):
        assert old["fact"] == new["fact"]
        for was, now in zip(old["bins"], new["bins"], strict=True):
            assert was.get("below") == now.get("below")
            assert was.get("values") == now.get("values")
            assert abs(was["points"] - now["points"]) <= TOLERATED_POINTS
    assert abs(shipped["base_points"] - again["base_points"]) <= TOLERATED_POINTS
    report = json.loads((FOLDER / f"{data.code}.report.json").read_text(encoding="utf-8"))
    for part in ("train", "held_out"):
        for measure in ("auc", "ks"):
            assert abs(report[part][measure] - made(data).report[part][measure]) <= TOLERATED
    assert report["data"]["sha256"] == data.sha256()
    if report["scikit_learn"] == made(data).report["scikit_learn"]:
        assert again == shipped
        assert made(data).report == report
        assert (FOLDER / f"{data.code}.md").read_text(encoding="utf-8") == markdown(made(data))


@SETS
def test_the_measures_are_those_of_an_independent_hand(data: DataSet) -> None:
    trained_on, held_out = split(data.people())
    assert len(held_out) == {"german": 300, "taiwan": 8_999}[data.code]
    assert not {id(p) for p in trained_on} & {id(p) for p in held_out}
    scores = scores_of(made(data).card, held_out)
    good = [not person.is_bad for person in held_out]
    auc = roc_auc_score(good, scores)
    false, true, _ = roc_curve(good, scores, drop_intermediate=False)
    ks = max(t - f for t, f in zip(true, false, strict=True))
    assert (round(auc, 4), round(ks, 4)) == HELD_OUT[data.code]
    report = made(data).report["held_out"]
    assert (report["auc"], report["ks"]) == HELD_OUT[data.code]
    assert made(data).report["psi"] < 0.1


@SETS
def test_who_a_person_is_is_never_scored(data: DataSet) -> None:
    card = made(data).card
    facts = {each.fact for each in card.characteristics}
    assert facts <= {candidate.fact for candidate in data.candidates}
    assert not {fact.lower() for fact in facts} & {name.lower() for name in NEVER}
    with_them = NEVER & set(json.dumps(to_json(card)).replace('"', " ").split())
    assert not with_them
    excluded = made(data).report["excluded"]
    wanted = {"german": {"personal_status_sex", "age_years", "foreign_worker"},
              "taiwan": {"SEX", "AGE", "MARRIAGE"}}[data.code]  # fmt: skip
    assert wanted <= excluded.keys()
    told = (FOLDER / f"{data.code}.md").read_text(encoding="utf-8")
    assert all(f"- `{name}`" in told for name in excluded)
    assert made(data).report["fairness"]["rates"].keys() == data.people()[0].groups.keys()


@SETS
def test_a_person_of_another_sex_and_age_has_the_same_facts(data: DataSet) -> None:
    """Nothing of the excluded columns comes in under another name."""
    person = first_row(data)
    changed = {
        "german": {"personal_status_sex": "A92", "age_years": "70", "foreign_worker": "A202"},
        "taiwan": {"SEX": "1", "AGE": "70", "MARRIAGE": "1", "EDUCATION": "4", "ID": "9"},
    }
    other = data.read(person | changed[data.code])
    assert other.groups != data.read(person).groups
    assert other.facts == data.read(person).facts


@SETS
def test_bins_are_monotone_and_have_enough_people(data: DataSet) -> None:
    trained_on, _ = split(data.people())
    bins = useful(data, trained_on)
    kinds = {candidate.fact: candidate for candidate in data.candidates}
    least = len(trained_on) * 0.05
    for each in made(data).card.characteristics:
        rows = bins[each.fact]
        assert all(row.count >= least for row in rows), each.fact
        assert sum(row.count for row in rows) == len(trained_on)
        points = [row.points for row in each.bins]
        if each.kind is FactKind.NUMBER:
            better = kinds[each.fact].more_is_better
            pairs = list(pairwise(points if better else points[::-1]))
            assert all(first <= second for first, second in pairs), each.fact
        by_risk = sorted(rows, key=lambda row: row.bad_rate)
        worth = [each.bins[rows.index(row)].points for row in by_risk]
        assert worth == sorted(worth, reverse=True), each.fact
        person = trained_on[0]
        assert rows[row_of(rows, person.facts[each.fact])].count > 0


def test_a_score_that_tells_nothing_and_one_that_tells_all() -> None:
    assert auc_and_ks([1, 1, 1, 1], [True, False, True, False]) == (0.5, 0.0)
    assert auc_and_ks([1, 2, 3, 4], [True, True, False, False]) == (1.0, 1.0)
    assert auc_and_ks([4, 3, 2, 1], [True, True, False, False]) == (0.0, 1.0)
    assert psi(list(range(100)), list(range(100))) == 0
    assert psi(list(range(100)), [99] * 100) > 1


def test_the_command_writes_three_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["german", "--to", str(tmp_path)]) == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"german.json", "german.report.json", "german.md"}
    assert "AUC 0.8069  KS 0.5111" in capsys.readouterr().out


def test_the_program_runs_without_the_workshop() -> None:
    """scikit-learn is a dependency of development: only the workshop knows it."""
    wrong: list[Any] = []
    for path in modules():
        if WORKSHOP in path.parents:
            continue
        wrong += [
            f"{where(path, line)} imports {name}"
            for line, name in imports(path)
            if name.split(".")[0] in ("sklearn", "numpy")
            or name.startswith("xindai.decisioning.scoring.training")
        ]
    assert not wrong
