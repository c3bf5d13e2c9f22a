"""Amounts are integers of the currency's smallest unit; text goes in and out strictly.

The library Decimal is no gate: it takes NaN, -0.00, 1_000 and full-width digits. One ASCII
pattern decides here what an amount is.
"""

from __future__ import annotations

import re
from typing import Final

from xindai.kernel.errors import Refusal

CURRENCIES: Final[dict[str, int]] = {
    "CNY": 2,
    "USD": 2,
    "EUR": 2,
    "GBP": 2,
    "HKD": 2,
    "JPY": 0,
    "KRW": 0,
}
"""ISO 4217 code -> number of decimals."""

_AMOUNT = re.compile(r"[0-9]{1,12}(?:\.[0-9]+)?", re.ASCII)


def decimals_of(currency: object, field: str = "currency") -> int:
    """Decimals of a currency; refuses UNKNOWN_CURRENCY."""
    if not isinstance(currency, str) or currency not in CURRENCIES:
        raise Refusal("UNKNOWN_CURRENCY", "the currency is not one of ours", field)
    return CURRENCIES[currency]


def parse_amount(text: object, currency: str, field: str = "amount") -> int:
    """Minor units of "1234.56": ASCII digits, at most the currency's decimals, no sign.

    Refuses INVALID_AMOUNT. Zero is an amount; who needs more than zero asks `parse_positive`.
    """
    decimals = decimals_of(currency)
    if not isinstance(text, str) or not _AMOUNT.fullmatch(text):
        raise Refusal("INVALID_AMOUNT", 'an amount is a string such as "1234.56"', field)
    whole, _, part = text.partition(".")
    if len(part) > decimals:
        raise Refusal("INVALID_AMOUNT", f"{currency} has {decimals} decimals", field)
    return int(whole) * int(10**decimals) + int((part or "0").ljust(decimals, "0") or "0")


def parse_positive(text: object, currency: str, field: str = "amount") -> int:
    """As parse_amount, and above zero; refuses AMOUNT_NOT_POSITIVE."""
    minor = parse_amount(text, currency, field)
    if minor == 0:
        raise Refusal("AMOUNT_NOT_POSITIVE", "the amount must be above zero", field)
    return minor


def format_minor(minor: int, currency: str) -> str:
    """ "1234.56" of 123456 in CNY; a debt owed to us the other way round shows a minus."""
    decimals = decimals_of(currency)
    sign, digits = ("-", -minor) if minor < 0 else ("", minor)
    if decimals == 0:
        return f"{sign}{digits}"
    whole, part = divmod(digits, 10**decimals)
    return f"{sign}{whole}.{part:0{decimals}d}"
