"""Shares of a year. Inside a period every day weighs the same, num/den of a year.

That is what lets one formula, in Python and in SQL, say what has accrued by any day: a whole
period by 30/360 or "by period" spreads its 1/12 evenly over the days it really has; ACT/ACT is
cut at the turn of a leap year.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from xindai.engine.terms import DayCount, InterestBy, Terms, Unit


class Stretch(NamedTuple):
    """Days that weigh the same: each day of start..until is num/den of a year."""

    start: date
    until: date
    num: int
    den: int


def stretches(
    terms: Terms, start: date, until: date, whole: bool, periods: int = 1
) -> list[Stretch]:
    """The stretches of start..until. `whole`: that is this number of regular periods."""
    days = (until - start).days
    if days <= 0:
        return []
    count = terms.day_count
    if whole and (terms.interest_by is InterestBy.PERIOD or count is DayCount.THIRTY_360):
        num, den = _share(terms, periods)
        return [Stretch(start, until, num, den * days)]
    if count is DayCount.THIRTY_360:
        return [Stretch(start, until, thirty_days(start, until), 360 * days)]
    if count is not DayCount.ACTUAL_ACTUAL:
        return [Stretch(start, until, 1, count.year)]
    out = []
    while start < until:
        turn = min(until, date(start.year + 1, 1, 1))
        out.append(Stretch(start, turn, 1, 366 if _leap(start.year) else 365))
        start = turn
    return out


def _share(terms: Terms, periods: int) -> tuple[int, int]:
    """The share of a year that a number of regular periods is."""
    every = terms.every * periods
    if terms.unit is Unit.MONTHS:
        return every, 12
    if terms.unit is Unit.DAYS:
        return every, terms.day_count.year
    return (every * 7, 360) if terms.day_count is DayCount.THIRTY_360 else (every, 52)


def thirty_days(start: date, until: date) -> int:
    """Days by 30/360 (bond basis): every month has 30; a 31st counts as a 30th."""
    first = min(start.day, 30)
    last = 30 if until.day == 31 and first == 30 else until.day
    return (until.year - start.year) * 360 + (until.month - start.month) * 30 + last - first


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
