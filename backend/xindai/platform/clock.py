"""The business date: a row of the database, never the wall clock."""

from __future__ import annotations

from datetime import date

from xindai.kernel.errors import Refusal
from xindai.platform.db import Tx


async def business_date(tx: Tx) -> date:
    """The day that is open for bookings; refuses NO_BUSINESS_DAY before the first."""
    today: date | None = await tx.value("SELECT current_on FROM business_day")
    if today is None:
        raise Refusal("NO_BUSINESS_DAY", "the business date has not been set", None)
    return today


async def begin(tx: Tx, on: date) -> None:
    """The first business date of a lender; a date that is set already stays."""
    await tx.execute(
        "INSERT INTO business_day (id, current_on) VALUES (1, $1) ON CONFLICT DO NOTHING", on
    )
