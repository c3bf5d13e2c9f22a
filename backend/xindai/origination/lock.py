"""What every command begins with: the application's row, locked, if the actor may see it."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.origination.errors import application_not_found
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx

VISIBLE: Final = (
    "FROM application a JOIN branch b ON b.id = a.branch_id"
    f" AND {in_scope('b.path', 'a.customer_id')}"
)
"""The rows an actor sees: $1 and $2 are `actor.scope()`."""
_LOCK: Final = f"""
SELECT a.*, b.path AS branch_path, d.current_on AS today, now() AS now
{VISIBLE} CROSS JOIN business_day d
WHERE a.id = $3 FOR NO KEY UPDATE OF a
"""


async def lock(tx: Tx, actor: Actor, application_id: UUID) -> Any:
    """The row with its branch's path and the business date; refuses APPLICATION_NOT_FOUND."""
    row = await tx.row(_LOCK, *actor.scope(), application_id)
    if row is None:
        raise application_not_found()
    return row
