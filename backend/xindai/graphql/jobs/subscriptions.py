"""Live progress of a job."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Final

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, Access, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import feed
from xindai.graphql.base.feed import Feed, Step, follow
from xindai.graphql.base.node import from_id
from xindai.graphql.jobs.types import Job
from xindai.platform.actor import Actor
from xindai.platform.jobs import api as jobs
from xindai.platform.jobs.api import JobStatus
from xindai.platform.jobs.events import JOB_PROGRESS as JOB_PROGRESS_TOPIC
from xindai.platform.permissions import JOBS_READ

JOB_PROGRESS: Final = Access(may(JOBS_READ), Rows.LENDER, {"job_id": PUBLIC, "after": PUBLIC})
JOBS: Final = Feed("jobProgress", JOB_PROGRESS, frozenset({JOB_PROGRESS_TOPIC}))


@classified(C1)
@strawberry.type(description="A job has moved; `cursor` is where to go on after a break.")
class JobStep:
    """How it was at that moment; `job` is as it is now. At most about five a second."""

    cursor: str
    status: JobStatus
    step: str | None
    done: int
    total: int | None
    version: int
    job: Job


@strawberry.type
class JobSubscription:
    """Part of Subscription."""

    @feed(
        JOB_PROGRESS,
        "How far the job is, then each step, until it is done or dead; only kinds that tell of it.",
    )
    async def job_progress(
        self, info: Info, job_id: strawberry.ID, after: str | None = None
    ) -> AsyncGenerator[JobStep, None]:
        key = from_id("Job", job_id, "jobId", "JOB_NOT_FOUND")

        async def make(actor: Actor, step: Step) -> JobStep:
            view = await jobs.get_job(actor, key)
            told = step.message.payload if step.message else None
            version = step.version or view.version
            return JobStep(
                cursor=step.cursor(version),
                status=JobStatus(told["status"] if told else view.status),
                step=told["step"] if told else view.step,
                done=told["done"] if told else view.done,
                total=told["total"] if told else view.total,
                version=version,
                job=Job.of(view),
            )

        return follow(info.context, JOBS, str(key), after, make)
