"""What a code, a name, an account and payout terms may be, in their normal form. Pure."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from xindai.kernel.rate import parse_rate, rate_decimal
from xindai.partners.errors import (
    invalid_account,
    invalid_code,
    invalid_text,
    out_of_range,
    reason_missing,
)
from xindai.partners.types import CardAccount

_CODE: Final = re.compile(r"[A-Z0-9][A-Z0-9-]{1,19}", re.ASCII)
_NUMBER: Final = re.compile(r"[0-9]{6,32}", re.ASCII)
_BETWEEN: Final = re.compile(r"[ -]")
LONGEST_TEXT: Final = 100
LONGEST_REASON: Final = 500
HIGHEST_FEE: Final = Decimal("0.5")
LONGEST_SETTLEMENT: Final = 90


def normal_code(text: str) -> str:
    """2 to 20 of A-Z, 0-9 and "-"; refuses INVALID_PARTNER_CODE."""
    if not _CODE.fullmatch(text):
        raise invalid_code()
    return text


def normal_text(text: str, field: str) -> str:
    """Printable, without blanks around it; refuses INVALID_PARTNER_NAME."""
    name = text.strip()
    if not 1 <= len(name) <= LONGEST_TEXT or not name.isprintable():
        raise invalid_text(field)
    return name


def normal_account(given: CardAccount) -> CardAccount:
    """A company's account: 6 to 32 digits; refuses INVALID_SETTLEMENT_ACCOUNT."""
    number = _BETWEEN.sub("", given.number.strip()) if len(given.number) <= LONGEST_TEXT else ""
    if not _NUMBER.fullmatch(number):
        raise invalid_account("accountNumber")
    texts = {"accountName": given.name.strip(), "bank": given.bank.strip()}
    for field, text in texts.items():
        if not 1 <= len(text) <= LONGEST_TEXT or not text.isprintable():
            raise invalid_account(field)
    return CardAccount(name=texts["accountName"], number=number, bank=texts["bank"])


def fee_rate(text: str) -> Decimal:
    """The share of a sale that stays with the lender, 0 to 0.5; INVALID_RATE, OUT_OF_RANGE."""
    rate = rate_decimal(parse_rate(text, "feeRate"))
    if not 0 <= rate <= HIGHEST_FEE:
        raise out_of_range(f"0 to {HIGHEST_FEE}", "feeRate")
    return rate


def settlement_days(days: int) -> int:
    """The n of T+n, 0 to 90; refuses OUT_OF_RANGE."""
    if not 0 <= days <= LONGEST_SETTLEMENT:
        raise out_of_range(f"0 to {LONGEST_SETTLEMENT} days", "settlementDays")
    return days


def check_reason(text: str) -> str:
    """The reason without blanks around it; refuses REASON_MISSING."""
    reason = text.strip()
    if not 2 <= len(reason) <= LONGEST_REASON or not reason.isprintable():
        raise reason_missing()
    return reason


def mask_account(number: str) -> str:
    """ "110060149300000123" -> "************0123": as long for every account."""
    return "*" * 12 + number[-4:]
