"""Background work of webhooks: what nobody asks for any more is taken away."""

from __future__ import annotations

from typing import Final

from xindai.platform.db import Tx
from xindai.platform.jobs.api import Kind, Schedule, Work

BATCH: Final = 2000
KEPT: Final = "30 days"
"""How long a delivery that has ended, with its attempts, can be looked at and sent again."""

_OLD: Final = f"""
SELECT id FROM webhook_delivery
WHERE id < uuidv7(interval '-{KEPT}') AND status <> 'pending' LIMIT {BATCH} FOR UPDATE SKIP LOCKED
"""


async def clear(work: Work) -> None:
    """Every old delivery, a batch a transaction."""
    gone = BATCH
    while gone == BATCH:
        async with work.transaction() as tx:
            gone = await clear_batch(tx)


async def clear_batch(tx: Tx) -> int:
    """Deletes one batch with its attempts; how many deliveries. Keys are UUIDv7: they tell age."""
    old = [row["id"] for row in await tx.rows(_OLD)]
    await tx.execute("DELETE FROM webhook_attempt WHERE delivery_id = ANY ($1::uuid[])", old)
    return await tx.execute("DELETE FROM webhook_delivery WHERE id = ANY ($1::uuid[])", old)


KINDS: Final = (Kind("webhook.clearing", clear, most_seconds=1800, most_at_once=1),)
SCHEDULES: Final = (Schedule("webhook.clearing", "25 3 * * *", "webhook.clearing"),)
