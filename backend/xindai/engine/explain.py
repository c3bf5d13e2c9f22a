"""Why an amount is what it is: a tree whose leaves add up to it, to the last decimal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from xindai.engine.events import Event
from xindai.engine.payoff import payoff_quote
from xindai.engine.row import Row
from xindai.engine.state import LoanState
from xindai.engine.terms import Component, Terms
from xindai.kernel.errors import Refusal
from xindai.kernel.money import decimals_of, format_minor
from xindai.kernel.rate import RATE_SCALE, format_rate

_PLACES = 14


@dataclass(frozen=True, slots=True)
class Explanation:
    """A node. `amount` is a decimal text in the loan's currency; the children's amounts add up
    to it exactly, the rounding being a child of its own."""

    label: str
    amount: str
    note: str = ""
    children: tuple[Explanation, ...] = ()

    def leaves(self) -> Iterable[Explanation]:
        """The nodes without children."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


def _text(value: Fraction, currency: str) -> str:
    """A plain decimal text of minor units; cut at 14 places, the rounding leaf takes the rest."""
    scaled = int(value * 10**_PLACES)
    text = Decimal(scaled).scaleb(-_PLACES - decimals_of(currency))
    return format(text, "f")


def _node(
    label: str, minor: int, parts: list[tuple[str, Fraction, str]], currency: str
) -> Explanation:
    """A rounded amount above its exact parts, with the rounding as the last part."""
    children = [Explanation(name, _text(value, currency), note) for name, value, note in parts]
    exact = sum((Fraction(child.amount) for child in children), Fraction(0))
    rounding = Fraction(minor, 10 ** decimals_of(currency)) - exact
    if rounding or not children:
        children.append(
            Explanation("rounding", _text(rounding * 10 ** decimals_of(currency), currency))
        )
    return Explanation(label, format_minor(minor, currency), "", tuple(children))


def row_of(state: LoanState, n: int) -> Row:
    """Row `n`; refuses NO_SUCH_INSTALMENT."""
    for row in state.rows:
        if row.n == n:
            return row
    raise Refusal("NO_SUCH_INSTALMENT", "the loan has no such instalment", "n")


def explain_interest(state: LoanState, n: int) -> Explanation:
    """The interest billed with row `n`: each stretch of days on one base at one rate."""
    row, currency = row_of(state, n), state.currency
    parts = [
        (
            f"{s.start} – {s.until}",
            Fraction(s.numerator(s.until), s.denominator),
            f"{format_minor(s.base_minor, currency)} × {format_rate(s.rate_e8)}"
            f" × {(s.until - s.start).days} × {s.num}/{s.den}",
        )
        for s in row.segments
    ]
    earned = _node("earned", row.earned, parts, currency)
    if state.disputed_on is not None and row.due_on > state.disputed_on:
        earned = replace(earned, children=(*earned.children, *_resting(state)))
    moved = row.interest - row.earned
    if not moved:
        return Explanation("interest", earned.amount, "", earned.children)
    other = Explanation("moved", format_minor(moved, currency), "billed with another instalment")
    return Explanation("interest", format_minor(row.interest, currency), "", (earned, other))


def explain_penalty(state: LoanState, n: int, on: date) -> Explanation:
    """Penalty interest and compound interest of row `n` by a day."""
    row, currency = row_of(state, n), state.currency
    principal = row.principal - row.settled(Component.PRINCIPAL)
    interest = row.interest - row.settled(Component.INTEREST)
    penalty = _running(
        row,
        "penalty",
        row.penalty_at(on),
        row.pen_carried,
        principal,
        row.pen_rate_e8,
        on,
        currency,
    )
    compound = _running(
        row,
        "compound",
        row.compound_at(on),
        row.comp_carried,
        interest,
        row.comp_rate_e8,
        on,
        currency,
    )
    late = Explanation("late_fee", format_minor(row.late_fee, currency))
    rests = _resting(state) if state.disputed_on is not None else ()
    minor = row.penalty_at(on) + row.compound_at(on) + row.late_fee
    return Explanation(
        "penalty", format_minor(minor, currency), "", (penalty, compound, late, *rests)
    )


def _resting(state: LoanState) -> tuple[Explanation, ...]:
    """Adds nothing, and says why: the bases are less what is disputed, and penalties rest."""
    contested = format_minor(state.disputed_minor, state.currency)
    nothing = format_minor(0, state.currency)
    return (Explanation("disputed", nothing, f"{contested} since {state.disputed_on}"),)


def _running(
    row: Row,
    label: str,
    minor: int,
    carried: int,
    base: int,
    rate_e8: int,
    on: date,
    currency: str,
) -> Explanation:
    parts: list[tuple[str, Fraction, str]] = []
    if carried:
        parts.append(("carried", Fraction(carried), f"to {row.pen_from}"))
    if row.pen_from and row.pen_after and on > row.pen_after and base > 0 and rate_e8:
        days = max(0, (on - row.pen_from).days)
        value = Fraction(base * rate_e8 * days, row.pen_year * RATE_SCALE)
        note = f"{format_minor(base, currency)} × {format_rate(rate_e8)} × {days}/{row.pen_year}"
        parts.append((f"{row.pen_from} – {on}", value, note))
    return _node(label, minor, parts, currency)


def explain_payoff(terms: Terms, events: Iterable[Event], on: date) -> Explanation:
    """What closes the loan on a day, part by part; the credit we hold counts down."""
    quote, currency = payoff_quote(terms, events, on), terms.currency
    parts = [
        ("principal", quote.principal_minor),
        ("interest", quote.interest_minor),
        ("fee", quote.fee_minor),
        ("penalty", quote.penalty_minor),
        ("early_fee", quote.early_fee_minor),
        ("credit", -quote.credit_minor),
    ]
    children = tuple(
        Explanation(label, format_minor(minor, currency)) for label, minor in parts if minor
    )
    return Explanation("payoff", format_minor(quote.total_minor, currency), "", children)
