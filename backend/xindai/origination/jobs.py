"""Background work of applications: deciding, expiring, telling what is late."""

from __future__ import annotations

from typing import Final

from xindai.origination.actions.decide import decide
from xindai.origination.actions.run_out import BATCH, expire_due, tell_overdue
from xindai.origination.actions.submit import DECIDE
from xindai.origination.types import ReadOwnLoans
from xindai.platform.jobs.api import Kind, Schedule, Work


async def run_out(work: Work) -> None:
    """Batch by batch, until nothing is due."""
    for batch in (expire_due, tell_overdue):
        done = BATCH
        while done == BATCH:
            async with work.transaction() as tx:
                done = await batch(tx)


def kinds(own_loans: ReadOwnLoans) -> tuple[Kind, ...]:
    """`own_loans` is the door of the loans, which stand above."""

    async def do_decide(work: Work) -> None:
        await decide(work, own_loans)

    return (
        Kind(DECIDE, do_decide, most_attempts=8, most_seconds=60),
        Kind("application_timers", run_out, most_seconds=600, most_at_once=1),
    )


SCHEDULES: Final = (Schedule("application_timers", "*/5 * * * *", "application_timers"),)
