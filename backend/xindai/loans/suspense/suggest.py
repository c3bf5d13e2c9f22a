"""Which loans money in suspense may be for: by number, account, amount and name, ranked."""

from __future__ import annotations

import re
from typing import Any, Final
from uuid import UUID

from xindai.loans.permissions import READ
from xindai.loans.suspense.types import WEIGHTS, Clue, Suggestion
from xindai.payments import api as payments
from xindai.platform import crypto, db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.permission import require

MOST: Final = 5
DAYS: Final = 15
"""An instalment that falls due so near to the day the money came may be what was meant."""
_NUMBER: Final = re.compile(r"[A-Z]{2}[0-9]{6,18}", re.ASCII)
_LOANS: Final = f"""
WITH seen AS (
    SELECT l.id, l.number, l.customer_id, c.name_masked, l.currency
    FROM loan l JOIN branch b ON b.id = l.branch_id AND {in_scope("b.path", "l.customer_id")}
    JOIN customer c ON c.id = l.customer_id
    WHERE l.status IN ('active', 'written_off') AND l.currency = $3
),
named AS (SELECT id FROM seen WHERE number = ANY($4::text[])),
of_account AS (
    SELECT s.id FROM seen s JOIN bank_card k ON k.customer_id = s.customer_id
    WHERE k.number_index = $5 AND k.unbound_at IS NULL
),
of_amount AS (
    SELECT s.id FROM seen s JOIN instalment i ON i.loan_id = s.id
    WHERE i.settled_on IS NULL AND i.due_on BETWEEN $6::date - {DAYS} AND $6::date + {DAYS}
        AND i.principal_minor - i.principal_paid_minor - i.principal_waived_minor
            + i.interest_minor - i.interest_paid_minor - i.interest_waived_minor
            + i.fee_minor - i.fee_paid_minor - i.fee_waived_minor = $7
    ORDER BY i.due_on, s.id LIMIT 50
)
SELECT s.id, s.id IN (SELECT id FROM named) AS by_number,
    s.id IN (SELECT id FROM of_account) AS by_account,
    s.id IN (SELECT id FROM of_amount) AS by_amount,
    coalesce(s.name_masked = $8, false) AS by_name
FROM seen s
WHERE s.id IN (SELECT id FROM named UNION SELECT id FROM of_account UNION SELECT id FROM of_amount)
"""


async def suggest(actor: Actor, item_id: UUID) -> list[Suggestion]:
    """At most five loans that he may see, the likeliest first. Refuses SUSPENSE_NOT_FOUND."""
    require(actor, READ)
    async with db.transaction() as tx:
        known = await payments.clues(tx, actor, item_id)
        item, keys = known.item, await crypto.keys(tx)
        number = known.payer_number
        rows = await tx.rows(
            _LOANS,
            *actor.scope(),
            item.currency,
            _NUMBER.findall(f"{item.remark} {item.reference}".upper()),
            keys.index(number, "number") if number else b"",
            item.received_on,
            item.amount_minor,
            item.payer_name,
        )
    found = [_suggestion(row) for row in rows]
    return sorted(found, key=lambda one: (-one.score, one.loan_id))[:MOST]


def _suggestion(row: Any) -> Suggestion:
    clues = tuple(clue for clue in Clue if row[f"by_{clue.value}"])
    return Suggestion(row["id"], sum(WEIGHTS[clue] for clue in clues), clues)
