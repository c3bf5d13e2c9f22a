"""Background work as operators see it."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, classified
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.scalars import maybe_moment, moment
from xindai.graphql.identity.actors import NamedActor
from xindai.platform.jobs.api import JobStatus, JobView, ScheduleView

strawberry.enum(JobStatus, description="任务状态")


@classified(C1)
@strawberry.type(description="后台任务: one piece of background work.")
class Job(Node):
    """`done` of `total` counts what the kind counts; `error` is about the last failed attempt.

    A queued job may be taken at `dueAt`, a running one is taken over then.
    """

    kind: str
    status: JobStatus
    attempts: int
    due_at: str
    step: str | None
    done: int
    total: int | None
    requested_by: NamedActor
    error_class: str | None
    error: str | None
    created_at: str
    started_at: str | None
    finished_at: str | None

    @classmethod
    def of(cls, view: JobView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Job", view.id),
            kind=view.kind,
            status=JobStatus(view.status),
            attempts=view.attempts,
            due_at=moment(view.due_at),
            step=view.step,
            done=view.done,
            total=view.total,
            requested_by=NamedActor.of(view.requested_by),
            error_class=view.error_class,
            error=view.error,
            created_at=moment(view.created_at),
            started_at=maybe_moment(view.started_at),
            finished_at=maybe_moment(view.finished_at),
        )


@classified(C1)
@strawberry.type
class JobEdge:
    """A job and where to go on behind it."""

    cursor: str
    node: Job


@classified(C1)
@strawberry.type
class JobConnection:
    """A page of jobs."""

    edges: list[JobEdge]
    page_info: PageInfo


@classified(C1)
@strawberry.type(description="定时计划: when a kind of job starts by itself.")
class Schedule:
    """`cron` is minute, hour, day, month, weekday in Asia/Shanghai."""

    name: str
    kind: str
    cron: str
    is_enabled: bool
    next_at: str
    last_tick_at: str | None
    last_job_id: strawberry.ID | None

    @classmethod
    def of(cls, view: ScheduleView) -> Self:
        """From the domain."""
        return cls(
            name=view.name,
            kind=view.kind,
            cron=view.cron,
            is_enabled=view.is_enabled,
            next_at=moment(view.next_at),
            last_tick_at=maybe_moment(view.last_tick_at),
            last_job_id=to_id("Job", view.last_job_id) if view.last_job_id else None,
        )
