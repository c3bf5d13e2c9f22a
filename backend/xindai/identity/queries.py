"""Who stands behind the token of a session, and what branches there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.identity.credentials import digest
from xindai.identity.permissions import BRANCH_READ, STAFF_READ
from xindai.identity.standing import HAS_FACTOR, MUST_ENROL
from xindai.identity.types import BranchView, StaffView
from xindai.platform import db
from xindai.platform.actor import NOBODY_YET, Actor, ActorKind
from xindai.platform.permission import require

IDLE: Final = "60 minutes"
"""So long may a session rest."""
SEEN_EVERY: Final = "1 minute"
"""A session is written to at most so often."""
_PERMISSIONS: Final = """ARRAY(SELECT DISTINCT p.permission_id FROM role_permission p
    WHERE p.role_id = ANY({}.roles))"""
_SESSION: Final = f"""
WITH live AS (
    SELECT id, staff_id, account_id, last_seen_at FROM session
    WHERE token_hash = $1 AND expires_at > now() AND last_seen_at > now() - interval '{IDLE}'
), seen AS (
    UPDATE session SET last_seen_at = now() FROM live
    WHERE $2 AND session.id = live.id AND live.last_seen_at < now() - interval '{SEEN_EVERY}'
)
SELECT s.id, s.account_id, u.id AS staff_id, b.path,
    CASE WHEN {MUST_ENROL} THEN '{{}}' ELSE {_PERMISSIONS.format("u")} END AS permissions
FROM live s LEFT JOIN staff_user u ON u.id = s.staff_id AND u.is_active
LEFT JOIN branch b ON b.id = u.branch_id
LEFT JOIN borrower_account a ON a.id = s.account_id AND a.closed_at IS NULL
WHERE num_nonnulls(u.id, a.id) = 1
"""
_PERSON: Final = f"""
SELECT b.path, {_PERMISSIONS.format("u")} AS permissions
FROM staff_user u JOIN branch b ON b.id = u.branch_id WHERE u.id = $1 AND u.is_active
"""
_STAFF: Final = f"""
SELECT u.*, {HAS_FACTOR} AS has_factor FROM staff_user u JOIN branch b ON b.id = u.branch_id
"""


async def actor_of_session(token: str, *, touch: bool = True) -> Actor | None:
    """The person of a live session, with what his roles hold today.

    A session ends after an hour in which nothing was asked; `touch` False looks without asking.
    A borrower's customer is not known here: he sees nobody until the caller says who he is.
    """
    row = await db.pool().fetchrow(_SESSION, digest(token), touch)
    if row is None:
        return None
    if row["account_id"] is not None:
        return Actor(
            f"borrower:{row['account_id']}",
            ActorKind.BORROWER,
            customer_id=NOBODY_YET,
            session_id=row["id"],
        )
    return Actor(
        f"staff:{row['staff_id']}",
        ActorKind.STAFF,
        frozenset(row["permissions"]),
        row["path"],
        session_id=row["id"],
    )


async def actor_of_staff(staff_id: UUID) -> Actor | None:
    """A person with what his roles hold today, without a session; None if he has left."""
    row = await db.pool().fetchrow(_PERSON, staff_id)
    if row is None:
        return None
    return Actor(f"staff:{staff_id}", ActorKind.STAFF, frozenset(row["permissions"]), row["path"])


def staff_view(row: Any) -> StaffView:
    """The value of a row of staff_user."""
    return StaffView(
        id=row["id"],
        login=row["login"],
        display_name=row["display_name"],
        branch_id=row["branch_id"],
        roles=frozenset(row["roles"]),
        is_active=row["is_active"],
        phone=row["phone_masked"],
        locked_until=row["locked_until"],
        needs_factor=row["needs_factor"],
        has_factor=row["has_factor"],
    )


async def staff_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, StaffView]:
    """These people, as far as they work in the actor's subtree or are the actor."""
    own = [key for key in ids if actor.id == f"staff:{key}"]
    if own != list(ids):
        require(actor, STAFF_READ)
    sql = f"{_STAFF} WHERE (b.path LIKE $1 OR 'staff:' || u.id = $2) AND u.id = ANY($3::uuid[])"
    rows = await db.pool().fetch(sql, actor.branch_pattern(), actor.id, list(ids))
    return {r["id"]: staff_view(r) for r in rows}


async def branches(actor: Actor) -> list[BranchView]:
    """The actor's subtree, parents first."""
    require(actor, BRANCH_READ)
    sql = "SELECT * FROM branch WHERE path LIKE $1 ORDER BY path"
    rows = await db.pool().fetch(sql, actor.branch_pattern())
    return [
        BranchView(r["id"], r["code"], r["name"], r["parent_id"], r["path"], r["is_active"])
        for r in rows
    ]


async def branches_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, BranchView]:
    """The visible ones of these branches."""
    wanted = set(ids)
    return {branch.id: branch for branch in await branches(actor) if branch.id in wanted}


async def staff_by_login(actor: Actor, login: str) -> StaffView | None:
    """Somebody of the actor's subtree by his login."""
    require(actor, STAFF_READ)
    sql = f"{_STAFF} WHERE b.path LIKE $1 AND u.login = $2"
    row = await db.pool().fetchrow(sql, actor.branch_pattern(), login.lower())
    return None if row is None else staff_view(row)
