"""Payments: early, on time and late; part, exact and too much; what they meet and what vanishes.

Row 1 bills 12.00 + 94.62 on 29 February, row 2 bills 11.05 + 95.57 on 31 March. A day late costs
94.62 x 18 %/360 = 0.04731.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.engine.story import Story
from xindai.engine.fold import fold
from xindai.engine.state import Status


@pytest.mark.parametrize(
    ("on", "amount", "owes", "credit"),
    [
        # Early: it waits as a credit until the due date.
        ("2024-02-10", "106.61", {"principal": "0.01"}, 0),
        ("2024-02-10", "106.62", {}, 0),
        ("2024-02-10", "106.63", {}, 1),
        ("2024-02-29", "106.61", {"principal": "0.01"}, 0),
        ("2024-02-29", "106.62", {}, 0),
        ("2024-02-29", "106.63", {}, 1),
        # Five days late: 0.23655 of penalty, met first.
        ("2024-03-05", "106.85", {"principal": "0.01"}, 0),
        ("2024-03-05", "106.86", {}, 0),
        ("2024-03-05", "106.87", {}, 1),
    ],
)
def test_early_on_time_late_by_part_exact_excess(
    on: str, amount: str, owes: dict[str, str], credit: int
) -> None:
    story = Story()
    story.do("repay", on, amount)
    day = max(on, "2024-02-29")
    assert story.owes(1, day) == owes
    state = story.on(day)
    assert state.totals.credit_minor == credit
    assert state.rows[0].settled_on == (None if owes else date.fromisoformat(day))
    late = 24 if on > "2024-02-29" else 0
    assert state.totals.penalty_paid_minor == late
    assert state.totals.interest_paid_minor == 1_200
    assert state.days_past_due == (5 if owes and late else 0)


def test_an_early_payment_is_a_credit_until_the_due_date() -> None:
    story = Story()
    story.do("repay", "2024-02-10", "106.62")
    before, after = story.on("2024-02-28"), story.on("2024-02-29")
    assert (before.totals.credit_minor, before.totals.principal_paid_minor) == (10_662, 0)
    assert (after.totals.credit_minor, after.totals.principal_paid_minor) == (0, 9_462)


def test_an_early_payment_ahead_of_the_next_or_the_last_row() -> None:
    ahead = Story(excess="advance_next")
    ahead.do("repay", "2024-02-10", "106.62")
    assert ahead.owes(1, "2024-02-10") == {}
    last = Story(excess="advance_last")
    last.do("repay", "2024-02-10", "100.00")
    assert last.owes(12, "2024-02-10") == {"principal": "6.60"}, "1.06 interest, 98.94 of 105.54"
    evenly = Story(excess="advance_evenly", annual_rate="0", penalty="")
    evenly.do("repay", "2024-02-10", "600.00")
    assert evenly.owes(1, "2024-02-10") == evenly.owes(12, "2024-02-10") == {"principal": "50.00"}


def test_penalty_grows_by_the_day_and_stands_after_a_part_payment() -> None:
    """Ten days on 94.62: 0.47. Then 50.00 meet 0.47, 12.00 and 37.53; twenty days on 57.09."""
    story = Story()
    assert story.owes(1, "2024-03-01")["penalty"] == "0.05"
    assert story.owes(1, "2024-03-10")["penalty"] == "0.47"
    story.do("repay", "2024-03-10", "50.00")
    assert story.owes(1, "2024-03-10") == {"principal": "57.09"}
    assert story.owes(1, "2024-03-30") == {"principal": "57.09", "penalty": "0.57"}


def test_penalty_vanishes_after_a_backdated_payment_on_time() -> None:
    story = Story()
    assert story.owes(1, "2024-03-30")["penalty"] == "1.42"
    story.do("repay", "2024-02-29", "106.62")
    assert story.owes(1, "2024-03-30") == {}
    assert story.on("2024-03-30").penalty_at(date(2024, 3, 30)) == 0


def test_penalty_shrinks_after_a_backdated_part_payment() -> None:
    """50.00 on time: 12.00 and 38.00; thirty days on 56.62."""
    story = Story()
    story.do("repay", "2024-02-29", "50.00")
    assert story.owes(1, "2024-03-30") == {"principal": "56.62", "penalty": "0.85"}


@pytest.mark.parametrize(
    ("penalty", "wanted"),
    [
        ({"multiple": "1.5"}, {"penalty": "1.42"}),
        ({"rate": "0.06", "mode": "on_top"}, {"penalty": "1.42"}),
        ({"rate": "0.18", "compound": True}, {"penalty": "1.42", "compound": "0.18"}),
        ({"rate": "0.18", "cap_rate": "0.01"}, {"penalty": "0.95"}),
        ({"rate": "0"}, {}),
    ],
)
def test_penalty_after_thirty_days(penalty: dict[str, object], wanted: dict[str, str]) -> None:
    """18 % is 1.5 x 12 % or 12 % + 6 %; compound is 12.00 x 18 % x 30/360; the cap 1 % of 94.62."""
    story = Story(penalty=penalty)
    assert story.owes(1, "2024-03-30") == {"interest": "12.00", "principal": "94.62", **wanted}


def test_grace_days_forgive_and_then_count_from_the_due_date() -> None:
    story = Story(grace_days=3)
    assert "penalty" not in story.owes(1, "2024-03-03")
    assert story.owes(1, "2024-03-04")["penalty"] == "0.19", "four days, not one"
    story.do("repay", "2024-03-03", "106.62")
    assert story.owes(1, "2024-03-31") == {}


def test_a_late_fee_comes_the_day_after_and_goes_with_a_backdated_payment() -> None:
    """5.00, and 1.5 % of 106.62 = 1.60, on 1 March."""
    fees = [{"kind": "late", "amount": "5.00"}, {"kind": "late", "rate": "0.015"}]
    story = Story(fees=fees, penalty="")
    assert "late_fee" not in story.owes(1, "2024-02-29")
    assert story.owes(1, "2024-03-01")["late_fee"] == "6.60"
    assert story.owes(1, "2024-03-20")["late_fee"] == "6.60", "once"
    story.do("repay", "2024-02-29", "106.62")
    assert story.owes(1, "2024-03-20") == {}


def test_the_waterfall_is_a_term() -> None:
    """31 March, 30.00: row by row 1.47 of penalty, 12.00 and 16.53; component by component the
    penalty, 12.00 and 11.05 of both rows' interest, and 5.48."""
    rows = Story()
    rows.do("repay", "2024-03-31", "30.00")
    assert rows.owes(1, "2024-03-31") == {"principal": "78.09"}
    assert rows.owes(2, "2024-03-31") == {"interest": "11.05", "principal": "95.57"}
    components = Story(waterfall_by="component")
    components.do("repay", "2024-03-31", "30.00")
    assert components.owes(1, "2024-03-31") == {"principal": "89.14"}
    assert components.owes(2, "2024-03-31") == {"principal": "95.57"}
    order = ["principal", "interest", "fee", "late_fee", "penalty", "compound"]
    principal = Story(waterfall=order)
    principal.do("repay", "2024-03-31", "30.00")
    assert principal.owes(1, "2024-03-31")["principal"] == "64.62"


