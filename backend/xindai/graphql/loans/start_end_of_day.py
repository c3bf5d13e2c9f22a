"""日终: ask for it."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import C1, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.node import to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, day
from xindai.kernel.dates import parse_date
from xindai.loans import api as loans
from xindai.loans.permissions import END_OF_DAY
from xindai.loans.types import StartEndOfDay


@classified(C1)
@strawberry.input
class EndOfDayStartInput:
    """Every open day up to and with `to` is closed; `dryRun` only counts them."""

    to: Day
    idempotency_key: str
    dry_run: bool = False


@classified(C1)
@strawberry.type
class EndOfDayPayload(Payload):
    """Follow the job with `jobProgress`; there is none for a dry run."""

    job_id: strawberry.ID | None
    first_day: Day | None
    days: int | None
    replayed: bool | None


@strawberry.type
class EndOfDayMutation:
    """Part of Mutation."""

    @verb(
        may(END_OF_DAY),
        Rows.LENDER,
        "执行日终: closes the days in the background, one such job at a time.",
        EndOfDayPayload,
    )
    async def end_of_day_start(self, info: Info, input: EndOfDayStartInput) -> EndOfDayPayload:
        wanted = StartEndOfDay(
            to=parse_date(input.to, "to"),
            idempotency_key=input.idempotency_key,
            dry_run=input.dry_run,
        )
        started = await loans.start_end_of_day(await info.context.actor(), wanted)
        return EndOfDayPayload(
            job_id=to_id("Job", started.job_id) if started.job_id else None,
            first_day=day(started.first),
            days=started.days,
            replayed=started.replayed,
            user_errors=[],
        )
