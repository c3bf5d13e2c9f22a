"""How fresh is it that a person proved who he is: sensitive acts want the last ten minutes."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.identity.errors import not_on_yourself, staff_only, step_up_needed
from xindai.platform import db
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.db import Tx

RECENT: Final = "10 minutes"
_IS_RECENT: Final = f"""
SELECT proved_at > now() - interval '{RECENT}' FROM session WHERE id = $1
"""


async def require_recent(actor: Actor) -> None:
    """Refuses STEP_UP_NEEDED unless this session signed in or proved itself a short while ago.

    The program itself is as fresh as ever, and so is a command that a checker approved (it comes
    without a session: two people stand for it). A third party's client never is.
    """
    approved = actor.kind is ActorKind.STAFF and actor.session_id is None
    if approved or actor.kind is ActorKind.SYSTEM:
        return
    if actor.session_id is None or not await db.pool().fetchval(_IS_RECENT, actor.session_id):
        raise step_up_needed()


async def prove(tx: Tx, actor: Actor) -> None:
    """The session proved itself just now."""
    await tx.execute("UPDATE session SET proved_at = now() WHERE id = $1", actor.session_id)


def staff_id_of(actor: Actor) -> UUID:
    """The person who acts; only staff have what is asked for here (refuses FORBIDDEN)."""
    if actor.kind is not ActorKind.STAFF:
        raise staff_only()
    return UUID(actor.id.removeprefix("staff:"))


def refuse_self(actor: Actor, staff_id: UUID) -> None:
    """Refuses NOT_ON_YOURSELF."""
    if actor.id == f"staff:{staff_id}":
        raise not_on_yourself()
