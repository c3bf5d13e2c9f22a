"""Change what a person is called, where he works, what he may do, and how he is reached."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.identity.actions.change_branch import lock_branch
from xindai.identity.errors import branch_closed, phone_taken
from xindai.identity.events import actor_changed
from xindai.identity.once import once, veiled
from xindai.identity.people import keeping_an_administrator, lock_person, refuse_above
from xindai.identity.permissions import STAFF_CHANGE
from xindai.identity.phones import phone_cells
from xindai.identity.proof import require_recent
from xindai.identity.roles import check_roles
from xindai.identity.rules import check_name
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

_CHANGE: Final = """
UPDATE staff_user SET display_name = coalesce($2, display_name),
    branch_id = coalesce($3, branch_id), roles = coalesce($4, roles) WHERE id = $1
"""
_PHONE: Final = """
UPDATE staff_user SET phone_sealed = $2, phone_masked = $3, phone_index = $4 WHERE id = $1
"""


async def change_staff(
    actor: Actor,
    staff_id: UUID,
    key: str | None,
    *,
    display_name: str | None = None,
    branch_id: UUID | None = None,
    roles: Iterable[str] | None = None,
    phone: str | None = None,
) -> None:
    """None leaves as it is; roles and branch count from the person's next request.

    Refuses STAFF_NOT_FOUND, BRANCH_NOT_FOUND, BRANCH_CLOSED, UNKNOWN_CHOICE, PHONE_TAKEN,
    NOT_ON_YOURSELF, ABOVE_OWN_RIGHTS, LAST_ADMINISTRATOR and STEP_UP_NEEDED.
    """
    require(actor, STAFF_CHANGE)
    await require_recent(actor)
    name = None if display_name is None else check_name(display_name)
    wanted = None if roles is None else sorted(set(roles))

    async def act(tx: Tx) -> dict[str, Any]:
        await lock_person(tx, actor, staff_id)
        if branch_id is not None and not (await lock_branch(tx, actor, branch_id))["is_active"]:
            raise branch_closed()
        if wanted is not None:
            await check_roles(tx, wanted)
            await refuse_above(tx, actor, wanted)
        async with keeping_an_administrator(tx):
            await tx.execute(_CHANGE, staff_id, name, branch_id, wanted)
        if phone is not None:
            await tx.execute(_PHONE, staff_id, *await phone_cells(tx, staff_id, phone))
        if branch_id is not None or wanted is not None:
            await actor_changed(tx, f"staff:{staff_id}")
        changed = {"name": name, "branch": branch_id, "roles": wanted, "phone": phone}
        about: dict[str, Any] = {"changed": [k for k, v in changed.items() if v is not None]}
        about |= {"roles": wanted} if wanted is not None else {}
        about |= {"branch": str(branch_id)} if branch_id is not None else {}
        await audit.append(tx, actor, "identity.staff_change", f"staff/{staff_id}", about)
        return {}

    given = {
        "staffId": str(staff_id),
        "name": name,
        "branchId": str(branch_id or ""),
        "roles": wanted,
        "phone": await veiled(phone) if phone else phone,
    }
    try:
        await once(actor, "identity.staff_change", key, given, act)
    except UniqueViolationError as taken:
        raise phone_taken() from taken
