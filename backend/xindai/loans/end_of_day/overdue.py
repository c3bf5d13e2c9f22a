"""The step `overdue`: a due date has passed and something of the instalment is unpaid."""

from __future__ import annotations

from datetime import date
from typing import Final

from xindai.loans.end_of_day.balances import settled
from xindai.platform.db import Tx

_ARREARS: Final = " + ".join(
    f"i.{component}_minor - {settled(component, 'i')}"
    for component in ("principal", "interest", "fee")
)
_OVERDUE: Final = f"""
UPDATE loan l SET oldest_unpaid_due_on = missed.due_on
FROM (
    SELECT i.loan_id, min(i.due_on) AS due_on FROM business_day d, instalment i
    WHERE i.settled_on IS NULL AND i.due_on < $1
        AND i.due_on >= coalesce(d.accrued_on, DATE '0001-01-01') AND {_ARREARS} > 0
    GROUP BY i.loan_id
) missed
WHERE l.id = missed.loan_id AND l.status = 'active' AND l.oldest_unpaid_due_on IS NULL
    AND l.disputed_on IS NULL
"""


async def overdue(tx: Tx, day: date) -> int:
    """Marks the loans that fell into arrears; how many. Earlier misses are marked already."""
    return await tx.execute(_OVERDUE, day)
