"""The contract rate as it changes in time, and the days on which no interest runs."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from itertools import pairwise

from xindai.engine.terms import Floating, Penalty, PenaltyMode, Terms
from xindai.kernel.rate import scale_rate


class Rates:
    """Yearly rates by day: steps, interest-free pauses, and a day on which interest ends."""

    def __init__(self, terms: Terms) -> None:
        self._days: list[date] = [date.min]
        self._rates: list[int] = [terms.annual_rate_e8]
        if terms.floating:
            self._rates[0] = floating_rate(terms.floating, terms.disbursed_on)
        self.pauses: list[tuple[date, date]] = []
        self.stopped_on: date | None = None

    def copy(self) -> Rates:
        """Rates that share nothing mutable with these."""
        twin = Rates.__new__(Rates)
        twin._days, twin._rates = self._days.copy(), self._rates.copy()
        twin.pauses, twin.stopped_on = self.pauses.copy(), self.stopped_on
        return twin

    def change(self, on: date, rate_e8: int) -> None:
        """The rate from the start of a day on; later steps fall away."""
        at = bisect_right(self._days, on)
        if self._days[at - 1] == on:
            at -= 1
        self._days[at:], self._rates[at:] = [on], [rate_e8]

    def contract(self, on: date) -> int:
        """The contract rate of a day, pauses aside."""
        return self._rates[bisect_right(self._days, on) - 1]

    def paused(self, on: date) -> bool:
        """Whether interest rests on a day."""
        return any(start <= on < until for start, until in self.pauses)

    def pieces(self, start: date, until: date) -> list[tuple[date, date, int]]:
        """start..until cut where the rate changes: (start, until, rate)."""
        if start >= until:
            return []
        if len(self._days) == 1 and not self.pauses and self.stopped_on is None:
            return [(start, until, self._rates[0])]
        cuts = {d for d in self._days if start < d < until}
        for pause in self.pauses:
            cuts.update(d for d in pause if start < d < until)
        if self.stopped_on is not None and start < self.stopped_on < until:
            cuts.add(self.stopped_on)
        ends = [start, *sorted(cuts), until]
        return [(a, b, self._earning(a)) for a, b in pairwise(ends)]

    def _earning(self, on: date) -> int:
        if self.paused(on) or (self.stopped_on is not None and on >= self.stopped_on):
            return 0
        return self.contract(on)


def floating_rate(floating: Floating, on: date) -> int:
    """Spread + the base rate in force on a day (before the first known one: the first)."""
    known = [r.rate_e8 for r in floating.base_rates if r.on <= on]
    return floating.spread_e8 + (known[-1] if known else floating.base_rates[0].rate_e8)


def penalty_rate(penalty: Penalty | None, contract_e8: int, runs_on: bool) -> int:
    """The yearly penalty rate. `runs_on`: contract interest goes on by itself when overdue."""
    if penalty is None:
        return 0
    rate = penalty.rate_e8
    if rate is None:
        rate = scale_rate(contract_e8, penalty.multiple_e8 or 0)
    if penalty.mode is PenaltyMode.ON_TOP:
        return rate if runs_on else rate + contract_e8
    return max(0, rate - contract_e8) if runs_on else rate
