"""Send a ping, as any other message is sent."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.webhooks.actions.command import run
from xindai.webhooks.actions.lock import lock_endpoint
from xindai.webhooks.errors import endpoint_off
from xindai.webhooks.events import PING, Ping
from xindai.webhooks.rules import envelope

OPERATION: Final = "webhook.test"
_ADD: Final = """
INSERT INTO webhook_delivery (id, endpoint_id, message_id, topic, payload, next_attempt_at)
VALUES ($1, $2, $3, $4, $5, now())
"""


async def ping(actor: Actor, endpoint_id: UUID, key: str) -> UUID:
    """The id of the ping's delivery.

    Refuses WEBHOOK_ENDPOINT_NOT_FOUND, WEBHOOK_ENDPOINT_OFF.
    """

    async def act(tx: Tx) -> dict[str, Any]:
        row = await lock_endpoint(tx, actor, endpoint_id)
        if not row["is_active"]:
            raise endpoint_off()
        delivery_id = new_id()
        now = await tx.value("SELECT now()")
        payload = envelope(PING, now, Ping(endpoint_id=endpoint_id).to_json())
        await tx.execute(_ADD, delivery_id, endpoint_id, new_id(), PING, payload)
        await audit.append(tx, actor, OPERATION, f"webhook_endpoint/{endpoint_id}", {})
        return {"deliveryId": str(delivery_id)}

    answer = await run(actor, OPERATION, key, {"endpointId": str(endpoint_id)}, act)
    return UUID(answer["deliveryId"])
