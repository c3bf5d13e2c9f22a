"""What rests while an amount is contested, and how it goes on.

Row 1 is due on 29 February: 12.00 interest and 94.62 principal; the penalty is 18 % a year by
30/360, so 94.62 costs 0.0473 a day.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.engine.story import Story
from xindai.engine.explain import explain_penalty
from xindai.kernel.errors import Refusal


def late(story: Story, day: str) -> tuple[int, int]:
    """Days past due, and the penalty of row 1 in cents."""
    state = story.on(day)
    return state.days_past_due, state.rows[0].penalty_at(date.fromisoformat(day))


def test_days_and_penalties_rest_and_go_on() -> None:
    story = Story()
    assert late(story, "2024-03-10") == (10, 47)
    story.do("dispute", "2024-03-10", "106.62")
    assert late(story, "2024-03-10") == (10, 47)
    assert late(story, "2024-03-30") == (10, 47), "twenty days later"
    assert story.on("2024-03-30").disputed_minor == 10_662
    story.do("dispute_end", "2024-03-30", "106.62", since="2024-03-10")
    assert late(story, "2024-03-30") == (10, 47)
    assert late(story, "2024-04-04") == (15, 71), "0.47 and five days of 0.0473"
    assert story.on("2024-04-04").disputed_on is None


def test_the_contested_part_of_the_balance_earns_nothing() -> None:
    """1,200.00 earns 12.00 in the 29 days to the end of February; from 15 February 400.00 of it
    rest: 12.00 x 15/29 + 8.00 x 14/29 = 10.07."""
    story = Story()
    story.do("dispute", "2024-02-15", "400.00")
    assert story.bills("2024-02-15")[0] == ("2024-02-29", "10.07", "94.62")
    assert story.bills("2024-02-15")[1][1] == "7.05", "1 % of 1,105.38 less 400.00"


def test_overdue_principal_is_contested_first() -> None:
    """Row 1 holds 94.62 of the 100.00: the 5.38 that are left rest on the balance to come."""
    story = Story()
    story.do("dispute", "2024-03-01", "100.00")
    segments = story.row(2, "2024-03-01").segments
    assert segments[-1].base_minor == 110_538 - 538


def test_a_row_that_falls_due_meanwhile_is_late_from_the_end_on() -> None:
    story = Story()
    story.do("dispute", "2024-02-15", "10.00")
    assert late(story, "2024-03-20") == (0, 0)
    assert story.on("2024-03-20").oldest_unpaid_due_on is None
    story.do("dispute_end", "2024-03-20", "10.00", since="2024-02-15")
    assert story.on("2024-03-20").refold_on == date(2024, 3, 21)
    assert late(story, "2024-03-23") == (3, 14)


def test_the_plan_after_a_dispute_is_that_of_before() -> None:
    story = Story()
    story.do("dispute", "2024-02-15", "400.00")
    story.do("dispute_end", "2024-02-15", "400.00", since="2024-02-15")
    assert story.bills("2024-02-15") == Story().bills()


def test_days_of_grace_wait() -> None:
    """Five days of grace after 29 February; two have passed when it is contested for ten days."""
    story = Story(grace_days=5)
    story.do("dispute", "2024-03-02", "50.00")
    story.do("dispute_end", "2024-03-12", "50.00", since="2024-03-02")
    assert late(story, "2024-03-15")[1] == 0
    assert late(story, "2024-03-16")[1] > 0


def test_an_explanation_says_that_it_rests() -> None:
    story = Story()
    story.do("dispute", "2024-03-10", "106.62")
    told = explain_penalty(story.on("2024-03-20"), 1, date(2024, 3, 20))
    assert (told.children[-1].label, told.children[-1].amount) == ("disputed", "0.00")


def test_what_is_refused() -> None:
    story = Story()
    story.do("dispute", "2024-02-15", "10.00")
    for verb, amount, data, code in (
        ("dispute", "1.00", {}, "DISPUTE_OPEN"),
        ("dispute_end", "1.00", {"since": "2024-02-15"}, "NO_SUCH_DISPUTE"),
        ("dispute_end", "10.00", {"since": "2024-02-14"}, "NO_SUCH_DISPUTE"),
        ("reverse", None, {"event": "e1"}, "DISPUTE_STANDS"),
    ):
        with pytest.raises(Refusal) as no:
            story.do(verb, "2024-02-16", amount, **data)
        assert no.value.code == code
