"""Amounts and days as contracts spell them: 人民币大写, and dates in Chinese."""

from __future__ import annotations

from datetime import date
from typing import Final

from xindai.kernel.money import decimals_of, format_minor

_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_PLACES: Final = ("", "拾", "佰", "仟")
_GROUPS: Final = ("", "万", "亿", "兆")
"""Four digits each, from the right."""


def amount_in_words(minor: int, currency: str) -> str:
    """ "人民币壹仟贰佰叁拾肆元伍角陆分" of 123456 in CNY; other currencies stay in figures.

    As GB/T 15835 and the rules of bills ask for: 零 where places are left out, 整 after yuan and
    jiao, nothing before the first digit. The amount is not negative.
    """
    if currency != "CNY":
        return f"{currency} {grouped(minor, currency)}"
    yuan, cents = divmod(minor, 100)
    jiao, fen = divmod(cents, 10)
    text = f"{_whole(yuan)}元" if yuan else ""
    if not cents:
        return f"人民币{text or '零元'}整"
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    elif yuan:
        text += "零"
    return f"人民币{text}{_DIGITS[fen]}分" if fen else f"人民币{text}整"


def _whole(number: int) -> str:
    """The digits of a number above zero, in groups of four."""
    groups: list[int] = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    text, gap = "", False
    for at in range(len(groups) - 1, -1, -1):
        group = groups[at]
        if not group:
            gap = gap or bool(text)
            continue
        if text and (gap or group < 1000):
            text += "零"
        text += _group(group) + _GROUPS[at]
        gap = False
    return text


def _group(number: int) -> str:
    """1 to 9999, with one 零 for places left out in between."""
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _PLACES[place]
        gap = not digit
    return text


def grouped(minor: int, currency: str) -> str:
    """ "1,234.56" of 123456 in CNY."""
    whole, _, part = format_minor(minor, currency).partition(".")
    return f"{int(whole):,}" + (f".{part}" if decimals_of(currency) else "")


def day_zh(on: date) -> str:
    """ "2024年1月31日"."""
    return f"{on.year}年{on.month}月{on.day}日"


def percent(rate: str) -> str:
    """ "12%" of "0.12000000": a fraction a year as contracts write it, exact."""
    sign, digits = ("-", rate[1:]) if rate.startswith("-") else ("", rate)
    whole, _, part = digits.partition(".")
    part = part.ljust(2, "0")
    number = f"{int(whole + part[:2])}.{part[2:]}".rstrip("0").rstrip(".")
    return f"{sign}{number}%"
