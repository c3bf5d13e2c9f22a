"""The waterfall: which debt a payment meets first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xindai.engine.row import Amounts, Row, zeros
from xindai.engine.terms import Component, Terms, WaterfallBy


def allocate(rows: Sequence[Row], money: int, terms: Terms, on: date) -> tuple[Amounts, int]:
    """Pays rows in the order the terms say; (paid by component, paid in all)."""
    parts, left = zeros(), money
    if left == 0:
        return parts, 0
    if terms.waterfall_by is WaterfallBy.INSTALMENT:
        pairs = [(row, component) for row in rows for component in terms.waterfall]
    else:
        pairs = [(row, component) for component in terms.waterfall for row in rows]
    for row, component in pairs:
        if left == 0:
            break
        left -= pay(row, component, left, on, parts)
    return parts, money - left


def pay(row: Row, component: Component, money: int, on: date, parts: Amounts) -> int:
    """Pays one component of one row, as far as the money goes; what it took."""
    took = max(0, min(money, row.unpaid(component, on)))
    row.paid[component] += took
    parts[component] += took
    return took
