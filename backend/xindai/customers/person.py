"""Open a person for a question to an outsider that he has agreed to."""

from __future__ import annotations

from uuid import UUID

from xindai.customers.sealing import opened
from xindai.customers.types import Revealed
from xindai.platform import crypto
from xindai.platform.db import Tx


async def person_of(tx: Tx, customer_id: UUID) -> Revealed | None:
    """Name, phone and ID number in plain. The caller has checked that he may, and audits it."""
    row = await tx.row("SELECT * FROM customer WHERE id = $1", customer_id)
    return None if row is None else opened(await crypto.keys(tx), row)
