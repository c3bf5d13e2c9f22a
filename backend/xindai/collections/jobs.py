"""Background work of collections: the end of a day, and what follows a payment."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.collections.day import end_day, settle
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Kind, Schedule, Work, in_one

DAY: Final = "collections.day"
SETTLE: Final = "collections.settle"


async def _day(tx: Tx, _work: Work) -> None:
    await end_day(tx)


async def _settle(tx: Tx, work: Work) -> None:
    await settle(tx, UUID(work.payload["customerId"]))


KINDS: Final = (
    Kind(DAY, in_one(_day), most_seconds=3600, most_at_once=1),
    Kind(SETTLE, in_one(_settle)),
)
SCHEDULES: Final = (
    # Days are closed by a job, which is heard of at once, or from a console: this finds those.
    Schedule("collections_day", "* * * * *", DAY),
)
