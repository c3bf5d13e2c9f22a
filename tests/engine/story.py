"""A small language for stories: a loan of these terms, these days, exactly these amounts.

The loan of every story unless it says otherwise: 1,200.00 at 12 % over twelve months, lent on
31 January 2024, equal instalments of 106.62, interest by 30/360, penalty at 18 % a year.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from xindai.engine.check import check
from xindai.engine.events import Event
from xindai.engine.fold import fold
from xindai.engine.row import Row
from xindai.engine.state import LoanState
from xindai.engine.terms import Component, Terms
from xindai.kernel.money import format_minor

TERMS: dict[str, Any] = {
    "principal": "1200.00",
    "annual_rate": "0.12",
    "instalments": 12,
    "disbursed_on": "2024-01-31",
    "method": "equal_instalment",
    "penalty": {"rate": "0.18"},
}


class Story:
    """A loan and what happens to it. Days and amounts are texts, as people write them."""

    def __init__(self, lend: bool = True, **changed: Any) -> None:
        self.json = {name: value for name, value in (TERMS | changed).items() if value != ""}
        self.terms = Terms.from_json(self.json)
        self.events: list[Event] = []
        if lend:
            self.do("disburse", self.json["disbursed_on"], self.json["principal"])

    def do(self, verb: str, on: str, amount: str | None = None, **data: Any) -> str:
        """Lets an event happen that the door lets in; its id."""
        event = self.event(verb, on, amount, **data)
        # As of the day itself or later, where later events are known already.
        today = max([event.on, *(known.on for known in self.events)])
        check(self.terms, self.events, event, today)
        self.events.append(event)
        return event.id

    def event(self, verb: str, on: str, amount: str | None = None, **data: Any) -> Event:
        """An event that has not happened."""
        fields = {"type": verb, "on": on, **data} | ({"amount": amount} if amount else {})
        return Event.from_json(fields, self.terms.currency, id=f"e{len(self.events)}")

    def on(self, day: str) -> LoanState:
        """The loan at the end of a day."""
        return fold(self.terms, self.events, date.fromisoformat(day))

    def bills(self, day: str | None = None) -> list[tuple[str, str, str]]:
        """(due date, interest, principal) of every row, as of a day."""
        rows = self.on(day or self.json["disbursed_on"]).rows
        return [(str(r.due_on), self.money(r.interest), self.money(r.principal)) for r in rows]

    def dues(self, day: str | None = None) -> list[str]:
        """The due dates, as of a day."""
        return [due for due, _, _ in self.bills(day)]

    def row(self, n: int, day: str) -> Row:
        """A row as of a day."""
        return self.on(day).rows[n - 1]

    def owes(self, n: int, day: str) -> dict[str, str]:
        """What is unpaid of a row on a day, without the noughts."""
        on = date.fromisoformat(day)
        row = self.row(n, day)
        open_ = {c.value: row.unpaid(c, on) for c in Component}
        return {name: self.money(minor) for name, minor in open_.items() if minor}

    def money(self, minor: int) -> str:
        """Minor units as text."""
        return format_minor(minor, self.terms.currency)
