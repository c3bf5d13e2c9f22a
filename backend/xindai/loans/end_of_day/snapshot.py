"""The step `snapshot`: the portfolio at the end of the day, and what it needs as provision.

One row a product, branch, currency, class and stage. The provision of a row is its outstanding
principal times the product's rate of its class, rounded half-up once per row.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from xindai.loans.end_of_day.balances import LATE_ROWS, running, settled, unpaid
from xindai.loans.end_of_day.flows import write_flows
from xindai.loans.end_of_day.policy import policies
from xindai.platform.db import Tx

_OWED: Final = unpaid("l")


def _late(days: int, name: str) -> str:
    """Loans that many days past due and more, and their outstanding principal."""
    late = f"FILTER (WHERE l.oldest_unpaid_due_on <= $1::date - {days})"
    return f"""count(*) {late}::integer AS {name}_loans,
        coalesce(sum(l.outstanding_minor) {late}, 0)::bigint AS {name}_minor"""


_SNAPSHOT: Final = f"""
WITH rate AS MATERIALIZED (
    SELECT * FROM unnest($2::uuid[], $3::text[], $4::bigint[])
        AS t (product_id, asset_class, rate_e8)
), late AS MATERIALIZED (
    SELECT l.id, rows.principal, rows.penalty FROM loan l CROSS JOIN LATERAL (
        SELECT sum(i.principal_minor - {settled("principal", "i")})::bigint AS principal,
            sum({running("$1::date")}) FILTER (WHERE {LATE_ROWS})::bigint AS penalty
        FROM instalment i WHERE i.loan_id = l.id AND i.due_on < $1 AND i.settled_on IS NULL
    ) rows
    WHERE l.status = 'active' AND l.oldest_unpaid_due_on < $1
), portfolio AS (
    SELECT l.product_id, l.branch_id, l.currency, l.asset_class, l.stage,
        count(*)::integer AS loans,
        sum(l.outstanding_minor)::bigint AS outstanding_minor,
        coalesce(sum(late.principal), 0)::bigint AS overdue_principal_minor,
        sum(greatest(0, {_OWED["interest"]}))::bigint AS interest_receivable_minor,
        sum({_OWED["penalty"]} + coalesce(late.penalty, 0))::bigint AS penalty_receivable_minor,
        {_late(1, "overdue")}, {_late(30, "overdue_30")}, {_late(90, "overdue_90")}
    FROM loan l LEFT JOIN late ON late.id = l.id
    WHERE l.status = 'active'
    GROUP BY 1, 2, 3, 4, 5
)
INSERT INTO portfolio_snapshot (id, on_date, product_id, branch_id, currency, asset_class, stage,
    loans, outstanding_minor, overdue_principal_minor, interest_receivable_minor,
    penalty_receivable_minor, overdue_loans, overdue_minor, overdue_30_loans, overdue_30_minor,
    overdue_90_loans, overdue_90_minor, provision_minor)
SELECT uuidv7(), $1, p.product_id, p.branch_id, p.currency, p.asset_class, p.stage, p.loans,
    p.outstanding_minor, p.overdue_principal_minor, p.interest_receivable_minor,
    p.penalty_receivable_minor, p.overdue_loans, p.overdue_minor, p.overdue_30_loans,
    p.overdue_30_minor, p.overdue_90_loans, p.overdue_90_minor,
    round_ratio(p.outstanding_minor::numeric * r.rate_e8, 100000000, 'half_up')
FROM portfolio p LEFT JOIN rate r USING (product_id, asset_class)
"""


async def snapshot(tx: Tx, day: date) -> int:
    """Writes the day's portfolio; how many rows."""
    rates = [
        (product_id, asset_class.value, rate_e8)
        for product_id, policy in (await policies(tx, day)).items()
        for asset_class, rate_e8 in policy.provision_e8.items()
    ]
    await write_flows(tx, day)
    return await tx.execute(_SNAPSHOT, day, *([r[n] for r in rates] for n in range(3)))
