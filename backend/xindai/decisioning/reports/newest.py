"""What the newest reports say of debts elsewhere, for those who watch over loans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from xindai.decisioning.reports.stored import open_facts
from xindai.platform import crypto
from xindai.platform.db import Tx

_NEWEST: Final = """
SELECT DISTINCT ON (r.customer_id) r.id, r.customer_id, r.requested_on, r.facts_sealed
FROM bureau_report r CROSS JOIN business_day d
WHERE r.kind = 'bureau' AND r.outcome = 'ok' AND r.requested_on > d.current_on - $2::int
    AND ($1::uuid[] IS NULL OR r.customer_id = ANY($1))
ORDER BY r.customer_id, r.id DESC
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Of one customer: how many accounts are overdue with others, and by how much."""

    customer_id: UUID
    report_id: UUID
    reported_on: date
    accounts: int
    overdue_minor: int


async def overdue_elsewhere(
    tx: Tx, customer_ids: Sequence[UUID] | None, days: int
) -> list[Elsewhere]:
    """Of the newest good bureau reports of the last days; None for every customer's.

    For the program: who may see what comes of it is decided where it is shown.
    """
    rows = await tx.rows(_NEWEST, None if customer_ids is None else list(customer_ids), days)
    if not rows:
        return []
    keys, found = await crypto.keys(tx), []
    for row in rows:
        facts = open_facts(keys, row["id"], row["facts_sealed"])["facts"]
        found.append(
            Elsewhere(
                customer_id=row["customer_id"],
                report_id=row["id"],
                reported_on=row["requested_on"],
                accounts=int(facts.get("overdue_accounts_now") or 0),
                overdue_minor=int(facts.get("overdue_minor") or 0),
            )
        )
    return found
