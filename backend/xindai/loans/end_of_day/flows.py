"""What moved on a day, from the journal: money out and money in, by product, branch and currency.

The journal is the day's own record and is found by its booking date, so that neither the end of
day nor the desk reads loans for it. A reversal takes back what its event had brought. `due` is
what falls due on the next day, unpaid when the day before ends.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from xindai.accounting import api as accounting
from xindai.engine.events import MONEY_IN, EventType
from xindai.engine.positions import Role
from xindai.loans.end_of_day.balances import settled
from xindai.loans.permissions import operation
from xindai.platform.db import Tx

_MANY: Final = "loan.events"
"""An entry of several events at once: its cash is in or out by its sign."""
_IN: Final = ", ".join(f"'{operation(kind)}'" for kind in sorted(MONEY_IN))
_OUT: Final = f"'{operation(EventType.DISBURSE)}'"
MOVED: Final = f"""
SELECT x.product_id, x.branch_id, x.currency,
    coalesce(sum(-x.amount_minor) FILTER (WHERE is_out), 0)::bigint AS disbursed_minor,
    coalesce(sum(sign) FILTER (WHERE is_out), 0)::int AS disbursed_count,
    coalesce(sum(x.amount_minor) FILTER (WHERE is_in), 0)::bigint AS collected_minor,
    coalesce(sum(sign) FILTER (WHERE is_in), 0)::int AS collected_count,
    coalesce(sum(x.amount_minor) FILTER (WHERE NOT is_in AND NOT is_out), 0)::bigint AS other_minor
FROM journal_line x JOIN journal_entry e ON e.id = x.entry_id
LEFT JOIN loan_event r ON e.kind = '{operation(EventType.REVERSE)}' AND r.id = e.source_id
LEFT JOIN loan_event back ON back.id = r.reverses_id
CROSS JOIN LATERAL (SELECT coalesce('loan.' || back.type, e.kind) AS kind,
    CASE WHEN back.id IS NULL THEN 1 ELSE -1 END AS sign) k
CROSS JOIN LATERAL (SELECT
    k.kind = {_OUT} OR (k.kind = '{_MANY}' AND x.amount_minor < 0) AS is_out,
    k.kind IN ({_IN}) OR (k.kind = '{_MANY}' AND x.amount_minor > 0) AS is_in) w
WHERE x.booked_on = $1 AND x.account_id = ANY($2::text[])
    AND x.product_id IS NOT NULL AND x.branch_id IS NOT NULL
GROUP BY 1, 2, 3
"""
"""$1 is the day, $2 the accounts of cash."""
_KEEP: Final = f"""
INSERT INTO portfolio_flow (id, on_date, product_id, branch_id, currency, disbursed_minor,
    disbursed_count, collected_minor, collected_count, other_minor)
SELECT uuidv7(), $1, m.* FROM ({MOVED}) m
ON CONFLICT (on_date, product_id, branch_id, currency) DO UPDATE SET
    disbursed_minor = excluded.disbursed_minor, disbursed_count = excluded.disbursed_count,
    collected_minor = excluded.collected_minor, collected_count = excluded.collected_count,
    other_minor = excluded.other_minor
"""
_OPEN: Final = " + ".join(
    f"i.{part}_minor - {settled(part, 'i')}" for part in ("principal", "interest", "fee")
)
_DUE: Final = f"""
INSERT INTO portfolio_flow (id, on_date, product_id, branch_id, currency, due_minor, due_count)
SELECT uuidv7(), $1::date + 1, l.product_id, l.branch_id, l.currency,
    greatest(0, sum({_OPEN}))::bigint, count(*)
FROM instalment i JOIN loan l ON l.id = i.loan_id AND l.status = 'active'
WHERE i.due_on = $1::date + 1 AND i.settled_on IS NULL
GROUP BY 3, 4, 5
ON CONFLICT (on_date, product_id, branch_id, currency) DO UPDATE SET
    due_minor = excluded.due_minor, due_count = excluded.due_count
"""


async def cash_accounts(tx: Tx) -> list[str]:
    """The codes of the accounts that money of loans goes through."""
    roles = await accounting.accounts_of_roles(tx)
    role = Role.CASH_CLEARING.value
    return sorted({code for (_, name), code in roles.by_product.items() if name == role})


async def write_flows(tx: Tx, day: date) -> None:
    """What moved on the day, and what falls due on the next; a repetition writes the same."""
    await tx.execute(_KEEP, day, await cash_accounts(tx))
    await tx.execute(_DUE, day)
