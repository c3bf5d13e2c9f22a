"""Prove again who you are, for acts that want it fresh: by a factor; without one, the password."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from redis.asyncio import Redis

from xindai.identity.actions.sign_in import note_failure
from xindai.identity.credentials import password_fits
from xindai.identity.errors import factor_missing, factor_wrong, passkeys_unavailable
from xindai.identity.factors import check, passkeys
from xindai.identity.factors.challenges import Purpose
from xindai.identity.factors.check import Proof
from xindai.identity.proof import prove, staff_id_of
from xindai.identity.rules import LONGEST_PASSWORD
from xindai.identity.throttle import Throttle
from xindai.identity.types import Site
from xindai.platform import audit, crypto, db
from xindai.platform.actor import Actor

_USER: Final = """
SELECT login, password_hash, extract(epoch FROM locked_until - now())::float8 AS locked_seconds
FROM staff_user WHERE id = $1
"""


async def reauthenticate_options(redis: Redis, actor: Actor, site: Site | None) -> dict[str, Any]:
    """A challenge for one of the actor's passkeys; refuses PASSKEYS_UNAVAILABLE."""
    staff_id = staff_id_of(actor)
    if site is None:
        raise passkeys_unavailable()
    async with db.transaction() as tx:
        return await passkeys.authentication_options(
            tx, redis, site, Purpose.REAUTHENTICATE, staff_id
        )


async def reauthenticate(
    redis: Redis,
    actor: Actor,
    given: Proof | str,
    address: str,
    site: Site | None = None,
) -> None:
    """The session is fresh for ten minutes; refuses FACTOR_WRONG, and FACTOR_MISSING for a
    password (a text) of somebody who has more than that."""
    staff_id = staff_id_of(actor)
    async with db.transaction() as tx:
        user: Any = await tx.row(_USER, staff_id)
        throttle = Throttle(redis, await crypto.keys(tx), user["login"], address)
        has_factor = bool(await check.methods(tx, staff_id))
    await throttle.refuse(user["locked_seconds"] or 0)
    if isinstance(given, str) and has_factor:
        raise factor_missing()
    if not await _fits(redis, site, staff_id, user["password_hash"], given):
        await note_failure(throttle, user["login"])
        raise factor_wrong()
    await throttle.forget()
    async with db.transaction() as tx:
        await prove(tx, actor)
        by = {"by": "password" if isinstance(given, str) else given.kind}
        await audit.append(tx, actor, "identity.reauthenticate", f"staff/{staff_id}", by)


async def _fits(
    redis: Redis, site: Site | None, staff_id: UUID, kept: str, given: Proof | str
) -> bool:
    if isinstance(given, str):
        return len(given) <= LONGEST_PASSWORD and await password_fits(kept, given)
    async with db.transaction() as tx:
        return await check.fits(tx, redis, site, staff_id, given, Purpose.REAUTHENTICATE)
