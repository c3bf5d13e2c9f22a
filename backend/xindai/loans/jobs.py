"""Background work of loans: the end of day, and what follows when money went out or came in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from xindai.loans.debit import jobs as debit
from xindai.loans.disbursement import jobs as disbursement
from xindai.loans.end_of_day.marks import KIND
from xindai.loans.end_of_day.past_months import write_past_months
from xindai.loans.end_of_day.run import run_to
from xindai.loans.end_of_day.steps import NAMES
from xindai.loans.payment import jobs as payment
from xindai.loans.refund import jobs as refund
from xindai.platform.actor import system_actor
from xindai.platform.jobs.api import Kind, Schedule, Work


async def close_days(work: Work) -> None:
    """Closes the business days up to and with `to`; told step by step.

    The steps keep their own marks, so a run that was cut off goes on where it stopped.
    """
    total = steps = 0

    def days(_what: str, _done: int, wanted: int) -> None:
        nonlocal total
        total = wanted * len(NAMES)

    def stepped(day: date, name: str) -> None:
        nonlocal steps
        steps += 1
        work.tell(f"{day} {name}", steps, total)

    await run_to(system_actor("eod"), date.fromisoformat(work.payload["to"]), days, stepped)


async def write_months(work: Work) -> None:
    """The ends of months before the books, where a portfolio was taken over; most nights none."""
    await write_past_months(work.tell)
    async with work.end():
        pass


def _yesterday(tick: datetime) -> Mapping[str, Any]:
    return {"to": (tick.date() - timedelta(days=1)).isoformat()}


PAST: Final = "loan.past_months"
KINDS: Final = (
    Kind(
        KIND,
        close_days,
        most_attempts=5,
        most_seconds=6 * 3600,
        most_at_once=1,
        first_wait_seconds=20,
        is_told=True,
    ),
    Kind(PAST, write_months, most_attempts=5, most_seconds=12 * 3600, most_at_once=1, is_told=True),
    *disbursement.KINDS,
    *payment.KINDS,
    *debit.KINDS,
    *refund.KINDS,
)
SCHEDULES: Final = (
    # Off until the lender wants it: days may only be closed when their bookings are in.
    Schedule("end_of_day", "30 0 * * *", KIND, is_enabled=False, payload=_yesterday),
    Schedule(PAST, "20 2 * * *", PAST),
    *debit.SCHEDULES,
)
