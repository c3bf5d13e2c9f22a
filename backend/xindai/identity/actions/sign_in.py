"""Sign in: a password for a session."""

from __future__ import annotations

from typing import Any, Final

from redis.asyncio import Redis

from xindai.identity.credentials import password_fits
from xindai.identity.errors import sign_in_failed
from xindai.identity.queries import staff_view
from xindai.identity.rules import LONGEST_PASSWORD
from xindai.identity.sessions import start_session
from xindai.identity.throttle import forget_failures, note_failure, refuse_guessing
from xindai.identity.types import SignedIn
from xindai.platform import audit, db
from xindai.platform.actor import Actor, ActorKind

_USER: Final = "SELECT * FROM staff_user WHERE login = $1 AND is_active"


async def sign_in(
    redis: Redis, login: str, password: str, address: str, user_agent: str = ""
) -> SignedIn:
    """A session for a person; refuses SIGN_IN_FAILED and TOO_MANY_ATTEMPTS.

    `address` is where the request came from; failures count per login and per address.
    """
    await refuse_guessing(redis, login, address)
    user = await db.pool().fetchrow(_USER, login.lower()[:100])
    kept = user["password_hash"] if user else None
    if len(password) > LONGEST_PASSWORD or not await password_fits(kept, password):
        await note_failure(redis, login, address)
        raise sign_in_failed()
    assert user is not None
    await forget_failures(redis, login, address)
    return await _start(user, address, user_agent)


async def _start(user: Any, address: str, user_agent: str) -> SignedIn:
    actor = Actor(f"staff:{user['id']}", ActorKind.STAFF)
    async with db.transaction() as tx:
        token, expires_at = await start_session(
            tx, staff_id=user["id"], address=address, user_agent=user_agent
        )
        await audit.append(tx, actor, "identity.sign_in", f"staff/{user['id']}", {})
    return SignedIn(token, expires_at, staff_view(user))
