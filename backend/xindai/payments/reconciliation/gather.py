"""The three sides of a day, read with a handful of statements."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from xindai.accounting import api as accounting
from xindai.payments.models import NAME
from xindai.payments.reconciliation.models import PARTY_NAME
from xindai.payments.reconciliation.proposals import CASH
from xindai.payments.reconciliation.sides import (
    BankLine,
    Booking,
    LineKind,
    LineStatus,
    OrderSide,
    Sheet,
    Sides,
    Terms,
)
from xindai.payments.rules import CANCELLED
from xindai.payments.types import PaymentKind, PaymentStatus
from xindai.platform import crypto
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.jobs.schedules import CHINA

OWN_SOURCES: Final = ("reconciliation_break", "suspense_item")
"""Entries of reconciliation itself are no side of it."""
_LINES: Final = """
SELECT l.id, l.line_no, l.booked_on, l.value_on, l.kind, l.status, l.amount_minor, l.currency,
    l.reference, l.request_id, l.remark, l.original, l.party_name_index, l.party_number_masked
FROM bank_statement_line l JOIN bank_statement s ON s.id = l.statement_id
WHERE s.account_id = $1 AND s.statement_on = $2 ORDER BY s.id, l.line_no
"""
_SHEETS: Final = """
SELECT opening_minor, closing_minor, booked_minor FROM bank_statement
WHERE account_id = $1 AND statement_on = $2 ORDER BY id
"""
_CLOSING: Final = """
SELECT closing_minor FROM bank_statement
WHERE account_id = $1 AND statement_on < $2 AND closing_minor IS NOT NULL
ORDER BY statement_on DESC, id DESC LIMIT 1
"""
OWNERS: Final = """
SELECT DISTINCT ON (b.id, a.currency) b.id AS branch_id, a.currency, a.id AS account_id
FROM branch b JOIN settlement_account a ON true
JOIN branch top ON top.id = a.branch_id AND starts_with(b.path, top.path)
ORDER BY b.id, a.currency, length(top.path) DESC
"""
"""Which account the orders of a branch go through: the nearest on the way up."""
_ORDERS: Final = """
SELECT o.id, o.number, o.kind, o.status, o.amount_minor, o.currency, o.branch_id, o.merchant_id,
    o.request_id, o.bank_reference, o.failure_code, o.payee_name_sealed, o.payee_number_masked,
    coalesce(o.settled_at, o.sent_at, o.created_at) AS at
FROM payment_order o
WHERE o.request_id = ANY($1::uuid[]) OR o.number = ANY($2::text[])
    OR o.bank_reference = ANY($3::text[]) OR o.status = 'confirmed' AND o.settled_at >= $4
    AND o.settled_at < $5 OR o.status IN ('sent', 'unknown') AND o.sent_at < $5
    OR o.id = ANY($6::uuid[])
ORDER BY o.id
"""
_BOOKED_TODAY: Final = """
SELECT order_id, source_id FROM payment_booking WHERE source_id = ANY($1::uuid[])
"""
_SOURCES: Final = "SELECT order_id, source_id FROM payment_booking WHERE order_id = ANY($1::uuid[])"
_EARLIER: Final = """
SELECT l.request_id, sum(l.amount_minor)::bigint AS minor
FROM bank_statement_line l JOIN bank_statement s ON s.id = l.statement_id
WHERE l.request_id = ANY($3::uuid[]) AND s.account_id = $1 AND s.statement_on < $2
    AND l.status = 'booked' AND l.kind IN ('payment', 'collection', 'transfer')
GROUP BY l.request_id
"""
_ABSENCES: Final = """
SELECT b.order_id, sum(b.difference_minor)::bigint AS minor
FROM reconciliation_break b JOIN reconciliation_run r ON r.id = b.run_id
WHERE b.order_id = ANY($2::uuid[]) AND r.run_on < $1 AND b.state = 'posted' AND b.kind IN
    ('missing_payout', 'missing_collection', 'rejected_but_confirmed', 'late_after_entry')
GROUP BY b.order_id HAVING sum(b.difference_minor) <> 0
"""
_RETURNED: Final = """
SELECT DISTINCT l.original FROM bank_statement_line l JOIN bank_statement s ON s.id = l.statement_id
WHERE l.original = ANY($3::text[]) AND s.account_id = $1 AND s.statement_on < $2
    AND l.status = 'booked' AND l.kind IN ('return', 'chargeback', 'refund')
