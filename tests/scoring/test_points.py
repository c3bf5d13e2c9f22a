"""Points by hand, grades at their edges, and cards and facts that are refused."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.cards import CARD, changed
from xindai.decisioning.facts import FACTS
from xindai.decisioning.scoring.parse import FORBIDDEN, parse_scorecard, to_json
from xindai.decisioning.scoring.rules import evaluate, grade_of
from xindai.decisioning.scoring.standard_cards import standard_cards
from xindai.kernel.errors import Refusal

SMALL = parse_scorecard(CARD)
GOOD = {
    "checking_status": "none",  # 53
    "duration_months": 12,  # 14
    "credit_history": "critical_or_elsewhere",  # 20
    "purpose": "used_car",  # 64
    "credit_amount": 3000,  # 6
    "savings": "from_500",  # 38
    "employment_class": 4,  # 9
    "property": "real_estate",  # 6
    "other_installment_plans": "none",  # 6
    "housing": "own",  # 2
}
BAD = {
    "checking_status": "negative",  # -38, 44 below neutral
    "duration_months": 48,  # -50, 53
    "credit_history": "all_paid_here",  # -41, 42
    "purpose": "education",  # -39, 42, and further from the best
    "credit_amount": 9000,  # -35, 36
    "savings": "below_100",  # -11, 12
    "employment_class": 0,  # -12, 12
    "property": "unknown_or_none",  # -9, 9
    "other_installment_plans": "bank",  # -31, 32
    "housing": "free",  # -8, 8
}
MIDDLING = {
    "checking_status": "below_200",  # -16, 22
    "duration_months": "24",  # -4, 7
    "credit_history": "paid_so_far",  # -2, 3
    "purpose": "electronics",  # 27
    "credit_amount": 4077,  # -14, 15: the bound belongs to the next bin
    "savings": None,  # missing: -11, 12
    "employment_class": 2,  # -3, 3
    "property": "car_or_other",  # 0
    "other_installment_plans": "stores",  # 6
    "housing": "rent",  # -4, 4
    "age_years": 19,  # no business of the card's
}


@pytest.mark.parametrize(
    ("facts", "points", "grade", "reasons"),
    [
        (GOOD, 478 + 218, "A", []),
        (
            BAD,
            478 - 274,
            "E",
            [
                ("duration_months", 53),
                ("checking_status", 44),
                ("purpose", 42),
                ("credit_history", 42),
            ],
        ),
        (
            MIDDLING,
            478 - 21,
            "D",
            [
                ("checking_status", 22),
                ("credit_amount", 15),
                ("savings", 12),
                ("duration_months", 7),
            ],
        ),
    ],
    ids=["good", "bad", "middling"],
)
def test_three_applicants_of_the_german_card(
    facts: dict[str, Any], points: int, grade: str, reasons: list[tuple[str, int]]
) -> None:
    score = evaluate(standard_cards()["german"], facts)
    assert (score.points, score.grade) == (points, grade)
    assert score.points == score.base_points + sum(part.points for part in score.parts)
    assert [(r.fact, r.lost_points) for r in score.reasons] == reasons
    assert [r.rank for r in score.reasons] == list(range(1, len(reasons) + 1))
    assert "age_years" not in str(score.to_json())


def test_the_card_for_applications_reads_what_applications_have() -> None:
    card = standard_cards()["consumer"]
    assert {each.fact for each in card.characteristics} <= set(FACTS)
    usual = {
        "monthly_income_minor": 1_000_000,  # 20
        "employment_months": 40,  # 20
        "bureau_overdue_accounts_now": 0,  # 10
        "bureau_worst_days_late_12m": 0,  # 20
        "bureau_inquiries_3m": 2,  # 10
        "bureau_months_of_history": 138,  # 15
        "identity_phone": "match",  # 5; no loan here: missing, 0
    }
    score = evaluate(card, usual)
    assert (score.points, score.grade, score.reasons) == (620, "A", ())
    late = evaluate(
        card, usual | {"bureau_overdue_accounts_now": 1, "bureau_worst_days_late_12m": 95}
    )
    assert (late.points, late.grade) == (440, "E")
    assert [r.lost_points for r in late.reasons] == [100, 70]
    without = evaluate(card, {"monthly_income_minor": 1_000_000, "employment_months": 40})
    assert (without.points, without.grade) == (490, "D"), "no report: 15 + 15 + 10 + 20 + 10 less"


def test_rows_of_the_table_are_named_and_facts_are_not() -> None:
    facts = {"monthly_income_minor": 799_123, "employment_kind": "freelance"}
    score = evaluate(SMALL, facts)
    assert [(part.bin, part.points) for part in score.parts] == [
        ("300000 to below 800000.5", 5),
        ("other", -5),
    ]
    assert (score.points, score.grade) == (500, "B")
    assert [(r.zh, r.en) for r in score.reasons] == [("就业不稳定", "The employment is not stable")]
    assert "799123" not in str(score.to_json())
    nothing = evaluate(SMALL, {})
    assert [part.is_missing for part in nothing.parts] == [True, True]
    assert (nothing.points, nothing.grade) == (460, "C")


@pytest.mark.parametrize(("points", "grade"), [(550, "A"), (549, "B"), (480, "B"), (479, "C")])
def test_grades_begin_at_their_points(points: int, grade: str) -> None:
    assert grade_of(SMALL, points) == grade


@given(low=st.integers(-(10**14), 10**14), high=st.integers(-(10**14), 10**14))
def test_more_income_never_costs_points(low: int, high: int) -> None:
    low, high = sorted((low, high))
    points = [
        evaluate(SMALL, {"monthly_income_minor": income}).parts[0].points for income in (low, high)
    ]
    assert points[0] <= points[1]


@pytest.mark.parametrize("card", standard_cards().values(), ids=standard_cards().keys())
def test_a_card_is_written_and_read_to_the_same(card: Any) -> None:
    assert parse_scorecard(to_json(card)) == card


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("monthly_income_minor", 1.5),
        ("monthly_income_minor", float("nan")),
        ("monthly_income_minor", True),
        ("monthly_income_minor", "1_000"),
        ("monthly_income_minor", "１２"),
        ("monthly_income_minor", "1e9"),
        ("monthly_income_minor", "9" * 10**6),
        ("monthly_income_minor", 10**400),
        ("monthly_income_minor", Decimal("Infinity")),
        ("monthly_income_minor", [1]),
        ("employment_kind", {"__import__": "os"}),
        ("employment_kind", "x" * 10**6),
        ("employment_kind", 1.0),
    ],
)
def test_facts_that_are_none_are_refused_by_name(fact: str, value: object) -> None:
    with pytest.raises(Refusal) as no:
        evaluate(SMALL, {fact: value})
    assert (no.value.code, no.value.field) == ("FACT_INVALID", f"facts.{fact}")


INCOME, KIND = "characteristics.0", "characteristics.1"
HOSTILE: list[tuple[Any, str, str | None]] = [
    ("a text", "NOT_AN_OBJECT", "content"),
    ([], "NOT_AN_OBJECT", "content"),
    (changed(format="xindai-scorecard/2"), "SCORECARD_INVALID", "content.format"),
    (changed(code="Small Card"), "SCORECARD_INVALID", "content.code"),
    (changed(code="../etc"), "SCORECARD_INVALID", "content.code"),
    (changed(extra=1), "UNKNOWN_FIELD", "content.extra"),
    (changed(base_points=1.5), "INVALID_INTEGER", "content.base_points"),
    (changed(base_points=10**9), "OUT_OF_RANGE", "content.base_points"),
    (changed(characteristics=[]), "SCORECARD_INVALID", "content.characteristics"),
    (changed(characteristics=[1] * 61), "TOO_MANY_ITEMS", "content.characteristics"),
    (
        changed(characteristics=[CARD["characteristics"][0]] * 2),
        "SCORECARD_INVALID",
        "content.characteristics[1].fact",
    ),
    (changed(f"{INCOME}.bins.0.below", 900_000), "SCORECARD_INVALID", None),
    (changed(f"{INCOME}.bins.0.below", float("nan")), "SCORECARD_INVALID", None),
    (changed(f"{INCOME}.bins.0.below", "NaN"), "SCORECARD_INVALID", None),
    (changed(f"{INCOME}.bins.2.below", 10**9), "SCORECARD_INVALID", None),
    (changed(f"{INCOME}.bins", []), "SCORECARD_INVALID", None),
    (changed(f"{INCOME}.bins.0.points", "12"), "INVALID_INTEGER", None),
    (changed(f"{INCOME}.bins.0.values", ["x"]), "UNKNOWN_FIELD", None),
    (changed(f"{INCOME}.kind", "eval"), "UNKNOWN_CHOICE", None),
    (changed(f"{INCOME}.name.zh", "x" * 81), "SCORECARD_INVALID", None),
    (changed(f"{INCOME}.name.zh", "\u202e"), "SCORECARD_INVALID", None),
    (changed(f"{INCOME}.reason.en"), "MISSING_FIELD", None),
    (changed(f"{INCOME}.missing"), "MISSING_FIELD", None),
    (changed(f"{KIND}.bins.1.values", ["public"]), "SCORECARD_INVALID", None),
    (changed(f"{KIND}.bins.1.values", []), "SCORECARD_INVALID", None),
    (changed(f"{KIND}.bins.1.values", [["none"]]), "SCORECARD_INVALID", None),
    (changed(grades=[]), "SCORECARD_INVALID", "content.grades"),
    (changed("grades.2.from", 1), "SCORECARD_INVALID", "content.grades"),
    (changed("grades.1.from", 550), "SCORECARD_INVALID", "content.grades"),
    (changed("grades.1.grade", "A"), "SCORECARD_INVALID", "content.grades"),
    (changed("scale.points_to_double", 0), "OUT_OF_RANGE", None),
]


@pytest.mark.parametrize(("card", "code", "field"), HOSTILE)
def test_cards_that_do_not_hold_together_are_refused(card: Any, code: str, field: Any) -> None:
    with pytest.raises(Refusal) as no:
        parse_scorecard(card)
    assert no.value.code == code
    assert no.value.field is not None
    assert field in (None, no.value.field)


@pytest.mark.parametrize("word", sorted(FORBIDDEN))
def test_nobody_scores_who_a_person_is(word: str) -> None:
    for fact in (word, f"{word}_years", f"personal_{word}"):
        with pytest.raises(Refusal) as no:
            parse_scorecard(changed(f"{INCOME}.fact", fact))
        assert no.value.code == "SCORECARD_FACT_FORBIDDEN"
