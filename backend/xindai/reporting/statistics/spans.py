"""Spans of time that move with the day, and when something is due again. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from xindai.kernel.dates import add_months


class Span(StrEnum):
    """A period in words; each ends on the last day that is closed."""

    MONTH = "month"
    LAST_MONTH = "last_month"
    MONTHS_3 = "months_3"
    MONTHS_12 = "months_12"
    YEAR = "year"


class Cadence(StrEnum):
    """How often a report is written by itself."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


def period_of(span: Span, day: date) -> tuple[date, date]:
    """The first and the last day of a span, seen on a day."""
    first = day.replace(day=1)
    match span:
        case Span.MONTH:
            return first, day
        case Span.LAST_MONTH:
            return add_months(first, -1), first - timedelta(days=1)
        case Span.MONTHS_3:
            return add_months(first, -2), day
        case Span.MONTHS_12:
            return add_months(first, -11), day
        case Span.YEAR:
            return day.replace(month=1, day=1), day


def next_after(cadence: Cadence, day: date) -> date:
    """The next day on which it is due: tomorrow, the next Monday, the second of the next month
    (when the first night has closed the last one)."""
    match cadence:
        case Cadence.DAILY:
            return day + timedelta(days=1)
        case Cadence.WEEKLY:
            return day + timedelta(days=7 - day.weekday())
        case Cadence.MONTHLY:
            second = day.replace(day=2)
            return second if second > day else add_months(second, 1)
