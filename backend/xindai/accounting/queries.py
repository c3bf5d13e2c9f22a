"""Reads of the books for people; what the end of day and the checks read is in balances."""

from __future__ import annotations

from datetime import date

from xindai.accounting.balances import trial_balance
from xindai.accounting.permissions import require_books
from xindai.accounting.types import TrialBalanceRow
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.clock import business_date


async def read_trial_balance(
    actor: Actor, on: date | None = None
) -> tuple[date, list[TrialBalanceRow]]:
    """The day (default: the business date) and its accounts; refuses FORBIDDEN."""
    require_books(actor)
    async with db.transaction(read_only=True) as tx:
        day = on or await business_date(tx)
        return day, await trial_balance(tx, day)


async def today() -> date:
    """The business date."""
    async with db.transaction(read_only=True) as tx:
        return await business_date(tx)
