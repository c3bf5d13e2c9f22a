"""The rules of authority in force, and how many levels an amount needs by them."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.origination.rules import Authority, levels_needed
from xindai.platform.db import Tx

_ACTIVE: Final = """
SELECT level, product_id, grade, max_amount_minor FROM authority_rule
WHERE status = 'active' AND currency = $1
"""


async def levels_of(
    tx: Tx, currency: str, amount_minor: int, product_id: UUID, grade: str | None
) -> int | None:
    """0 to 3 levels; None where the amount is above everybody's authority."""
    rules = [Authority(**dict(row)) for row in await tx.rows(_ACTIVE, currency)]
    return levels_needed(rules, amount_minor, product_id, grade or "")
