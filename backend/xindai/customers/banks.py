"""Card numbers: their form, and whose they are as far as a small table tells.

The prefixes are those that the banks print on their cards and websites, written down from general
knowledge; this is no copy of UnionPay's table, and a bank may have changed some. So the name is a
hint for the screen and nothing is decided by it; an unknown prefix has no name.
"""

from __future__ import annotations

import re
from typing import Final

from xindai.kernel.errors import Refusal

_BETWEEN: Final = re.compile(r"[ -]")
_CARD: Final = re.compile(r"[0-9]{16,19}", re.ASCII)
LONGEST_TEXT: Final = 40
"""What people type around nineteen digits."""

_PREFIXES: Final = {
    "中国工商银行": ("622200", "622202", "622203", "622208", "621226", "621225", "620058"),
    "中国农业银行": ("622848", "622845", "622846", "622843", "621282", "623052", "95599"),
    "中国银行": ("621661", "621660", "621663", "621666", "456351", "601382", "621785"),
    "中国建设银行": ("621700", "622700", "436742", "622280", "621284", "552245"),
    "交通银行": ("622260", "622262", "622258", "622261", "621436", "405512"),
    "中国邮政储蓄银行": ("621799", "621798", "622188", "622199", "621096", "621098"),
    "招商银行": ("622588", "622580", "622609", "621483", "621485", "621486", "410062"),
    "中信银行": ("622690", "622691", "622692", "622696", "622698", "621771"),
    "中国光大银行": ("622660", "622661", "622662", "622663", "621492", "621490"),
    "华夏银行": ("622630", "622631", "622632", "622633", "621222"),
    "中国民生银行": ("622615", "622617", "622619", "622622", "621691"),
    "广发银行": ("622568", "622555", "622556", "621462"),
    "平安银行": ("622155", "622156", "622157", "622298", "621626"),
    "兴业银行": ("622908", "622909", "622901", "622902", "966666"),
    "上海浦东发展银行": ("622521", "622522", "622517", "622518", "621791"),
}
_BANKS: Final = {prefix: bank for bank, prefixes in _PREFIXES.items() for prefix in prefixes}


def normal_card_number(text: str) -> str:
    """16 to 19 digits that pass the check of Luhn (ISO/IEC 7812-1); refuses INVALID_BANK_CARD."""
    digits = _BETWEEN.sub("", text.strip()) if len(text) <= LONGEST_TEXT else ""
    if not _CARD.fullmatch(digits) or luhn_sum(digits) % 10:
        raise Refusal("INVALID_BANK_CARD", "the card number is not valid", "number")
    return digits


def luhn_sum(digits: str) -> int:
    """Every second digit from the right counts double, the digits of the double apart."""
    return sum(
        (int(digit) * 2 - 9 * (digit > "4")) if place % 2 else int(digit)
        for place, digit in enumerate(reversed(digits))
    )


def bank_of(number: str) -> str | None:
    """The name of the bank in Chinese, where a prefix of five or six digits tells it."""
    return _BANKS.get(number[:6]) or _BANKS.get(number[:5])


def mask_card(number: str) -> str:
    """ "6222021234567890128" -> "************0128": as long for every card."""
    return "*" * 12 + number[-4:]
