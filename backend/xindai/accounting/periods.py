"""Months of the books for people: which are open, and the verb that closes one for good."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from xindai.accounting.balances import close_period
from xindai.accounting.events import PERIOD_CLOSED, PeriodClosed
from xindai.accounting.permissions import CLOSE_PERIOD, require_books
from xindai.accounting.types import PeriodView
from xindai.kernel.errors import Refusal
from xindai.platform import audit, db, idempotency, outbox
from xindai.platform.actor import Actor
from xindai.platform.clock import business_date
from xindai.platform.permission import require

GATE: Final = "SELECT pg_advisory_xact_lock(7303, 1)"
"""What bookings hold shared: nothing is booked into a month while it closes."""
_PERIODS: Final = """
SELECT p.month, p.status = 'open' AS is_open,
    p.status = 'open' AND p.month < date_trunc('month', d.current_on)
        AND NOT EXISTS (SELECT FROM accounting_period e WHERE e.month < p.month
            AND e.status = 'open') AS may_close
FROM accounting_period p CROSS JOIN business_day d ORDER BY p.month DESC
"""
_EARLIER: Final = """
SELECT EXISTS (SELECT FROM accounting_period WHERE month < $1 AND status = 'open')
"""


async def periods(actor: Actor) -> list[PeriodView]:
    """Every month that was ever opened, newest first; refuses FORBIDDEN."""
    require_books(actor)
    return [PeriodView(**dict(row)) for row in await db.pool().fetch(_PERIODS)]


async def close_month(actor: Actor, month: date, idempotency_key: str) -> date:
    """Closes a month, named by any of its days, for good; its first day.

    Refuses PERIOD_NOT_OVER while the business date is in it, EARLIER_PERIOD_OPEN, PERIOD_NOT_OPEN.
    """
    require(actor, CLOSE_PERIOD)
    require_books(actor)
    key = idempotency.check_key(idempotency_key)
    first = month.replace(day=1)
    async with db.transaction() as tx:
        await tx.execute(GATE)

        async def act() -> dict[str, Any]:
            if first >= (await business_date(tx)).replace(day=1):
                raise Refusal("PERIOD_NOT_OVER", "the month is not over", "month")
            if await tx.value(_EARLIER, first):
                raise Refusal("EARLIER_PERIOD_OPEN", "an earlier month is open", "month")
            await close_period(tx, first)
            about = {"month": first.isoformat()}
            await audit.append(tx, actor, CLOSE_PERIOD.code, f"accounting_period/{first}", about)
            await outbox.add(tx, PERIOD_CLOSED, str(first), PeriodClosed(month=first).to_json())
            return about

        given = {"month": first.isoformat()}
        answer = await idempotency.run(tx, actor, CLOSE_PERIOD.code, key, given, act)
    return date.fromisoformat(answer.value()["month"])
