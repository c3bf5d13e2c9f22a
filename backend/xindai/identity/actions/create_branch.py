"""Add a branch to the lender's tree."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.identity.errors import (
    branch_closed,
    branch_exists,
    branch_not_found,
    branch_too_deep,
)
from xindai.identity.once import once
from xindai.identity.permissions import BRANCH_CREATE
from xindai.identity.rules import LONGEST_PATH, check_branch_code, check_name
from xindai.kernel.ids import new_id
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

_PARENT: Final = """
SELECT id, path, is_active FROM branch WHERE (code = $1 OR id = $2) AND path LIKE $3 FOR SHARE
"""
_ADD: Final = "INSERT INTO branch (id, code, name, parent_id, path) VALUES ($1, $2, $3, $4, $5)"


async def create_branch(
    actor: Actor,
    code: str,
    name: str,
    parent_code: str | None = None,
    *,
    parent_id: UUID | None = None,
    key: str | None = None,
) -> UUID:
    """The id of the new branch below its parent (by code, or by id); the first stands below none.

    Refuses BRANCH_EXISTS, BRANCH_NOT_FOUND, BRANCH_CLOSED and BRANCH_TOO_DEEP.
    """
    require(actor, BRANCH_CREATE)
    check_branch_code(code)
    wanted = check_name(name)
    is_root = parent_code is None and parent_id is None

    async def act(tx: Tx) -> dict[str, Any]:
        parent = await tx.row(_PARENT, parent_code, parent_id, actor.branch_pattern())
        if parent is None and not (is_root and actor.branch_path == "/"):
            raise branch_not_found("parentId" if parent_id else "parentCode")
        if parent is not None and not parent["is_active"]:
            raise branch_closed("parentId")
        path = f"{parent['path'] if parent else '/'}{code}/"
        if len(path) > LONGEST_PATH:
            raise branch_too_deep()
        branch_id = new_id()
        try:
            async with tx.savepoint():
                await tx.execute(
                    _ADD, branch_id, code, wanted, parent["id"] if parent else None, path
                )
        except UniqueViolationError as taken:
            raise branch_exists() from taken
        about = {"path": path}
        await audit.append(tx, actor, "identity.create_branch", f"branch/{branch_id}", about)
        return {"branchId": str(branch_id)}

    given = {"code": code, "name": wanted, "parent": str(parent_id or parent_code or "")}
    made = await once(actor, "identity.create_branch", key, given, act)
    return UUID(made["branchId"])
