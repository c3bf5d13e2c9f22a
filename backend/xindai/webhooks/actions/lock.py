"""What every command on an endpoint begins with: its row, locked, if the actor may touch it."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.webhooks.errors import client_not_found, delivery_not_found, endpoint_not_found
from xindai.webhooks.queries import CLIENTS, VISIBLE, scope

_ENDPOINT: Final = f"""
SELECT e.* FROM {VISIBLE} WHERE e.id = $3 AND e.removed_at IS NULL FOR NO KEY UPDATE OF e
"""
_CLIENT: Final = f"""
SELECT c.id FROM {CLIENTS} WHERE c.is_active AND c.id = coalesce($3, $2) FOR NO KEY UPDATE OF c
"""
_DELIVERY: Final = f"""
SELECT d.*, e.is_active AS is_endpoint_active,
    coalesce(d.leased_until > now(), false) AS is_being_sent
FROM webhook_delivery d JOIN ({VISIBLE}) ON e.id = d.endpoint_id
WHERE d.id = $3 AND e.removed_at IS NULL FOR NO KEY UPDATE OF d
"""


async def lock_endpoint(tx: Tx, actor: Actor, endpoint_id: UUID) -> Any:
    """The row of webhook_endpoint; refuses WEBHOOK_ENDPOINT_NOT_FOUND."""
    row = await tx.row(_ENDPOINT, *scope(actor), endpoint_id)
    if row is None:
        raise endpoint_not_found()
    return row


async def lock_client(tx: Tx, actor: Actor, client_id: UUID | None) -> UUID:
    """The client (a client's own where none is named); refuses WEBHOOK_CLIENT_NOT_FOUND."""
    found: UUID | None = await tx.value(_CLIENT, *scope(actor), client_id)
    if found is None:
        raise client_not_found()
    return found


async def lock_delivery(tx: Tx, actor: Actor, delivery_id: UUID) -> Any:
    """The row of webhook_delivery; refuses WEBHOOK_DELIVERY_NOT_FOUND."""
    row = await tx.row(_DELIVERY, *scope(actor), delivery_id)
    if row is None:
        raise delivery_not_found()
    return row
