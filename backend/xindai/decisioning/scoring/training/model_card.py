"""The model card: what a risk manager reads before he activates a scorecard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from xindai.decisioning.scoring.training.train import Trained


def markdown(made: Trained) -> str:
    """The card and its report for people; every number comes from the report."""
    card, report = made.card, made.report
    split = report["split"]
    return "\n".join(
        [
            f"# {card.name_en} ({card.name_zh})",
            "",
            f"Made by `./scripts/scorecard {card.code}`; do not edit. {report['about']}",
            f"Data: `{report['data']['file']}`, {report['data']['rows']:,} rows. Seed "
            f"{split['seed']}, {split['held_out_percent']} % held out. Bins, weights and cut-offs "
            "come from the other part only.",
            "",
            "A start and a yardstick, not a card for another lender's customers: make your own "
            "from your own data before you lend by it.",
            "",
            "## How well it tells good from bad",
            "",
            *_table(
                ("part", "people", "bad", "AUC", "KS"),
                (
                    (name.replace("_", " "), *(report[name][k] for k in _MEASURES))
                    for name in ("train", "held_out")
                ),
            ),
            "",
            f"PSI of the score, train against held out: {report['psi']} (below 0.1: alike).",
            "",
            "## Never scored",
            "",
            *(f"- `{column}`: {why}" for column, why in report["excluded"].items()),
            "",
            "Left out for telling nothing, or nothing new: "
            + (", ".join(f"`{fact}`" for fact in report["left_out"]) or "none")
            + ".",
            "",
            "## Points",
            "",
            f"Base {card.base_points}. {card.scale.points} points are odds of "
            f"{card.scale.good_per_bad} good to 1 bad; {card.scale.points_to_double} more double "
            "them. A missing fact gets the lowest points of its characteristic.",
            *_characteristics(made),
            "",
            "## Grades, on the held-out part",
            "",
            *_table(
                ("grade", "from points", "people", "bad rate"),
                (
                    (g["grade"], "" if g["from"] is None else g["from"], g["people"], g["bad_rate"])
                    for g in report["grades"]
                ),
            ),
            "",
            "## Approval rates by what is never scored",
            "",
            f"If {report['fairness']['cut_off']} points (grade C) were the cut-off; held-out part. "
            "For looking only: a ratio below 0.8 is a reason to ask why.",
            *_fairness(report["fairness"]["rates"]),
            "",
        ]
    )


_MEASURES = ("people", "bad", "auc", "ks")


def _characteristics(made: Trained) -> Iterable[str]:
    for each, told in zip(made.card.characteristics, made.report["characteristics"], strict=True):
        yield ""
        yield f"### {each.name_en} ({each.name_zh}), `{each.fact}`"
        yield ""
        yield f"Information value {told['information_value']}, neutral {each.neutral_points}."
        yield ""
        yield from _table(
            ("bin", "people", "bad rate", "WoE", "points"),
            (
                (row["bin"], row["people"], row["bad_rate"], row["woe"], row["points"])
                for row in told["bins"]
            ),
        )


def _fairness(rates: dict[str, list[dict[str, Any]]]) -> Iterable[str]:
    for name, groups in rates.items():
        yield ""
        yield from _table(
            (name, "people", "approval rate", "ratio to best", "bad rate"),
            (
                (
                    group["group"],
                    group["people"],
                    group["approval_rate"],
                    "few people" if group["ratio_to_best"] is None else group["ratio_to_best"],
                    group["bad_rate"],
                )
                for group in groups
            ),
        )


def _table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterable[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(str(cell) for cell in row)} |"
