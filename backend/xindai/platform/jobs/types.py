"""What readers of background work see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class JobStatus(StrEnum):
    """Where a job is in its life; a dead one waits for a person."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class JobView:
    """A job; `error` is about its last failed attempt and holds no personal data."""

    id: UUID
    kind: str
    status: str
    attempts: int
    due_at: datetime
    step: str | None
    done: int
    total: int | None
    version: int
    requested_by: str
    error_class: str | None
    error: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """A schedule; its times in `cron` are those of Asia/Shanghai."""

    name: str
    kind: str
    cron: str
    is_enabled: bool
    next_at: datetime
    last_tick_at: datetime | None
    last_job_id: UUID | None
