"""Applications: one, lists, and the queues one works from."""

from __future__ import annotations

import strawberry

from xindai.graphql.applications.enums import ApplicationOrder, ApplicationStatus
from xindai.graphql.applications.inputs import ApplicationWhere, filter_of
from xindai.graphql.applications.parts import PhoneCheckQuestion
from xindai.graphql.applications.types import Application, ApplicationConnection, ApplicationEdge
from xindai.graphql.base.access import C1, PUBLIC, Rows, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import maybe_id, split_id
from xindai.graphql.base.scalars import Amount, Rate
from xindai.graphql.quoting.types import SchedulePreview
from xindai.kernel.money import parse_positive
from xindai.origination import api as origination
from xindai.origination.permissions import READ, WORK
from xindai.origination.types import ApplicationFilter, OfferChange


@strawberry.type
class ApplicationQuery:
    """Part of Query."""

    @entry(may(READ), Rows.BRANCH, "进件, or null.", id=PUBLIC)
    async def application(self, info: Info, id: strawberry.ID) -> Application | None:
        kind, key = split_id(id)
        if kind != "Application" or key is None:
            return None
        view = await load(info.context, origination.applications_by_id, key)
        return Application.of(view) if view else None

    @entry(
        may(READ),
        Rows.BRANCH,
        "进件列表; a borrower sees his own.",
        order=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def applications(
        self,
        info: Info,
        where: ApplicationWhere | None = None,
        order: ApplicationOrder = ApplicationOrder.NEWEST,
        first: int = 20,
        after: str | None = None,
    ) -> ApplicationConnection:
        wanted = filter_of(where or ApplicationWhere())
        return await _page(info, wanted, order, first, after)

    @entry(
        may(WORK),
        Rows.BRANCH,
        "待办队列, the most urgent first: of one state, or of all that the viewer works on; "
        "`isMine`: those that he has claimed.",
        queue=PUBLIC,
        branch_id=PUBLIC,
        is_claimed=PUBLIC,
        is_mine=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def application_queue(
        self,
        info: Info,
        queue: ApplicationStatus | None = None,
        branch_id: strawberry.ID | None = None,
        is_claimed: bool | None = None,
        is_mine: bool = False,
        first: int = 20,
        after: str | None = None,
    ) -> ApplicationConnection:
        actor = await info.context.actor()
        own = origination.queues_of(actor) or origination.QUEUES
        wanted = ApplicationFilter(
            statuses=(queue,) if queue in origination.QUEUES else own,
            branch_id=maybe_id("Branch", branch_id, "branchId", "BRANCH_NOT_FOUND"),
            is_claimed=is_claimed,
            claimed_by=actor.id if is_mine else None,
        )
        return await _page(info, wanted, ApplicationOrder.DUE_FIRST, first, after)

    @entry(
        may(WORK),
        Rows.BRANCH,
        "审批试算: the schedule if it were approved so; null before there is a decision.",
        application_id=PUBLIC,
        amount=C1,
        instalments=C1,
        annual_rate=C1,
    )
    async def application_review_quote(
        self,
        info: Info,
        application_id: strawberry.ID,
        amount: Amount | None = None,
        instalments: int | None = None,
        annual_rate: Rate | None = None,
    ) -> SchedulePreview | None:
        kind, key = split_id(application_id)
        if kind != "Application" or key is None:
            return None
        view = await load(info.context, origination.applications_by_id, key)
        if view is None:
            return None
        minor = None if amount is None else parse_positive(amount, view.currency)
        change = OfferChange(amount_minor=minor, instalments=instalments, annual_rate=annual_rate)
        quoted = await origination.review_quote(await info.context.actor(), key, change)
        return SchedulePreview.of(quoted) if quoted else None

    @entry(may(WORK), Rows.NONE, "电核问题, in the order of the form.")
    async def phone_check_form(self, info: Info) -> list[PhoneCheckQuestion]:
        return [
            PhoneCheckQuestion(code=code, zh=zh, en=en)
            for code, (zh, en) in origination.QUESTIONS.items()
        ]


async def _page(
    info: Info,
    wanted: ApplicationFilter,
    order: ApplicationOrder,
    first: int,
    after: str | None,
) -> ApplicationConnection:
    key, actor = info.context.services.cursor_key, await info.context.actor()
    size, start = check_first(first), unseal(key, after)
    page = await origination.find_applications(actor, wanted, order, size, start)
    edges = [
        ApplicationEdge(cursor=seal(key, cursor), node=Application.of(view))
        for view, cursor in zip(page.applications, page.cursors, strict=True)
    ]
    return ApplicationConnection(
        edges=edges,
        page_info=PageInfo(
            has_next_page=page.has_next, end_cursor=edges[-1].cursor if edges else None
        ),
        wanted=wanted,
    )
