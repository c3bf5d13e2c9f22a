"""Add a person who works here."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.identity.credentials import hash_password
from xindai.identity.errors import branch_closed, branch_not_found, login_taken, phone_taken
from xindai.identity.passwords import check_new_password
from xindai.identity.people import refuse_above
from xindai.identity.permissions import STAFF_CREATE
from xindai.identity.phones import phone_cells
from xindai.identity.roles import check_roles
from xindai.identity.rules import check_login, check_name
from xindai.identity.types import NewStaff
from xindai.kernel.ids import new_id
from xindai.platform import audit, db
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

_BRANCH: Final = """
SELECT id, code, is_active FROM branch WHERE (code = $1 OR id = $2) AND path LIKE $3 FOR SHARE
"""
_ADD: Final = """
INSERT INTO staff_user (id, login, display_name, password_hash, branch_id, roles,
    phone_sealed, phone_masked, phone_index) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""


async def create_staff(actor: Actor, wanted: NewStaff) -> UUID:
    """The id of the new person with a password that is known; see invite_staff for one that nobody
    knows. Refuses LOGIN_TAKEN, BRANCH_NOT_FOUND, ABOVE_OWN_RIGHTS and ill-formed fields."""
    require(actor, STAFF_CREATE)
    hashed = await hash_password(check_new_password(wanted.login, wanted.password))
    async with db.transaction() as tx:
        await refuse_above(tx, actor, wanted.roles)
        return await add_staff(tx, actor, wanted, hashed)


async def add_staff(tx: Tx, actor: Actor, wanted: NewStaff, hashed: str) -> UUID:
    """The same inside a transaction that is open already; the roles are looked at by the caller."""
    login, name = check_login(wanted.login), check_name(wanted.display_name)
    roles = await check_roles(tx, wanted.roles)
    branch = await tx.row(_BRANCH, wanted.branch_code, wanted.branch_id, actor.branch_pattern())
    if branch is None:
        raise branch_not_found("branchId" if wanted.branch_id else "branchCode")
    if not branch["is_active"]:
        raise branch_closed()
    staff_id = new_id()
    cells = await phone_cells(tx, staff_id, wanted.phone)
    try:
        async with tx.savepoint():
            await tx.execute(_ADD, staff_id, login, name, hashed, branch["id"], roles, *cells)
    except UniqueViolationError as taken:
        if taken.constraint_name == "staff_user_phone":
            raise phone_taken() from taken
        raise login_taken() from taken
    about = {"login": login, "roles": roles, "branch": branch["code"]}
    await audit.append(tx, actor, "identity.create_staff", f"staff/{staff_id}", about)
    return staff_id
