"""Background work of early warning: a look at everybody, at some customers, the hold of a line."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.early_warning.follow import HOLD
from xindai.early_warning.holds import carry_out
from xindai.early_warning.look import end_day, look
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Kind, Schedule, Work, in_one

DAY: Final = "early_warning.day"
LOOK: Final = "early_warning.look"


async def _day(tx: Tx, _work: Work) -> None:
    await end_day(tx)


async def _look(tx: Tx, work: Work) -> None:
    await look(tx, [UUID(each) for each in work.payload["customerIds"]])


KINDS: Final = (
    Kind(DAY, in_one(_day), most_seconds=3600, most_at_once=1),
    Kind(LOOK, in_one(_look), most_at_once=1),
    Kind(HOLD, carry_out),
)
SCHEDULES: Final = (
    # Days are closed by a job, which is heard of at once, or from a console: this finds those.
    Schedule("early_warning_day", "* * * * *", DAY),
)
