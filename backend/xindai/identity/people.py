"""Acting on other people: whom an administrator reaches, and that nobody climbs over himself.

Two kinds of permissions exist. Business ones (loans, customers, books) may be given by whoever
gives rights, for he does not hold them himself: duties stay apart. Administrative ones (identity,
platform) he can only give if he holds them, and he cannot touch a person who holds more of them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any, Final
from uuid import UUID

from xindai.identity.errors import (
    above_own_rights,
    last_administrator,
    staff_not_found,
    whole_lender_only,
)
from xindai.identity.permissions import ROLE_CHANGE, STAFF_CHANGE
from xindai.identity.proof import refuse_self
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.db import Tx

ADMINISTRATIVE: Final = ("identity.", "client.", "platform.")
_PERSON: Final = """
SELECT u.*, b.path FROM staff_user u JOIN branch b ON b.id = u.branch_id
WHERE u.id = $1 AND b.path LIKE $2 FOR UPDATE OF u
"""
_HELD: Final = """
SELECT DISTINCT permission_id FROM role_permission WHERE role_id = ANY($1::text[])
"""
_ADMINISTRATORS: Final = """
SELECT EXISTS (
    SELECT FROM staff_user u JOIN branch b ON b.id = u.branch_id
    WHERE u.is_active AND b.parent_id IS NULL AND 2 = (
        SELECT count(DISTINCT p.permission_id) FROM role_permission p
        WHERE p.role_id = ANY(u.roles) AND p.permission_id IN ($1, $2)))
"""


async def lock_person(tx: Tx, actor: Actor, staff_id: UUID) -> Any:
    """The row of somebody else in the actor's subtree.

    Refuses STAFF_NOT_FOUND, NOT_ON_YOURSELF and, where he administers more, ABOVE_OWN_RIGHTS.
    """
    refuse_self(actor, staff_id)
    row = await tx.row(_PERSON, staff_id, actor.branch_pattern())
    if row is None:
        raise staff_not_found()
    await refuse_above(tx, actor, row["roles"])
    return row


async def refuse_above(tx: Tx, actor: Actor, roles: Iterable[str]) -> None:
    """Refuses ABOVE_OWN_RIGHTS where these roles hold administrative rights he lacks."""
    refuse_rights_above(actor, [r[0] for r in await tx.rows(_HELD, list(roles))])


def refuse_rights_above(actor: Actor, permissions: Iterable[str]) -> None:
    """The same for the codes of permissions."""
    administrative = {code for code in permissions if code.startswith(ADMINISTRATIVE)}
    if actor.kind is not ActorKind.SYSTEM and administrative - actor.permissions:
        raise above_own_rights()


async def require_whole_lender(tx: Tx, actor: Actor) -> None:
    """Roles are everybody's: refuses WHOLE_LENDER_ONLY to who does not see every branch."""
    sql = "SELECT EXISTS (SELECT FROM branch WHERE path NOT LIKE $1)"
    if await tx.value(sql, actor.branch_pattern()):
        raise whole_lender_only()


@asynccontextmanager
async def keeping_an_administrator(tx: Tx) -> AsyncIterator[None]:
    """Refuses LAST_ADMINISTRATOR if the block leaves nobody at the top who gives rights.

    Two such changes at once wait for one another.
    """
    await tx.execute("SELECT FROM role WHERE code = 'administrator' FOR UPDATE")
    wanted = ROLE_CHANGE.code, STAFF_CHANGE.code
    had = await tx.value(_ADMINISTRATORS, *wanted)
    yield
    if had and not await tx.value(_ADMINISTRATORS, *wanted):
        raise last_administrator()
