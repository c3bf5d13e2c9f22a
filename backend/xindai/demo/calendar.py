"""When the demo plays: the data's calendar, moved by whole years so that its loans are alive.

The real loans began in the first quarter of 2018 and would all have ended by now. A shift by whole
years keeps each loan's month, and with it its due days; see decision 6.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from xindai.kernel.dates import add_months

DATA_DATE: Final = date(2018, 6, 25)
"""The day on which the data's balances hold: five of six January loans have paid five times, the
others four, as it is when due days spread over the month and the 25th has come."""
DAYS_CLOSED: Final = 31
"""So many days before today are booked and closed one by one."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of one demo. `cutover` is the first business day of the new system."""

    years: int
    data_date: date
    cutover: date
    today: date

    def month(self, name: str) -> date:
        """The first of an issue month of the data ("Mar-2018"), moved."""
        text, year = name.split("-")
        number = ("Jan", "Feb", "Mar", "Apr", "May", "Jun").index(text) + 1
        return date(int(year) + self.years, number, 1)


def calendar(today: date) -> Calendar:
    """The demo that ends today: the data's date is its latest anniversary but the last month's."""
    years = today.year - DATA_DATE.year
    if add_months(DATA_DATE, 12 * years) > today - timedelta(days=DAYS_CLOSED):
        years -= 1
    cutover = today - timedelta(days=DAYS_CLOSED)
    return Calendar(years, add_months(DATA_DATE, 12 * years), cutover, today)
