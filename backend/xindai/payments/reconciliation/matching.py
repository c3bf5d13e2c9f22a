"""The comparison: pure, and linear in lines, orders and bookings."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from xindai.payments.reconciliation.books import book_breaks
from xindai.payments.reconciliation.kinds import BreakKind
from xindai.payments.reconciliation.money import money_breaks
from xindai.payments.reconciliation.sides import (
    BankLine,
    Booking,
    Found,
    LineKind,
    LineStatus,
    OrderSide,
    Outcome,
    Sides,
)
from xindai.payments.reconciliation.strangers import fee_breaks, stranger_breaks

_MANY: Final = re.compile(r"[,;+ ]+")
_COMES_BACK: Final = (LineKind.RETURN, LineKind.CHARGEBACK, LineKind.REFUND)


@dataclass(slots=True)
class Lines:
    """The lines by what they are about."""

    of_order: dict[UUID, list[BankLine]] = field(default_factory=lambda: defaultdict(list))
    fees: list[tuple[BankLine, OrderSide | None]] = field(default_factory=list)
    back: list[tuple[BankLine, OrderSide | None]] = field(default_factory=list)
    merged: list[tuple[BankLine, tuple[OrderSide, ...]]] = field(default_factory=list)
    strangers: list[BankLine] = field(default_factory=list)


def reconcile(sides: Sides) -> Outcome:
    """Every break of the day, each once, in the order of the lines."""
    found: list[Found] = []
    by = sort_lines(sides)
    bookings = _bookings(sides.bookings)
    merged = {order.id for _, orders in by.merged for order in orders}
    for order in sides.orders:
        lines = by.of_order.get(order.id, [])
        found += money_breaks(sides, order, lines, is_merged=order.id in merged)
        found += book_breaks(sides.terms, order, bookings.get(order.id, []))
    for line, orders in by.merged:
        found.append(_merged(sides, line, orders))
    found += fee_breaks(sides.terms, by.fees)
    found += stranger_breaks(sides, by.strangers, by.back, bookings.get(None, []))
    found += _sheet_breaks(sides)
    named = {line for one in found for line in one.lines}
    arrived = {
        order_id
        for order_id, lines in by.of_order.items()
        if any(line.status is LineStatus.BOOKED for line in lines)
    }
    clean = sum(line.id not in named for line in sides.lines)
    return Outcome(tuple(found), frozenset(arrived | merged), clean)


def sort_lines(sides: Sides) -> Lines:
    """Each line to its order by request id, by the order's number, by the bank's reference."""
    requests: dict[UUID | None, OrderSide] = {
        order.request_id: order for order in sides.orders if order.request_id
    }
    numbers = {order.number: order for order in sides.orders}
    references: dict[str | None, OrderSide] = {
        order.bank_reference: order for order in sides.orders if order.bank_reference
    }
    out = Lines()
    for line in sides.lines:
        order = requests.get(line.request_id) or numbers.get(line.remark)
        if line.kind is LineKind.FEE:
            out.fees.append((line, order or references.get(line.original)))
        elif line.kind in _COMES_BACK and not (line.kind is LineKind.REFUND and order):
            out.back.append((line, references.get(line.original) or order))
        elif order := order or references.get(line.reference):
            out.of_order[order.id].append(line)
        elif many := _many(line, numbers):
            out.merged.append((line, many))
        else:
            out.strangers.append(line)
    return out


def _many(line: BankLine, numbers: dict[str, OrderSide]) -> tuple[OrderSide, ...]:
    """The orders that a line names, where it names several and nothing else."""
    tokens = [token for token in _MANY.split(line.remark) if token]
    found = [numbers[token] for token in tokens if token in numbers]
    return tuple(found) if len(found) > 1 and len(found) == len(tokens) else ()


def _merged(sides: Sides, line: BankLine, orders: tuple[OrderSide, ...]) -> Found:
    wanted = sum(order.signed_minor for order in orders)
    is_right = wanted == line.amount_minor
    return Found(
        kind=BreakKind.MERGED if is_right else BreakKind.MERGED_DIFFERS,
        lines=(line.id,),
        bank_minor=line.amount_minor,
        order_minor=wanted,
        difference_minor=line.amount_minor - wanted,
        currency=line.currency,
        branch_id=sides.terms.branch_id,
    )


def _bookings(bookings: tuple[Booking, ...]) -> dict[UUID | None, list[Booking]]:
    out: dict[UUID | None, list[Booking]] = defaultdict(list)
    for booking in bookings:
        out[booking.order_id].append(booking)
    return out


def _sheet_breaks(sides: Sides) -> list[Found]:
    """Where a statement begins, and whether its lines lead to where it ends."""
    out = []
    last, terms = sides.terms.previous_closing_minor, sides.terms
    for sheet in sides.sheets:
        if sheet.opening_minor is not None and last is not None and sheet.opening_minor != last:
            out.append(
                Found(
                    kind=BreakKind.OPENING_DIFFERS,
                    bank_minor=sheet.opening_minor,
                    ledger_minor=last,
                    currency=terms.currency,
                    branch_id=terms.branch_id,
                )
            )
        if sheet.opening_minor is not None and sheet.closing_minor is not None:
            end = sheet.opening_minor + sheet.booked_minor
            if end != sheet.closing_minor:
                out.append(
                    Found(
                        kind=BreakKind.CLOSING_DIFFERS,
                        bank_minor=sheet.closing_minor,
                        ledger_minor=end,
                        currency=terms.currency,
                        branch_id=terms.branch_id,
                    )
                )
        last = sheet.closing_minor if sheet.closing_minor is not None else last
    return out
