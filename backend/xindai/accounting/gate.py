"""The gate of the books: whoever posts holds it shared, the end of day alone."""

from __future__ import annotations

from typing import Final

from xindai.platform.db import Tx

_GATE: Final = "SELECT pg_advisory_xact_lock_shared(7303, 1)"


async def hold_day(tx: Tx) -> None:
    """The business date stands still until the transaction ends; the first statement of one that
    posts, so that every later one sees a settled day."""
    await tx.execute(_GATE)