def test_reversal_after_later_payments() -> None:
    """The first payment bounces: the second then met row 1 a month late, 1.47 of penalty first."""
    story = Story()
    first = story.do("repay", "2024-02-29", "106.62")
    story.do("repay", "2024-03-31", "106.62")
    assert story.owes(2, "2024-03-31") == {}
    story.do("reverse", "2024-04-02", event=first)
    assert story.owes(1, "2024-03-31") == {"principal": "1.47"}
    assert story.owes(2, "2024-03-31") == {"interest": "11.05", "principal": "95.57"}
    assert story.on("2024-04-02").oldest_unpaid_due_on == date(2024, 2, 29)


def test_a_reversal_reversed_stands_again() -> None:
    story = Story()
    paid = story.do("repay", "2024-02-29", "106.62")
    undone = story.do("reverse", "2024-03-02", event=paid)
    assert story.owes(1, "2024-03-02")["principal"] == "94.62"
    story.do("reverse", "2024-03-03", event=undone)
    assert story.owes(1, "2024-03-31") == {}


def test_overpayment_then_reversal() -> None:
    """300.00 pay row 1 and leave 193.38; a month later they pay row 2 too and leave 86.76."""
    story = Story()
    paid = story.do("repay", "2024-02-29", "300.00")
    assert story.on("2024-02-29").totals.credit_minor == 19_338
    assert story.on("2024-03-31").totals.credit_minor == 8_676
    story.do("reverse", "2024-03-31", event=paid)
    state = story.on("2024-03-31")
    assert state.totals.credit_minor == 0 == state.totals.principal_paid_minor
    assert story.owes(1, "2024-03-31") == {
        "principal": "94.62",
        "interest": "12.00",
        "penalty": "1.47",
    }


def test_the_order_of_a_day_does_not_count() -> None:
    """A waiver of 12.00 and a payment of 106.62 on one day, told in either order: the waiver is
    first, so the payment leaves 12.00."""
    story = Story()
    waived = story.event("waive", "2024-02-29", "12.00", component="interest")
    story.events.append(waived)
    paid = story.event("repay", "2024-02-29", "106.62")
    for events in ([waived, paid], [paid, waived]):
        day = date(2024, 2, 29)
        state = fold(story.terms, [story.events[0], *events], day)
        assert state.rows[0].open(day) == 0
        assert state.totals.credit_minor == 1_200
        assert state.totals.interest_waived_minor == 1_200


def test_interest_on_what_is_really_outstanding() -> None:
    """Row 1 is paid on 15 March: until then 1,200.00 earns, and 1,105.38 after:
    12.00 x 15/31 + 11.0538 x 16/31 = 11.5116…"""
    story = Story(interest_mode="outstanding", penalty="")
    assert story.row(2, "2024-03-31").interest == 1_200
    story.do("repay", "2024-03-15", "106.62")
    assert story.row(2, "2024-03-31").interest == 1_151


def test_paid_to_the_end() -> None:
    story = Story()
    for due, interest, principal in story.bills():
        cents = int(interest.replace(".", "")) + int(principal.replace(".", ""))
        story.do("repay", due, story.money(cents))
    state = story.on("2025-01-31")
    assert (state.status, state.closed_on) == (Status.CLOSED, date(2025, 1, 31))
    assert state.totals.interest_paid_minor == 7_942
    assert state.totals.cash_minor == 7_942
