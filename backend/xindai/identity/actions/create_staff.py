"""Add a person who works here."""

from __future__ import annotations

from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.identity.credentials import hash_password
from xindai.identity.errors import branch_not_found, login_taken
from xindai.identity.permissions import STAFF_CREATE
from xindai.identity.roles import check_roles
from xindai.identity.rules import check_login, check_password
from xindai.identity.types import NewStaff
from xindai.kernel.ids import new_id
from xindai.platform import audit, db
from xindai.platform.actor import Actor
from xindai.platform.permission import require


async def create_staff(actor: Actor, wanted: NewStaff) -> UUID:
    """The id of the new person; refuses LOGIN_TAKEN, BRANCH_NOT_FOUND and ill-formed fields."""
    require(actor, STAFF_CREATE)
    login = check_login(wanted.login)
    hashed = await hash_password(check_password(wanted.password))
    user_id = new_id()
    try:
        async with db.transaction() as tx:
            roles = await check_roles(tx, wanted.roles)
            added = await tx.execute(
                """INSERT INTO staff_user (id, login, display_name, password_hash, branch_id, roles)
                   SELECT $1, $2, $3, $4, id, $5 FROM branch WHERE code = $6 AND path LIKE $7""",
                user_id,
                login,
                wanted.display_name,
                hashed,
                roles,
                wanted.branch_code,
                actor.branch_pattern(),
            )
            if not added:
                raise branch_not_found()
            about = {"login": login, "roles": roles, "branch": wanted.branch_code}
            await audit.append(tx, actor, "identity.create_staff", f"staff/{user_id}", about)
    except UniqueViolationError as taken:
        raise login_taken() from taken
    return user_id
