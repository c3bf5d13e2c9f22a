"""Signing secrets: made, sealed, and shown to who made them."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.platform import crypto, db
from xindai.platform.db import Tx
from xindai.webhooks.models import PREVIOUS, SECRET
from xindai.webhooks.types import FreshSecret

_KEPT: Final = """
SELECT secret_sealed, secret_number,
    CASE WHEN previous_until > now() THEN previous_secret_sealed END AS previous_sealed
FROM webhook_endpoint WHERE id = $1
"""


async def seal(tx: Tx, endpoint_id: UUID, secret: str) -> bytes:
    """The sealed form of the present secret."""
    keys = await crypto.keys(tx)
    return keys.seal(secret, SECRET.table, str(endpoint_id), SECRET.field)


async def seal_as_previous(tx: Tx, endpoint_id: UUID, present: bytes) -> bytes:
    """The present secret, sealed as the one before."""
    keys, record = await crypto.keys(tx), str(endpoint_id)
    secret = keys.open(present, SECRET.table, record, SECRET.field)
    return keys.seal(secret, PREVIOUS.table, record, PREVIOUS.field)


async def shown(endpoint_id: UUID, number: int) -> FreshSecret:
    """The secret of this number for who made it, also when he repeats himself, while it signs.

    The record of the key holds only the number: the secret is never kept in plain.
    """
    async with db.transaction() as tx:
        row = await tx.row(_KEPT, endpoint_id)
        keys, record = await crypto.keys(tx), str(endpoint_id)
        secret = None
        if row is not None and row["secret_sealed"] and row["secret_number"] == number:
            secret = keys.open(row["secret_sealed"], SECRET.table, record, SECRET.field)
        elif row is not None and row["previous_sealed"] and row["secret_number"] == number + 1:
            secret = keys.open(row["previous_sealed"], PREVIOUS.table, record, PREVIOUS.field)
    return FreshSecret(endpoint_id, secret)
