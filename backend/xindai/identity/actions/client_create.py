"""Let a third party in."""

from __future__ import annotations

import secrets
from typing import Any, Final
from uuid import UUID

from xindai.identity.client_rules import (
    check_name,
    check_networks,
    check_rate,
    check_scopes,
    check_version,
)
from xindai.identity.client_secrets import add_secret, shown
from xindai.identity.client_types import FreshSecret, NewClient
from xindai.identity.errors import branch_not_found
from xindai.identity.permissions import CLIENT_MANAGE
from xindai.identity.proof import require_recent
from xindai.kernel.ids import new_id
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.permission import require

OPERATION: Final = "client.create"
_ADD: Final = """
INSERT INTO api_client (id, client_id, name, branch_id, scopes, allowed_networks,
    requests_per_minute, cost_per_minute, schema_version, created_by)
SELECT $1, $2, $3, b.id, $5, $6, $7, $8, $9, $10 FROM branch b WHERE b.id = $4 AND b.path LIKE $11
"""


async def client_create(actor: Actor, wanted: NewClient, key: str) -> FreshSecret:
    """A client with its first secret, once per key; refuses STEP_UP_NEEDED, BRANCH_NOT_FOUND…

    Whoever may manage clients may grant any scope but those about identities themselves: an
    administrator has no right to money of his own, and still decides which program gets one.
    """
    require(actor, CLIENT_MANAGE)
    await require_recent(actor)
    idempotency.check_key(key)
    cells = _cells(wanted)
    given = {**cells, "branchId": str(wanted.branch_id)}
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            client_id = await _add(tx, actor, wanted.branch_id, cells)
            return {"id": str(client_id), "secretId": str(await add_secret(tx, client_id))}

        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
        kept = answer.kept.get("ok")
        fresh = await shown(tx, UUID(kept["id"]), UUID(kept["secretId"])) if kept else None
    answer.value()
    assert fresh is not None
    return fresh


def _cells(wanted: NewClient) -> dict[str, Any]:
    return {
        "name": check_name(wanted.name),
        "scopes": check_scopes(wanted.scopes),
        "networks": check_networks(wanted.allowed_networks),
        "requests": check_rate(wanted.requests_per_minute, "requestsPerMinute"),
        "cost": check_rate(wanted.cost_per_minute, "costPerMinute"),
        "version": check_version(wanted.schema_version),
    }


async def _add(tx: db.Tx, actor: Actor, branch_id: UUID, cells: dict[str, Any]) -> UUID:
    client_id, public = new_id(), f"xc_{secrets.token_hex(8)}"
    added = await tx.execute(
        _ADD,
        client_id,
        public,
        cells["name"],
        branch_id,
        cells["scopes"],
        cells["networks"],
        cells["requests"],
        cells["cost"],
        cells["version"],
        actor.id,
        actor.branch_pattern(),
    )
    if not added:
        raise branch_not_found("branchId")
    about = {**cells, "clientId": public, "branch": str(branch_id)}
    await audit.append(tx, actor, OPERATION, f"api_client/{client_id}", about)
    return client_id
