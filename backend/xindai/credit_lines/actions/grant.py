"""Open a line, or give one that has expired or was closed anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from xindai.credit_lines.actions.lock import lock_of
from xindai.credit_lines.actions.move import Move, move
from xindai.credit_lines.errors import line_exists, product_not_there
from xindai.credit_lines.permissions import APPROVE
from xindai.credit_lines.rules import Line, check_last_day, check_limit, check_parts
from xindai.credit_lines.types import LineStatus, MovementKind, SubLimit
from xindai.customers.errors import customer_not_found
from xindai.kernel.ids import new_id
from xindai.kernel.money import decimals_of
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx
from xindai.platform.permission import require

_OPEN: Final = f"""
INSERT INTO credit_line (id, number, customer_id, currency, status, expires_on)
SELECT $3, number_with_check('ED', nextval('credit_line_number')), c.id, $5::text, 'active', $6
FROM customer c JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")}
WHERE c.id = $4 AND NOT EXISTS (
    SELECT FROM credit_line WHERE customer_id = $4 AND currency = $5::text)
ON CONFLICT (customer_id, currency) DO NOTHING
"""
_VISIBLE: Final = f"""
SELECT EXISTS (SELECT FROM customer c
    JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")} WHERE c.id = $3)
"""
_PART: Final = """
INSERT INTO credit_sub_line (id, line_id, product_id, is_revolving)
SELECT $1, $2, id, $4 FROM product WHERE id = $3
ON CONFLICT (line_id, product_id) DO NOTHING
"""
_RECOUNT: Final = """
UPDATE line_use SET counted_minor = principal_minor
WHERE line_id = $1 AND counted_minor <> principal_minor
RETURNING loan, sub_line_id, old.counted_minor - new.counted_minor AS released
"""


async def grant(
    tx: Tx,
    actor: Actor,
    *,
    customer_id: UUID,
    currency: str,
    limit_minor: int,
    expires_on: date,
    sub_limits: Mapping[UUID, tuple[int, bool]],
    subject: str,
) -> UUID:
    """The line's id. `sub_limits`: limit and whether it revolves, by product.

    Whoever calls this has had two people decide. Refuses LINE_EXISTS for a line that still runs,
    CUSTOMER_NOT_FOUND, PRODUCT_NOT_FOUND, OUT_OF_RANGE, UNKNOWN_CURRENCY.
    """
    require(actor, APPROVE)
    parts = tuple(
        SubLimit(product_id=product_id, limit_minor=limit, is_revolving=revolves)
        for product_id, (limit, revolves) in sub_limits.items()
    )
    return await open_line(
        tx, actor, customer_id, currency, limit_minor, expires_on, parts, subject
    )


async def open_line(
    tx: Tx,
    actor: Actor,
    customer_id: UUID,
    currency: str,
    limit_minor: int,
    expires_on: date,
    parts: Sequence[SubLimit],
    subject: str,
) -> UUID:
    """The same, of parts as they were proposed."""
    decimals_of(currency)
    check_parts(parts, check_limit(limit_minor))
    if not await tx.value(_VISIBLE, *actor.scope(), customer_id):
        raise customer_not_found()
    cells = (new_id(), customer_id, currency, expires_on)
    is_new = await tx.execute(_OPEN, *actor.scope(), *cells)
    line = await lock_of(tx, actor, customer_id, currency)
    check_last_day(expires_on, line.today)
    if not is_new and line.status_today in (LineStatus.ACTIVE, LineStatus.FROZEN):
        raise line_exists()
    granted = Move(
        kind=MovementKind.GRANT,
        amount_minor=limit_minor,
        subject=subject,
        limit=limit_minor,
        temporary=(0, None),
        status=LineStatus.ACTIVE,
        expires_on=expires_on,
    )
    await move(tx, actor, line, granted)
    if not is_new:
        await _start_afresh(tx, actor, line)
    for part in parts:
        await set_part(tx, actor, line, part, limit_minor, subject)
    return line.id


async def set_part(
    tx: Tx, actor: Actor, line: Line, part: SubLimit, limit_minor: int, subject: str
) -> None:
    """Adds or changes the part of a product; refuses PRODUCT_NOT_FOUND."""
    await tx.execute(_PART, new_id(), line.id, part.product_id, part.is_revolving)
    part_id = await tx.value(
        "SELECT id FROM credit_sub_line WHERE line_id = $1 AND product_id = $2",
        line.id,
        part.product_id,
    )
    if part_id is None:
        raise product_not_there()
    wanted = limit_minor if part.limit_minor is None else part.limit_minor
    changed = Move(
        kind=MovementKind.SUB_LINE,
        amount_minor=wanted,
        subject=subject,
        part_id=part_id,
        part_limit=wanted,
        part_revolves=part.is_revolving,
    )
    await move(tx, actor, line, changed)


async def _start_afresh(tx: Tx, actor: Actor, line: Line) -> None:
    """A new grant asks only for what is still owed: what did not revolve before comes back."""
    for use in await tx.rows(_RECOUNT, line.id):
        released = Move(
            kind=MovementKind.RELEASE,
            amount_minor=use["released"],
            subject=use["loan"],
            part_id=use["sub_line_id"],
            used=-use["released"],
        )
        await move(tx, actor, line, released)
