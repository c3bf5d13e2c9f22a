"""Instalments that are due on given days, page by page, for reminders. Amounts come from
`instalments_of`, as every screen shows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from xindai.loans.permissions import READ
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.permission import require

FIRST: Final = (UUID(int=0), date(1900, 1, 1))
_DUES: Final = f"""
SELECT l.id AS loan_id, l.number, l.customer_id, l.currency, i.due_on,
    (SELECT min(o.due_on) FROM instalment o WHERE o.loan_id = l.id AND o.settled_on IS NULL)
        AS oldest_open_on
FROM instalment i JOIN loan l ON l.id = i.loan_id
JOIN branch b ON b.id = l.branch_id AND {in_scope("b.path", "l.customer_id")}
WHERE i.settled_on IS NULL AND i.due_on = ANY ($3::date[]) AND l.status = 'active'
AND l.disputed_on IS NULL AND (l.id, i.due_on) > ($4, $5)
ORDER BY l.id, i.due_on LIMIT $6
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An unsettled instalment of an active loan, and the due day of its oldest unsettled one."""

    loan_id: UUID
    number: str
    customer_id: UUID
    currency: str
    due_on: date
    oldest_open_on: date


async def dues(
    actor: Actor, days: Sequence[date], after: tuple[UUID, date] = FIRST, size: int = 500
) -> list[Due]:
    """Those behind `after` (loan and day), in the order of the loans."""
    require(actor, READ)
    rows = await db.pool().fetch(_DUES, *actor.scope(), list(days), *after, size)
    return [Due(**dict(r)) for r in rows]
