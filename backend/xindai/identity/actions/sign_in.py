"""Sign in: a password for a session, or for the question after a second factor."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from redis.asyncio import Redis

from xindai.identity import pending
from xindai.identity.credentials import password_fits
from xindai.identity.errors import sign_in_failed
from xindai.identity.factors import check, passkeys
from xindai.identity.factors.challenges import Purpose
from xindai.identity.queries import staff_view
from xindai.identity.rules import LONGEST_PASSWORD
from xindai.identity.sessions import start_session
from xindai.identity.standing import HAS_FACTOR
from xindai.identity.throttle import Throttle
from xindai.identity.types import SecondFactor, SignedIn, Site
from xindai.platform import audit, crypto, db
from xindai.platform.actor import Actor, ActorKind, system_actor

_USER: Final = f"""
SELECT u.*, {HAS_FACTOR} AS has_factor,
    extract(epoch FROM locked_until - now())::float8 AS locked_seconds
FROM staff_user u WHERE login = $1 AND is_active
"""
_LOCK: Final = """
UPDATE staff_user SET locked_until = now() + make_interval(secs => $2)
WHERE login = $1 AND is_active RETURNING id
"""


async def sign_in(
    redis: Redis,
    login: str,
    password: str,
    address: str,
    user_agent: str = "",
    site: Site | None = None,
) -> SignedIn | SecondFactor:
    """A session, or what is still missing to one; refuses SIGN_IN_FAILED and TOO_MANY_ATTEMPTS.

    `address` is where the request came from; failures count per login and per address. A login
    that nobody has is refused, counted and shut in the same words and the same time.
    """
    name = login.lower()[:100]
    async with db.transaction() as tx:
        throttle = Throttle(redis, await crypto.keys(tx), name, address)
        user = await tx.row(_USER, name)
    await throttle.refuse(user["locked_seconds"] or 0 if user else 0)
    kept = user["password_hash"] if user else None
    if len(password) > LONGEST_PASSWORD or not await password_fits(kept, password):
        await note_failure(throttle, name)
        raise sign_in_failed()
    assert user is not None
    async with db.transaction() as tx:
        methods = await check.methods(tx, user["id"])
        options = (
            await passkeys.authentication_options(
                tx, redis, site, Purpose.SECOND_FACTOR, user["id"]
            )
            if site is not None and "passkey" in methods
            else None
        )
    if methods:
        return SecondFactor(await pending.begin(redis, user["id"]), tuple(methods), options)
    await throttle.forget()
    return await begin_session(user, address, user_agent, "password")


async def note_failure(throttle: Throttle, login: str) -> None:
    """Counts it; the tenth shuts the login, and where somebody has it, that is seen and audited."""
    seconds = await throttle.fail()
    if not seconds:
        return
    async with db.transaction() as tx:
        found: UUID | None = await tx.value(_LOCK, login, float(seconds))
        # Written for nobody's login too: it is guessing, and it takes the same time.
        subject = f"staff/{found or 'nobody'}"
        actor = system_actor("sign_in")
        await audit.append(tx, actor, "identity.lock", subject, {"seconds": seconds})


async def begin_session(user: Any, address: str, user_agent: str, by: str) -> SignedIn:
    """A session of its own for a person who proved who he is; `by`: with what."""
    actor = Actor(f"staff:{user['id']}", ActorKind.STAFF)
    async with db.transaction() as tx:
        token, expires_at = await start_session(
            tx, staff_id=user["id"], address=address, user_agent=user_agent
        )
        await audit.append(tx, actor, "identity.sign_in", f"staff/{user['id']}", {"by": by})
    return SignedIn(token, expires_at, staff_view(user))
