"""Sign in with a passkey alone: the device knows who it is and has asked him."""

from __future__ import annotations

from typing import Any, Final

from redis.asyncio import Redis

from xindai.identity.actions.sign_in import begin_session
from xindai.identity.errors import factor_wrong, passkeys_unavailable
from xindai.identity.factors import check, passkeys
from xindai.identity.factors.challenges import Purpose
from xindai.identity.factors.passkeys import Answer
from xindai.identity.standing import HAS_FACTOR
from xindai.identity.throttle import Throttle
from xindai.identity.types import SignedIn, Site
from xindai.platform import crypto, db

_USER: Final = f"""
SELECT u.*, {HAS_FACTOR} AS has_factor FROM staff_user u WHERE id = $1 AND is_active
"""


async def passkey_sign_in_options(redis: Redis, site: Site | None) -> dict[str, Any]:
    """A challenge for any of our passkeys; refuses PASSKEYS_UNAVAILABLE off our pages."""
    if site is None:
        raise passkeys_unavailable()
    async with db.transaction() as tx:
        return await passkeys.authentication_options(tx, redis, site, Purpose.SIGN_IN)


async def sign_in_passkey(
    redis: Redis, answer: Answer, address: str, user_agent: str = "", site: Site | None = None
) -> SignedIn:
    """The session of whose key it is; refuses FACTOR_WRONG.

    A login that others have shut by guessing stays open to its person this way.
    """
    if site is None:
        raise passkeys_unavailable()
    async with db.transaction() as tx:
        throttle = Throttle(redis, await crypto.keys(tx), "", address)
        await throttle.refuse_address()
        used = await passkeys.answered(tx, redis, site, answer, Purpose.SIGN_IN)
        cloned = used is not None and await check.note_clone(tx, used)
        user = None if used is None or cloned else await tx.row(_USER, used.staff_id)
    if user is None:
        await throttle.fail_address()
        raise factor_wrong("passkey")
    return await begin_session(user, address, user_agent, "passkey")
