"""Ask the worker to close business days; one such job at a time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.kernel.errors import Refusal
from xindai.loans.end_of_day.marks import KIND
from xindai.loans.permissions import END_OF_DAY
from xindai.loans.types import EndOfDayStarted, StartEndOfDay
from xindai.platform import audit, clock, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import enqueue
from xindai.platform.permission import require

OPERATION: Final = "loan.end_of_day"
MOST_DAYS: Final = 400
"""A slip of the pen in the year must not close a century; the command line knows no limit."""


async def start_end_of_day(actor: Actor, wanted: StartEndOfDay) -> EndOfDayStarted:
    """The job that closes every day up to and with `to`.

    Refuses DAY_CLOSED, TOO_MANY_DAYS, and END_OF_DAY_RUNNING while another such job is unfinished.
    """
    require(actor, END_OF_DAY)
    key = idempotency.check_key(wanted.idempotency_key)
    given = {"to": wanted.to.isoformat()}
    if wanted.dry_run:
        async with db.transaction(dry_run=True) as tx:
            return _started(await _start(tx, actor, wanted.to) | {"jobId": None}, False)
    async with db.transaction() as tx:
        answer = await idempotency.run(
            tx, actor, OPERATION, key, given, lambda: _start(tx, actor, wanted.to)
        )
    return _started(answer.value(), answer.replayed)


async def _start(tx: Tx, actor: Actor, to: date) -> dict[str, Any]:
    first = await clock.business_date(tx)
    days = (to - first).days + 1
    if days < 1:
        raise Refusal("DAY_CLOSED", f"{first} is the first day that is open", "to")
    if days > MOST_DAYS:
        raise Refusal("TOO_MANY_DAYS", f"at most {MOST_DAYS} days at once", "to")
    job = await enqueue(tx, KIND, {"to": to.isoformat()}, key=KIND, requested_by=actor.id)
    if not job.is_new:
        raise Refusal("END_OF_DAY_RUNNING", "the end of day is running", None)
    await audit.append(
        tx, actor, OPERATION, f"job:{job.job_id}", {"to": to.isoformat(), "days": days}
    )
    return {"jobId": str(job.job_id), "first": first.isoformat(), "days": days}


def _started(found: Mapping[str, Any], replayed: bool) -> EndOfDayStarted:
    return EndOfDayStarted(
        job_id=UUID(found["jobId"]) if found["jobId"] else None,
        first=date.fromisoformat(found["first"]),
        days=found["days"],
        replayed=replayed,
    )
