"""The step `refold`: what no formula of the date can tell is folded again in Python.

Credit that pays a row on its due date, the edge of a pause, a repricing, a late fee: the fold
names the day in `refold_on`, and only these loans are read.
"""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from xindai.loans.bulk import refold_in
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

BATCH: Final = 250
FIRST: Final = str(UUID(int=0))
_NEXT: Final = """
SELECT id FROM loan WHERE refold_on <= $1 AND id > $2 AND status = 'active' ORDER BY id LIMIT $3
"""


async def refold_some(tx: Tx, actor: Actor, day: date, cursor: str) -> tuple[int, str | None]:
    """Folds a batch after the cursor; how many, and the new cursor (None: that was the last)."""
    ids = [r["id"] for r in await tx.rows(_NEXT, day, UUID(cursor), BATCH)]
    if ids:
        await refold_in(tx, ids, actor)
    return len(ids), str(ids[-1]) if len(ids) == BATCH else None
