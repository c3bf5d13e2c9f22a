"""The step `close`: the ledger keeps the day's balances, and the next day begins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from xindai.accounting import api as accounting
from xindai.loans.debit.types import DEBITS
from xindai.platform.db import Tx
from xindai.platform.jobs.api import enqueue

_NOT_LATER: Final = """
UPDATE loan SET oldest_unpaid_due_on = oldest_unpaid_due_on + 1
WHERE disputed_on IS NOT NULL AND oldest_unpaid_due_on IS NOT NULL AND status = 'active'
"""
"""The day that begins makes nobody later whose loan is disputed (see engine/resting.py)."""


async def close(tx: Tx, day: date) -> int:
    """Closes the day's books and moves the business date; the next month's period is opened.

    A month stays open until a person closes it.
    """
    await accounting.close_day(tx, day)
    tomorrow = day + timedelta(days=1)
    await tx.execute(
        "UPDATE business_day SET last_closed_on = $1, current_on = $2 WHERE current_on = $1",
        day,
        tomorrow,
    )
    await tx.execute(_NOT_LATER)
    await accounting.open_period(tx, tomorrow)
    await enqueue(tx, DEBITS, {}, key="day")
    return 1
