"""Leave and come back, unlock, must have a second factor, lost every factor."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from redis.asyncio import Redis

from xindai.identity.events import actor_changed
from xindai.identity.factors.left import drop_all
from xindai.identity.once import once
from xindai.identity.people import keeping_an_administrator, lock_person
from xindai.identity.permissions import STAFF_CHANGE, STAFF_RESET
from xindai.identity.proof import require_recent
from xindai.identity.session_ends import end_sessions
from xindai.identity.throttle import Throttle
from xindai.platform import audit, crypto, db
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require


async def set_staff_active(actor: Actor, staff_id: UUID, is_active: bool, key: str | None) -> None:
    """Who has left cannot sign in, and his sessions end now; refuses LAST_ADMINISTRATOR."""
    require(actor, STAFF_CHANGE)
    await require_recent(actor)

    async def act(tx: Tx) -> dict[str, Any]:
        await lock_person(tx, actor, staff_id)
        async with keeping_an_administrator(tx):
            sql = "UPDATE staff_user SET is_active = $2 WHERE id = $1"
            await tx.execute(sql, staff_id, is_active)
        ended = 0 if is_active else await end_sessions(tx, staff_id)
        about = {"isActive": is_active, "sessionsEnded": ended}
        await audit.append(tx, actor, "identity.staff_active", f"staff/{staff_id}", about)
        return {}

    given = {"staffId": str(staff_id), "isActive": is_active}
    await once(actor, "identity.staff_active", key, given, act)


async def unlock_staff(redis: Redis, actor: Actor, staff_id: UUID, key: str | None) -> None:
    """The person may try again at once, and his next lock is a short one again."""
    require(actor, STAFF_CHANGE)
    login = ""

    async def act(tx: Tx) -> dict[str, Any]:
        nonlocal login
        login = (await lock_person(tx, actor, staff_id))["login"]
        await tx.execute("UPDATE staff_user SET locked_until = NULL WHERE id = $1", staff_id)
        await audit.append(tx, actor, "identity.staff_unlock", f"staff/{staff_id}", {})
        return {}

    await once(actor, "identity.staff_unlock", key, {"staffId": str(staff_id)}, act)
    if login:
        async with db.transaction() as tx:
            throttle = Throttle(redis, await crypto.keys(tx), login, "")
        await throttle.forget()


async def require_factor(actor: Actor, staff_id: UUID, needed: bool, key: str | None) -> None:
    """Without a factor he can do nothing but set one up, from his next request on."""
    require(actor, STAFF_CHANGE)

    async def act(tx: Tx) -> dict[str, Any]:
        await lock_person(tx, actor, staff_id)
        await tx.execute("UPDATE staff_user SET needs_factor = $2 WHERE id = $1", staff_id, needed)
        await actor_changed(tx, f"staff:{staff_id}")
        about = {"needed": needed}
        await audit.append(tx, actor, "identity.staff_factor", f"staff/{staff_id}", about)
        return {}

    given = {"staffId": str(staff_id), "needed": needed}
    await once(actor, "identity.staff_factor", key, given, act)


async def reset_factors(actor: Actor, staff_id: UUID, key: str | None) -> None:
    """For who lost his telephone and his codes: only the password is left, all sessions end."""
    require(actor, STAFF_RESET)
    await require_recent(actor)

    async def act(tx: Tx) -> dict[str, Any]:
        await lock_person(tx, actor, staff_id)
        await drop_all(tx, staff_id)
        about = {"sessionsEnded": await end_sessions(tx, staff_id)}
        await audit.append(tx, actor, "identity.factors_reset", f"staff/{staff_id}", about)
        return {}

    await once(actor, "identity.factors_reset", key, {"staffId": str(staff_id)}, act)
