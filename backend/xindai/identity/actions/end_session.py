"""End sessions: one's own, all others of one's own, those of the actor's people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from xindai.identity.once import once
from xindai.identity.people import lock_person
from xindai.identity.permissions import SESSION_END
from xindai.identity.proof import staff_id_of
from xindai.identity.session_ends import end_session_of, end_sessions
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require


async def end_own_staff_session(actor: Actor, session_id: UUID, key: str) -> int:
    """How many ended: 1, or 0 where it was not his or is over."""
    staff_id = staff_id_of(actor)

    async def act(tx: Tx) -> dict[str, Any]:
        ended = int(await end_session_of(tx, staff_id, session_id))
        if ended:
            await audit.append(tx, actor, "identity.session_end", f"staff/{staff_id}", {})
        return {"ended": ended}

    given = {"sessionId": str(session_id)}
    return await _ended(actor, "identity.session_end", key, given, act)


async def end_other_staff_sessions(actor: Actor, key: str) -> int:
    """All of his own but the one that asks."""
    staff_id = staff_id_of(actor)

    async def act(tx: Tx) -> dict[str, Any]:
        ended = await end_sessions(tx, staff_id, but=actor.session_id)
        about = {"sessionsEnded": ended}
        await audit.append(tx, actor, "identity.session_end", f"staff/{staff_id}", about)
        return {"ended": ended}

    return await _ended(actor, "identity.session_end_others", key, {}, act)


async def end_staff_sessions(
    actor: Actor, staff_id: UUID, key: str, session_id: UUID | None = None
) -> int:
    """All sessions of somebody else in the actor's subtree, or one of them."""
    require(actor, SESSION_END)

    async def act(tx: Tx) -> dict[str, Any]:
        await lock_person(tx, actor, staff_id)
        if session_id is None:
            ended = await end_sessions(tx, staff_id)
        else:
            ended = int(await end_session_of(tx, staff_id, session_id))
        about = {"sessionsEnded": ended}
        await audit.append(tx, actor, "identity.session_end", f"staff/{staff_id}", about)
        return {"ended": ended}

    given = {"staffId": str(staff_id), "sessionId": str(session_id or "")}
    return await _ended(actor, "identity.staff_session_end", key, given, act)


async def _ended(actor: Actor, operation: str, key: str, given: dict[str, Any], act: Any) -> int:
    answer = await once(actor, operation, key, given, act)
    return int(answer["ended"])
