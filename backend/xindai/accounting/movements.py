"""What was moved on the accounts of a role: for those who compare the books with a bank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from xindai.platform.db import Tx

_MOVEMENTS: Final = """
WITH account AS (SELECT DISTINCT account_id FROM gl_mapping WHERE role = $1),
entry AS (
    SELECT e.* FROM journal_entry e WHERE e.source_id = ANY($3::uuid[])
    UNION
    SELECT e.* FROM journal_entry e WHERE e.booked_on = $2 AND e.source_type <> ALL ($4::text[])
        AND EXISTS (SELECT FROM journal_line x WHERE x.entry_id = e.id
            AND x.account_id IN (SELECT account_id FROM account))
),
line AS (
    SELECT x.entry_id, x.currency, min(x.branch_id::text)::uuid AS branch_id,
        sum(x.amount_minor) FILTER (WHERE x.account_id IN (SELECT account_id FROM account))
            AS minor
    FROM journal_line x WHERE x.entry_id IN (SELECT id FROM entry)
    GROUP BY x.entry_id, x.currency
)
SELECT e.id AS entry_id, e.source_id, e.booked_on, line.currency, line.branch_id,
    line.minor::bigint AS amount_minor, e.description, e.reverses_id
FROM entry e JOIN line ON line.entry_id = e.id ORDER BY e.id, line.currency
"""
_TOTALS: Final = """
SELECT x.booked_on, x.currency, x.branch_id, sum(x.amount_minor)::bigint AS minor
FROM journal_line x JOIN journal_entry e ON e.id = x.entry_id
WHERE x.booked_on BETWEEN $2 AND $3 AND e.source_type <> ALL ($4::text[])
    AND x.account_id IN (SELECT account_id FROM gl_mapping WHERE role = $1)
GROUP BY x.booked_on, x.currency, x.branch_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One currency of an entry: what it moved on the role's accounts (debit above zero), None
    where it left them alone. `branch_id` is that of its lines."""

    entry_id: UUID
    source_id: UUID | None
    booked_on: date
    currency: str
    branch_id: UUID | None
    amount_minor: int | None
    description: str
    reverses_id: UUID | None


async def movements(
    tx: Tx, role: str, on: date, sources: Sequence[UUID], without: Sequence[str] = ()
) -> list[Movement]:
    """Every entry of these sources, and whatever moved the role's accounts on this day, but for
    entries of the source types `without`. The caller has checked who may see them."""
    rows = await tx.rows(_MOVEMENTS, role, on, list(sources), list(without))
    return [Movement(**dict(row)) for row in rows]


async def moved_between(
    tx: Tx, role: str, first: date, last: date, without: Sequence[str] = ()
) -> dict[tuple[date, str, UUID | None], int]:
    """What each day moved on the role's accounts, by currency and branch, but for entries of the
    source types `without`. The caller has checked who may see it."""
    rows = await tx.rows(_TOTALS, role, first, last, list(without))
    return {(row["booked_on"], row["currency"], row["branch_id"]): row["minor"] for row in rows}
