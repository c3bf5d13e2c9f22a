"""Open a person for a question to an outsider that he has agreed to."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.customers.sealing import opened
from xindai.customers.types import Revealed
from xindai.platform import crypto
from xindai.platform.db import Tx

_CONTACT: Final = """
SELECT id, phone_sealed FROM customer_contact
WHERE id = $1 AND customer_id = $2 AND removed_at IS NULL
"""


async def phone_of_contact(tx: Tx, customer_id: UUID, contact_id: UUID) -> str | None:
    """The number of somebody who can be called about a customer, in plain; as `person_of`."""
    row = await tx.row(_CONTACT, contact_id, customer_id)
    if row is None:
        return None
    keys = await crypto.keys(tx)
    return keys.open(row["phone_sealed"], "customer_contact", str(row["id"]), "phone")


async def person_of(tx: Tx, customer_id: UUID) -> Revealed | None:
    """Name, phone and ID number in plain. The caller has checked that he may, and audits it."""
    row = await tx.row("SELECT * FROM customer WHERE id = $1", customer_id)
    return None if row is None else opened(await crypto.keys(tx), row)
