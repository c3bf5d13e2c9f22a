"""One loan's story while it is being told: its terms and the events so far, every id fixed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from random import Random
from types import MappingProxyType
from typing import Any, Final

from xindai.demo.source import SourceLoan
from xindai.engine.events import Event, EventType
from xindai.engine.fold import fold
from xindai.engine.state import LoanState
from xindai.engine.terms import Terms
from xindai.kernel.dates import add_months
from xindai.kernel.ids import uuid7
from xindai.kernel.money import format_minor


@dataclass(slots=True)
class Story:
    """What happens to one loan. `chance` is seeded by the row: the same loan, the same life."""

    loan: SourceLoan
    terms: Terms
    chance: Random
    events: list[Event] = field(default_factory=list)
    _known: tuple[int, date, LoanState] | None = None

    def add(
        self, kind: EventType, on: date, amount: int | None = None, **data: Any
    ) -> Event | None:
        """Appends an event; one without money to move (an amount of 0) is left out."""
        reverses = data.pop("reverses", None)
        if amount == 0:
            return None
        frozen: Mapping[str, Any] = MappingProxyType(data)
        event = Event(self._next_id(on), kind, on, amount, frozen, reverses)
        self.events.append(event)
        return event

    def state(self, on: date) -> LoanState:
        """The loan at the end of a day; asked twice in a row, folded once."""
        known = self._known
        if known is None or known[:2] != (len(self.events), on):
            known = self._known = len(self.events), on, fold(self.terms, self.events, on)
        return known[2]

    def owed(self, on: date) -> int:
        """Everything that has fallen due by a day and is unpaid, penalties included."""
        return sum(row.open(on) for row in self.state(on).rows if row.due_on <= on)

    def due(self, n: int) -> date:
        """The due date of instalment n of the first plan."""
        return add_months(self.terms.disbursed_on, n)

    def _next_id(self, on: date) -> str:
        text = f"{self.loan.row_id}/{len(self.events)}".encode()
        bits = int.from_bytes(hashlib.blake2b(text, digest_size=10).digest(), "big")
        moment = datetime.combine(on, time(), UTC)
        return str(uuid7(int(moment.timestamp()) * 1000, bits & (1 << 74) - 1))


def terms_of(loan: SourceLoan, disbursed_on: date) -> dict[str, Any]:
    """The terms JSON of a loan: the product's and those that the contract decides."""
    return PRODUCT_TERMS | {
        "method": METHOD,
        "principal": format_minor(loan.principal_minor, "CNY"),
        "annual_rate": loan.annual_rate,
        "instalments": loan.term,
        "disbursed_on": disbursed_on.isoformat(),
    }


METHOD: Final = "equal_instalment"
PRODUCT_TERMS: dict[str, Any] = {
    "currency": "CNY",
    "rounding": "up",
    "penalty": {"multiple": "1.5"},
    "grace_days": 3,
    "excess": "credit",
}
"""LendingClub rounded the instalment up to the cent; penalty and grace are ours."""
