"""Change what a client may do, from where and how often; it counts from its next request."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.identity.actions.client_lock import lock_client
from xindai.identity.client_rules import (
    check_name,
    check_networks,
    check_rate,
    check_scopes,
    check_version,
)
from xindai.identity.client_types import ClientChange
from xindai.identity.events import actor_changed
from xindai.identity.permissions import CLIENT_MANAGE
from xindai.identity.proof import require_recent
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.permission import require

OPERATION: Final = "client.change"
_CHANGE: Final = """
UPDATE api_client SET name = coalesce($2, name), scopes = coalesce($3, scopes),
    allowed_networks = coalesce($4, allowed_networks),
    requests_per_minute = coalesce($5, requests_per_minute),
    cost_per_minute = coalesce($6, cost_per_minute),
    schema_version = coalesce($7, schema_version)
WHERE id = $1
"""


async def client_change(actor: Actor, client: UUID, change: ClientChange, key: str) -> None:
    """Once per key; refuses STEP_UP_NEEDED, CLIENT_NOT_FOUND, CLIENT_INACTIVE, bad fields."""
    require(actor, CLIENT_MANAGE)
    await require_recent(actor)
    idempotency.check_key(key)
    cells = _cells(change)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await lock_client(tx, actor, client)
            await tx.execute(_CHANGE, client, *cells.values())
            about = {name: value for name, value in cells.items() if value is not None}
            await audit.append(tx, actor, OPERATION, f"api_client/{client}", about)
            await actor_changed(tx, f"client:{client}")
            return {}

        given = {**cells, "id": str(client)}
        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
    answer.value()


def _cells(change: ClientChange) -> dict[str, Any]:
    """In the order of the statement; None stays as it is."""

    def checked(value: Any, check: Any, *more: Any) -> Any:
        return None if value is None else check(value, *more)

    return {
        "name": checked(change.name, check_name),
        "scopes": checked(change.scopes, check_scopes),
        "networks": checked(change.allowed_networks, check_networks),
        "requests": checked(change.requests_per_minute, check_rate, "requestsPerMinute"),
        "cost": checked(change.cost_per_minute, check_rate, "costPerMinute"),
        "version": check_version(change.schema_version),
    }
