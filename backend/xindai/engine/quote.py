"""A loan that does not exist yet: schedule, totals and annual percentage rate of some terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from xindai.engine.apr import Flow, effective, format_percent
from xindai.engine.events import MONEY_IN, Event, EventType, standing
from xindai.engine.fold import fold
from xindai.engine.row import Row
from xindai.engine.state import LoanState
from xindai.engine.terms import Component, Terms
from xindai.kernel.errors import Refusal
from xindai.kernel.money import decimals_of


@dataclass(frozen=True, slots=True)
class Quote:
    """`instalment_minor` is the regular instalment (the first row's where there is none);
    `apr_percent` the EU effective rate over the real cash flows, None where there is none."""

    state: LoanState
    instalment_minor: int
    apr_percent: str | None


def quote(terms: Terms, events: Sequence[Event] = (), as_of: date | None = None) -> Quote:
    """The loan as of a day (default: the last event's, else the disbursement).

    Without a disburse event the principal is disbursed on the day the terms say.
    """
    known = list(events)
    if not any(event.type is EventType.DISBURSE for event in known):
        first = Event("disbursement", EventType.DISBURSE, terms.disbursed_on, terms.principal_minor)
        known = [first, *known]
    day = as_of or max(event.on for event in known)
    state = fold(terms, known, day)
    return Quote(state, _instalment(state), annual_rate(terms, known, state))


def _instalment(state: LoanState) -> int:
    if state.level_minor and state.rows:
        regular = [row for row in state.rows if row.principal and row.interest] or state.rows
        return regular[0].regular + regular[0].interest + regular[0].fee
    return sum((row.principal + row.interest + row.fee for row in state.rows[:1]), 0)


def annual_rate(terms: Terms, events: Sequence[Event], state: LoanState) -> str | None:
    """The APR in percent: what was lent against what was paid and is still to be paid."""
    decimals = 10 ** decimals_of(terms.currency)
    lent: list[Flow] = []
    paid: list[Flow] = []
    for event in standing(events):
        if event.on > state.as_of:
            continue
        applied = state.applied[event.id]
        if event.type is EventType.DISBURSE:
            lent.append(Flow(Fraction(event.amount or 0, decimals), event.on))
            if fee := applied.parts[Component.FEE]:
                paid.append(Flow(Fraction(fee, decimals), event.on))
        elif event.type in MONEY_IN:
            amount = sum(applied.parts.values()) + applied.credit + applied.recovered
            paid.append(Flow(Fraction(amount, decimals), event.on))
        elif event.type is EventType.REFUND:
            lent.append(Flow(Fraction(event.amount or 0, decimals), event.on))
    for row in state.rows:
        if (left := row.open(max(row.due_on, state.as_of))) > 0:
            day = max(row.due_on, state.as_of)
            paid.append(Flow(Fraction(left, decimals), day))
    paid = [flow for flow in paid if flow.amount > 0]
    try:
        return format_percent(effective(lent, paid))
    except Refusal:
        return None


def total(row: Row, on: date) -> int:
    """What a row bills in all by a day."""
    return sum(row.charged(component, on) for component in Component)
