"""An application takes a part of a line, gives it up, or becomes a loan."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.credit_lines.actions.lock import lock_by_id, lock_of, parts_of_line
from xindai.credit_lines.actions.move import Move, move
from xindai.credit_lines.errors import reservation_exists, reservation_not_found
from xindai.credit_lines.permissions import DRAW
from xindai.credit_lines.rules import Line, check_reserve, part_for
from xindai.credit_lines.types import MovementKind
from xindai.kernel.ids import new_id
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

_HELD: Final = """
SELECT r.id, r.line_id, r.sub_line_id, r.product_id, r.amount_minor,
    coalesce(s.is_revolving, true) AS is_revolving
FROM line_reservation r LEFT JOIN credit_sub_line s ON s.id = r.sub_line_id
WHERE r.subject = $1 AND r.status = 'held'
"""
_RESERVE: Final = """
INSERT INTO line_reservation (id, line_id, sub_line_id, product_id, subject, amount_minor, status)
VALUES ($1, $2, $3, $4, $5, $6, 'held')
"""
_END: Final = "UPDATE line_reservation SET status = $2 WHERE id = $1"
_USE: Final = """
INSERT INTO line_use (id, line_id, sub_line_id, reservation_id, loan, drawn_minor, counted_minor,
    principal_minor, is_revolving) VALUES ($1, $2, $3, $4, $5, $6, $6, $6, $7)
"""


async def reserve(
    tx: Tx,
    actor: Actor,
    *,
    customer_id: UUID,
    product_id: UUID,
    amount_minor: int,
    currency: str,
    subject: str,
) -> None:
    """Holds an amount for a subject ("application/UUID"); the same once more changes nothing.

    Refuses LINE_NOT_FOUND, LINE_FROZEN, LINE_EXPIRED, LINE_EXCEEDED, AMOUNT_NOT_POSITIVE, and
    RESERVATION_EXISTS where the subject holds something else.
    """
    require(actor, DRAW)
    line = await lock_of(tx, actor, customer_id, currency)
    held = await tx.row(_HELD, subject)
    if held is not None:
        same = (held["line_id"], held["product_id"], held["amount_minor"])
        if same == (line.id, product_id, amount_minor):
            return
        raise reservation_exists()
    part = part_for(await parts_of_line(tx, line.id), product_id)
    check_reserve(line, part, amount_minor)
    part_id = part.id if part else None
    await tx.execute(_RESERVE, new_id(), line.id, part_id, product_id, subject, amount_minor)
    taken = Move(
        kind=MovementKind.RESERVE,
        amount_minor=amount_minor,
        subject=subject,
        part_id=part_id,
        reserved=amount_minor,
    )
    await move(tx, actor, line, taken)


async def cancel_reservation(tx: Tx, actor: Actor, subject: str) -> None:
    """Gives up what a subject holds; nothing happens where it holds nothing."""
    require(actor, DRAW)
    found = await _held(tx, actor, subject)
    if found is None:
        return
    line, held = found
    await tx.execute(_END, held["id"], "cancelled")
    given_up = Move(
        kind=MovementKind.CANCEL,
        amount_minor=held["amount_minor"],
        subject=subject,
        part_id=held["sub_line_id"],
        reserved=-held["amount_minor"],
    )
    await move(tx, actor, line, given_up)


async def use(tx: Tx, actor: Actor, *, reservation: str, loan: str) -> None:
    """What was held for an application is used by its loan ("loan/UUID"); once a loan.

    A reservation is a promise: it is kept by a line that was frozen or has expired since. Refuses
    RESERVATION_NOT_FOUND.
    """
    require(actor, DRAW)
    found = await _held(tx, actor, reservation)
    if found is None:
        if await tx.value("SELECT EXISTS (SELECT FROM line_use WHERE loan = $1)", loan):
            return
        raise reservation_not_found()
    line, held = found
    amount, part_id = held["amount_minor"], held["sub_line_id"]
    await tx.execute(_END, held["id"], "used")
    cells = (line.id, part_id, held["id"], loan, amount, held["is_revolving"])
    await tx.execute(_USE, new_id(), *cells)
    drawn = Move(
        kind=MovementKind.USE,
        amount_minor=amount,
        subject=loan,
        part_id=part_id,
        reserved=-amount,
        used=amount,
    )
    await move(tx, actor, line, drawn)


async def _held(tx: Tx, actor: Actor, subject: str) -> tuple[Line, Any] | None:
    """The locked line and what the subject holds of it; looked at again under the lock."""
    seen = await tx.row(_HELD, subject)
    if seen is None:
        return None
    line = await lock_by_id(tx, actor, seen["line_id"])
    held = await tx.row(_HELD, subject)
    return None if held is None or held["line_id"] != line.id else (line, held)
