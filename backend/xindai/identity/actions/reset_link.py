"""A link by which a person sets his password once: for the new ones and those who lost it."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from redis.asyncio import Redis

from xindai.identity.credentials import digest, hash_password, new_token
from xindai.identity.errors import link_invalid
from xindai.identity.once import once
from xindai.identity.passwords import check_new_password, new_hash, set_password
from xindai.identity.people import lock_person
from xindai.identity.permissions import STAFF_RESET
from xindai.identity.proof import require_recent
from xindai.identity.session_ends import end_sessions
from xindai.identity.throttle import Throttle
from xindai.identity.types import ResetLink
from xindai.kernel.ids import new_id
from xindai.platform import audit, crypto, db
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

LIFETIME: Final = timedelta(hours=24)
_MAKE: Final = """
INSERT INTO staff_reset_link (id, staff_id, token_hash, expires_at) VALUES ($1, $2, $3, now() + $4)
"""
_FIND: Final = """
SELECT l.id, l.staff_id, u.login FROM staff_reset_link l JOIN staff_user u ON u.id = l.staff_id
WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.expires_at > now() AND u.is_active
"""


async def create_reset_link(actor: Actor, staff_id: UUID, key: str | None) -> ResetLink:
    """The link; the old password opens nothing from now on, and all sessions end.

    Refuses STAFF_NOT_FOUND, NOT_ON_YOURSELF, ABOVE_OWN_RIGHTS and STEP_UP_NEEDED.
    """
    require(actor, STAFF_RESET)
    await require_recent(actor)

    async def act(tx: Tx) -> dict[str, Any]:
        await lock_person(tx, actor, staff_id)
        await set_password(tx, staff_id, await hash_password(new_token()))
        ended = await end_sessions(tx, staff_id)
        link_id = await add_link(tx, staff_id)
        about = {"sessionsEnded": ended}
        await audit.append(tx, actor, "identity.reset_link", f"staff/{staff_id}", about)
        return {"linkId": str(link_id)}

    made = await once(actor, "identity.reset_link", key, {"staffId": str(staff_id)}, act)
    return await link_of(UUID(made["linkId"]))


async def add_link(tx: Tx, staff_id: UUID) -> UUID:
    """A fresh link, alone: those before it run out now."""
    await tx.execute(
        "UPDATE staff_reset_link SET expires_at = now() WHERE staff_id = $1 AND expires_at > now()",
        staff_id,
    )
    link_id = new_id()
    token = _token(await crypto.keys(tx), link_id)
    await tx.execute(_MAKE, link_id, staff_id, digest(token), LIFETIME)
    return link_id


async def link_of(link_id: UUID) -> ResetLink:
    """What is shown of a link: its token is made from its id by a key outside the database."""
    async with db.transaction() as tx:
        row: Any = await tx.row("SELECT * FROM staff_reset_link WHERE id = $1", link_id)
        token = _token(await crypto.keys(tx), link_id)
    return ResetLink(row["staff_id"], token, row["expires_at"])


async def use_reset_link(redis: Redis, token: str, new: str, address: str) -> None:
    """The password is set and the link is used up; refuses LINK_INVALID."""
    async with db.transaction() as tx:
        link = await tx.row(_FIND, digest(token))
        if link is None:
            raise link_invalid()
        check_new_password(link["login"], new)
        used = await tx.execute(
            "UPDATE staff_reset_link SET used_at = now() WHERE id = $1 AND used_at IS NULL",
            link["id"],
        )
        if not used:
            raise link_invalid()
        hashed = await new_hash(tx, link["login"], link["staff_id"], new)
        await set_password(tx, link["staff_id"], hashed)
        await end_sessions(tx, link["staff_id"])
        actor = Actor(f"staff:{link['staff_id']}", ActorKind.STAFF)
        subject = f"staff/{link['staff_id']}"
        await audit.append(tx, actor, "identity.reset_password", subject, {"by": "link"})
        throttle = Throttle(redis, await crypto.keys(tx), link["login"], address)
    await throttle.forget()


def _token(keys: FieldKeys, link_id: UUID) -> str:
    made = keys.index(str(link_id), "staff_reset_token")
    return base64.urlsafe_b64encode(made).decode().rstrip("=")
