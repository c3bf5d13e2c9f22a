"""Jobs, dead letters, schedules."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.graphql.base.access import PUBLIC, Rows, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.jobs.types import Job, JobConnection, JobEdge, Schedule
from xindai.kernel.errors import Refusal
from xindai.platform.jobs import api as jobs
from xindai.platform.jobs.api import JobStatus
from xindai.platform.permissions import JOBS_READ


@strawberry.type
class JobQuery:
    """Part of Query."""

    @entry(
        may(JOBS_READ),
        Rows.LENDER,
        "后台任务, newest first.",
        status=PUBLIC,
        kind=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def jobs(
        self,
        info: Info,
        status: JobStatus | None = None,
        kind: str | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> JobConnection:
        return await _page(info, status, kind, first, after)

    @entry(
        may(JOBS_READ),
        Rows.LENDER,
        "死信: jobs that were given up and wait for a person, newest first.",
        kind=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def dead_letters(
        self, info: Info, kind: str | None = None, first: int = 20, after: str | None = None
    ) -> JobConnection:
        return await _page(info, JobStatus.DEAD, kind, first, after)

    @entry(may(JOBS_READ), Rows.LENDER, "定时计划, by name.")
    async def schedules(self, info: Info) -> list[Schedule]:
        found = await jobs.schedules(await info.context.actor())
        return [Schedule.of(view) for view in found]


async def _page(
    info: Info, status: JobStatus | None, kind: str | None, first: int, after: str | None
) -> JobConnection:
    key, actor, size = (
        info.context.services.cursor_key,
        await info.context.actor(),
        check_first(first),
    )
    found = await jobs.find_jobs(actor, status, kind, _place(unseal(key, after)), size + 1)
    edges = [
        JobEdge(cursor=seal(key, f"job:{view.id}"), node=Job.of(view)) for view in found[:size]
    ]
    last = edges[-1].cursor if edges else None
    return JobConnection(
        edges=edges, page_info=PageInfo(has_next_page=len(found) > size, end_cursor=last)
    )


def _place(text: str | None) -> UUID | None:
    """The job of a cursor; refuses INVALID_CURSOR for that of another list."""
    if text is None:
        return None
    try:
        return UUID(text.removeprefix("job:"))
    except ValueError:
        message = "the cursor does not belong to this list"
        raise Refusal("INVALID_CURSOR", message, "after") from None
