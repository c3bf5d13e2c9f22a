"""What is an amount, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xindai.kernel.errors import Refusal
from xindai.kernel.money import (
    CURRENCIES,
    decimals_of,
    format_minor,
    parse_amount,
    parse_positive,
)

NOT_AMOUNTS = [
    "",
    " ",
    "-1.00",
    "-0.00",
    "+1.00",
    "NaN",
    "sNaN",
    "Infinity",
    "-inf",
    "1e400",
    "1E2",
    "1_000",
    "1,000.00",
    "1.234",
    "1.",
    ".50",
    "1..5",
    "1.5.0",
    "0x10",
    "１２.００",
    "١٢",
    "१२",
    "²",
    "½",
    " 1.00",
    "1.00 ",
    "1.00\n",
    "1\u00a0000",
    "1.00\x00",
    "\ud800",
    "1\udfff",
    "1234567890123",
    "1" * 5000,
    "¥1.00",
    "1.00 CNY",
    "壹佰",
]


@pytest.mark.parametrize("text", NOT_AMOUNTS, ids=ascii)
def test_no_amount(text: str) -> None:
    with pytest.raises(Refusal) as no:
        parse_amount(text, "CNY", "terms.principal")
    assert (no.value.code, no.value.field) == ("INVALID_AMOUNT", "terms.principal")


@pytest.mark.parametrize("value", [None, True, False, 0, 1, 12.5, float("nan"), b"1.00", ["1.00"]])
def test_an_amount_is_a_text(value: object) -> None:
    with pytest.raises(Refusal) as no:
        parse_amount(value, "CNY")
    assert (no.value.code, no.value.field) == ("INVALID_AMOUNT", "amount")


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("0", "CNY", 0),
        ("0.00", "CNY", 0),
        ("1", "CNY", 100),
        ("1.5", "CNY", 150),
        ("1234.56", "CNY", 123_456),
        ("000001.01", "CNY", 101),
        ("999999999999.99", "CNY", 99_999_999_999_999),
        ("999999999999", "JPY", 999_999_999_999),
    ],
)
def test_amounts(text: str, currency: str, minor: int) -> None:
    assert parse_amount(text, currency) == minor


def test_a_yen_has_no_decimals() -> None:
    with pytest.raises(Refusal) as no:
        parse_amount("100.0", "JPY")
    assert (no.value.code, no.value.field) == ("INVALID_AMOUNT", "amount")


@pytest.mark.parametrize("text", ["0", "0.0", "0.00", "000000000000.00"])
def test_zero_is_an_amount_but_not_a_positive_one(text: str) -> None:
    assert parse_amount(text, "CNY") == 0
    with pytest.raises(Refusal) as no:
        parse_positive(text, "CNY", "event.amount")
    assert (no.value.code, no.value.field) == ("AMOUNT_NOT_POSITIVE", "event.amount")


def test_the_smallest_positive_amount() -> None:
    assert parse_positive("0.01", "CNY") == 1


@pytest.mark.parametrize(
    "currency", ["", "XXX", "cny", "CNY ", "ＣＮＹ", "\ud800", None, 156, True]
)
def test_unknown_currencies(currency: object) -> None:
    with pytest.raises(Refusal) as no:
        decimals_of(currency, "terms.currency")
    assert (no.value.code, no.value.field) == ("UNKNOWN_CURRENCY", "terms.currency")


def test_formats() -> None:
    assert format_minor(0, "CNY") == "0.00"
    assert format_minor(-1, "CNY") == "-0.01"
    assert format_minor(123_456, "CNY") == "1234.56"
    assert format_minor(123_456, "JPY") == "123456"
    assert format_minor(-7, "JPY") == "-7"


@given(st.integers(0, 10**14 - 1), st.sampled_from(sorted(CURRENCIES)))
def test_what_is_written_is_read_back(minor: int, currency: str) -> None:
    minor //= 100 // 10 ** CURRENCIES[currency]
    assert parse_amount(format_minor(minor, currency), currency) == minor


@given(st.text(max_size=20))
def test_any_other_text_is_refused_and_never_breaks(text: str) -> None:
    """What is taken is ASCII digits with at most one point; all else is the same refusal."""
    try:
        minor = parse_amount(text, "CNY")
    except Refusal as no:
        assert no.code == "INVALID_AMOUNT"
    else:
        assert text.isascii() and text.replace(".", "", 1).isdigit() and minor >= 0
