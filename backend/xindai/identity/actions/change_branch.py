"""Rename, close and open branches."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.identity.errors import branch_in_use, branch_not_found
from xindai.identity.once import once
from xindai.identity.permissions import BRANCH_CHANGE
from xindai.identity.rules import check_name
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

_LOCK: Final = "SELECT * FROM branch WHERE id = $1 AND path LIKE $2 FOR UPDATE"
_IN_USE: Final = """
SELECT EXISTS (SELECT FROM branch WHERE parent_id = $1 AND is_active)
    OR EXISTS (SELECT FROM staff_user WHERE branch_id = $1 AND is_active)
"""


async def rename_branch(actor: Actor, branch_id: UUID, name: str, key: str | None) -> None:
    """Another name; the code and the path stay. Refuses BRANCH_NOT_FOUND."""
    require(actor, BRANCH_CHANGE)
    wanted = check_name(name)

    async def act(tx: Tx) -> dict[str, Any]:
        await lock_branch(tx, actor, branch_id)
        await tx.execute("UPDATE branch SET name = $2 WHERE id = $1", branch_id, wanted)
        await audit.append(tx, actor, "identity.branch_rename", f"branch/{branch_id}", {})
        return {}

    given = {"branchId": str(branch_id), "name": wanted}
    await once(actor, "identity.branch_rename", key, given, act)


async def set_branch_active(
    actor: Actor, branch_id: UUID, is_active: bool, key: str | None
) -> None:
    """Closed, nobody new comes to it; what it has stays. Refuses BRANCH_IN_USE while people work
    there or open branches stand below it."""
    require(actor, BRANCH_CHANGE)

    async def act(tx: Tx) -> dict[str, Any]:
        await lock_branch(tx, actor, branch_id)
        if not is_active and await tx.value(_IN_USE, branch_id):
            raise branch_in_use()
        await tx.execute("UPDATE branch SET is_active = $2 WHERE id = $1", branch_id, is_active)
        about = {"isActive": is_active}
        await audit.append(tx, actor, "identity.branch_active", f"branch/{branch_id}", about)
        return {}

    given = {"branchId": str(branch_id), "isActive": is_active}
    await once(actor, "identity.branch_active", key, given, act)


async def lock_branch(tx: Tx, actor: Actor, branch_id: UUID, field: str = "branchId") -> Any:
    """The row; refuses BRANCH_NOT_FOUND also for one that the actor does not see."""
    row = await tx.row(_LOCK, branch_id, actor.branch_pattern())
    if row is None:
        raise branch_not_found(field)
    return row
