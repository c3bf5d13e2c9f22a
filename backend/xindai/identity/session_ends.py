"""Sessions that end before their time; who listens by one hears of it and is cut off."""

from __future__ import annotations

from uuid import UUID

from xindai.identity.events import session_ended
from xindai.platform.db import Tx


async def end_sessions(tx: Tx, staff_id: UUID, *, but: UUID | None = None) -> int:
    """Ends the sessions of a person, all or all but one; how many there were."""
    sql = "DELETE FROM session WHERE staff_id = $1 AND id IS DISTINCT FROM $2 RETURNING id"
    ended = [row["id"] for row in await tx.rows(sql, staff_id, but)]
    if ended:
        await session_ended(tx, f"staff:{staff_id}")
    return len(ended)


async def end_session_of(tx: Tx, staff_id: UUID, session_id: UUID) -> bool:
    """Whether it was one of his; one that is not there has ended already."""
    sql = "DELETE FROM session WHERE staff_id = $1 AND id = $2 RETURNING id"
    ended = [row["id"] for row in await tx.rows(sql, staff_id, session_id)]
    if ended:
        await session_ended(tx, f"staff:{staff_id}")
    return bool(ended)
