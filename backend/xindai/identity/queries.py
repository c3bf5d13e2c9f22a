"""Who stands behind a token or a key, and what branches there are."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.identity.credentials import digest
from xindai.identity.types import BranchView, StaffView
from xindai.platform import db
from xindai.platform.actor import Actor, ActorKind

_SESSION: Final = """
SELECT u.id, u.roles, b.path FROM staff_session s JOIN staff_user u ON u.id = s.user_id
JOIN branch b ON b.id = u.branch_id
WHERE s.token_hash = $1 AND s.expires_at > now() AND u.is_active
"""
_KEY: Final = """
SELECT k.id, k.key_hash, k.roles, b.path FROM api_key k JOIN branch b ON b.id = k.branch_id
WHERE k.prefix = $1 AND k.is_active
"""
_STAFF: Final = "SELECT u.* FROM staff_user u JOIN branch b ON b.id = u.branch_id"


async def actor_of_session(token: str) -> Actor | None:
    """The person of a live session."""
    row = await db.pool().fetchrow(_SESSION, digest(token))
    if row is None:
        return None
    return Actor(f"staff:{row['id']}", ActorKind.STAFF, frozenset(row["roles"]), row["path"])


async def actor_of_api_key(key: str) -> Actor | None:
    """The third party of a live key "prefix.secret"."""
    prefix, _, secret = key.partition(".")
    row = await db.pool().fetchrow(_KEY, prefix)
    if row is None or not hmac.compare_digest(row["key_hash"], digest(secret)):
        return None
    return Actor(f"key:{row['id']}", ActorKind.API_KEY, frozenset(row["roles"]), row["path"])


def staff_view(row: Any) -> StaffView:
    """The value of a row of staff_user."""
    return StaffView(
        row["id"],
        row["login"],
        row["display_name"],
        row["branch_id"],
        frozenset(row["roles"]),
        row["is_active"],
    )


async def staff_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, StaffView]:
    """These people, as far as they work in the actor's subtree or are the actor."""
    sql = f"{_STAFF} WHERE (b.path LIKE $1 OR 'staff:' || u.id = $2) AND u.id = ANY($3::uuid[])"
    rows = await db.pool().fetch(sql, actor.branch_pattern(), actor.id, list(ids))
    return {r["id"]: staff_view(r) for r in rows}


async def branches(actor: Actor) -> list[BranchView]:
    """The actor's subtree, parents first."""
    sql = "SELECT * FROM branch WHERE path LIKE $1 ORDER BY path"
    rows = await db.pool().fetch(sql, actor.branch_pattern())
    return [BranchView(r["id"], r["code"], r["name"], r["parent_id"], r["path"]) for r in rows]


async def branches_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, BranchView]:
    """The visible ones of these branches."""
    wanted = set(ids)
    return {branch.id: branch for branch in await branches(actor) if branch.id in wanted}
