"""Lines that are about no order, money that came back, fees, and bookings without an order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.payments.reconciliation.kinds import BreakKind as K
from xindai.payments.reconciliation.sides import (
    BankLine,
    Booking,
    Found,
    LineKind,
    LineStatus,
    OrderSide,
    Sides,
    Terms,
)
from xindai.payments.types import PaymentKind

_BACK: Final = {
    LineKind.RETURN: K.RETURN_WITHOUT_ORIGIN,
    LineKind.CHARGEBACK: K.CHARGEBACK_WITHOUT_ORIGIN,
    LineKind.REFUND: K.REFUND_WITHOUT_ORIGIN,
}

Pair = tuple[BankLine, OrderSide | None]


def fee_breaks(terms: Terms, fees: Sequence[Pair]) -> list[Found]:
    """The agreed fees of the day as one break, every other one by itself."""
    agreed: list[BankLine] = []
    seen: set[UUID] = set()
    out = []
    for line, order in fees:
        if line.status is not LineStatus.BOOKED:
            continue
        fee = terms.fee_minor(order.kind) if order else 0
        if order and order.id in seen:
            out.append(_line(terms, K.FEE_TWICE, line, order))
        elif fee and line.amount_minor == -fee:
            agreed.append(line)
        elif fee:
            out.append(_line(terms, K.FEE_DIFFERS, line, order, agreed=-fee))
        else:
            out.append(_line(terms, K.FEE_UNEXPECTED, line, order))
        if order:
            seen.add(order.id)
    if agreed:
        total = sum(line.amount_minor for line in agreed)
        out.append(
            Found(
                kind=K.FEE_TAKEN,
                lines=tuple(line.id for line in agreed),
                bank_minor=total,
                difference_minor=total,
                agreed_minor=total,
                currency=agreed[0].currency,
                branch_id=terms.branch_id,
            )
        )
    return out


def stranger_breaks(
    sides: Sides, lines: Sequence[BankLine], back: Sequence[Pair], unordered: Sequence[Booking]
) -> list[Found]:
    """What is left on both sides once lines and bookings of the same reference and amount have
    found each other."""
    terms = sides.terms
    waiting: dict[tuple[str, int, str], list[Booking]] = defaultdict(list)
    for booking in unordered:
        if booking.cash_minor is not None:
            waiting[booking.reference, booking.cash_minor, booking.currency].append(booking)
    out = []
    for line in lines:
        same = waiting.get((line.remark, line.amount_minor, line.currency))
        if line.status is LineStatus.BOOKED and same:
            same.pop()
        elif line.status is LineStatus.BOOKED:
            out.append(_line(terms, _stranger(terms, line), line))
        elif line.status is LineStatus.REJECTED:
            out.append(_line(terms, K.REJECTED_UNKNOWN, line, difference=0))
    out += _came_back(sides, back)
    out += [_booked(terms, one) for rest in waiting.values() for one in rest]
    return out


def _stranger(terms: Terms, line: BankLine) -> K:
    if line.currency != terms.currency:
        return K.FOREIGN_CURRENCY
    if line.kind is LineKind.INTEREST:
        return K.INTEREST_CREDITED
    is_in = line.amount_minor > 0
    if line.request_id or line.kind in (LineKind.PAYMENT, LineKind.COLLECTION):
        return K.UNKNOWN_REFERENCE_IN if is_in else K.UNKNOWN_REFERENCE_OUT
    return K.UNMATCHED_INCOMING if is_in else K.UNKNOWN_OUTGOING


def _came_back(sides: Sides, back: Sequence[Pair]) -> list[Found]:
    seen = set(sides.returned)
    out = []
    for line, order in back:
        if line.status is not LineStatus.BOOKED:
            continue
        kind = _back_kind(line, order, seen)
        if line.original:
            seen.add(line.original)
        out.append(_line(sides.terms, kind, line, order))
    return out


def _back_kind(line: BankLine, order: OrderSide | None, seen: set[str]) -> K:
    if order is None:
        return _BACK[line.kind]
    if line.original in seen:
        return K.RETURNED_TWICE
    if line.kind is LineKind.CHARGEBACK:
        return K.CHARGEBACK
    if abs(line.amount_minor) < order.amount_minor:
        return K.RETURN_PARTIAL
    is_payout = order.kind is PaymentKind.PAYOUT
    return K.RETURNED_PAYOUT if is_payout else K.RETURNED_COLLECTION


def _line(
    terms: Terms,
    kind: K,
    line: BankLine,
    order: OrderSide | None = None,
    *,
    agreed: int = 0,
    difference: int | None = None,
) -> Found:
    return Found(
        kind=kind,
        lines=(line.id,),
        order=order,
        bank_minor=line.amount_minor,
        order_minor=order.signed_minor if order else None,
        difference_minor=line.amount_minor if difference is None else difference,
        agreed_minor=agreed,
        currency=line.currency,
        branch_id=order.branch_id if order else terms.branch_id,
    )


def _booked(terms: Terms, booking: Booking) -> Found:
    minor = booking.cash_minor or 0
    return Found(
        kind=K.BOOKED_WITHOUT_ORDER,
        entries=(booking.entry_id,),
        ledger_minor=minor,
        difference_minor=-minor,
        currency=booking.currency,
        branch_id=booking.branch_id or terms.branch_id,
    )
