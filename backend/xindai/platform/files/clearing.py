"""What nobody finished: uploads that never came, ciphertext without a row that knows its key."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import Final
from uuid import UUID

from xindai.platform.db import Tx
from xindai.platform.files import disk
from xindai.platform.jobs.api import Kind, Schedule, Work

DAY_SECONDS: Final = 86_400.0
"""Transactions that are still open are younger than this."""
BATCH: Final = 1000
_LATE: Final = """
UPDATE stored_file SET status = 'refused', refusal = 'UPLOAD_EXPIRED'
WHERE status = 'waiting' AND upload_until < now() - interval '1 hour'
"""
_KNOWN: Final = "SELECT id FROM stored_file WHERE id = ANY($1::uuid[]) AND status = 'ready'"


async def clear(work: Work) -> None:
    """Ends late uploads, then walks the folder; a repetition does no harm."""
    async with work.transaction() as tx:
        await tx.execute(_LATE)
    lying = disk.older_than(DAY_SECONDS)
    while batch := await asyncio.to_thread(lambda: list(islice(lying, BATCH))):
        async with work.transaction() as tx:
            await clear_batch(tx, batch)


async def clear_batch(tx: Tx, batch: list[UUID]) -> int:
    """Takes away what has no row; how many."""
    known = {row["id"] for row in await tx.rows(_KNOWN, batch)}
    lost = [file_id for file_id in batch if file_id not in known]
    for file_id in lost:
        await asyncio.to_thread(disk.remove, file_id)
    return len(lost)


KINDS: Final = (Kind("files.clearing", clear, most_seconds=3600, most_at_once=1),)
SCHEDULES: Final = (Schedule("files.clearing", "45 3 * * *", "files.clearing"),)
