"""Sign in: a password for a session."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from redis.asyncio import Redis

from xindai.identity.credentials import digest, new_token, password_fits
from xindai.identity.errors import sign_in_failed
from xindai.identity.queries import staff_view
from xindai.identity.rules import LONGEST_PASSWORD
from xindai.identity.throttle import forget_failures, note_failure, refuse_guessing
from xindai.identity.types import SignedIn
from xindai.kernel.ids import new_id
from xindai.platform import audit, db
from xindai.platform.actor import Actor, ActorKind

LIFETIME: Final = timedelta(hours=12)
"""A working day; nothing prolongs a session."""
_USER: Final = "SELECT * FROM staff_user WHERE login = $1 AND is_active"
_SESSION: Final = """
INSERT INTO staff_session (id, token_hash, user_id, expires_at)
VALUES ($1, $2, $3, now() + $4) RETURNING expires_at
"""


async def sign_in(redis: Redis, login: str, password: str, address: str) -> SignedIn:
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
    return await _start(user)


async def _start(user: Any) -> SignedIn:
    token = new_token()
    actor = Actor(f"staff:{user['id']}", ActorKind.STAFF)
    async with db.transaction() as tx:
        await tx.execute(
            "DELETE FROM staff_session WHERE user_id = $1 AND expires_at <= now()", user["id"]
        )
        expires_at = await tx.value(_SESSION, new_id(), digest(token), user["id"], LIFETIME)
        await audit.append(tx, actor, "identity.sign_in", f"staff/{user['id']}", {})
    return SignedIn(token, expires_at, staff_view(user))
