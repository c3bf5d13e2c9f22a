"""What rests while an amount of a loan is contested, and the days that do not count as late."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

Disputed = tuple[date, int]
"""A dispute: its first day and the contested amount in minor units."""


@dataclass(frozen=True, slots=True)
class Resting:
    """The disputes of a loan by what was opened less what was ended; normally there is one.

    `spans`: the days start..end (the end is not in it) that are over; `since`: the first day of
    the span that is not.
    """

    counts: Mapping[Disputed, int] | None = None
    spans: tuple[tuple[date, date], ...] = ()
    since: date | None = None

    @property
    def amount_minor(self) -> int:
        """What is contested now."""
        if self.since is None:
            return 0
        return sum(amount * max(0, n) for (_, amount), n in (self.counts or {}).items())

    def open(self) -> tuple[Disputed, ...]:
        """The disputes that have not ended."""
        return tuple(which for which, n in (self.counts or {}).items() if n > 0)

    def changed(self, which: Disputed, by: int, on: date) -> Resting:
        """With one dispute more (`by` 1) or one ended (-1) on a day."""
        counts = dict(self.counts or {})
        counts[which] = counts.get(which, 0) + by
        is_open = any(n > 0 for n in counts.values())
        if is_open and self.since is None:
            return replace(self, counts=counts, since=on)
        if not is_open and self.since is not None:
            spans = (*self.spans, (self.since, on))
            return Resting(counts, spans, None)
        return replace(self, counts=counts)

    def aged_from(self, due_on: date, as_of: date) -> date:
        """The day from which the days past due of a row count: its due date, later by every day
        since then on which something was disputed. It is `as_of` where nothing has counted yet."""
        now = ((self.since, as_of),) if self.since is not None else ()
        rested = sum(
            max(0, (min(end, as_of) - max(start, due_on)).days) for start, end in self.spans + now
        )
        return due_on + timedelta(days=rested)
