"""Rates are decimal fractions a year; roundings are declared, exact and integer."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import Final

from xindai.kernel.errors import Refusal

RATE_DECIMALS: Final = 8
RATE_SCALE: Final = 10**RATE_DECIMALS
"""Rates are computed with as integers of 10^-8 a year: 0.15678 is 15,678,000."""

_RATE = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,8})?", re.ASCII)


class Rounding(StrEnum):
    """Where a fraction of the smallest unit goes: a term of the product."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    UP = "up"


def round_ratio(numerator: int, denominator: int, mode: Rounding) -> int:
    """numerator / denominator as an integer; denominator > 0. Negative values mirror positive."""
    if numerator < 0:
        return -round_ratio(-numerator, denominator, mode)
    whole, rest = divmod(numerator, denominator)
    if rest == 0:
        return whole
    if mode is Rounding.UP:
        return whole + 1
    twice = 2 * rest
    if twice > denominator or (twice == denominator and (mode is Rounding.HALF_UP or whole % 2)):
        return whole + 1
    return whole


def parse_rate(text: object, field: str = "annual_rate") -> int:
    """10^-8 units of a yearly rate such as "0.15678"; refuses INVALID_RATE, RATE_TOO_HIGH.

    At most 8 decimals (the column is numeric(12,8)) and below 100 (10,000 % a year).
    """
    if not isinstance(text, str) or not _RATE.fullmatch(text):
        raise Refusal("INVALID_RATE", 'a rate is a string such as "0.0725", 8 decimals', field)
    whole, _, part = text.partition(".")
    rate_e8 = int(whole) * RATE_SCALE + int(part.ljust(RATE_DECIMALS, "0"))
    if rate_e8 >= 100 * RATE_SCALE:
        raise Refusal("RATE_TOO_HIGH", "a rate is below 100 (10,000 % a year)", field)
    return rate_e8


def rate_decimal(rate_e8: int) -> Decimal:
    """The rate as an exact Decimal, for numeric(12,8) columns."""
    return Decimal(rate_e8).scaleb(-RATE_DECIMALS)


def format_rate(rate_e8: int) -> str:
    """ "0.15678" of 15,678,000: plain digits, trailing zeros cut."""
    whole, part = divmod(rate_e8, RATE_SCALE)
    return f"{whole}.{part:08d}".rstrip("0").rstrip(".")


def scale_rate(rate_e8: int, multiple_e8: int) -> int:
    """A rate times a multiple (penalty = 1.5 x contract rate), half-up to 8 decimals."""
    return round_ratio(rate_e8 * multiple_e8, RATE_SCALE, Rounding.HALF_UP)
