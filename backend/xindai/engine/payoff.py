"""What closes a loan on a day, and what each further day costs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from xindai.engine.events import Event
from xindai.engine.fold import course_of
from xindai.engine.payout import owed_on
from xindai.engine.terms import Component, Terms


@dataclass(frozen=True, slots=True)
class PayoffQuote:
    """Minor units. penalty includes compound interest and late fees; credit is deducted from the
    total; `until` extends the quote: the total then is that of its last day."""

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


def payoff_quote(
    terms: Terms, events: Iterable[Event], on: date, until_days: int = 0
) -> PayoffQuote:
    """What closes the loan on a day (or any day up to `until_days` later, at the last one's sum).

    Paying `total_minor` on its day leaves exactly zero. per_diem is what the next day adds.
    """
    known = list(events)
    until = on + timedelta(days=until_days)
    parts, fee, credit = owed_on(course_of(terms, known, until), until)
    total = max(0, sum(parts.values()) + fee - credit)
    day_after = until + timedelta(days=1)
    more, more_fee, more_credit = owed_on(course_of(terms, known, day_after), day_after)
    later = max(0, sum(more.values()) + more_fee - more_credit)
    penalty = parts[Component.PENALTY] + parts[Component.COMPOUND] + parts[Component.LATE_FEE]
    return PayoffQuote(
        on=on,
        until=until,
        total_minor=total,
        principal_minor=parts[Component.PRINCIPAL],
        interest_minor=parts[Component.INTEREST],
        fee_minor=parts[Component.FEE],
        penalty_minor=penalty,
        early_fee_minor=fee,
        credit_minor=min(credit, sum(parts.values()) + fee),
        per_diem_minor=later - total,
    )
