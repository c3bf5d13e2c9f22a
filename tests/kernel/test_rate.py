"""Rates and the three roundings, held against exact fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from xindai.kernel.errors import Refusal
from xindai.kernel.rate import (
    Rounding,
    format_rate,
    parse_rate,
    rate_decimal,
    round_ratio,
    scale_rate,
)


def by_fractions(value: Fraction, mode: Rounding) -> int:
    """The rounding said another way: half_even is Python's own, the others by floor and ceiling
    of the absolute value."""
    if mode is Rounding.HALF_EVEN:
        return round(value)
    sign = -1 if value < 0 else 1
    if mode is Rounding.UP:
        return sign * ceil(abs(value))
    return sign * floor(abs(value) + Fraction(1, 2))


@given(
    st.integers(-(10**30), 10**30),
    st.integers(1, 10**20),
    st.sampled_from(list(Rounding)),
)
@example(1, 2, Rounding.HALF_EVEN)
@example(3, 2, Rounding.HALF_EVEN)
@example(-3, 2, Rounding.HALF_UP)
def test_round_ratio_is_exact(numerator: int, denominator: int, mode: Rounding) -> None:
    wanted = by_fractions(Fraction(numerator, denominator), mode)
    assert round_ratio(numerator, denominator, mode) == wanted


@given(st.integers(-200, 200), st.integers(1, 40), st.sampled_from(list(Rounding)))
def test_round_ratio_is_exact_near_the_halves(n: int, d: int, mode: Rounding) -> None:
    assert round_ratio(n, 2 * d, mode) == by_fractions(Fraction(n, 2 * d), mode)


@pytest.mark.parametrize(
    ("cents_tenths", "half_up", "half_even", "up"),
    [
        (0, 0, 0, 0),
        (1, 0, 0, 1),
        (5, 1, 0, 1),
        (15, 2, 2, 2),
        (25, 3, 2, 3),
        (26, 3, 3, 3),
        (-5, -1, 0, -1),
        (-15, -2, -2, -2),
        (-25, -3, -2, -3),
    ],
)
def test_tenths(cents_tenths: int, half_up: int, half_even: int, up: int) -> None:
    assert round_ratio(cents_tenths, 10, Rounding.HALF_UP) == half_up
    assert round_ratio(cents_tenths, 10, Rounding.HALF_EVEN) == half_even
    assert round_ratio(cents_tenths, 10, Rounding.UP) == up


@pytest.mark.parametrize(
    ("text", "rate_e8"),
    [
        ("0", 0),
        ("0.15678", 15_678_000),
        ("0.00000001", 1),
        ("1", 100_000_000),
        ("0099.99999999", 9_999_999_999),
    ],
)
def test_rates(text: str, rate_e8: int) -> None:
    assert parse_rate(text) == rate_e8
    assert rate_decimal(rate_e8) == Decimal(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-0.1",
        "-0.00",
        "NaN",
        "Infinity",
        "1e400",
        "1e-2",
        "1_0",
        "0.123456789",
        "0,07",
        ".07",
        "7.",
        "7%",
        "０.０７",
        "0.07\n",
        "\ud800",
        "12345",
        "1" * 5000,
        None,
        True,
        0,
        7,
        0.07,
    ],
    ids=ascii,
)
def test_no_rates(text: object) -> None:
    with pytest.raises(Refusal) as no:
        parse_rate(text, "terms.annual_rate")
    assert (no.value.code, no.value.field) == ("INVALID_RATE", "terms.annual_rate")


@pytest.mark.parametrize("text", ["100", "100.0", "9999", "9999.99999999"])
def test_rates_end_below_a_hundred(text: str) -> None:
    with pytest.raises(Refusal) as no:
        parse_rate(text, "annual_rate")
    assert (no.value.code, no.value.field) == ("RATE_TOO_HIGH", "annual_rate")


@given(st.integers(0, 100 * 10**8 - 1))
def test_a_rate_written_is_read_back(rate_e8: int) -> None:
    assert parse_rate(format_rate(rate_e8)) == rate_e8


def test_a_penalty_of_one_and_a_half_times_the_rate() -> None:
    assert scale_rate(12_000_000, 150_000_000) == 18_000_000
    assert scale_rate(1, 150_000_000) == 2, "half up"
