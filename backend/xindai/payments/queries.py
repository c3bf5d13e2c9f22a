"""Reads of payment orders. The first step of each is the actor's branch subtree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.payments.permissions import READ
from xindai.payments.types import (
    OrderEventView,
    OrderFilter,
    OrderPage,
    OrderView,
    order_view,
)
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.db import Tx
from xindai.platform.permission import require

MAX_PAGE: Final = 100
COLUMNS: Final = """
o.id, o.number, o.kind, o.purpose, o.subject, o.branch_id, o.customer_id, o.merchant_id,
o.payee_name_masked AS payee_name, o.payee_number_masked AS payee_number, o.payee_bank,
o.amount_minor, o.currency, o.status, o.request_id, o.bank_reference, o.failure_code, o.attempts,
o.version, o.created_by, o.created_at, o.sent_at, o.valid_until, o.settled_at
"""
_VISIBLE: Final = f"""
FROM payment_order o JOIN branch b ON b.id = o.branch_id
    AND {in_scope("b.path", "o.customer_id")}
"""
_EVENTS: Final = f"""
SELECT e.order_id, e.event, e.status_before, e.status_after, e.source, e.code, e.actor, e.at
{_VISIBLE} JOIN payment_order_event e ON e.order_id = o.id
WHERE o.id = ANY($3::uuid[]) ORDER BY e.id
"""


async def order_in(tx: Tx, order_id: UUID) -> OrderView:
    """An order as the domain that ordered it sees it; LookupError for none (a bug)."""
    row = await tx.row(f"SELECT {COLUMNS} FROM payment_order o WHERE o.id = $1", order_id)
    if row is None:
        raise LookupError(f"there is no payment order {order_id}")
    return order_view(row)


async def orders_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, OrderView]:
    """The visible ones of these orders, in one statement."""
    require(actor, READ)
    sql = f"SELECT {COLUMNS} {_VISIBLE} WHERE o.id = ANY($3::uuid[])"
    rows = await db.pool().fetch(sql, *actor.scope(), list(ids))
    return {row["id"]: order_view(row) for row in rows}


async def find_orders(
    actor: Actor, wanted: OrderFilter, first: int = 20, after: str | None = None
) -> OrderPage:
    """A page of the visible orders, newest first; refuses INVALID_CURSOR."""
    require(actor, READ)
    size = max(1, min(first, MAX_PAGE))
    where, args = _criteria(actor, wanted)
    args.append(row_behind("payment_order", after))
    sql = f"""SELECT {COLUMNS} {_VISIBLE} WHERE {where}
        AND (${len(args)}::uuid IS NULL OR o.id < ${len(args)})
        ORDER BY o.id DESC LIMIT {size + 1}"""
    rows = await db.pool().fetch(sql, *args)
    shown = tuple(order_view(row) for row in rows[:size])
    cursors = tuple(cursor_of("payment_order", order.id) for order in shown)
    return OrderPage(shown, cursors, len(rows) > size)


async def count_orders(actor: Actor, wanted: OrderFilter) -> int:
    """How many orders a list has in all."""
    require(actor, READ)
    where, args = _criteria(actor, wanted)
    return int(await db.pool().fetchval(f"SELECT count(*) {_VISIBLE} WHERE {where}", *args))


async def events_of_orders(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[OrderEventView]]:
    """Every step of the visible ones of these orders, oldest first."""
    require(actor, READ)
    out: dict[UUID, list[OrderEventView]] = {order_id: [] for order_id in ids}
    for row in await db.pool().fetch(_EVENTS, *actor.scope(), list(ids)):
        cells = {name: row[name] for name in OrderEventView.__slots__}
        out[row["order_id"]].append(OrderEventView(**cells))
    return out


def _criteria(actor: Actor, wanted: OrderFilter) -> tuple[str, list[Any]]:
    args: list[Any] = [*actor.scope()]
    args += [wanted.status, wanted.number, wanted.customer_id, wanted.subject, wanted.kind]
    return (
        "($3::text IS NULL OR o.status = $3) AND ($4::text IS NULL OR starts_with(o.number, $4))"
        " AND ($5::uuid IS NULL OR o.customer_id = $5) AND ($6::text IS NULL OR o.subject = $6)"
        " AND ($7::text IS NULL OR o.kind = $7)",
        args,
    )
