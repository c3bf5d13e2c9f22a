"""Background work of reminders."""

from __future__ import annotations

from typing import Final

from xindai.platform.jobs.api import Kind, Schedule
from xindai.reminders.run import remind

KINDS: Final = (
    Kind("reminders", remind, most_seconds=3600, most_at_once=1, first_wait_seconds=30),
)
SCHEDULES: Final = (
    # Every half hour of the day: whenever the day before is closed, its reminders follow once.
    Schedule("reminders", "5,35 8-20 * * *", "reminders"),
)
