"""The step `accrual`: interest and penalty of every loan are posted up to the end of the day.

Reads each active loan once and writes none: what a loan owes on a day follows from its row. The
mark `business_day.accrued_on` says for all of them how far the books have come.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from xindai.loans.end_of_day.balances import (
    LATE_ROWS,
    POSTED_TO,
    earned,
    running,
    settled,
)
from xindai.loans.end_of_day.movement import post_groups, summed
from xindai.platform.db import Tx


def late(loans: str) -> str:
    """Penalty and compound interest running on the loans in arrears, today and as booked.

    Goes from each such loan to its rows: statistics would have the planner read all instalments,
    for it cannot know that past due dates and unsettled rows hardly ever meet.
    """
    return f"""
SELECT l.id, rows.after, rows.before FROM business_day d, loan l CROSS JOIN LATERAL (
    SELECT sum({running("$1::date")})::bigint AS after,
        sum({running(POSTED_TO)})::bigint AS before
    FROM instalment i WHERE i.loan_id = l.id AND {LATE_ROWS}
) rows
WHERE l.status = 'active' AND l.oldest_unpaid_due_on < $1 AND {loans}
"""


_ACCRUE: Final = f"""
WITH late AS MATERIALIZED ({late("true")}), moved AS (
    SELECT l.product_id, l.branch_id, l.currency, l.stage,
        l.non_accrual AS off_before, l.non_accrual AS off_after,
        {earned(POSTED_TO)} - {settled("interest")} AS interest_before,
        {earned("$1::date")} - {settled("interest")} AS interest_after,
        coalesce(late.before, 0) AS penalty_before, coalesce(late.after, 0) AS penalty_after,
        0 AS fee_before, 0 AS fee_after
    FROM business_day d, loan l LEFT JOIN late USING (id)
    WHERE l.status = 'active' AND {POSTED_TO} < $1
    OFFSET 0 -- keeps the planner from computing each amount once per use
)
{summed("moved")}
"""


async def accrual(tx: Tx, day: date) -> int:
    """Posts the day's interest and penalty; how many groups moved."""
    groups = await post_groups(tx, day, "accrual", await tx.rows(_ACCRUE, day))
    await tx.execute("UPDATE business_day SET accrued_on = $1", day)
    return groups
