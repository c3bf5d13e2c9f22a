"""An order and the lines that are about it: how much came or went, when, how often, with whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from xindai.payments.reconciliation.kinds import BreakKind as K
from xindai.payments.reconciliation.sides import (
    BankLine,
    Found,
    LineStatus,
    OrderSide,
    Sides,
    Terms,
)
from xindai.payments.types import PaymentKind, PaymentStatus

_OPEN: Final = (PaymentStatus.SENT, PaymentStatus.UNKNOWN)


def money_breaks(
    sides: Sides, order: OrderSide, lines: Sequence[BankLine], *, is_merged: bool
) -> list[Found]:
    """What is wrong between the bank and one order."""
    booked = [line for line in lines if line.status is LineStatus.BOOKED]
    if not booked:
        return [] if is_merged else _absent(sides.terms, order, lines)
    once, out = _repeated(sides.terms, order, booked)
    if not once:
        return out
    match order.status:
        case PaymentStatus.CONFIRMED:
            out += _amount(sides.terms, order, once)
            out += _moments(sides, order, once)
        case PaymentStatus.FAILED:
            kind = K.PAID_BUT_CANCELLED if order.is_cancelled else K.PAID_BUT_FAILED
            out.append(_found(kind, order, once, difference=_sum(once)))
        case PaymentStatus.PLANNED:
            out.append(_found(K.PAID_BUT_PLANNED, order, once, difference=_sum(once)))
        case _:
            out.append(_found(K.PAID_BUT_UNKNOWN, order, once))
    if order.account_id != sides.terms.account_id:
        out.append(_elsewhere(sides.terms, order, once))
    return out + _other_end(order, once)


def _absent(terms: Terms, order: OrderSide, lines: Sequence[BankLine]) -> list[Found]:
    """Nothing is booked at the bank. Only the order's own account and day say that it should be."""
    if order.account_id != terms.account_id:
        return []
    if order.status in _OPEN:
        is_stale = order.on < terms.on
        return [_found(K.STALE_UNKNOWN, order, lines)] if is_stale else []
    if order.status is not PaymentStatus.CONFIRMED or order.on != terms.on:
        return []
    missing = -order.signed_minor
    if any(line.status is LineStatus.PENDING for line in lines):
        return [_found(K.PENDING_AT_BANK, order, lines)]
    if lines:
        return [_found(K.REJECTED_BUT_CONFIRMED, order, lines, difference=missing)]
    if order.is_after_cut_off:
        return [_found(K.CUT_OFF, order, ())]
    is_payout = order.kind is PaymentKind.PAYOUT
    kind = K.MISSING_PAYOUT if is_payout else K.MISSING_COLLECTION
    return [_found(kind, order, (), difference=missing)]


def _repeated(
    terms: Terms, order: OrderSide, lines: Sequence[BankLine]
) -> tuple[list[BankLine], list[Found]]:
    """The lines that count, and those that say again what was said, or pay again what was paid."""
    once: dict[tuple[str, int], BankLine] = {}
    out = []
    for line in lines:
        key = line.reference, line.amount_minor
        if key in once:
            out.append(_found(K.DUPLICATE_LINE, order, (line,)))
        else:
            once[key] = line
    counted = list(once.values())
    is_whole = all(line.amount_minor == order.signed_minor for line in counted)
    is_paid = order.earlier_minor == order.signed_minor
    if is_paid or (len(counted) > 1 and is_whole):
        is_payout = order.kind is PaymentKind.PAYOUT
        kind = K.DUPLICATE_PAYOUT if is_payout else K.DUPLICATE_COLLECTION
        first = 0 if is_paid else 1
        out += [
            _found(kind, order, (line,), difference=line.amount_minor) for line in counted[first:]
        ]
        counted = counted[:first]
    return counted, out


