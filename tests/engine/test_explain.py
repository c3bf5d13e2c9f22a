"""Why an amount is what it is: the leaves of every tree add up to it, to the last decimal."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from tests.engine.story import Story
from tests.engine.test_histories import life
from xindai.engine.explain import (
    Explanation,
    explain_interest,
    explain_payoff,
    explain_penalty,
)
from xindai.engine.explain_row import BY_ROW
from xindai.engine.fold import fold
from xindai.engine.payoff import payoff_quote
from xindai.kernel.errors import Refusal
from xindai.kernel.money import format_minor

LIVES = 20


def adds_up(tree: Explanation) -> None:
    """Every node is the sum of its children, so the root is the sum of its leaves."""
    for child in tree.children:
        adds_up(child)
    if tree.children:
        parts = sum((Fraction(child.amount) for child in tree.children), Fraction(0))
        assert parts == Fraction(tree.amount), tree
    leaves = sum((Fraction(leaf.amount) for leaf in tree.leaves()), Fraction(0))
    assert leaves == Fraction(tree.amount), tree


@pytest.mark.parametrize("first", range(0, LIVES, 20))
def test_leaves_add_up_in_every_life(first: int) -> None:
    for seed in range(first, first + 20):
        terms, events, rng = life(seed)
        as_of = rng.choice(events).on + timedelta(days=rng.randrange(60))
        known = [event for event in events if event.on <= as_of]
        state = fold(terms, known, as_of)
        for row in state.rows:
            note = f"seed {seed} row {row.n}"
            interest = explain_interest(state, row.n)
            adds_up(interest)
            assert interest.amount == format_minor(row.interest, terms.currency), note
            penalty = explain_penalty(state, row.n, as_of)
            adds_up(penalty)
            charged = row.penalty_at(as_of) + row.compound_at(as_of) + row.late_fee
            assert penalty.amount == format_minor(charged, terms.currency), note
            trees = {what: explain(state, row.n, as_of) for what, explain in BY_ROW.items()}
            for tree in trees.values():
                adds_up(tree)
            asked = {
                "principal": row.principal,
                "fee": row.fee,
                "total": row.total(as_of),
                "unpaid": row.open(as_of),
            }
            for what, minor in asked.items():
                assert trees[what].amount == format_minor(minor, terms.currency), (note, what)
        payoff = explain_payoff(terms, known, as_of)
        adds_up(payoff)
        total = payoff_quote(terms, known, as_of).total_minor
        assert payoff.amount == format_minor(total, terms.currency), f"seed {seed}"


def leaves(tree: Explanation) -> list[tuple[str, str, str]]:
    return [(leaf.label, leaf.amount.rstrip("0"), leaf.note) for leaf in tree.leaves()]


def test_interest_of_two_balances() -> None:
    """500.00 prepaid on the 15th: 12.00 x 15/29 and 7.00 x 14/29, rounded to 9.59."""
    story = Story()
    story.do("prepay", "2024-02-15", "500.00")
    tree = explain_interest(story.on("2024-02-15"), 1)
    adds_up(tree)
    assert tree.amount == "9.59"
    assert leaves(tree) == [
        ("2024-01-31 – 2024-02-15", "6.2068965517241379", "1200.00 × 0.12 × 15 × 1/348"),
        ("2024-02-15 – 2024-02-29", "3.3793103448275862", "700.00 × 0.12 × 14 × 1/348"),
        ("rounding", "0.0037931034482759", ""),
    ]


def test_interest_billed_with_a_later_row() -> None:
    """Two rows of grace: 12.00 and 11.00 are billed with the third."""
    story = Story(method="equal_principal", grace_interest=2)
    state = story.on("2024-01-31")
    assert explain_interest(state, 1).amount == "0.00"
    tree = explain_interest(state, 3)
    assert (tree.amount, tree.children[1].label, tree.children[1].amount) == (
        "33.00",
        "moved",
        "23.00",
    )
    adds_up(tree)


def test_penalty_before_and_after_a_part_payment() -> None:
    story = Story()
    story.do("repay", "2024-03-10", "50.00")
    tree = explain_penalty(story.on("2024-03-30"), 1, date(2024, 3, 30))
    adds_up(tree)
    assert tree.amount == "1.04", "0.47 carried, 0.57 since"
    (penalty, compound, late) = tree.children
    assert (compound.amount, late.amount) == ("0.00", "0.00")
    assert leaves(penalty) == [
        ("carried", "0.47", "to 2024-03-10"),
        ("2024-03-10 – 2024-03-30", "0.5709", "57.09 × 0.18 × 20/360"),
        ("rounding", "-0.0009", ""),
    ]


def test_payoff_part_by_part() -> None:
    story = Story(fees=[{"kind": "early_payoff", "rate": "0.03"}])
    story.do("repay", "2024-02-29", "116.62")
    tree = explain_payoff(story.terms, story.events, date(2024, 3, 15))
    assert [(leaf.label, leaf.amount) for leaf in tree.leaves()] == [
        ("principal", "1105.38"),
        ("interest", "5.35"),
        ("early_fee", "33.16"),
        ("credit", "-10.00"),
    ]
    assert tree.amount == "1133.89"
    adds_up(tree)


def test_a_row_that_is_not_there() -> None:
    with pytest.raises(Refusal) as no:
        explain_interest(Story().on("2024-01-31"), 13)
    assert (no.value.code, no.value.field) == ("NO_SUCH_INSTALMENT", "n")
