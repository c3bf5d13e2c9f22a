"""Move a branch with everything below it: what people see changes with their next request."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.identity.actions.change_branch import lock_branch
from xindai.identity.errors import branch_closed, branch_loop, branch_too_deep, own_branch
from xindai.identity.events import actor_changed
from xindai.identity.once import once
from xindai.identity.people import keeping_an_administrator
from xindai.identity.permissions import BRANCH_CHANGE
from xindai.identity.proof import require_recent
from xindai.identity.rules import LONGEST_PATH
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

_MOVE: Final = """
UPDATE branch SET path = $2 || substr(path, length($1) + 1) WHERE starts_with(path, $1)
"""


async def move_branch(actor: Actor, branch_id: UUID, parent_id: UUID, key: str | None) -> None:
    """The branch stands below another parent of the actor's subtree, descendants and all.

    Refuses BRANCH_NOT_FOUND, BRANCH_LOOP, BRANCH_CLOSED, BRANCH_TOO_DEEP, STEP_UP_NEEDED, and
    NOT_ON_YOURSELF for the branch in which the actor himself works, or one above.
    """
    require(actor, BRANCH_CHANGE)
    await require_recent(actor)

    async def act(tx: Tx) -> dict[str, Any]:
        # The whole tree: whoever adds, moves or closes a branch at the same time waits.
        await tx.execute("SELECT FROM branch ORDER BY id FOR UPDATE")
        branch = await lock_branch(tx, actor, branch_id)
        parent = await lock_branch(tx, actor, parent_id, "parentId")
        old = branch["path"]
        if actor.branch_path.startswith(old):
            raise own_branch()
        if parent["path"].startswith(old):
            raise branch_loop()
        if not parent["is_active"]:
            raise branch_closed("parentId")
        new = f"{parent['path']}{branch['code']}/"
        longest = await tx.value(
            "SELECT max(length(path)) FROM branch WHERE starts_with(path, $1)", old
        )
        if longest - len(old) + len(new) > LONGEST_PATH:
            raise branch_too_deep()
        async with keeping_an_administrator(tx):
            await tx.execute("UPDATE branch SET parent_id = $2 WHERE id = $1", branch_id, parent_id)
            moved = await tx.execute(_MOVE, old, new)
        await actor_changed(tx)
        about = {"from": old, "to": new, "branches": moved}
        await audit.append(tx, actor, "identity.branch_move", f"branch/{branch_id}", about)
        return {}

    given = {"branchId": str(branch_id), "parentId": str(parent_id)}
    await once(actor, "identity.branch_move", key, given, act)
