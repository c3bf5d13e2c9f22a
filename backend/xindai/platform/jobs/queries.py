"""Reads of background work. It belongs to the whole lender: the permission is the only filter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.kernel.errors import Refusal
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.jobs.types import JobStatus, JobView, ScheduleView
from xindai.platform.permission import require
from xindai.platform.permissions import JOBS_READ

_COLUMNS: Final = ", ".join(JobView.__dataclass_fields__)
_JOBS: Final = f"""
SELECT {_COLUMNS} FROM job
WHERE ($1::text IS NULL OR status = $1) AND ($2::text IS NULL OR kind = $2)
    AND ($3::uuid IS NULL OR id < $3)
ORDER BY id DESC LIMIT $4
"""
_BY_ID: Final = f"SELECT {_COLUMNS} FROM job WHERE id = ANY($1::uuid[])"
_SCHEDULES: Final = f"SELECT {', '.join(ScheduleView.__dataclass_fields__)} FROM schedule"


async def find_jobs(
    actor: Actor, status: JobStatus | None, kind: str | None, after: UUID | None, first: int
) -> list[JobView]:
    """Jobs that were wanted before the job `after`, newest first."""
    require(actor, JOBS_READ)
    rows = await db.pool().fetch(_JOBS, status, kind, after, first)
    return [JobView(*row.values()) for row in rows]


async def jobs_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, JobView]:
    """Those that exist; none for who may not see them."""
    if not actor.may(JOBS_READ):
        return {}
    rows = await db.pool().fetch(_BY_ID, list(ids))
    return {row["id"]: JobView(*row.values()) for row in rows}


async def get_job(actor: Actor, job_id: UUID) -> JobView:
    """One job; refuses JOB_NOT_FOUND."""
    require(actor, JOBS_READ)
    return await job_as_it_is(job_id)


async def job_as_it_is(job_id: UUID) -> JobView:
    """For who has just acted on it; refuses JOB_NOT_FOUND."""
    row = await db.pool().fetchrow(_BY_ID, [job_id])
    if row is None:
        raise Refusal("JOB_NOT_FOUND", "there is no such job", "id")
    return JobView(*row.values())


async def schedules(actor: Actor) -> list[ScheduleView]:
    """Every schedule, by name."""
    require(actor, JOBS_READ)
    rows = await db.pool().fetch(f"{_SCHEDULES} ORDER BY name")
    return [ScheduleView(*row.values()) for row in rows]


async def schedule_as_it_is(name: str) -> ScheduleView:
    """For who has just acted on it; refuses SCHEDULE_NOT_FOUND."""
    row = await db.pool().fetchrow(f"{_SCHEDULES} WHERE name = $1", name)
    if row is None:
        raise Refusal("SCHEDULE_NOT_FOUND", "there is no such schedule", "name")
    return ScheduleView(*row.values())
