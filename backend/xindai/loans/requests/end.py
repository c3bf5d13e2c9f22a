"""A request that nobody has to answer any more: what it asked for is out of date."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.loans.requests.lock import VISIBLE
from xindai.loans.requests.move import move
from xindai.loans.requests.types import RequestStatus
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

_ROW: Final = f"""
SELECT r.*, l.branch_id, l.currency, now() AS now {VISIBLE}
WHERE r.id = $3 AND r.status IN ('submitted', 'under_review') FOR NO KEY UPDATE OF r
"""


async def withdraw_in(tx: Tx, actor: Actor, request_id: UUID) -> None:
    """Withdrawn, if it is open still."""
    row = await tx.row(_ROW, *actor.scope(), request_id)
    if row is not None:
        cells = {"decided_by": actor.id, "decided_at": row["now"]}
        await move(tx, actor, row, "outdated", RequestStatus.WITHDRAWN, cells=cells)
