"""Due dates: anchors that are kept, days that a month lacks, holidays, broken periods."""

from __future__ import annotations

from typing import Any

import pytest

from tests.engine.story import Story


def dues(count: int = 4, **terms: Any) -> list[str]:
    """The first due dates of a loan."""
    return Story(**{"method": "equal_principal", "instalments": 12} | terms).dues()[:count]


def test_the_31st_is_clamped_and_comes_back() -> None:
    assert dues(4) == ["2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31"]


def test_the_31st_rolls_to_the_first_and_comes_back() -> None:
    rolled = dues(4, month_end="next_month_first")
    assert rolled == ["2024-03-01", "2024-03-31", "2024-05-01", "2024-05-31"]


def test_the_29th_of_february_over_the_years() -> None:
    yearly: dict[str, Any] = {"disbursed_on": "2024-02-29", "every": 12, "instalments": 4}
    assert dues(4, **yearly) == ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]
    rolled = dues(4, **yearly, month_end="next_month_first")
    assert rolled == ["2025-03-01", "2026-03-01", "2027-03-01", "2028-02-29"]


def test_weeks_and_days() -> None:
    assert dues(3, unit="weeks", every=2) == ["2024-02-14", "2024-02-28", "2024-03-13"]
    assert dues(3, unit="days", every=10) == ["2024-02-10", "2024-02-20", "2024-03-01"]


def test_a_fixed_due_day_is_never_closer_than_half_a_month() -> None:
    assert dues(3, disbursed_on="2024-01-10", due_day=25) == [
        "2024-02-25",
        "2024-03-25",
        "2024-04-25",
    ]
    assert dues(2, disbursed_on="2024-01-25", due_day=1) == ["2024-03-01", "2024-04-01"], (
        "1 February is 7 days on: too close"
    )
    assert dues(3, due_day=31) == ["2024-02-29", "2024-03-31", "2024-04-30"]


def test_a_first_due_date_is_as_given_and_the_due_day_follows() -> None:
    """The first period to 10 March, then every 15th; the second period is 35 days by 30/360."""
    story = Story(
        method="equal_principal",
        disbursed_on="2024-02-10",
        first_due_on="2024-03-10",
        due_day=15,
        instalments=12,
    )
    assert story.bills()[:3] == [
        ("2024-03-10", "12.00", "100.00"),
        ("2024-04-15", "12.83", "100.00"),
        ("2024-05-15", "10.00", "100.00"),
    ]


def test_a_long_and_a_short_first_period() -> None:
    """From 31 January: 50 days to 20 March and 10 to 10 February by 30/360, of 1,200 at 12 %."""
    long = Story(method="equal_principal", first_due_on="2024-03-20").bills()
    assert long[:2] == [("2024-03-20", "20.00", "100.00"), ("2024-04-20", "11.00", "100.00")]
    short = Story(method="equal_principal", first_due_on="2024-02-10").bills()
    assert short[:2] == [("2024-02-10", "4.00", "100.00"), ("2024-03-10", "11.00", "100.00")]


LAST_BROKEN: dict[str, Any] = {
    "method": "equal_principal",
    "instalments": 3,
    "custom_due_dates": ["2024-02-29", "2024-03-31", "2024-04-15"],
}


def test_a_last_broken_period() -> None:
    """29, 31 and 15 days on 1,200, 800 and 400 at 12 %/360."""
    story = Story(**LAST_BROKEN, day_count="actual/360", interest_by="day")
    assert story.bills() == [
        ("2024-02-29", "11.60", "400.00"),
        ("2024-03-31", "8.27", "400.00"),
        ("2024-04-15", "2.00", "400.00"),
    ]


def test_listed_dates_end_whole_periods_where_months_have_thirty_days() -> None:
    """As Fineract's FU-004 has it: by 30/360 every listed period is one of twelve a year."""
    bills = Story(**LAST_BROKEN, day_count="30/360").bills()
    assert [interest for _, interest, _ in bills] == ["12.00", "8.00", "4.00"]


HOLIDAYS = ["2024-02-29", "2024-03-01"]
"""A Thursday and a Friday; 31 March is a Sunday."""


@pytest.mark.parametrize(
    ("shift", "wanted"),
    [
        ("none", ["2024-02-29", "2024-03-31", "2024-04-30"]),
        ("following", ["2024-03-04", "2024-04-01", "2024-04-30"]),
        ("preceding", ["2024-02-28", "2024-03-29", "2024-04-30"]),
        ("modified_following", ["2024-02-28", "2024-03-29", "2024-04-30"]),
    ],
)
def test_a_holiday_moves_the_due_date_and_not_the_anchor(shift: str, wanted: list[str]) -> None:
    assert dues(3, holidays=HOLIDAYS, weekends=True, holiday_shift=shift) == wanted


def test_a_moved_due_date_by_day_earns_for_its_days() -> None:
    """29 February shifts to Monday 4 March: 33 days, then 27, at 12 %/360 = 0.40 a day on 1,200."""
    story = Story(
        method="interest_only",
        instalments=2,
        holidays=HOLIDAYS,
        weekends=True,
        holiday_shift="following",
        day_count="actual/360",
        interest_by="day",
    )
    assert story.bills() == [("2024-03-04", "13.20", "0.00"), ("2024-04-01", "11.20", "1200.00")]


def test_a_due_date_never_moves_to_before_the_loan() -> None:
    """Lent on a Friday, due the next day, a Saturday: back would be the day of the loan."""
    story = Story(
        method="equal_principal",
        instalments=2,
        disbursed_on="2024-03-01",
        unit="days",
        every=1,
        weekends=True,
        holiday_shift="preceding",
    )
    assert story.dues() == ["2024-03-04", "2024-03-04"]
    assert story.on("2024-03-04").days_past_due == 0


@pytest.mark.parametrize(
    ("count", "by", "feb", "mar"),
    [
        ("30/360", "period", "12.00", "12.00"),
        ("30/360", "day", "12.00", "12.00"),
        ("actual/360", "day", "11.60", "12.40"),
        ("actual/360", "period", "12.00", "12.00"),
        ("actual/364", "day", "11.47", "12.26"),
        ("actual/365", "day", "11.44", "12.23"),
        ("actual/actual", "day", "11.41", "12.20"),
    ],
)
def test_day_counts(count: str, by: str, feb: str, mar: str) -> None:
    """1,200 at 12 %: 29 days to 29 February, 31 to 31 March, of 360, 364, 365 or 366."""
    story = Story(method="interest_only", instalments=2, day_count=count, interest_by=by)
    assert [interest for _, interest, _ in story.bills()] == [feb, mar]


def test_actual_actual_is_cut_at_the_turn_of_a_leap_year() -> None:
    """16 December 2023 to 16 January 2024: 16 days of 365 and 15 of 366.
    1,200 x 0.12 x (16/365 + 15/366) = 12.2139…"""
    story = Story(
        method="single_payment",
        instalments=1,
        disbursed_on="2023-12-16",
        day_count="actual/actual",
        interest_by="day",
    )
    assert story.bills() == [("2024-01-16", "12.21", "1200.00")]


def test_weeks_by_period() -> None:
    """A week is 1/52 of a year, by 30/360 it is 7/360: 5,200 x 12 %."""
    weekly: dict[str, Any] = {"principal": "5200.00", "method": "interest_only", "unit": "weeks"}
    assert Story(**weekly, day_count="actual/365").bills()[0][1] == "12.00"
    assert Story(**weekly, day_count="30/360").bills()[0][1] == "12.13"
