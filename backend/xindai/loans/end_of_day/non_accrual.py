"""The step `non_accrual`: who is too late for his interest to count as income.

Interest and penalty that are accrued and unpaid leave the books for the memorandum accounts. The
way back needs a payment, so it is taken by the fold of that payment, never by a date.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from xindai.loans.end_of_day.accrual import late
from xindai.loans.end_of_day.balances import unpaid
from xindai.loans.end_of_day.movement import post_groups, summed
from xindai.platform.db import Tx

_OWED: Final = unpaid("new")
_TOO_LATE: Final = """l.status = 'active' AND NOT l.non_accrual
    AND $1 - l.oldest_unpaid_due_on > l.non_accrual_dpd"""
_SWITCH: Final = f"""
WITH late AS MATERIALIZED ({late(_TOO_LATE)}), switched AS (
    UPDATE loan l SET non_accrual = true, folded_on = $1, booked_on = $1
    FROM loan same LEFT JOIN late USING (id)
    WHERE l.id = same.id AND {_TOO_LATE}
    RETURNING new.product_id, new.branch_id, new.currency, new.stage,
        old.non_accrual AS off_before, new.non_accrual AS off_after,
        {_OWED["interest"]} AS interest_before, {_OWED["interest"]} AS interest_after,
        {_OWED["penalty"]} + coalesce(late.after, 0) AS penalty_before,
        {_OWED["penalty"]} + coalesce(late.after, 0) AS penalty_after,
        0 AS fee_before, 0 AS fee_after
)
{summed("switched")}
"""


async def non_accrual(tx: Tx, day: date) -> int:
    """Stops income on the loans that became too late today; how many groups moved."""
    return await post_groups(tx, day, "non_accrual", await tx.rows(_SWITCH, day))
