"""A borrower looks at his sessions, and ends one that he does not know."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.identity.accounts import account_of
from xindai.identity.errors import session_not_found
from xindai.identity.events import session_ended
from xindai.identity.queries import IDLE
from xindai.identity.types import OwnSession
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor

OPERATION: Final = "identity.borrower_end_session"
_SESSIONS: Final = f"""
SELECT id, created_at, last_seen_at, expires_at, address, user_agent, id = $2 AS is_this
FROM session WHERE account_id = $1 AND expires_at > now()
    AND last_seen_at > now() - interval '{IDLE}' ORDER BY id
"""


async def own_sessions(actor: Actor) -> list[OwnSession]:
    """The live ones, oldest first."""
    rows = await db.pool().fetch(_SESSIONS, account_of(actor), actor.session_id)
    return [OwnSession(**dict(r)) for r in rows]


async def end_own_session(actor: Actor, session_id: UUID, idempotency_key: str) -> None:
    """Once per key; refuses SESSION_NOT_FOUND, also for a session of somebody else."""
    account_id = account_of(actor)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            sql = "DELETE FROM session WHERE id = $1 AND account_id = $2"
            if not await tx.execute(sql, session_id, account_id):
                raise session_not_found()
            await session_ended(tx, actor.id)
            await audit.append(tx, actor, OPERATION, f"session/{session_id}", {})
            return {}

        answer = await idempotency.run(tx, actor, OPERATION, key, {"id": str(session_id)}, act)
    answer.value()
