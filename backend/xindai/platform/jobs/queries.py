"""Reads of background work. It belongs to the whole lender: the permission is the only filter."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.platform import db
from xindai.platform.db import Tx
from xindai.platform.jobs.types import JobView, ScheduleView

_COLUMNS: Final = ", ".join(JobView.__dataclass_fields__)
_JOBS: Final = f"""
SELECT {_COLUMNS} FROM job
WHERE ($1::text IS NULL OR status = $1) AND ($2::text IS NULL OR kind = $2)
    AND ($3::uuid IS NULL OR id < $3)
ORDER BY id DESC LIMIT $4
"""
_SCHEDULES: Final = f"SELECT {', '.join(ScheduleView.__dataclass_fields__)} FROM schedule"


async def find_jobs(
    status: str | None, kind: str | None, after: UUID | None, first: int
) -> list[JobView]:
    """Jobs that were wanted before `after`, newest first."""
    rows = await db.pool().fetch(_JOBS, status, kind, after, first)
    return [JobView(*row.values()) for row in rows]


async def jobs_by_id(ids: list[UUID]) -> dict[UUID, JobView]:
    """Those that exist."""
    rows = await db.pool().fetch(f"SELECT {_COLUMNS} FROM job WHERE id = ANY($1::uuid[])", ids)
    return {row["id"]: JobView(*row.values()) for row in rows}


async def schedules() -> list[ScheduleView]:
    """Every schedule, by name."""
    rows = await db.pool().fetch(f"{_SCHEDULES} ORDER BY name")
    return [ScheduleView(*row.values()) for row in rows]


async def schedule_named(tx: Tx, name: str) -> ScheduleView | None:
    """One schedule."""
    row = await tx.row(f"{_SCHEDULES} WHERE name = $1", name)
    return ScheduleView(*row.values()) if row else None
