"""Remove an endpoint: its secrets are wiped, its deliveries stay for the record."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.webhooks.actions.command import run
from xindai.webhooks.actions.lock import lock_endpoint
from xindai.webhooks.mark import switch_off

OPERATION: Final = "webhook.remove"
_REMOVE: Final = """
UPDATE webhook_endpoint SET removed_at = now(), disabled_why = 'removed', secret_sealed = NULL,
    previous_secret_sealed = NULL, previous_until = NULL
WHERE id = $1
"""


async def remove(actor: Actor, endpoint_id: UUID, key: str) -> None:
    """What waits is cancelled; refuses WEBHOOK_ENDPOINT_NOT_FOUND."""

    async def act(tx: Tx) -> dict[str, Any]:
        await lock_endpoint(tx, actor, endpoint_id)
        await switch_off(tx, endpoint_id, "removed")
        await tx.execute(_REMOVE, endpoint_id)
        await audit.append(tx, actor, OPERATION, f"webhook_endpoint/{endpoint_id}", {})
        return {}

    await run(actor, OPERATION, key, {"endpointId": str(endpoint_id)}, act)
