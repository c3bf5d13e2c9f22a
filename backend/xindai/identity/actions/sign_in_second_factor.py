"""Sign in, second step: a factor ends what the password began."""

from __future__ import annotations

from typing import Final

from redis.asyncio import Redis

from xindai.identity import pending
from xindai.identity.actions.sign_in import begin_session, note_failure
from xindai.identity.errors import factor_wrong, sign_in_expired
from xindai.identity.factors import check
from xindai.identity.factors.challenges import Purpose
from xindai.identity.factors.check import Proof
from xindai.identity.standing import HAS_FACTOR
from xindai.identity.throttle import Throttle
from xindai.identity.types import SignedIn, Site
from xindai.platform import crypto, db

_USER: Final = f"""
SELECT u.*, {HAS_FACTOR} AS has_factor,
    extract(epoch FROM locked_until - now())::float8 AS locked_seconds
FROM staff_user u WHERE id = $1 AND is_active
"""


async def sign_in_second_factor(
    redis: Redis,
    token: str,
    proof: Proof,
    address: str,
    user_agent: str = "",
    site: Site | None = None,
) -> SignedIn:
    """The session; refuses FACTOR_WRONG, and SIGN_IN_EXPIRED after five tries or five minutes.

    A wrong factor counts like a wrong password: who knows the password cannot guess for ever.
    """
    staff_id = await pending.take_try(redis, token)
    async with db.transaction() as tx:
        user = await tx.row(_USER, staff_id)
        if user is None:
            raise sign_in_expired()
        throttle = Throttle(redis, await crypto.keys(tx), user["login"], address)
    await throttle.refuse(user["locked_seconds"] or 0)
    async with db.transaction() as tx:
        fits = await check.fits(tx, redis, site, staff_id, proof, Purpose.SECOND_FACTOR)
    if not fits:
        await note_failure(throttle, user["login"])
        raise factor_wrong()
    if not await pending.finish(redis, token):
        raise sign_in_expired()
    await throttle.forget()
    return await begin_session(user, address, user_agent, proof.kind)
