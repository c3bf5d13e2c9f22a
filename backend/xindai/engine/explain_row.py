"""Why a row of the schedule asks for what it asks: principal, fee, the whole and what is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from xindai.engine.explain import Explanation, explain_interest, explain_penalty, row_of
from xindai.engine.row import Row
from xindai.engine.state import LoanState
from xindai.engine.terms import Component
from xindai.kernel.money import format_minor

_PENALTIES: Final = (Component.PENALTY, Component.COMPOUND, Component.LATE_FEE)


def explain_principal(state: LoanState, n: int) -> Explanation:
    """The principal of row `n`: the instalment less its interest, and what was prepaid in it.

    Only a level plan is told so; elsewhere the plan states the principal itself.
    """
    row, currency = row_of(state, n), state.currency
    parts: list[tuple[str, int]] = []
    if state.level_minor and row.regular:
        parts += [("instalment", row.regular + row.interest), ("less_interest", -row.interest)]
    elif row.regular:
        parts.append(("scheduled", row.regular))
    parts.append(("prepaid", row.prepaid))
    return _sum("principal", row.principal, parts, currency)


def explain_fee(state: LoanState, n: int) -> Explanation:
    """The fee of row `n`: what the terms say, and what was charged on top."""
    row = row_of(state, n)
    parts = [("scheduled", row.fee - row.extra_fee), ("charged", row.extra_fee)]
    return _sum("fee", row.fee, parts, state.currency)


def explain_total(state: LoanState, n: int, on: date) -> Explanation:
    """Everything that row `n` asks for by a day."""
    row, currency = row_of(state, n), state.currency
    parts = (
        explain_principal(state, n),
        explain_interest(state, n),
        explain_fee(state, n),
        explain_penalty(state, n, on),
    )
    minors = (row.principal, row.interest, row.fee, _penalties(row, on))
    children = tuple(part for part, minor in zip(parts, minors, strict=True) if minor)
    return Explanation("total", format_minor(row.total(on), currency), "", children)


def explain_unpaid(state: LoanState, n: int, on: date) -> Explanation:
    """What of row `n` is open: the whole less what was paid, waived and written off."""
    row, currency = row_of(state, n), state.currency
    gone = (
        Explanation(label, format_minor(-minor, currency))
        for label, minor in (
            ("paid", sum(row.paid.values())),
            ("waived", sum(row.waived.values())),
            ("written_off", sum(row.written_off.values())),
        )
        if minor
    )
    children = (explain_total(state, n, on), *gone)
    return Explanation("unpaid", format_minor(row.open(on), currency), "", children)


def _penalties(row: Row, on: date) -> int:
    return sum(row.charged(component, on) for component in _PENALTIES)


def _sum(label: str, minor: int, parts: list[tuple[str, int]], currency: str) -> Explanation:
    """A whole of whole minor units; a part that is the whole says nothing and is left out."""
    found = [(name, part) for name, part in parts if part]
    if len(found) < 2:
        found = []
    children = tuple(Explanation(name, format_minor(part, currency)) for name, part in found)
    return Explanation(label, format_minor(minor, currency), "", children)


BY_ROW: Final[dict[str, Callable[[LoanState, int, date], Explanation]]] = {
    "principal": lambda state, n, _on: explain_principal(state, n),
    "interest": lambda state, n, _on: explain_interest(state, n),
    "fee": lambda state, n, _on: explain_fee(state, n),
    "penalty": explain_penalty,
    "total": explain_total,
    "unpaid": explain_unpaid,
}
"""What can be asked of a row."""
