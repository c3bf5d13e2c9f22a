"""Which entry of the journal an order became: told by the domain that books it."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.platform.db import Tx

_ADD: Final = """
INSERT INTO payment_booking (id, order_id, source_id) VALUES ($1, $2, $3)
ON CONFLICT (source_id) DO NOTHING
"""
_FOLLOW: Final = """
INSERT INTO payment_booking (id, order_id, source_id)
SELECT $1, order_id, $3 FROM payment_booking WHERE source_id = $2
"""


async def booked(tx: Tx, order_id: UUID, source_id: UUID) -> None:
    """The order is in the books as the entries with this `source_id`; twice is once."""
    await tx.execute(_ADD, new_id(), order_id, source_id)


async def unbooked(tx: Tx, source_id: UUID, by_source_id: UUID) -> None:
    """What was booked for an order was taken back by another source; nothing happens where no
    order was booked."""
    await tx.execute(_FOLLOW, new_id(), source_id, by_source_id)
