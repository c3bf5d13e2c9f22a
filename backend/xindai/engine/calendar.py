"""Due dates: periods that keep their anchor, and holidays that move a due date but no anchor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from xindai.engine.terms import HolidayShift, Method, Terms, Unit
from xindai.kernel.dates import add_months

_DAY = timedelta(days=1)


class Periods:
    """The dates of the periods: `nominal(k)` is where period k ends, before any holiday."""

    def __init__(self, terms: Terms, first_due: date | None = None, index: int = 1) -> None:
        """`first_due` (default: as the terms say) is the anchor and ends period `index`."""
        self._terms = terms
        self._index = index
        self._agreed = first_due is not None
        self._last = None if first_due else terms.last_due_on
        self._anchor = first_due or first_nominal_due(terms)
        self._fixed = () if first_due else custom_dates(terms)
        self._day = first_due.day if first_due else terms.due_day or self._anchor.day
        if first_due is None and terms.first_due_on is None and terms.due_day is None:
            self._anchor, self._index = terms.first_period_from or terms.disbursed_on, 0
            self._day = self._anchor.day

    def nominal(self, n: int) -> date:
        """The nominal end of period n (1-based)."""
        if self._last is not None and n == self._terms.instalments:
            return self._last
        if n == self._index and not self._fixed:
            return self._anchor
        if self._fixed and n <= len(self._fixed):
            return self._fixed[n - 1]
        if self._fixed:
            return step(self._terms, self._fixed[-1], n - len(self._fixed), self._fixed[-1].day)
        return step(self._terms, self._anchor, n - self._index, self._day)

    def due(self, n: int, start: date) -> date:
        """The due date of period n, which starts on `start`: the nominal end, shifted off a
        holiday, but never to before the period begins. A date agreed later on stays as agreed."""
        nominal = self.nominal(n)
        if self._agreed and n == self._index:
            return nominal
        due = shifted(self._terms, nominal, self._terms.holiday_shift)
        if due <= start < nominal:
            due = shifted(self._terms, nominal, HolidayShift.FOLLOWING)
        return max(due, start)


def custom_dates(terms: Terms) -> tuple[date, ...]:
    """The due dates that the terms list one by one, if they do."""
    return tuple(row.due_on for row in terms.custom) or terms.custom_due_dates


def first_nominal_due(terms: Terms) -> date:
    """Where the first period ends: as given, or one whole period on, or on the due day."""
    if dates := custom_dates(terms):
        return dates[0]
    if terms.first_due_on:
        return terms.first_due_on
    start = terms.first_period_from or terms.disbursed_on
    due = step(terms, start, 1, start.day)
    if terms.due_day is None:
        return due
    # The fixed day in the month one period on; never closer than half a month to the start.
    due = add_months(due.replace(day=1), 0, terms.month_end, terms.due_day)
    return due if (due - start).days >= 15 else add_months(due, 1, terms.month_end, terms.due_day)


def last_is_odd(terms: Terms) -> bool:
    """Whether the last due date, as given, is not where the last regular period would end."""
    if terms.last_due_on is None:
        return False
    regular = Periods(replace(terms, last_due_on=None))
    return regular.nominal(terms.instalments) != terms.last_due_on


def last_due_range(terms: Terms) -> tuple[date, date]:
    """Between which days, both excluded, a last due date may lie: its neighbours' due dates."""
    regular = Periods(replace(terms, last_due_on=None))
    count = terms.instalments
    start = terms.first_period_from or terms.disbursed_on
    alone = count == 1 or terms.method is Method.SINGLE_PAYMENT
    return start if alone else regular.nominal(count - 1), regular.nominal(count + 1)


def second_is_odd(terms: Terms) -> bool:
    """Whether the first due date, as given, is not on the fixed due day that the second is on."""
    first, day = terms.first_due_on, terms.due_day
    if first is None or day is None:
        return False
    return add_months(first, 0, terms.month_end, day) != first


def step(terms: Terms, anchor: date, periods: int, day: int) -> date:
    """The anchor moved by whole periods."""
    count = periods * terms.every
    if terms.unit is Unit.MONTHS:
        return add_months(anchor, count, terms.month_end, day)
    return anchor + timedelta(days=count * (7 if terms.unit is Unit.WEEKS else 1))


def shifted(terms: Terms, day: date, how: HolidayShift) -> date:
    """The day moved off holidays (and weekends, if they count)."""
    if how is HolidayShift.NONE:
        return day
    moved = _off(terms, day, -_DAY if how is HolidayShift.PRECEDING else _DAY)
    if how is HolidayShift.MODIFIED_FOLLOWING and moved.month != day.month:
        moved = _off(terms, day, -_DAY)
    return moved


def _off(terms: Terms, day: date, by: timedelta) -> date:
    moved = day
    for _ in range(60):
        if moved not in terms.holidays and not (terms.weekends and moved.weekday() >= 5):
            return moved
        moved += by
    return day
