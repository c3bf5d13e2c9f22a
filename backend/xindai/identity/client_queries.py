"""Third parties and their secrets, as far as the actor sees their branches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.identity.client_types import ClientView, SecretView
from xindai.identity.permissions import CLIENT_READ
from xindai.platform import db
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.permission import require

_CLIENTS: Final = """
SELECT a.* FROM api_client a JOIN branch b ON b.id = a.branch_id WHERE b.path LIKE $1
"""
_ACTOR: Final = """
SELECT a.scopes, b.path FROM api_client a JOIN branch b ON b.id = a.branch_id
WHERE a.id = $1 AND a.is_active
"""
LIVE: Final = "(s.revoked_at IS NULL AND (s.expires_at IS NULL OR s.expires_at > now()))"
_SECRETS: Final = f"""
SELECT s.*, {LIVE} AS is_live FROM api_client_secret s
JOIN api_client a ON a.id = s.client_id JOIN branch b ON b.id = a.branch_id
WHERE b.path LIKE $1 AND s.client_id = ANY($2::uuid[]) ORDER BY s.id
"""


def client_view(row: Any) -> ClientView:
    """The value of a row of api_client."""
    return ClientView(
        row["id"],
        row["client_id"],
        row["name"],
        row["branch_id"],
        tuple(row["scopes"]),
        tuple(row["allowed_networks"]),
        row["requests_per_minute"],
        row["cost_per_minute"],
        row["schema_version"],
        row["is_active"],
        row["created_at"],
        row["created_by"],
    )


async def actor_of_client(client: UUID) -> Actor | None:
    """A client with what its row grants today, without a token; None for one put out."""
    row = await db.pool().fetchrow(_ACTOR, client)
    if row is None:
        return None
    scopes = frozenset(row["scopes"])
    return Actor(f"client:{client}", ActorKind.CLIENT, scopes, row["path"])


async def clients(actor: Actor) -> list[ClientView]:
    """Every client of the actor's subtree, oldest first."""
    require(actor, CLIENT_READ)
    rows = await db.pool().fetch(f"{_CLIENTS} ORDER BY a.id", actor.branch_pattern())
    return [client_view(row) for row in rows]


async def clients_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, ClientView]:
    """The visible ones of these."""
    require(actor, CLIENT_READ)
    sql = f"{_CLIENTS} AND a.id = ANY($2::uuid[])"
    rows = await db.pool().fetch(sql, actor.branch_pattern(), list(ids))
    return {row["id"]: client_view(row) for row in rows}


async def secrets_of_clients(
    actor: Actor, ids: Sequence[UUID]
) -> dict[UUID, tuple[SecretView, ...]]:
    """By client, oldest first, the dead ones too."""
    require(actor, CLIENT_READ)
    found: dict[UUID, list[SecretView]] = {}
    for r in await db.pool().fetch(_SECRETS, actor.branch_pattern(), list(ids)):
        view = SecretView(
            r["id"],
            r["client_id"],
            r["prefix"],
            r["created_at"],
            r["expires_at"],
            r["revoked_at"],
            r["is_live"],
        )
        found.setdefault(r["client_id"], []).append(view)
    return {key: tuple(views) for key, views in found.items()}
