"""One function a kind of break: what is sown, and what has to be found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

from tests.payments.reconciliation.bank_day import COLLECTION_FEE, BankDay
from xindai.payments.api import BreakKind as K

DAY = timedelta(days=1)


def _amount(day: BankDay, kind: K, minor: int, bank: int, way: str = "collection") -> None:
    order = day.order(way, minor)
    day.line(order, minor=bank if way == "collection" else -bank)
    day.book(order)
    day.expect(kind, order)


def _lines(day: BankDay, kind: K, minor: int, *parts: int) -> None:
    order = day.order("payout", minor)
    for part in parts:
        day.line(order, minor=-part, reference=f"SP{day.next():012d}")
    day.book(order)
    day.expect(kind, order)
    if kind in (K.SPLIT, K.SPLIT_INCOMPLETE):
        day.expect(K.REFERENCE_DIFFERS, order)


def _line(day: BankDay, kind: K, **other: object) -> None:
    order = day.order()
    day.line(order, **other)
    day.book(order)
    day.expect(kind, order)


def _twice(day: BankDay, kind: K, way: str) -> None:
    order = day.clean(kind=way)
    day.line(order, reference=f"SD{day.next():012d}")
    day.expect(kind, order)


def duplicate_line(day: BankDay) -> None:
    order = day.clean()
    day.line(order)
    day.expect(K.DUPLICATE_LINE, order)


def late(day: BankDay) -> None:
    order = day.order(at=day.moment(day.on - DAY, 10))
    day.line(order)
    day.book(order, on=day.on - DAY)
    day.expect(K.LATE, order)


def after_cut_off_yesterday(day: BankDay) -> None:
    """What was settled late last night is on today's statement: nothing is wrong."""
    order = day.order(at=day.moment(day.on - DAY, 23, 30))
    day.line(order)
    day.book(order, on=day.on - DAY)


def absent(day: BankDay, kind: K, way: str, status: str | None = None, hour: int = 10) -> None:
    order = day.order(way, at=day.moment(day.on, hour))
    if status is not None:
        day.line(order, status=status)
    day.book(order)
    day.expect(kind, order)


def stale(day: BankDay) -> None:
    order = day.order(status="unknown", at=day.moment(day.on - DAY, 9))
    day.expect(K.STALE_UNKNOWN, order)


def paid_but(day: BankDay, kind: K, status: str, failure: str | None = None) -> None:
    order = day.order(status=status, failure=failure)
    if status == "planned":
        day.line(order, request_id="")
    else:
        day.line(order)
    day.expect(kind, order)


def elsewhere(day: BankDay, other: UUID) -> None:
    order = day.order(branch_id=other)
    day.line(order)
    day.book(order)
    day.expect(K.OTHER_SETTLEMENT_ACCOUNT, order)


def came_back(day: BankDay, kind: K, way: str, line: str, share: int = 100) -> None:
    before = day.on - 2 * DAY
    order = day.order(way, 100_000, at=day.moment(before, 11))
    day.book(order, on=before)
    minor = -order.signed * share // 100
    day.line(kind=line, minor=minor, original=order.reference)
    if kind is K.RETURNED_TWICE:
        day.line(kind=line, minor=minor, original=order.reference)
        day.expect(K.RETURNED_PAYOUT, order)
    day.expect(kind, order)


def stranger(day: BankDay, kind: K, line: str, minor: int, **other: object) -> None:
    day.expect(kind, day.line(kind=line, minor=minor, **other))


def fee(day: BankDay, kind: K, minor: int) -> None:
    order = day.clean(kind="payout")
    if kind is K.FEE_TWICE:
        agreed = day.line(order, kind="fee", minor=-30, reference=f"SF{day.next():012d}")
        day.fees.append(agreed)
    reference = day.line(order, kind="fee", minor=-minor, reference=f"SF{day.next():012d}")
    if kind is K.FEE_TAKEN:
        day.fees.append(reference)
    else:
        day.expect(kind, order)


def merged(day: BankDay, kind: K, shift: int) -> None:
    orders = [day.order("collection") for _ in range(3)]
    for order in orders:
        day.book(order)
    total = sum(order.minor for order in orders) + shift
    remark = " ".join(order.number for order in orders)
    day.expect(kind, day.line(kind="collection", minor=total, remark=remark))


def booked(day: BankDay, kind: K, *entries: dict[str, object]) -> None:
    order = day.order("collection")
    day.line(order)
    for entry in entries:
        told = dict(entry)
        if "times" in told:
            told["minor"] = int(str(told.pop("times"))) * order.signed
        if "plus" in told:
            told["minor"] = order.signed + int(str(told.pop("plus")))
        day.book(order, **told)
    day.expect(kind, order)