def _amount(terms: Terms, order: OrderSide, lines: Sequence[BankLine]) -> list[Found]:
    if any(line.currency != order.currency for line in lines):
        other = next(line.currency for line in lines if line.currency != order.currency)
        return [_found(K.CURRENCY_DIFFERS, order, lines, difference=_sum(lines), currency=other)]
    bank, wanted = _sum(lines), order.signed_minor - order.earlier_minor
    if bank == wanted:
        return [_found(K.SPLIT, order, lines)] if len(lines) > 1 else []
    kind = amount_kind(bank, wanted, terms, order.kind, len(lines))
    return [_found(kind, order, lines, difference=bank - wanted)]


def amount_kind(bank: int, wanted: int, terms: Terms, way: PaymentKind, count: int) -> K:
    """What two different amounts look like."""
    fee = terms.fee_minor(way)
    if bank * wanted < 0:
        return K.AMOUNT_SIGN
    if abs(bank - wanted) <= terms.rounding_minor:
        return K.ROUNDING
    if fee and bank == wanted - fee:
        return K.FEE_NETTED
    if bank in (wanted * 100, wanted * 10) or wanted in (bank * 100, bank * 10):
        return K.AMOUNT_SCALE
    if count > 1:
        return K.SPLIT_INCOMPLETE if abs(bank) < abs(wanted) else K.AMOUNT_OVER
    if sorted(str(abs(bank))) == sorted(str(abs(wanted))):
        return K.AMOUNT_TRANSPOSED
    return K.AMOUNT_PARTIAL if abs(bank) < abs(wanted) else K.AMOUNT_OVER


def _moments(sides: Sides, order: OrderSide, lines: Sequence[BankLine]) -> list[Found]:
    out = []
    on = max(line.booked_on for line in lines)
    is_next = order.is_after_cut_off and on == order.on + timedelta(days=1)
    if absence := sides.absences.get(order.id):
        out.append(_found(K.LATE_AFTER_ENTRY, order, lines, difference=-absence))
    elif on > sides.terms.on:
        out.append(_found(K.FUTURE_DATED, order, lines))
    elif on > order.on and not is_next:
        out.append(_found(K.LATE, order, lines))
    elif on < order.on:
        out.append(_found(K.EARLY, order, lines))
    if any(line.value_on != line.booked_on for line in lines):
        out.append(_found(K.VALUE_DATE_DIFFERS, order, lines))
    return out


def _other_end(order: OrderSide, lines: Sequence[BankLine]) -> list[Found]:
    """With whom; what the bank does not say is not held against it."""
    out = []
    if order.party and any(line.party not in (None, order.party) for line in lines):
        out.append(_found(K.WRONG_PARTY, order, lines))
    if order.tail and any(line.tail not in (None, order.tail) for line in lines):
        out.append(_found(K.WRONG_ACCOUNT, order, lines))
    known = order.bank_reference
    if known and order.earlier_minor == 0 and all(line.reference != known for line in lines):
        out.append(_found(K.REFERENCE_DIFFERS, order, lines))
    return out


def _elsewhere(terms: Terms, order: OrderSide, lines: Sequence[BankLine]) -> Found:
    """The money is at this account, the books have it at the order's branch."""
    return Found(
        kind=K.OTHER_SETTLEMENT_ACCOUNT,
        lines=tuple(line.id for line in lines),
        order=order,
        bank_minor=_sum(lines),
        order_minor=order.signed_minor,
        difference_minor=_sum(lines),
        currency=lines[0].currency,
        branch_id=terms.branch_id,
        other_branch_id=order.branch_id,
    )


def _sum(lines: Sequence[BankLine]) -> int:
    return sum(line.amount_minor for line in lines)


def _found(
    kind: K,
    order: OrderSide,
    lines: Sequence[BankLine],
    *,
    difference: int = 0,
    currency: str | None = None,
) -> Found:
    return Found(
        kind=kind,
        lines=tuple(line.id for line in lines),
        order=order,
        bank_minor=_sum(lines) if lines else None,
        order_minor=order.signed_minor,
        difference_minor=difference,
        currency=currency or order.currency,
        other_currency=order.currency if currency else None,
        branch_id=order.branch_id,
    )
