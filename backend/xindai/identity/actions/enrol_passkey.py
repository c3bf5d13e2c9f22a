"""Add and remove passkeys of one's own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from redis.asyncio import Redis

from xindai.identity.actions.enrol_totp import told
from xindai.identity.errors import passkeys_unavailable, too_many_passkeys
from xindai.identity.events import actor_changed
from xindai.identity.factors import check, passkeys, recovery
from xindai.identity.factors.left import drop_last
from xindai.identity.factors.passkeys import Answer
from xindai.identity.once import once
from xindai.identity.proof import require_recent, staff_id_of
from xindai.identity.rules import check_name
from xindai.identity.types import Site
from xindai.platform import audit, db
from xindai.platform.actor import Actor
from xindai.platform.db import Tx


async def passkey_options(redis: Redis, actor: Actor, site: Site | None) -> dict[str, Any]:
    """What the browser needs to make one; refuses STEP_UP_NEEDED and PASSKEYS_UNAVAILABLE."""
    staff_id = staff_id_of(actor)
    await require_recent(actor)
    if site is None:
        raise passkeys_unavailable()
    async with db.transaction() as tx:
        user: Any = await tx.row(
            "SELECT login, display_name FROM staff_user WHERE id = $1", staff_id
        )
        return await passkeys.registration_options(
            tx, redis, site, staff_id, user["login"], user["display_name"]
        )


async def add_passkey(
    redis: Redis, actor: Actor, site: Site | None, name: str, answer: Answer, key: str
) -> list[str] | None:
    """The key counts at once; ten recovery codes with the first factor. Refuses FACTOR_WRONG."""
    staff_id, label = staff_id_of(actor), check_name(name)
    await require_recent(actor)
    if site is None:
        raise passkeys_unavailable()

    async def act(tx: Tx) -> dict[str, Any]:
        held = "SELECT count(*) FROM staff_passkey WHERE staff_id = $1"
        if await tx.value(held, staff_id) >= passkeys.MOST_PER_PERSON:
            raise too_many_passkeys(passkeys.MOST_PER_PERSON)
        is_first = not await check.methods(tx, staff_id)
        passkey_id = await passkeys.register(tx, redis, site, staff_id, label, answer)
        batch = await recovery.renew(tx, staff_id) if is_first else None
        if is_first:
            await actor_changed(tx, actor.id)  # what he must have he has
        about = {"passkey": str(passkey_id)}
        await audit.append(tx, actor, "identity.passkey_add", f"staff/{staff_id}", about)
        return {"batch": str(batch) if batch else None}

    given = {"name": label, "answer": dict(answer)}
    return await told(await once(actor, "identity.passkey_add", key, given, act))


async def remove_passkey(actor: Actor, passkey_id: UUID, key: str) -> None:
    """The key opens nothing any more; one that is not his is not there. Refuses FACTOR_REQUIRED."""
    staff_id = staff_id_of(actor)
    await require_recent(actor)

    async def act(tx: Tx) -> dict[str, Any]:
        sql = "DELETE FROM staff_passkey WHERE staff_id = $1 AND id = $2"
        if await tx.execute(sql, staff_id, passkey_id):
            await drop_last(tx, staff_id)
            about = {"passkey": str(passkey_id)}
            await audit.append(tx, actor, "identity.passkey_remove", f"staff/{staff_id}", about)
        return {}

    given = {"passkeyId": str(passkey_id)}
    await once(actor, "identity.passkey_remove", key, given, act)
