"""Sign out: the session is gone."""

from __future__ import annotations

from xindai.identity.credentials import digest
from xindai.identity.events import session_ended
from xindai.platform import audit, db
from xindai.platform.actor import Actor


async def sign_out(actor: Actor, token: str) -> None:
    """Ends the session of the token; one that is not there has ended already."""
    async with db.transaction() as tx:
        gone = await tx.execute("DELETE FROM staff_session WHERE token_hash = $1", digest(token))
        if gone:
            subject = actor.id.replace(":", "/")
            await audit.append(tx, actor, "identity.sign_out", subject, {})
            await session_ended(tx, actor.id)
