"""An order and what was booked for it."""

from __future__ import annotations

from collections.abc import Sequence

from xindai.payments.reconciliation.kinds import BreakKind as K
from xindai.payments.reconciliation.sides import Booking, Found, OrderSide, Terms
from xindai.payments.types import PaymentStatus


def book_breaks(terms: Terms, order: OrderSide, bookings: Sequence[Booking]) -> list[Found]:
    """What is wrong between one order and the books.

    Judged on the order's own day, so that a later run does not find it a second time; what was
    taken back on a later day is that day's.
    """
    cash = [one for one in bookings if one.cash_minor is not None]
    if order.status is not PaymentStatus.CONFIRMED:
        is_new = any(one.on == terms.on for one in cash)
        booked = _sum(cash)
        return [_found(K.BOOKED_UNCONFIRMED, order, cash, -booked)] if is_new and booked else []
    if order.account_id != terms.account_id:
        return []
    wanted = order.signed_minor
    undone = [one for one in cash if one.on > order.on and (one.cash_minor or 0) * wanted < 0]
    if order.on != terms.on:
        undone = [one for one in undone if one.on == terms.on]
        return [_found(K.BOOKING_REVERSED, order, undone, -_sum(undone))] if undone else []
    return _own_day(order, bookings, [one for one in cash if one not in undone])


def _own_day(order: OrderSide, bookings: Sequence[Booking], cash: Sequence[Booking]) -> list[Found]:
    wanted, booked = order.signed_minor, _sum(cash)
    if not bookings:
        return [_found(K.NOT_BOOKED, order, (), wanted)]
    if not cash:
        return [_found(K.BOOKED_WRONG_ACCOUNT, order, bookings, wanted)]
    other = next((one for one in cash if one.currency != order.currency), None)
    if other is not None:
        return [_found(K.BOOKED_CURRENCY_DIFFERS, order, cash, wanted, other=other.currency)]
    if booked != wanted:
        return [_found(_kind(wanted, booked, cash), order, cash, wanted - booked)]
    return _placed(order, cash)


def _kind(wanted: int, booked: int, cash: Sequence[Booking]) -> K:
    if booked == 0:
        return K.BOOKING_REVERSED
    if len(cash) > 1 and all(one.cash_minor == wanted for one in cash):
        return K.BOOKED_TWICE
    return K.BOOKED_WRONG_SIGN if booked == -wanted else K.BOOKED_AMOUNT_DIFFERS


def _placed(order: OrderSide, cash: Sequence[Booking]) -> list[Found]:
    """The amount is right: the branch and the day may not be."""
    out = []
    elsewhere = [one for one in cash if one.branch_id not in (None, order.branch_id)]
    if elsewhere:
        moved = _found(K.BOOKED_WRONG_BRANCH, order, elsewhere, _sum(elsewhere))
        out.append(moved)
    if any(one.on != order.on for one in cash):
        out.append(_found(K.BOOKED_WRONG_DAY, order, cash, 0))
    return out


def _sum(bookings: Sequence[Booking]) -> int:
    return sum(one.cash_minor or 0 for one in bookings)


def _found(
    kind: K,
    order: OrderSide,
    bookings: Sequence[Booking],
    difference: int,
    *,
    other: str | None = None,
) -> Found:
    elsewhere = bookings[0].branch_id if kind is K.BOOKED_WRONG_BRANCH else None
    return Found(
        kind=kind,
        order=order,
        entries=tuple(one.entry_id for one in bookings),
        order_minor=order.signed_minor,
        ledger_minor=_sum(bookings),
        difference_minor=difference,
        currency=order.currency,
        other_currency=other,
        branch_id=order.branch_id,
        other_branch_id=elsewhere,
    )
