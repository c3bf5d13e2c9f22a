"""Dates without a clock: what is one, and months that keep their anchor."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xindai.kernel.dates import MonthEnd, add_months, days_between, parse_date
from xindai.kernel.errors import Refusal


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023-02-29",
        "2024-02-30",
        "2024-04-31",
        "2024-00-10",
        "2024-13-01",
        "2024-01-00",
        "2100-02-29",
        "0000-01-01",
        "1899-12-31",
        "2201-01-01",
        "9999-12-31",
        "24-01-31",
        "2024-1-31",
        "20240131",
        "2024-W05-3",
        "2024-031",
        "31.01.2024",
        "2024/01/31",
        "2024-01-31T00:00:00",
        "2024-01-31 ",
        "2024-01-31\n",
        "２０２４-０１-３１",
        "2024-01-3\ud800",
        "soon",
        None,
        True,
        20240131,
        date(2024, 1, 31),
    ],
    ids=ascii,
)
def test_no_dates(text: object) -> None:
    with pytest.raises(Refusal) as no:
        parse_date(text, "event.on")
    assert (no.value.code, no.value.field) == ("INVALID_DATE", "event.on")


@pytest.mark.parametrize("text", ["1900-01-01", "2000-02-29", "2024-02-29", "2200-12-31"])
def test_dates(text: str) -> None:
    assert parse_date(text).isoformat() == text


def months_from(start: str, month_end: MonthEnd, count: int = 4) -> list[str]:
    """The first month ends from a day, as texts."""
    first = date.fromisoformat(start)
    return [add_months(first, n, month_end).isoformat() for n in range(1, count + 1)]


def test_the_31st_clamps_and_comes_back() -> None:
    assert months_from("2024-01-31", MonthEnd.CLAMP) == [
        "2024-02-29",
        "2024-03-31",
        "2024-04-30",
        "2024-05-31",
    ]


def test_the_31st_rolls_to_the_first_and_comes_back() -> None:
    assert months_from("2023-01-31", MonthEnd.NEXT_MONTH_FIRST) == [
        "2023-03-01",
        "2023-03-31",
        "2023-05-01",
        "2023-05-31",
    ]


def test_the_29th_february_a_year_on() -> None:
    leap = date(2024, 2, 29)
    assert add_months(leap, 12) == date(2025, 2, 28)
    assert add_months(leap, 12, MonthEnd.NEXT_MONTH_FIRST) == date(2025, 3, 1)
    assert add_months(leap, 48) == date(2028, 2, 29)
    assert add_months(leap, -12) == date(2023, 2, 28)


def test_december_rolls_over_the_year() -> None:
    assert add_months(date(2023, 12, 31), 2) == date(2024, 2, 29)
    assert add_months(date(2024, 2, 29), -2, day=31) == date(2023, 12, 31)


@given(
    st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    st.integers(-1200, 1200),
    st.sampled_from(list(MonthEnd)),
    st.integers(1, 31),
)
def test_a_month_is_counted_from_its_anchor(
    start: date, months: int, month_end: MonthEnd, day: int
) -> None:
    """The result has the anchor's day, or is the last of its month, or the 1st of the next."""
    end = add_months(start, months, month_end, day)
    ahead = (end.year - start.year) * 12 + end.month - start.month - months
    if end.day == day and ahead == 0:
        return
    if month_end is MonthEnd.CLAMP:
        assert ahead == 0
        assert end.day < day and add_months(end, 0, day=31) == end
    else:
        assert (ahead, end.day) == (1, 1)


def test_days_between() -> None:
    assert days_between(date(2024, 2, 28), date(2024, 3, 1)) == 2
    assert days_between(date(2023, 2, 28), date(2023, 3, 1)) == 1
