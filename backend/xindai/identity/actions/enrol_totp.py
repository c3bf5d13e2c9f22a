"""Set up an authenticator app: a secret, a code of it, and only then it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from xindai.identity.errors import factor_wrong
from xindai.identity.events import actor_changed
from xindai.identity.factors import check, recovery, totp
from xindai.identity.factors.left import drop_last
from xindai.identity.once import once
from xindai.identity.proof import require_recent, staff_id_of
from xindai.platform import audit, db
from xindai.platform.actor import Actor
from xindai.platform.db import Tx


@dataclass(frozen=True, slots=True, repr=False)
class TotpDraft:
    """For the app: shown while it is being set up, never again."""

    secret: str | None
    address: str | None


async def begin_totp(actor: Actor, key: str) -> TotpDraft:
    """A secret that does not count yet; refuses STEP_UP_NEEDED."""
    staff_id = staff_id_of(actor)
    await require_recent(actor)

    async def act(tx: Tx) -> dict[str, Any]:
        totp_id = await totp.begin(tx, staff_id)
        await audit.append(tx, actor, "identity.totp_begin", f"staff/{staff_id}", {})
        return {"totpId": str(totp_id)}

    made = await once(actor, "identity.totp_begin", key, {}, act)
    async with db.transaction() as tx:
        secret = await totp.draft_secret(tx, UUID(made["totpId"]))
        login = await tx.value("SELECT login FROM staff_user WHERE id = $1", staff_id)
    return TotpDraft(secret, totp.address(secret, login) if secret else None)


async def confirm_totp(actor: Actor, code: str, key: str) -> list[str] | None:
    """From now on the app counts; ten recovery codes with the first factor.

    Refuses FACTOR_WRONG.
    """
    staff_id = staff_id_of(actor)

    async def act(tx: Tx) -> dict[str, Any]:
        is_first = not await check.methods(tx, staff_id)
        if not await totp.confirm(tx, staff_id, code):
            raise factor_wrong("code")
        batch = await recovery.renew(tx, staff_id) if is_first else None
        if is_first:
            await actor_changed(tx, actor.id)  # what he must have he has
        await audit.append(tx, actor, "identity.totp_confirm", f"staff/{staff_id}", {})
        return {"batch": str(batch) if batch else None}

    return await told(await once(actor, "identity.totp_confirm", key, {"code": code}, act))


async def remove_totp(actor: Actor, key: str) -> None:
    """The app counts no more; refuses FACTOR_REQUIRED for the last factor where one must be."""
    staff_id = staff_id_of(actor)
    await require_recent(actor)

    async def act(tx: Tx) -> dict[str, Any]:
        await tx.execute("DELETE FROM staff_totp WHERE staff_id = $1", staff_id)
        await drop_last(tx, staff_id)
        await audit.append(tx, actor, "identity.totp_remove", f"staff/{staff_id}", {})
        return {}

    await once(actor, "identity.totp_remove", key, {}, act)


async def told(answer: dict[str, Any]) -> list[str] | None:
    """The recovery codes of an answer that has some."""
    if answer["batch"] is None:
        return None
    async with db.transaction() as tx:
        return await recovery.codes(tx, UUID(answer["batch"]))
