"""Rates of plain loans, of awkward ones, and of streams that have none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xindai.engine import apr
from xindai.engine.apr import Flow
from xindai.engine.year_fraction import unit_periods, whole_months, years_by_months, years_from
from xindai.kernel.errors import Refusal

NEAR = Decimal("1e-30")


def flow(amount: str | int, at: str | int | date) -> Flow:
    return Flow(Fraction(amount), at if isinstance(at, date) else Fraction(at))


def monthly(amount: str, count: int) -> list[Flow]:
    return [flow(amount, f"{month}/12") for month in range(1, count + 1)]


def test_zero_interest_is_exactly_zero() -> None:
    for rate in (
        apr.effective([flow(1200, 0)], monthly("100", 12)),
        apr.actuarial([flow(1200, 0)], monthly("100", 12)),
        apr.nominal([flow(1200, 0)], monthly("100", 12)),
    ):
        assert rate == 0


def test_one_per_cent_a_month() -> None:
    advances, payments = [flow(100, 0)], [*monthly("1", 11), flow(101, 1)]
    assert abs(apr.nominal(advances, payments) - Decimal("0.12")) < NEAR
    assert abs(apr.actuarial(advances, payments) - Decimal("0.12")) < NEAR
    assert abs(apr.effective(advances, payments) - (Decimal("1.01") ** 12 - 1)) < NEAR


def test_a_charge_on_the_first_day_counts_as_less_lent() -> None:
    charged = apr.effective([flow(1000, 0)], [flow(20, 0), *monthly("90", 12)])
    assert charged == apr.effective([flow(980, 0)], monthly("90", 12))


def test_tranches_move_the_rate_by_when_they_were_lent() -> None:
    payments = [flow(1210, 2)]
    late = apr.effective([flow(500, 0), flow(550, 1)], payments)
    assert abs(500 * (1 + late) ** 2 + 550 * (1 + late) - 1210) < Decimal("1e-25")


def test_a_loss_is_a_negative_rate() -> None:
    assert abs(apr.effective([flow(100, 0)], [flow(50, 1)]) + Decimal("0.5")) < NEAR
    assert abs(apr.actuarial([flow(100, 0)], [flow(50, 1)]) + Decimal("0.5")) < NEAR


def test_a_day_of_a_dear_loan() -> None:
    rate = apr.effective([flow(100, 0)], [flow(110, "1/365")])
    assert abs(rate / (Decimal("1.1") ** 365 - 1) - 1) < Decimal("1e-24")


def test_years_may_start_late() -> None:
    assert apr.effective([flow(100, 3)], [flow(110, 4)]) == apr.effective(
        [flow(100, 0)], [flow(110, 1)]
    )


def test_single_payment_terms_are_their_own_unit_period() -> None:
    """Appendix J, (b)(5)(vi): a whole number of months; (v): longer than a year."""
    start = date(1978, 1, 10)
    half = apr.actuarial([flow(1000, start)], [flow(1050, date(1978, 7, 10))])
    assert abs(half - Decimal("0.1")) < NEAR
    charged = apr.actuarial(
        [flow(1010, start)], [flow(10, start), flow(1050, date(1978, 7, 10))], Fraction(12)
    )
    assert abs(charged - Decimal("0.1")) < NEAR
    two_years = apr.actuarial([flow(100, start)], [flow(121, date(1980, 1, 10))])
    assert abs(two_years - Decimal("0.1")) < NEAR


@pytest.mark.parametrize(
    ("start", "end", "months", "days"),
    [
        ("2013-01-12", "2013-02-15", 1, 3),
        ("2012-03-12", "2012-05-01", 1, 20),
        ("2023-01-31", "2023-02-28", 1, 0),
        ("2023-02-28", "2023-03-31", 1, 0),
        ("2024-02-29", "2025-02-28", 12, 0),
        ("2024-01-10", "2024-01-10", 0, 0),
        ("2024-01-28", "2024-02-29", 1, 1),
    ],
)
def test_months_are_counted_back_from_the_end(start: str, end: str, months: int, days: int) -> None:
    counted = whole_months(date.fromisoformat(start), date.fromisoformat(end))
    assert counted == (months, days)


def test_odd_days_are_over_the_year_that_ends_with_them() -> None:
    assert years_by_months(date(2013, 1, 12), date(2013, 2, 15)) == Fraction("67/732")
    assert years_by_months(date(2014, 1, 12), date(2014, 2, 15)) == Fraction(3, 365) + Fraction(
        1, 12
    )


def test_weeks_where_all_intervals_are_weeks() -> None:
    start = date(2024, 1, 1)
    assert years_from(start, [date(2024, 1, 8), date(2024, 1, 15)]) == [
        Fraction(1, 52),
        Fraction(2, 52),
    ]
    assert years_from(start, [date(2024, 1, 8), date(2024, 1, 16)]) == [
        Fraction(7, 365),
        Fraction(15, 365),
    ]


@pytest.mark.parametrize(
    ("per_year", "start", "end", "expected"),
    [
        ("12", "1978-02-10", "1978-04-01", "1+19/30"),
        ("4", "1978-05-23", "1978-10-01", "1+39/90"),
        ("24", "1978-02-10", "1978-04-01", "3+4/15"),
        ("52", "2023-10-28", "2023-11-30", "4+5/7"),
        ("26", "2023-10-28", "2023-11-30", "2+5/14"),
        ("365", "2023-10-28", "2023-11-30", "33+0"),
        ("1", "1978-01-10", "1979-07-10", "1+1/2"),
        ("1", "1978-01-10", "1979-01-20", "1+10/365"),
    ],
)
def test_unit_periods(per_year: str, start: str, end: str, expected: str) -> None:
    counted = unit_periods(date.fromisoformat(start), date.fromisoformat(end), Fraction(per_year))
    assert counted == sum(Fraction(part) for part in expected.split("+"))


@pytest.mark.parametrize(
    ("advances", "payments", "code", "field"),
    [
        ([], [flow(1, 0)], "NO_ADVANCES", "advances"),
        ([flow(1, 0)], [], "NO_PAYMENTS", "payments"),
        ([flow(100, 0)], [flow(100, 0)], "NO_SOLUTION", "payments"),
        ([flow(100, 0)], [flow(90, 0)], "NO_SOLUTION", "payments"),
        ([flow(100, 0)], [flow(150, 0), flow(1, 1)], "NO_SOLUTION", "payments"),
        ([flow(0, 0)], [flow(1, 1)], "AMOUNT_NOT_POSITIVE", "advances[0].amount"),
        ([flow(100, 0)], [flow(1, date(2024, 1, 1))], "MIXED_TIMES", "payments[0]"),
        ([flow(100, 1)], [flow(101, 0)], "PAYMENT_BEFORE_ADVANCE", "payments[0].t_years"),
    ],
)
def test_refusals_name_the_field(
    advances: list[Flow], payments: list[Flow], code: str, field: str | None
) -> None:
    for method in (apr.effective, apr.actuarial, apr.nominal):
        with pytest.raises(Refusal) as refused:
            method(advances, payments)
        assert (refused.value.code, refused.value.field) == (code, field)


def test_unknown_unit_periods_are_refused() -> None:
    advances = [flow(100, date(2024, 1, 1))]
    payments = [flow(60, date(2024, 2, 1)), flow(60, date(2024, 3, 1))]
    for per_year, code in (("7", "UNKNOWN_UNIT_PERIOD"), ("0", "INVALID_UNIT_PERIODS")):
        with pytest.raises(Refusal) as refused:
            apr.actuarial(advances, payments, Fraction(per_year))
        assert (refused.value.code, refused.value.field) == (code, "unit_periods_per_year")


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        ("0", "0.00000000"),
        ("0.08", "8.00000000000"),
        ("0.0643441248863", "6.43441248863"),
        ("49.3592295616", "4935.92295616"),
        ("-0.0954958303", "-9.54958303000"),
        ("0.0000000001234567891234", "0.0000000123456789123"),
        ("1283055803.1", "128305580310.00000000"),
    ],
)
def test_percent_text(rate: str, text: str) -> None:
    assert apr.format_percent(Decimal(rate)) == text


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 10**9), st.integers(1, 4000)), min_size=1, max_size=40),
    st.integers(1, 10**10),
)
def test_the_rate_makes_both_sides_equal(rows: list[tuple[int, int]], lent: int) -> None:
    """Any single advance and any later payments have one rate, and it balances them."""
    payments = [flow(amount, f"{day}/365") for amount, day in rows]
    try:
        rate = apr.effective([flow(lent, 0)], payments)
    except Refusal as refusal:
        assert refusal.code == "NO_SOLUTION"  # beyond a factor of 5 x 10^34 a year
        return
    worth = sum(amount * (1 + rate) ** (-Decimal(day) / 365) for amount, day in rows)
    assert abs(worth / lent - 1) < Decimal("1e-20")


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 10**7), st.integers(1, 60), st.integers(1, 10**6))
def test_effective_and_nominal_tell_the_same_story(lent: int, count: int, each: int) -> None:
    payments = monthly(str(each), count)
    try:
        effective = apr.effective([flow(lent, 0)], payments)
    except Refusal:
        return
    nominal = apr.nominal([flow(lent, 0)], payments)
    again = (1 + nominal / 12) ** 12
    assert abs(again / (1 + effective) - 1) < Decimal("1e-20")
