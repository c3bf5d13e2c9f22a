"""What a name, a phone number and a resident ID number may be, in their normal form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Final

from xindai.customers.errors import amount_kind_wrong, tag_invalid, text_invalid
from xindai.customers.types.known import AmountKind, AmountSide
from xindai.kernel.errors import Refusal

_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_ID = re.compile(r"[0-9]{17}[0-9X]", re.ASCII)
_CODE: Final = re.compile(r"[a-z0-9_]{1,40}", re.ASCII)
MOST_CODES: Final = 30
LONGEST_NAME: Final = 60
YOUNGEST: Final = 18
OLDEST: Final = 70
_KINDS: Final = {
    AmountSide.INCOME: {
        AmountKind.SALARY,
        AmountKind.BUSINESS,
        AmountKind.RENT,
        AmountKind.PENSION,
        AmountKind.MAINTENANCE,
    },
    AmountSide.EXPENSE: {AmountKind.LIVING, AmountKind.RENT, AmountKind.BUSINESS},
    AmountSide.OBLIGATION: {
        AmountKind.MORTGAGE,
        AmountKind.CAR_LOAN,
        AmountKind.CREDIT_CARD,
        AmountKind.OTHER_LOAN,
        AmountKind.MAINTENANCE,
    },
}


def id_check(first17: str) -> str:
    """The check character of a resident ID number (GB 11643-1999, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True))
    return _CHECKS[total % 11]


def normal_id_number(text: str) -> str:
    """18 characters with a real birthday and a check character that fits; INVALID_ID_NUMBER."""
    upper = text.strip().upper()
    if _ID.fullmatch(upper) and id_check(upper[:17]) == upper[17]:
        try:
            date(int(upper[6:10]), int(upper[10:12]), int(upper[12:14]))
        except ValueError:
            pass
        else:
            return upper
    raise Refusal("INVALID_ID_NUMBER", "the ID number is not valid", "idNumber")


def normal_name(text: str) -> str:
    """A printable name without blanks around it; INVALID_NAME."""
    name = text.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Refusal("INVALID_NAME", f"1 to {LONGEST_NAME} printable characters", "name")
    return name


def birthday(id_number: str) -> date:
    """The day that a well-formed ID number carries."""
    return date(int(id_number[6:10]), int(id_number[10:12]), int(id_number[12:14]))


def full_years(born: date, on: date) -> int:
    """How old somebody is on that day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def check_age(id_number: str, on: date) -> None:
    """18 to 70 full years on that day; refuses AGE_NOT_ALLOWED. A product may be stricter."""
    if not YOUNGEST <= full_years(birthday(id_number), on) <= OLDEST:
        raise Refusal("AGE_NOT_ALLOWED", f"{YOUNGEST} to {OLDEST} years", "idNumber")


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are one name: blanks and the kind of middle dot do not count."""
    return _plain_name(one) == _plain_name(other)


def _plain_name(name: str) -> str:
    return re.sub(r"[\s·•・･.‧]", "", unicodedata.normalize("NFKC", name)).casefold()


def plain_text(text: str, most: int, field: str) -> str:
    """A printable text without blanks around it; INVALID_TEXT."""
    plain = text.strip()
    if not plain or len(plain) > most or not plain.isprintable():
        raise text_invalid(field, most)
    return plain


def mask_text(text: str, shown: int) -> str:
    """The first characters, never more than half, and three stars for whatever follows."""
    return text[: min(shown, len(text) // 2)] + "***"


def check_codes(codes: Iterable[str], field: str) -> list[str]:
    """Codes in alphabetical order, each once; CUSTOMER_TAG_INVALID."""
    found = sorted(set(codes))
    if len(found) > MOST_CODES or not all(_CODE.fullmatch(code) for code in found):
        raise tag_invalid(field)
    return found


def check_amount(side: AmountSide, kind: AmountKind, amount_minor: int) -> None:
    """Refuses CUSTOMER_AMOUNT_KIND_WRONG; `none` goes with any side, and is zero."""
    if kind is AmountKind.NONE:
        fits = amount_minor == 0
    else:
        fits = kind is AmountKind.OTHER or kind in _KINDS[side]
    if not fits:
        raise amount_kind_wrong()
