"""Send a delivery once more by hand, whatever became of it; the webhook-id stays."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.webhooks.actions.command import run
from xindai.webhooks.actions.lock import lock_delivery
from xindai.webhooks.errors import endpoint_off

OPERATION: Final = "webhook.redeliver"
_AGAIN: Final = """
UPDATE webhook_delivery SET status = 'pending', next_attempt_at = now(), is_by_hand = true,
    lease = NULL, leased_until = NULL
WHERE id = $1
"""


async def redeliver(actor: Actor, delivery_id: UUID, key: str) -> None:
    """One that is being sent this moment is left alone.

    Refuses WEBHOOK_DELIVERY_NOT_FOUND, WEBHOOK_ENDPOINT_OFF.
    """

    async def act(tx: Tx) -> dict[str, Any]:
        row = await lock_delivery(tx, actor, delivery_id)
        if not row["is_endpoint_active"]:
            raise endpoint_off()
        if not row["is_being_sent"]:
            await tx.execute(_AGAIN, delivery_id)
        subject = f"webhook_delivery/{delivery_id}"
        await audit.append(tx, actor, OPERATION, subject, {"status": row["status"]})
        return {}

    await run(actor, OPERATION, key, {"deliveryId": str(delivery_id)}, act)
