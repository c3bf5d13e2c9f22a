"""What is late, in SQL: for those who follow late loans set by set, as collections do."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.kernel.money import CURRENCIES
from xindai.loans.end_of_day.balances import running, settled
from xindai.platform.db import Tx

_OPEN: Final = " + ".join(
    f"i.{part}_minor - {settled(part, 'i')}" for part in ("principal", "interest", "fee")
)
ARREARS: Final = f"""
SELECT l.id AS loan_id, l.customer_id, l.currency, l.grade, l.outstanding_minor,
    d.current_on - l.oldest_unpaid_due_on AS days_past_due,
    rows.open + l.penalty_fixed_minor - {settled("penalty")} + rows.running AS overdue_minor
FROM business_day d JOIN loan l
    ON l.status = 'active' AND l.oldest_unpaid_due_on < d.current_on
CROSS JOIN LATERAL (
    SELECT coalesce(sum({_OPEN}), 0)::bigint AS open,
        coalesce(sum({running("d.current_on")}) FILTER (WHERE i.pen_after < d.current_on),
            0)::bigint AS running
    FROM instalment i
    WHERE i.loan_id = l.id AND i.settled_on IS NULL AND i.due_on < d.current_on
) rows
"""
"""The active loans with something overdue on the business date: for how many days, and how much
(principal, interest and fees that fell due, with the penalty to this day). Add a WHERE on `l`."""

_UNITS: Final = " ".join(f"WHEN '{code}' THEN {10**n}" for code, n in CURRENCIES.items())
RECEIVED: Final = f"""
SELECT coalesce(sum((e.payload ->> 'amount')::numeric * CASE l.currency {_UNITS} END), 0)::bigint
FROM loan l JOIN loan_event e ON e.loan_id = l.id
WHERE l.customer_id = {{customer}} AND l.currency = {{currency}}
    AND e.type IN ('repay', 'prepay', 'payoff', 'recovery')
    AND e.seq > coalesce(({{after}} ->> l.id::text)::int, 0) AND e.effective_on <= {{until}}
    AND NOT EXISTS (SELECT FROM loan_event back WHERE back.reverses_id = e.id)
"""
"""Minor units that a customer has paid on his loans behind a mark (`seqs`), without what was
reversed since; `format` it with the columns."""


async def seqs(tx: Tx, customer_id: UUID) -> dict[str, int]:
    """How far the events of each of a customer's loans have come: loan id -> seq.

    What is booked later has a higher one, whatever its value date and the clocks say.
    """
    rows = await tx.rows(
        """SELECT e.loan_id, max(e.seq) AS seq FROM loan_event e WHERE e.customer_id = $1
           GROUP BY e.loan_id""",
        customer_id,
    )
    return {str(row["loan_id"]): row["seq"] for row in rows}
