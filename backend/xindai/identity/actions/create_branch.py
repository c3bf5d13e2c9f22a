"""Add a branch to the lender's tree."""

from __future__ import annotations

from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.identity.errors import branch_exists, branch_not_found
from xindai.identity.permissions import BRANCH_CREATE
from xindai.identity.rules import check_branch_code
from xindai.kernel.ids import new_id
from xindai.platform import audit, db
from xindai.platform.actor import Actor
from xindai.platform.permission import require


async def create_branch(actor: Actor, code: str, name: str, parent_code: str | None = None) -> UUID:
    """The id of the new branch below its parent; refuses BRANCH_EXISTS, BRANCH_NOT_FOUND."""
    require(actor, BRANCH_CREATE)
    check_branch_code(code)
    branch_id = new_id()
    try:
        async with db.transaction() as tx:
            parent = await tx.row(
                "SELECT id, path FROM branch WHERE code = $1 AND path LIKE $2",
                parent_code,
                actor.branch_pattern(),
            )
            if parent is None and (parent_code is not None or actor.branch_path != "/"):
                raise branch_not_found("parentCode")
            path = f"{parent['path'] if parent else '/'}{code}/"
            await tx.execute(
                "INSERT INTO branch (id, code, name, parent_id, path) VALUES ($1, $2, $3, $4, $5)",
                branch_id,
                code,
                name,
                parent["id"] if parent else None,
                path,
            )
            await audit.append(
                tx, actor, "identity.create_branch", f"branch/{branch_id}", {"path": path}
            )
    except UniqueViolationError as taken:
        raise branch_exists() from taken
    return branch_id