def unconfirmed(day: BankDay) -> None:
    order = day.order(status="failed")
    day.book(order)
    day.expect(K.BOOKED_UNCONFIRMED, order)


def without_order(day: BankDay) -> None:
    day.book(minor=70_000 + day.next(), text=f"JJ{day.next()}")
    day.expect(K.BOOKED_WITHOUT_ORDER)


def desk(day: BankDay) -> None:
    """A repayment at the desk with the loan's number on the transfer: both sides agree."""
    number = f"JJ{day.next()}"
    day.book(minor=80_000, text=number)
    day.line(minor=80_000, remark=number)


def seeds(other_branch: UUID, child: UUID) -> dict[K, Callable[[BankDay], None]]:
    """By kind; what is no break at all is sown beside them."""
    uuid = lambda: str(uuid4())  # noqa: E731
    return {
        K.AMOUNT_PARTIAL: lambda d: _amount(d, K.AMOUNT_PARTIAL, 100_000, 60_100),
        K.AMOUNT_OVER: lambda d: _amount(d, K.AMOUNT_OVER, 100_000, 130_100, "payout"),
        K.AMOUNT_SCALE: lambda d: _amount(d, K.AMOUNT_SCALE, 12_300, 1_230_000),
        K.AMOUNT_SIGN: lambda d: _amount(d, K.AMOUNT_SIGN, 55_000, -55_000),
        K.AMOUNT_TRANSPOSED: lambda d: _amount(d, K.AMOUNT_TRANSPOSED, 123_400, 124_300),
        K.ROUNDING: lambda d: _amount(d, K.ROUNDING, 123_400, 123_403, "payout"),
        K.CURRENCY_DIFFERS: lambda d: _line(d, K.CURRENCY_DIFFERS, currency="USD"),
        K.FEE_NETTED: lambda d: _amount(d, K.FEE_NETTED, 77_000, 77_000 - COLLECTION_FEE),
        K.SPLIT: lambda d: _lines(d, K.SPLIT, 90_000, 50_000, 40_000),
        K.SPLIT_INCOMPLETE: lambda d: _lines(d, K.SPLIT_INCOMPLETE, 90_000, 50_000, 30_000),
        K.DUPLICATE_LINE: duplicate_line,
        K.DUPLICATE_PAYOUT: lambda d: _twice(d, K.DUPLICATE_PAYOUT, "payout"),
        K.DUPLICATE_COLLECTION: lambda d: _twice(d, K.DUPLICATE_COLLECTION, "collection"),
        K.LATE: late,
        K.EARLY: lambda d: _line(d, K.EARLY, booked_on=d.on - DAY),
        K.FUTURE_DATED: lambda d: _line(d, K.FUTURE_DATED, booked_on=d.on + DAY),
        K.VALUE_DATE_DIFFERS: lambda d: _line(d, K.VALUE_DATE_DIFFERS, value_on=d.on + 3 * DAY),
        K.CUT_OFF: lambda d: absent(d, K.CUT_OFF, "payout", hour=23),
        K.PENDING_AT_BANK: lambda d: absent(d, K.PENDING_AT_BANK, "payout", "pending"),
        K.STALE_UNKNOWN: stale,
        K.MISSING_PAYOUT: lambda d: absent(d, K.MISSING_PAYOUT, "payout"),
        K.MISSING_COLLECTION: lambda d: absent(d, K.MISSING_COLLECTION, "collection"),
        K.REJECTED_BUT_CONFIRMED: lambda d: absent(
            d, K.REJECTED_BUT_CONFIRMED, "collection", "rejected"
        ),
        K.PAID_BUT_FAILED: lambda d: paid_but(d, K.PAID_BUT_FAILED, "failed"),
        K.PAID_BUT_CANCELLED: lambda d: paid_but(d, K.PAID_BUT_CANCELLED, "failed", "CANCELLED"),
        K.PAID_BUT_UNKNOWN: lambda d: paid_but(d, K.PAID_BUT_UNKNOWN, "unknown"),
        K.PAID_BUT_PLANNED: lambda d: paid_but(d, K.PAID_BUT_PLANNED, "planned"),
        K.WRONG_PARTY: lambda d: _line(d, K.WRONG_PARTY, party_name="李四"),
        K.WRONG_ACCOUNT: lambda d: _line(d, K.WRONG_ACCOUNT, party_account="6222020000009999"),
        K.REFERENCE_DIFFERS: lambda d: _line(d, K.REFERENCE_DIFFERS, reference=f"ZZ{d.next()}"),
        K.OTHER_SETTLEMENT_ACCOUNT: lambda d: elsewhere(d, other_branch),
        K.RETURNED_PAYOUT: lambda d: came_back(d, K.RETURNED_PAYOUT, "payout", "return"),
        K.RETURNED_COLLECTION: lambda d: came_back(
            d, K.RETURNED_COLLECTION, "collection", "return"
        ),
        K.RETURN_PARTIAL: lambda d: came_back(d, K.RETURN_PARTIAL, "payout", "return", 40),
        K.RETURNED_TWICE: lambda d: came_back(d, K.RETURNED_TWICE, "payout", "return"),
        K.RETURN_WITHOUT_ORIGIN: lambda d: stranger(
            d, K.RETURN_WITHOUT_ORIGIN, "return", 4_400, original=f"NO{d.next()}"
        ),
        K.CHARGEBACK: lambda d: came_back(d, K.CHARGEBACK, "collection", "chargeback"),
        K.CHARGEBACK_WITHOUT_ORIGIN: lambda d: stranger(
            d, K.CHARGEBACK_WITHOUT_ORIGIN, "chargeback", -4_500
        ),
        K.REFUND_WITHOUT_ORIGIN: lambda d: stranger(d, K.REFUND_WITHOUT_ORIGIN, "refund", 4_600),
        K.FEE_TAKEN: lambda d: fee(d, K.FEE_TAKEN, 30),
        K.FEE_DIFFERS: lambda d: fee(d, K.FEE_DIFFERS, 45),
        K.FEE_TWICE: lambda d: fee(d, K.FEE_TWICE, 30),
        K.FEE_UNEXPECTED: lambda d: stranger(d, K.FEE_UNEXPECTED, "fee", -2_000),
        K.INTEREST_CREDITED: lambda d: stranger(d, K.INTEREST_CREDITED, "interest", 321),
        K.UNMATCHED_INCOMING: lambda d: stranger(
            d,
            K.UNMATCHED_INCOMING,
            "transfer",
            88_800,
            party_name="王五",
            party_account="6217000000005678",
            remark="还款",
        ),
        K.UNKNOWN_REFERENCE_IN: lambda d: stranger(
            d, K.UNKNOWN_REFERENCE_IN, "collection", 9_900, request_id=uuid()
        ),
        K.UNKNOWN_REFERENCE_OUT: lambda d: stranger(
            d, K.UNKNOWN_REFERENCE_OUT, "payment", -9_800, request_id=uuid()
        ),
        K.UNKNOWN_OUTGOING: lambda d: stranger(d, K.UNKNOWN_OUTGOING, "transfer", -9_700),
        K.MERGED: lambda d: merged(d, K.MERGED, 0),
        K.MERGED_DIFFERS: lambda d: merged(d, K.MERGED_DIFFERS, 1_000),
        K.FOREIGN_CURRENCY: lambda d: stranger(
            d, K.FOREIGN_CURRENCY, "transfer", 5_000, currency="USD"
        ),
        K.REJECTED_UNKNOWN: lambda d: stranger(
            d, K.REJECTED_UNKNOWN, "payment", -5_100, status="rejected"
        ),
        K.NOT_BOOKED: lambda d: booked(d, K.NOT_BOOKED),
        K.BOOKED_TWICE: lambda d: booked(d, K.BOOKED_TWICE, {}, {}),
        K.BOOKED_AMOUNT_DIFFERS: lambda d: booked(d, K.BOOKED_AMOUNT_DIFFERS, {"plus": -777}),
        K.BOOKED_WRONG_SIGN: lambda d: booked(d, K.BOOKED_WRONG_SIGN, {"times": -1}),
        K.BOOKED_CURRENCY_DIFFERS: lambda d: booked(
            d, K.BOOKED_CURRENCY_DIFFERS, {"currency": "USD"}
        ),
        K.BOOKED_WRONG_ACCOUNT: lambda d: booked(
            d, K.BOOKED_WRONG_ACCOUNT, {"role": "FEE_RECEIVABLE"}
        ),
        K.BOOKED_WRONG_BRANCH: lambda d: booked(d, K.BOOKED_WRONG_BRANCH, {"branch": child}),
        K.BOOKED_WRONG_DAY: lambda d: booked(d, K.BOOKED_WRONG_DAY, {"on": d.on - DAY}),
        K.BOOKING_REVERSED: lambda d: booked(d, K.BOOKING_REVERSED, {}, {"times": -1}),
        K.BOOKED_UNCONFIRMED: unconfirmed,
        K.BOOKED_WITHOUT_ORDER: without_order,
    }
