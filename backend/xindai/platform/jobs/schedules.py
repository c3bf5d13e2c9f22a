"""Jobs that start by the clock: each tick once, however many workers look.

The row of a schedule is locked while its tick is taken, and the job, the next time and the lock
commit together. Ticks that nobody was there for are made good by one job.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any, Final

import structlog
from croniter import croniter

from xindai.kernel.errors import Refusal
from xindai.platform import db
from xindai.platform.db import Tx
from xindai.platform.jobs.queue import enqueue

CHINA: Final = timezone(timedelta(hours=8), "Asia/Shanghai")
"""One offset all year since 1991."""
log = structlog.get_logger("xindai.jobs")

_REGISTER: Final = """
INSERT INTO schedule (name, kind, cron, is_enabled, next_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (name) DO UPDATE SET kind = $2 WHERE schedule.kind <> $2
"""
_DUE: Final = """
SELECT name, cron, now() AS now FROM schedule
WHERE is_enabled AND next_at <= now() AND name = ANY($1::text[]) FOR UPDATE SKIP LOCKED
"""
_TICKED: Final = """
UPDATE schedule SET next_at = $2, last_tick_at = $3, last_job_id = $4 WHERE name = $1
"""


def _nothing(_tick: datetime) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a kind starts, as the code proposes it; operators change `cron` and `is_enabled`."""

    name: str
    cron: str
    """Minute, hour, day, month, weekday in Asia/Shanghai: "30 0 * * *"."""
    kind: str
    is_enabled: bool = True
    payload: Callable[[datetime], Mapping[str, Any]] = _nothing
    """What the job of a tick is given; the tick is in Asia/Shanghai."""


def next_tick(cron: str, after: datetime) -> datetime:
    """The first tick behind a moment; refuses INVALID_CRON."""
    found: datetime = _ticks(cron, after).get_next(datetime)
    return found


def last_tick(cron: str, until: datetime) -> datetime:
    """The last tick up to and with a moment."""
    found: datetime = _ticks(cron, until + timedelta(microseconds=1)).get_prev(datetime)
    return found


def _ticks(cron: str, start: datetime) -> Any:
    if len(cron.split()) != 5 or not croniter.is_valid(cron):
        raise Refusal("INVALID_CRON", 'five fields are wanted, such as "30 0 * * *"', "cron")
    return croniter(cron, start.astimezone(CHINA))


async def register(schedules: Iterable[Schedule]) -> None:
    """Write down the schedules that the table does not know; those it knows stay as they are."""
    async with db.transaction() as tx:
        now = await tx.value("SELECT now()")
        for given in schedules:
            at = next_tick(given.cron, now)
            await tx.execute(_REGISTER, given.name, given.kind, given.cron, given.is_enabled, at)


async def tick(schedules: Mapping[str, Schedule]) -> int:
    """Start the jobs of the ticks that are due; how many ticks this caller took."""
    async with db.transaction() as tx:
        due = await tx.rows(_DUE, list(schedules))
        for row in due:
            try:
                async with tx.savepoint():
                    await _start(tx, schedules[row["name"]], row["cron"], row["now"])
            except Refusal as no:  # one that cannot be read does not hold up the others
                log.warning("schedule is broken", name=row["name"], reason=no.code)
    return len(due)


async def _start(tx: Tx, given: Schedule, cron: str, now: datetime) -> None:
    """The job of the last tick that has come; one that still runs stands for it."""
    at = last_tick(cron, now)
    started = await enqueue(
        tx,
        given.kind,
        given.payload(at),
        key=given.kind,
        requested_by=f"system:schedule:{given.name}",
    )
    await tx.execute(_TICKED, given.name, next_tick(cron, now), at, started.job_id)
