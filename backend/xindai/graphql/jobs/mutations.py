"""What operators do with background work."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import C1, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.node import from_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.jobs.types import Job, Schedule
from xindai.platform.jobs import api as jobs
from xindai.platform.permissions import JOBS_MANAGE


@classified(C1)
@strawberry.input
class JobRequeueInput:
    """`id` of a dead letter."""

    id: strawberry.ID
    idempotency_key: str


@classified(C1)
@strawberry.type
class JobPayload(Payload):
    """The job as it is now."""

    job: Job | None


@classified(C1)
@strawberry.input
class ScheduleChangeInput:
    """What is left out stays; `cron` is read in Asia/Shanghai: "30 0 * * *"."""

    name: str
    cron: str | None = None
    is_enabled: bool | None = None
    idempotency_key: str


@classified(C1)
@strawberry.type
class SchedulePayload(Payload):
    """The schedule as it is now."""

    schedule: Schedule | None


@strawberry.type
class JobMutation:
    """Part of Mutation."""

    @verb(may(JOBS_MANAGE), Rows.LENDER, "Try a dead letter again from the beginning.", JobPayload)
    async def job_requeue(self, info: Info, input: JobRequeueInput) -> JobPayload:
        actor = await info.context.actor()
        job_id = from_id("Job", input.id, "id", "JOB_NOT_FOUND")
        view = await jobs.requeue(actor, job_id, input.idempotency_key)
        return JobPayload(job=Job.of(view), user_errors=[])

    @verb(may(JOBS_MANAGE), Rows.LENDER, "When a schedule ticks, and whether.", SchedulePayload)
    async def schedule_change(self, info: Info, input: ScheduleChangeInput) -> SchedulePayload:
        actor = await info.context.actor()
        wanted = jobs.ScheduleChange(
            name=input.name,
            cron=input.cron,
            is_enabled=input.is_enabled,
            idempotency_key=input.idempotency_key,
        )
        view = await jobs.change_schedule(actor, wanted)
        return SchedulePayload(schedule=Schedule.of(view), user_errors=[])
