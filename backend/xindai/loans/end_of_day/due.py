"""The step `due`: loans whose period ends today go on to their next instalment.

What the period earned becomes a total of the row, the fee of the instalment falls due, and the
accrual segment of the next instalment takes over. A row that is written anyway is posted too.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from xindai.loans.end_of_day.accrual import late
from xindai.loans.end_of_day.balances import POSTED_TO, unpaid
from xindai.loans.end_of_day.movement import post_groups, summed
from xindai.platform.db import Tx

_BEFORE: Final = unpaid("old", "m.posted_to")
_AFTER: Final = unpaid("new", "$1::date")
_DUE: Final = f"""
WITH m AS MATERIALIZED (
    SELECT l.id, {POSTED_TO} AS posted_to, past.earned, past.fee,
        CASE WHEN ahead.earns THEN ahead.starts_on END AS accr_from,
        CASE WHEN ahead.earns THEN ahead.accr_until END AS accr_until,
        ahead.accr_base_minor, ahead.accr_rate_e8, ahead.accr_num, ahead.accr_den,
        ahead.due_on AS next_due_on,
        CASE WHEN ahead.earns AND ahead.accr_until < ahead.due_on THEN ahead.accr_until END
            AS refold_on
    FROM business_day d, loan l
    CROSS JOIN LATERAL (
        SELECT sum(i.earned_minor)::bigint AS earned, sum(i.fee_minor)::bigint AS fee
        FROM instalment i
        WHERE i.loan_id = l.id AND i.due_on >= l.next_due_on AND i.due_on <= $1
    ) past
    LEFT JOIN LATERAL (
        SELECT i.*, i.accr_num > 0 AS earns FROM instalment i
        WHERE i.loan_id = l.id AND i.due_on > $1 ORDER BY i.n LIMIT 1
    ) ahead ON true
    WHERE l.status = 'active' AND l.next_due_on <= $1
), late AS MATERIALIZED ({late("l.next_due_on <= $1")}), rolled AS (
    UPDATE loan l SET
        interest_earned_minor = l.interest_earned_minor + m.earned,
        fee_charged_minor = l.fee_charged_minor + m.fee,
        accr_from = m.accr_from, accr_until = m.accr_until,
        accr_base_minor = coalesce(m.accr_base_minor, 0),
        accr_rate_e8 = coalesce(m.accr_rate_e8, 0),
        accr_num = coalesce(m.accr_num, 0), accr_den = coalesce(m.accr_den, 1), accr_carried = 0,
        next_due_on = m.next_due_on, refold_on = m.refold_on, folded_on = $1, booked_on = $1
    FROM m LEFT JOIN late USING (id)
    WHERE l.id = m.id
    RETURNING new.product_id, new.branch_id, new.currency, new.stage,
        old.non_accrual AS off_before, new.non_accrual AS off_after,
        {_BEFORE["interest"]} AS interest_before, {_AFTER["interest"]} AS interest_after,
        {_BEFORE["penalty"]} + coalesce(late.before, 0) AS penalty_before,
        {_AFTER["penalty"]} + coalesce(late.after, 0) AS penalty_after,
        {_BEFORE["fee"]} AS fee_before, {_AFTER["fee"]} AS fee_after
)
{summed("rolled")}
"""


async def due(tx: Tx, day: date) -> int:
    """Rolls the loans whose period has ended and posts them; how many groups moved."""
    return await post_groups(tx, day, "due", await tx.rows(_DUE, day))
