"""Add a person who sets his own password by a link, so that no administrator ever knows it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from xindai.identity.actions.create_staff import add_staff
from xindai.identity.actions.reset_link import add_link, link_of
from xindai.identity.credentials import hash_password, new_token
from xindai.identity.once import once, veiled
from xindai.identity.people import refuse_above
from xindai.identity.permissions import STAFF_CREATE
from xindai.identity.proof import require_recent
from xindai.identity.types import NewStaff, ResetLink
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require


async def invite_staff(actor: Actor, wanted: NewStaff, key: str) -> ResetLink:
    """The new person's link, the same for the same key; refuses as create_staff does, and
    ABOVE_OWN_RIGHTS for roles that administer more than the actor."""
    require(actor, STAFF_CREATE)
    await require_recent(actor)
    hashed = await hash_password(new_token())  # nobody's password

    async def act(tx: Tx) -> dict[str, Any]:
        await refuse_above(tx, actor, wanted.roles)
        staff_id: UUID = await add_staff(tx, actor, wanted, hashed)
        return {"linkId": str(await add_link(tx, staff_id))}

    given = {
        "login": wanted.login,
        "name": wanted.display_name,
        "branchId": str(wanted.branch_id or ""),
        "branchCode": wanted.branch_code,
        "roles": sorted(wanted.roles),
        "phone": await veiled(wanted.phone) if wanted.phone else None,
    }
    made = await once(actor, "identity.create_staff", key, given, act)
    return await link_of(UUID(made["linkId"]))
