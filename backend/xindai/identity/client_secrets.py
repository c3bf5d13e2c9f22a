"""Secrets of clients: made, shown, found again by who repeats his request, and forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from xindai.identity.client_models import SECRET
from xindai.identity.client_types import FreshSecret
from xindai.identity.credentials import digest, new_token
from xindai.kernel.ids import new_id
from xindai.platform import crypto
from xindai.platform.db import Tx

PREFIX: Final = 8
"""Characters of a secret that stay readable, so that people can tell two apart."""
SHOWN_FOR: Final = timedelta(days=1)

_ADD: Final = """
INSERT INTO api_client_secret (id, client_id, secret_hash, prefix, secret_sealed)
VALUES ($1, $2, $3, $4, $5)
"""
_SEALED: Final = """
SELECT secret_sealed FROM api_client_secret WHERE id = $1 AND created_at > now() - $2::interval
"""


async def add_secret(tx: Tx, client: UUID) -> UUID:
    """The id of a new secret of 256 random bits."""
    secret_id, secret = new_id(), f"xs_{new_token()}"
    sealer = await crypto.keys(tx)
    sealed = sealer.seal(secret, SECRET.table, str(secret_id), SECRET.field)
    await tx.execute(_ADD, secret_id, client, digest(secret), secret[:PREFIX], sealed)
    return secret_id


async def shown(tx: Tx, client: UUID, secret_id: UUID) -> FreshSecret:
    """The secret for who made it, also when he repeats himself: until it is used, or for a day."""
    sealed = await tx.value(_SEALED, secret_id, SHOWN_FOR)
    if sealed is None:
        return FreshSecret(client, secret_id, None)
    sealer = await crypto.keys(tx)
    secret = sealer.open(sealed, SECRET.table, str(secret_id), SECRET.field)
    return FreshSecret(client, secret_id, secret)
