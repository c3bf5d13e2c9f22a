"""Put a client out for good: its tokens and secrets open nothing from now on."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.identity.actions.client_lock import lock_client
from xindai.identity.events import actor_changed
from xindai.identity.permissions import CLIENT_MANAGE
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.permission import require

OPERATION: Final = "client.deactivate"
_REVOKE: Final = """
UPDATE api_client_secret SET revoked_at = coalesce(revoked_at, now()), secret_sealed = NULL
WHERE client_id = $1
"""


async def client_deactivate(actor: Actor, client: UUID, key: str) -> None:
    """Once per key; refuses CLIENT_NOT_FOUND and CLIENT_INACTIVE."""
    require(actor, CLIENT_MANAGE)
    idempotency.check_key(key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await lock_client(tx, actor, client)
            await tx.execute("UPDATE api_client SET is_active = false WHERE id = $1", client)
            await tx.execute(_REVOKE, client)
            await audit.append(tx, actor, OPERATION, f"api_client/{client}", {})
            await actor_changed(tx, f"client:{client}")
            return {}

        answer = await idempotency.run(tx, actor, OPERATION, key, {"id": str(client)}, act)
    answer.value()