"""
_PLACED: Final = "SELECT source_id FROM suspense_item WHERE source_id = ANY($1::uuid[])"


async def gather(tx: Tx, account: Mapping[str, Any], on: date) -> Sides:
    """Everything that a run of this account and day compares."""
    account_id = account["id"]
    lines = tuple(_line(row) for row in await tx.rows(_LINES, account_id, on))
    today = await accounting.movements(tx, CASH, on, [], OWN_SOURCES)
    orders = await _orders(tx, account, on, lines, [one.source_id for one in today])
    bookings = await _bookings(tx, account, on, [order.id for order in orders])
    originals = [line.original for line in lines if line.original]
    absences = await tx.rows(_ABSENCES, on, [order.id for order in orders])
    returned = await tx.rows(_RETURNED, account_id, on, originals)
    sheets = await tx.rows(_SHEETS, account_id, on)
    return Sides(
        terms=Terms(
            account_id=account_id,
            branch_id=account["branch_id"],
            currency=account["currency"],
            on=on,
            payout_fee_minor=account["payout_fee_minor"],
            collection_fee_minor=account["collection_fee_minor"],
            rounding_minor=account["rounding_minor"],
            previous_closing_minor=await tx.value(_CLOSING, account_id, on),
        ),
        lines=lines,
        orders=tuple(orders),
        bookings=tuple(bookings),
        sheets=tuple(Sheet(**dict(row)) for row in sheets),
        absences={row["order_id"]: row["minor"] for row in absences},
        returned=frozenset(row["original"] for row in returned),
    )


def _line(row: Mapping[str, Any]) -> BankLine:
    number = row["party_number_masked"]
    return BankLine(
        id=row["id"],
        line_no=row["line_no"],
        booked_on=row["booked_on"],
        value_on=row["value_on"],
        kind=LineKind(row["kind"]),
        status=LineStatus(row["status"]),
        amount_minor=row["amount_minor"],
        currency=row["currency"],
        reference=row["reference"],
        request_id=row["request_id"],
        remark=row["remark"],
        original=row["original"],
        party=row["party_name_index"],
        tail=number[-4:] if number else None,
    )


async def _orders(
    tx: Tx, account: Mapping[str, Any], on: date, lines: tuple[BankLine, ...], sources: list[Any]
) -> list[OrderSide]:
    requests = {line.request_id for line in lines if line.request_id}
    tokens = {token for line in lines for token in line.remark.replace(",", " ").split()}
    references = {line.reference for line in lines} | {line.original or "" for line in lines}
    booked = await tx.rows(_BOOKED_TODAY, [source for source in sources if source])
    start = datetime.combine(on, time(), CHINA)
    rows = await tx.rows(
        _ORDERS, list(requests), list(tokens), list(references), start, start + timedelta(days=1),
        [row["order_id"] for row in booked],
    )  # fmt: skip
    owners = await owners_of_branches(tx)
    sent = [row["request_id"] for row in rows if row["request_id"] in requests]
    earlier = await tx.rows(_EARLIER, account["id"], on, sent)
    before = {row["request_id"]: row["minor"] for row in earlier}
    keys, cut_off = await crypto.keys(tx), account["cut_off_minute"]
    return [_order(keys, row, owners, before, cut_off) for row in rows]


async def owners_of_branches(tx: Tx) -> dict[tuple[UUID, str], UUID]:
    """The settlement account of each branch, by currency."""
    rows = await tx.rows(OWNERS)
    return {(row["branch_id"], row["currency"]): row["account_id"] for row in rows}


def _order(
    keys: FieldKeys,
    row: Mapping[str, Any],
    owners: Mapping[tuple[UUID, str], UUID],
    before: Mapping[UUID, int],
    cut_off: int,
) -> OrderSide:
    at = row["at"].astimezone(CHINA)
    name = keys.open(row["payee_name_sealed"], NAME.table, str(row["id"]), NAME.field)
    return OrderSide(
        id=row["id"],
        number=row["number"],
        kind=PaymentKind(row["kind"]),
        status=PaymentStatus(row["status"]),
        amount_minor=row["amount_minor"],
        currency=row["currency"],
        on=at.date(),
        account_id=owners.get((row["branch_id"], row["currency"])),
        branch_id=row["branch_id"],
        merchant_id=row["merchant_id"],
        request_id=row["request_id"],
        bank_reference=row["bank_reference"],
        is_cancelled=row["failure_code"] == CANCELLED,
        is_after_cut_off=at.hour * 60 + at.minute >= cut_off,
        earlier_minor=before.get(row["request_id"], 0),
        party=keys.index(name, PARTY_NAME.field),
        tail=row["payee_number_masked"][-4:],
    )


async def _bookings(
    tx: Tx, account: Mapping[str, Any], on: date, orders: list[UUID]
) -> list[Booking]:
    """Those of the orders, and those of the day that no order stands behind."""
    order_of = {row["source_id"]: row["order_id"] for row in await tx.rows(_SOURCES, orders)}
    moved = await accounting.movements(tx, CASH, on, list(order_of), OWN_SOURCES)
    owners = await owners_of_branches(tx)
    strange = [one.source_id for one in moved if one.source_id not in order_of]
    placed = {row["source_id"] for row in await tx.rows(_PLACED, [s for s in strange if s])}
    undone = {one.reverses_id for one in moved if one.reverses_id}
    undone &= {one.entry_id for one in moved}
    out = []
    for one in moved:
        order_id = order_of.get(one.source_id) if one.source_id else None
        if order_id is None:
            owner = owners.get((one.branch_id, one.currency)) if one.branch_id else None
            is_pair = one.entry_id in undone or one.reverses_id in undone
            if owner != account["id"] or is_pair or one.source_id in placed:
                continue
        booking = Booking(
            entry_id=one.entry_id,
            order_id=order_id,
            on=one.booked_on,
            cash_minor=one.amount_minor,
            currency=one.currency,
            branch_id=one.branch_id,
            reference=one.description,
        )
        out.append(booking)
    return out
