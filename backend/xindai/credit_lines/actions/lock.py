"""Take a line for this transaction: first its row, then, in a later statement, its parts.

Parts, reservations and uses are only changed by who holds the row of their line, so what is read
after the lock is how things are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.credit_lines.errors import line_not_found
from xindai.credit_lines.rules import Line, SubLine
from xindai.credit_lines.types import LineStatus
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx

COLUMNS: Final = """
SELECT l.id, l.customer_id, c.branch_id, l.currency, l.status, l.limit_minor, l.temporary_minor,
    l.temporary_until, l.reserved_minor, l.used_minor, l.expires_on, d.current_on AS today
FROM credit_line l JOIN customer c ON c.id = l.customer_id CROSS JOIN business_day d
"""
_SCOPED: Final = f"{COLUMNS} JOIN branch b ON b.id = c.branch_id AND {in_scope('b.path', 'c.id')}"
_PARTS: Final = """
SELECT id, product_id, limit_minor, is_revolving, reserved_minor, used_minor
FROM credit_sub_line WHERE line_id = $1 ORDER BY product_id
"""


def line_of(row: Mapping[str, Any]) -> Line:
    """A row of `COLUMNS`."""
    return Line(**dict(row) | {"status": LineStatus(row["status"])})


async def lock_of(tx: Tx, actor: Actor, customer_id: UUID, currency: str) -> Line:
    """The customer's line; refuses LINE_NOT_FOUND."""
    sql = f"{_SCOPED} WHERE l.customer_id = $3 AND l.currency = $4 FOR UPDATE OF l"
    return _found(await tx.row(sql, *actor.scope(), customer_id, currency))


async def lock_by_id(tx: Tx, actor: Actor, line_id: UUID) -> Line:
    """The same by the line's id; refuses LINE_NOT_FOUND."""
    sql = f"{_SCOPED} WHERE l.id = $3 FOR UPDATE OF l"
    return _found(await tx.row(sql, *actor.scope(), line_id))


def _found(row: Any) -> Line:
    if row is None:
        raise line_not_found()
    return line_of(row)


async def parts_of_line(tx: Tx, line_id: UUID) -> list[SubLine]:
    """The parts of a line that is locked."""
    return [SubLine(**dict(row)) for row in await tx.rows(_PARTS, line_id)]
