"""How long it is between two dates, as the two laws on the annual percentage rate count it.

Both count whole periods backwards from the later date and the odd days forward from the earlier
one; they differ in what an odd day is a fraction of. Results are exact fractions.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from xindai.kernel.dates import add_months
from xindai.kernel.errors import Refusal

_MONTHS = {Fraction(12, count): count for count in range(1, 12)}
_WEEK = 7


def whole_months(start: date, end: date) -> tuple[int, int]:
    """Full months counted back from `end`, and the days left over from `start`.

    31 January to 28 February is one whole month: the month that lacks the day ends on its last.
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    if add_months(start, months) == end:
        return months, 0
    if add_months(end, -months) < start:
        months -= 1
    return months, (add_months(end, -months) - start).days


def years_by_months(start: date, end: date) -> Fraction:
    """Years of equal months plus odd days over the 365 or 366 days of the year that ends with them.

    Directive 2014/17/EU, Annex I, part I, remark (c), and Directive 2008/48/EC as amended.
    """
    months, days = whole_months(start, end)
    years = Fraction(months, 12)
    if days:
        last = add_months(end, -months)
        years += Fraction(days, (last - add_months(last, -12)).days)
    return years


def years_from(start: date, days: Iterable[date]) -> list[Fraction]:
    """Years from `start` to each day, by the largest period that fits them all without odd days.

    Remark (c) again: an interval is odd only where it is no whole number of weeks, months or
    years. Months go first (and take odd days), 52 weeks a year where every interval is in weeks.
    """
    targets = list(days)
    odd = any(whole_months(start, day)[1] for day in targets)
    if odd and all((day - start).days % _WEEK == 0 for day in targets):
        return [Fraction((day - start).days, _WEEK * 52) for day in targets]
    return [years_by_months(start, day) for day in targets]


def unit_periods(start: date, end: date, per_year: Fraction) -> Fraction:
    """Unit-periods between two dates: Regulation Z, Appendix J, (b)(5)(ii) to (v).

    `per_year` names the unit-period: 12 a month, 24 a semimonth, 12/k k months, 1 a year, 365 a
    day, 52/k k weeks (4, 2 and 1 are months). Refuses UNKNOWN_UNIT_PERIOD.
    """
    if per_year == 1:
        months, days = whole_months(start, end)
        if not days:
            return Fraction(months, 12)
        years = months // 12
        return years + Fraction((add_months(end, -12 * years) - start).days, 365)
    if per_year == 24 or per_year in _MONTHS:
        months, days = whole_months(start, end)
        return Fraction(30 * months + days, 30) * per_year / 12
    if per_year == 365:
        return Fraction((end - start).days)
    weeks = 52 / per_year
    if weeks.denominator == 1 and weeks < 52:
        return Fraction((end - start).days, _WEEK * int(weeks))
    raise Refusal(
        "UNKNOWN_UNIT_PERIOD",
        "with dates, a unit-period is a day, weeks, a semimonth, months or a year: "
        "365, 52, 26, 24, 12, 6, 4, 3, 2 or 1 of them a year",
        "unit_periods_per_year",
    )
