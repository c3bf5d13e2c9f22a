"""What decisions may know of a customer's loans with us, read inside the caller's transaction."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.origination.types import OwnLoans
from xindai.platform.db import Tx

_FACTS: Final = """
SELECT count(*) FILTER (WHERE l.status = 'active') AS open_loans,
    greatest(0, max(d.current_on - l.oldest_unpaid_due_on)) AS days_past_due,
    coalesce(sum(l.outstanding_minor) FILTER (WHERE l.currency = $2), 0)::bigint
        AS outstanding_minor
FROM business_day d LEFT JOIN loan l ON l.customer_id = $1 AND l.status <> 'pending'
"""


async def own_loans(tx: Tx, customer_id: UUID, currency: str) -> OwnLoans:
    """As of the business date; without loans these are zeros, which is known and not missing.

    For decisions: whose loans they are is no question of who asks.
    """
    return OwnLoans(**dict(await tx.row(_FACTS, customer_id, currency) or {}))
