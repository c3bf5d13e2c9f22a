"""Sign out: the session is gone."""

from __future__ import annotations

from xindai.identity.sessions import end_session
from xindai.platform import audit, db
from xindai.platform.actor import Actor


async def sign_out(actor: Actor, token: str) -> None:
    """Ends the session of the token; one that is not there has ended already."""
    async with db.transaction() as tx:
        if await end_session(tx, token):
            subject = actor.id.replace(":", "/")
            await audit.append(tx, actor, "identity.sign_out", subject, {})
