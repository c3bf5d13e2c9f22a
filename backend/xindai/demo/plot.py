"""A whole story in plain values, so that it can be told by another process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xindai.demo.calendar import Calendar
from xindai.demo.history import history
from xindai.demo.life import live
from xindai.demo.source import SourceLoan
from xindai.demo.story import terms_of
from xindai.engine.events import Event, in_order


@dataclass(frozen=True, slots=True)
class Plot:
    """A loan with all its events up to the day before today, in order."""

    loan: SourceLoan
    terms: dict[str, Any]
    events: tuple[dict[str, Any], ...]

    def told(self) -> list[Event]:
        """The events as values."""
        return [Event.from_json(event, "CNY") for event in self.events]


def plot(loan: SourceLoan, calendar: Calendar) -> Plot:
    """The story of a row."""
    story = history(loan, calendar)
    live(story, calendar.data_date, calendar.today)
    return Plot(
        loan=loan,
        terms=terms_of(loan, story.terms.disbursed_on),
        events=tuple(event.to_json("CNY") for event in in_order(story.events)),
    )
