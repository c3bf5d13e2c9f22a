"""A new secret; the old one signs beside it for a day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.webhooks.actions.command import run
from xindai.webhooks.actions.lock import lock_endpoint
from xindai.webhooks.actions.secrets import seal, seal_as_previous, shown
from xindai.webhooks.rules import new_secret
from xindai.webhooks.types import FreshSecret

OPERATION: Final = "webhook.rotate_secret"
OVERLAP: Final = timedelta(hours=24)
"""How long both secrets sign, so that a receiver can change over without losing a message."""
_ROTATE: Final = """
UPDATE webhook_endpoint SET secret_sealed = $2, secret_number = secret_number + 1,
    previous_secret_sealed = $3, previous_until = now() + $4::interval
WHERE id = $1 RETURNING secret_number
"""


async def rotate(actor: Actor, endpoint_id: UUID, key: str) -> FreshSecret:
    """The new secret; one that is rotated again within the day ends at once the one before the
    last. Refuses WEBHOOK_ENDPOINT_NOT_FOUND."""

    async def act(tx: Tx) -> dict[str, Any]:
        row = await lock_endpoint(tx, actor, endpoint_id)
        fresh = await seal(tx, endpoint_id, new_secret())
        old = await seal_as_previous(tx, endpoint_id, row["secret_sealed"])
        number = await tx.value(_ROTATE, endpoint_id, fresh, old, OVERLAP)
        about = {"secretNumber": number}
        await audit.append(tx, actor, OPERATION, f"webhook_endpoint/{endpoint_id}", about)
        return about

    answer = await run(actor, OPERATION, key, {"endpointId": str(endpoint_id)}, act)
    return await shown(endpoint_id, answer["secretNumber"])
