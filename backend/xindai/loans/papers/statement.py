"""What a statement says, folded from the events: pure, no database, no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from xindai.engine.course import Applied
from xindai.engine.events import Event, EventType, in_order, standing
from xindai.engine.fold import fold
from xindai.engine.state import LoanState
from xindai.engine.terms import Component, Terms
from xindai.loans.rows import row_views
from xindai.loans.types import RowView

_PENALTIES = (Component.PENALTY, Component.COMPOUND, Component.LATE_FEE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One event that counts: where its money went, and what principal was owed that evening."""

    on: date
    type: EventType
    amount_minor: int
    principal_minor: int
    interest_minor: int
    fee_minor: int
    penalty_minor: int
    outstanding_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """How much of each between two evenings, minor units."""

    disbursed_minor: int
    principal_paid_minor: int
    interest_paid_minor: int
    fee_paid_minor: int
    penalty_paid_minor: int
    waived_minor: int
    written_off_minor: int

    @property
    def paid_minor(self) -> int:
        """What the borrower paid of his debt."""
        return (
            self.principal_paid_minor
            + self.interest_paid_minor
            + self.fee_paid_minor
            + self.penalty_paid_minor
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A period: principal owed before and after it, its sums, events and instalments.

    `credit_minor` is what we owe the borrower at its end. `rows` are those that fall due in it.
    """

    from_on: date
    to_on: date
    opening_minor: int
    closing_minor: int
    credit_minor: int
    sums: Sums
    lines: tuple[Line, ...]
    rows: tuple[RowView, ...]


def statement(terms: Terms, events: Sequence[Event], from_on: date, to_on: date) -> Statement:
    """As we know it today: what was reversed since never happened.

    A fold for each day on which something happened, so call it in a thread.
    """
    before, after = fold(terms, events, from_on - timedelta(days=1)), fold(terms, events, to_on)
    counted = [e for e in in_order(standing(events)) if from_on <= e.on <= to_on]
    evenings = {day: fold(terms, events, day) for day in {event.on for event in counted}}
    return Statement(
        from_on=from_on,
        to_on=to_on,
        opening_minor=before.outstanding_minor,
        closing_minor=after.outstanding_minor,
        credit_minor=after.totals.credit_minor,
        sums=sums_between(before, after),
        lines=tuple(_line(event, after, evenings[event.on]) for event in counted),
        rows=tuple(row for row in row_views(after, to_on) if from_on <= row.due_on <= to_on),
    )


def sums_between(before: LoanState, after: LoanState) -> Sums:
    """The difference of two folds; nothing else can say what credit paid on a due date."""
    old, new = before.totals, after.totals

    def grown(*names: str) -> int:
        return sum(getattr(new, name) - getattr(old, name) for name in names)

    parts = ("principal", "interest", "fee", "penalty")
    return Sums(
        disbursed_minor=grown("disbursed_minor"),
        principal_paid_minor=grown("principal_paid_minor"),
        interest_paid_minor=grown("interest_paid_minor"),
        fee_paid_minor=grown("fee_paid_minor"),
        penalty_paid_minor=grown("penalty_paid_minor"),
        waived_minor=grown(*(f"{part}_waived_minor" for part in parts)),
        written_off_minor=grown(*(f"{part}_written_off_minor" for part in parts)),
    )


def _line(event: Event, after: LoanState, evening: LoanState) -> Line:
    applied = after.applied.get(event.id) or Applied()
    parts = applied.parts
    amount = event.amount
    if amount is None:  # a payoff to the cent: what it went to is what was paid
        amount = sum(parts.values()) + applied.credit
    return Line(
        on=event.on,
        type=event.type,
        amount_minor=amount,
        principal_minor=parts[Component.PRINCIPAL],
        interest_minor=parts[Component.INTEREST],
        fee_minor=parts[Component.FEE],
        penalty_minor=sum(parts[each] for each in _PENALTIES),
        outstanding_minor=evening.outstanding_minor,
    )
