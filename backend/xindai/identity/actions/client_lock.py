"""The first step of every change of a client: its row, locked."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.identity.client_errors import client_inactive, client_not_found
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

_LOCK: Final = """
SELECT a.* FROM api_client a JOIN branch b ON b.id = a.branch_id
WHERE a.id = $1 AND b.path LIKE $2 FOR UPDATE OF a
"""


async def lock_client(tx: Tx, actor: Actor, client: UUID) -> Any:
    """The row of an active client; refuses CLIENT_NOT_FOUND and CLIENT_INACTIVE."""
    row = await tx.row(_LOCK, client, actor.branch_pattern())
    if row is None:
        raise client_not_found()
    if not row["is_active"]:
        raise client_inactive()
    return row
