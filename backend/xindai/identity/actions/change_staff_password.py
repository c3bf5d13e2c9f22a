"""Change one's own password."""

from __future__ import annotations

from typing import Any

from redis.asyncio import Redis

from xindai.identity.actions.sign_in import note_failure
from xindai.identity.credentials import password_fits
from xindai.identity.errors import password_wrong
from xindai.identity.once import once, veiled
from xindai.identity.passwords import new_hash, set_password
from xindai.identity.proof import staff_id_of
from xindai.identity.rules import LONGEST_PASSWORD
from xindai.identity.session_ends import end_sessions
from xindai.identity.throttle import Throttle
from xindai.platform import audit, crypto, db
from xindai.platform.actor import Actor
from xindai.platform.db import Tx


async def change_staff_password(
    redis: Redis, actor: Actor, old: str, new: str, address: str, key: str
) -> None:
    """The new one counts and all other sessions end; refuses PASSWORD_WRONG (which counts like a
    wrong sign-in) and passwords that are no good."""
    staff_id = staff_id_of(actor)
    async with db.transaction() as tx:
        login = await tx.value("SELECT login FROM staff_user WHERE id = $1", staff_id)
        throttle = Throttle(redis, await crypto.keys(tx), login, address)
    await throttle.refuse()
    failed = False

    async def act(tx: Tx) -> dict[str, Any]:
        nonlocal failed
        kept = await tx.value("SELECT password_hash FROM staff_user WHERE id = $1", staff_id)
        if len(old) > LONGEST_PASSWORD or not await password_fits(kept, old):
            failed = True
            raise password_wrong()
        await set_password(tx, staff_id, await new_hash(tx, login, staff_id, new))
        ended = await end_sessions(tx, staff_id, but=actor.session_id)
        about = {"sessionsEnded": ended}
        await audit.append(tx, actor, "identity.change_password", f"staff/{staff_id}", about)
        return {}

    given = {"old": await veiled(old), "new": await veiled(new)}
    try:
        await once(actor, "identity.change_password", key, given, act)
    finally:
        if failed:
            await note_failure(throttle, login)
