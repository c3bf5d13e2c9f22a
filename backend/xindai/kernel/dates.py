"""Calendar dates without a clock: parsing, and months that keep their anchor day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from xindai.kernel.errors import Refusal

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2200


class MonthEnd(StrEnum):
    """Where a due day that the month lacks goes: its last day, or the 1st of the next month."""

    CLAMP = "clamp"
    NEXT_MONTH_FIRST = "next_month_first"


def parse_date(text: object, field: str = "on") -> date:
    """The date of "2024-01-31"; refuses INVALID_DATE (30 February, other forms, far years)."""
    if isinstance(text, str) and _DATE.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            pass
        else:
            if FIRST_YEAR <= day.year <= LAST_YEAR:
                return day
    raise Refusal("INVALID_DATE", 'a date is a string such as "2024-01-31"', field)


def add_months(
    start: date, months: int, month_end: MonthEnd = MonthEnd.CLAMP, day: int | None = None
) -> date:
    """`start` moved by whole months. `day` is the anchor day of the month (default: start's).

    The anchor is kept by counting from it: 31 Jan + 1 = 28 Feb, + 2 = 31 Mar.
    """
    anchor = start.day if day is None else day
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    length = monthrange(year, month + 1)[1]
    if anchor <= length:
        return date(year, month + 1, anchor)
    last = date(year, month + 1, length)
    return last if month_end is MonthEnd.CLAMP else last + timedelta(days=1)


def days_between(start: date, end: date) -> int:
    """Whole days from start to end."""
    return (end - start).days
