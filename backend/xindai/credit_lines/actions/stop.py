"""Freeze at once, close for good, expire with the day: what only makes a line smaller."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.credit_lines.actions.lock import COLUMNS, line_of, lock_by_id
from xindai.credit_lines.actions.move import Move, move
from xindai.credit_lines.errors import line_reserved, wrong_status
from xindai.credit_lines.permissions import CLOSE, FREEZE
from xindai.credit_lines.rules import Line, check_reason
from xindai.credit_lines.types import LineStatus, MovementKind
from xindai.platform import db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import Permission, require

BATCH: Final = 200
_OVER: Final = f"""
{COLUMNS} WHERE l.status IN ('active', 'frozen') AND l.expires_on < d.current_on
ORDER BY l.id LIMIT {BATCH} FOR UPDATE OF l SKIP LOCKED
"""


async def freeze(actor: Actor, line_id: UUID, reason: str, idempotency_key: str) -> None:
    """Nothing more is reserved, what is reserved stays; refuses LINE_NOT_FOUND, WRONG_STATUS."""
    await _once(actor, FREEZE, line_id, reason, idempotency_key)


async def close(actor: Actor, line_id: UUID, reason: str, idempotency_key: str) -> None:
    """The limit becomes zero; loans go on. Refuses LINE_RESERVED, LINE_NOT_FOUND, WRONG_STATUS."""
    await _once(actor, CLOSE, line_id, reason, idempotency_key)


async def expire_in(tx: Tx, actor: Actor) -> int:
    """Writes down of one batch of lines that their last day is over; how many."""
    rows = await tx.rows(_OVER)
    for row in rows:
        over = Move(kind=MovementKind.EXPIRE, amount_minor=0, status=LineStatus.EXPIRED)
        await move(tx, actor, line_of(row), over)
    return len(rows)


async def _once(
    actor: Actor, permission: Permission, line_id: UUID, reason: str, idempotency_key: str
) -> None:
    require(actor, permission)
    key, why = idempotency.check_key(idempotency_key), check_reason(reason)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            line = await lock_by_id(tx, actor, line_id)
            change = _frozen(line, why) if permission is FREEZE else _closed(line, why)
            await move(tx, actor, line, change)
            return {}

        given = {"line": str(line_id), "reason": why}
        answer = await idempotency.run(tx, actor, permission.code, key, given, act)
    answer.value()


def _frozen(line: Line, why: str) -> Move:
    if line.status_today is not LineStatus.ACTIVE:
        raise wrong_status(line.status_today)
    return Move(
        kind=MovementKind.FREEZE,
        amount_minor=0,
        reason=why,
        status=LineStatus.FROZEN,
        frozen_reason=why,
    )


def _closed(line: Line, why: str) -> Move:
    if line.status is LineStatus.CLOSED:
        raise wrong_status(line.status)
    if line.reserved_minor:
        raise line_reserved()
    return Move(
        kind=MovementKind.CLOSE,
        amount_minor=line.limit_minor,
        reason=why,
        limit=0,
        temporary=(0, None),
        status=LineStatus.CLOSED,
    )
