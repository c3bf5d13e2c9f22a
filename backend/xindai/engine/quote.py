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
from xindai.engine.terms import Component, Method, Terms
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
    """The loan as of a day (default: the last event's, else the disbursement)."""
    known = disbursed(terms, events)
    day = as_of or max(event.on for event in known)
    state = fold(terms, known, day)
    return Quote(state, _instalment(terms, state), annual_rate(terms, known, state))


def disbursed(terms: Terms, events: Sequence[Event]) -> list[Event]:
    """The events, begun by the principal paid out on the day the terms say, unless one says so."""
    if any(e.type is EventType.DISBURSE and e.on == terms.disbursed_on for e in events):
        return list(events)
    first = Event("disbursement", EventType.DISBURSE, terms.disbursed_on, terms.principal_minor)
    return [first, *events]


def _instalment(terms: Terms, state: LoanState) -> int:
    """The level instalment with its fee, else what the first row bills."""
    if not state.rows:
        return 0
    first = state.rows[0]
    if state.level_minor and terms.method in (Method.EQUAL_INSTALMENT, Method.FLAT):
        return state.level_minor + state.rows[-1].fee
    return first.principal + first.interest + first.fee


def annual_rate(terms: Terms, events: Sequence[Event], state: LoanState) -> str | None:
    """The APR in percent: what was lent against what was paid and is still to be paid."""
    lent, paid = flows(terms, events, state)
    try:
        return format_percent(effective(lent, paid))
    except Refusal:
        return None


def flows(terms: Terms, events: Sequence[Event], state: LoanState) -> tuple[list[Flow], list[Flow]]:
    """What was lent, and what was paid and is still to be paid, in units of the currency."""
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
    return lent, [flow for flow in paid if flow.amount > 0]


def penalty(row: Row, on: date) -> int:
    """Penalty interest, compound interest and late fees of a row by a day."""
    return row.penalty_at(on) + row.compound_at(on) + row.late_fee


@dataclass(frozen=True, slots=True)
class Sums:
    """The columns of a schedule added up, minor units; `fee_at_once` belongs to no row."""

    principal: int
    interest: int
    fee: int
    penalty: int
    total: int
    fee_at_once: int


def sums(state: LoanState) -> Sums:
    """What the rows bill in all by the day of the state."""
    rows, on = state.rows, state.as_of
    return Sums(
        principal=sum(row.principal for row in rows),
        interest=sum(row.interest for row in rows),
        fee=sum(row.fee for row in rows),
        penalty=sum(penalty(row, on) for row in rows),
        total=sum(row.total(on) for row in rows),
        fee_at_once=state.totals.fee_at_once_minor,
    )
