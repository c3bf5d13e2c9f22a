"""What closes a loan on a day, and what each further day costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from xindai.engine.events import Event
from xindai.engine.fold import course_of
from xindai.engine.payout import owed_on
from xindai.engine.terms import Component, FeeKind, Terms


@dataclass(frozen=True, slots=True)
class PayoffQuote:
    """Minor units. penalty includes compound interest and late fees; credit is deducted from the
    total; `until` extends the quote: the total then is that of its dearest day. to_the_end is what
    is left to pay by the plan, and saved how much more that is than the total: below zero where an
    early fee costs more than the interest that is saved."""

    on: date
    until: date
    total_minor: int
    principal_minor: int
    interest_minor: int
    fee_minor: int
    penalty_minor: int
    early_fee_minor: int
    credit_minor: int
    per_diem_minor: int
    to_the_end_minor: int
    saved_minor: int


def payoff_quote(
    terms: Terms, events: Iterable[Event], on: date, until_days: int = 0
) -> PayoffQuote:
    """What closes the loan on a day, or on any day up to `until_days` later.

    Paying `total_minor` on its day leaves exactly zero; on a cheaper day the rest is the
    borrower's credit. The last day is the dearest, unless an early fee or a rate falls before it.
    per_diem is what the day after `until` adds to that last day.
    """
    known = list(events)
    until = on + timedelta(days=until_days)
    last = _owed(terms, known, until)
    dearest = max([last, *_on_eves(terms, known, on, until)], key=_total)
    parts, fee, credit = dearest
    to_the_end = _to_the_end(terms, known, until)
    penalty = parts[Component.PENALTY] + parts[Component.COMPOUND] + parts[Component.LATE_FEE]
    return PayoffQuote(
        on=on,
        until=until,
        total_minor=_total(dearest),
        principal_minor=parts[Component.PRINCIPAL],
        interest_minor=parts[Component.INTEREST],
        fee_minor=parts[Component.FEE],
        penalty_minor=penalty,
        early_fee_minor=fee,
        credit_minor=min(credit, sum(parts.values()) + fee),
        per_diem_minor=_total(_owed(terms, known, until + timedelta(days=1))) - _total(last),
        to_the_end_minor=to_the_end,
        saved_minor=to_the_end - _total(dearest),
    )


def _to_the_end(terms: Terms, events: list[Event], on: date) -> int:
    """What is unpaid of every instalment, those to come with all their interest, less the credit;
    penalty as of the day."""
    course = course_of(terms, events, on)
    return max(0, sum(row.open(on) for row in course.rows) - course.credit)


_Owed = tuple[dict[Component, int], int, int]


def _owed(terms: Terms, events: list[Event], on: date) -> _Owed:
    return owed_on(course_of(terms, events, on), on)


def _total(owed: _Owed) -> int:
    parts, fee, credit = owed
    return max(0, sum(parts.values()) + fee - credit)


def _on_eves(terms: Terms, events: list[Event], on: date, until: date) -> Iterator[_Owed]:
    """The eves after which a payoff can get cheaper: a due date takes principal out of the early
    fee, a repricing can lower the interest to the end of a period. Where parts are rounded alone,
    each day cuts them elsewhere and may be a minor unit off the day before."""
    days = set(terms.floating.repricing) if terms.floating else set()
    if terms.round_parts:
        days |= {on + timedelta(days=n) for n in range((until - on).days + 1)}
    if terms.fees_of(FeeKind.EARLY_PAYOFF):
        days |= {row.due_on for row in course_of(terms, events, until).rows}
    for day in days:
        if on < day <= until:
            yield _owed(terms, events, day - timedelta(days=1))
