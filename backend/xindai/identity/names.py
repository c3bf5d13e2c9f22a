"""What those who act are called: the answer to the id that a record keeps of its maker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from xindai.platform import db
from xindai.platform.actor import Actor, ActorKind

_NAMES: Final = """
SELECT 'staff:' || id AS actor, display_name AS name FROM staff_user WHERE id = ANY($1::uuid[])
UNION ALL
SELECT 'client:' || id, name FROM api_client WHERE id = ANY($2::uuid[])
"""


async def actor_names(_viewer: Actor, ids: Sequence[str]) -> dict[str, str]:
    """By actor id ("staff:UUID"), those of people and of third parties' clients.

    Whoever sees a record may know who made it, wherever that one works: no scope is asked for.
    Borrowers are named by the door of customers, the program has no name.
    """
    people, clients = keys_of(ActorKind.STAFF, ids), keys_of(ActorKind.CLIENT, ids)
    if not people and not clients:
        return {}
    return {row["actor"]: row["name"] for row in await db.pool().fetch(_NAMES, people, clients)}


async def role_names(_viewer: Actor, codes: Sequence[str]) -> dict[str, tuple[str, str]]:
    """By code, in Chinese and English: whoever sees a record that names a role may know it."""
    sql = "SELECT code, name_zh, name_en FROM role WHERE code = ANY($1::text[])"
    rows = await db.pool().fetch(sql, list(codes))
    return {row["code"]: (row["name_zh"], row["name_en"]) for row in rows}


def keys_of(kind: ActorKind, ids: Iterable[str]) -> list[UUID]:
    """The row ids of the actors of a kind."""
    found = []
    for each in ids:
        name, _, key = each.partition(":")
        if name == kind:
            try:
                found.append(UUID(key))
            except ValueError:
                continue
    return found
