"""Early warning: the watch list, tasks, the policy, what became of signals."""

from __future__ import annotations

import strawberry

from xindai.early_warning import api as warning
from xindai.early_warning.permissions import READ
from xindai.graphql.base.access import C1, PUBLIC, Rows, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import split_id
from xindai.graphql.base.scalars import Day
from xindai.graphql.early_warning.inputs import WarningTaskWhere, WatchWhere
from xindai.graphql.early_warning.policy_types import WarningHit, WarningKind, WarningPolicy
from xindai.graphql.early_warning.types import (
    WarningTask,
    WarningTaskConnection,
    WarningTaskEdge,
    WatchEntry,
    WatchEntryConnection,
    WatchEntryEdge,
)
from xindai.kernel.dates import parse_date


@strawberry.type
class WarningQuery:
    """Part of Query."""

    @entry(
        may(READ),
        Rows.BRANCH,
        "客户的关注等级与预警信号, or null where he has never been watched.",
        customer_id=C1,
    )
    async def watch_entry(self, info: Info, customer_id: strawberry.ID) -> WatchEntry | None:
        kind, key = split_id(customer_id)
        if kind != "Customer" or key is None:
            return None
        view = await load(info.context, warning.watch_of_customers, key)
        return WatchEntry.of(view) if view else None

    @entry(may(READ), Rows.BRANCH, "关注名单, the worst first.", first=PUBLIC, after=PUBLIC)
    async def watch_list(
        self,
        info: Info,
        where: WatchWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> WatchEntryConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        wanted = (where or WatchWhere()).to_filter()
        page = await warning.find_watched(actor, wanted, check_first(first), unseal(key, after))
        edges = [
            WatchEntryEdge(cursor=seal(key, cursor), node=WatchEntry.of(view))
            for view, cursor in zip(page.views, page.cursors, strict=True)
        ]
        last = edges[-1].cursor if edges else None
        info_ = PageInfo(has_next_page=page.has_next, end_cursor=last)
        return WatchEntryConnection(edges=edges, page_info=info_)

    @entry(may(READ), Rows.BRANCH, "预警任务, one, or null.", id=PUBLIC)
    async def warning_task(self, info: Info, id: strawberry.ID) -> WarningTask | None:
        kind, key = split_id(id)
        if kind != "WarningTask" or key is None:
            return None
        view = await load(info.context, warning.tasks_by_id, key)
        return WarningTask.of(view) if view else None

    @entry(may(READ), Rows.BRANCH, "预警任务列表, newest first.", first=PUBLIC, after=PUBLIC)
    async def warning_tasks(
        self,
        info: Info,
        where: WarningTaskWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> WarningTaskConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        wanted = (where or WarningTaskWhere()).to_filter(actor.id)
        page = await warning.find_tasks(actor, wanted, check_first(first), unseal(key, after))
        edges = [
            WarningTaskEdge(cursor=seal(key, cursor), node=WarningTask.of(view))
            for view, cursor in zip(page.views, page.cursors, strict=True)
        ]
        last = edges[-1].cursor if edges else None
        info_ = PageInfo(has_next_page=page.has_next, end_cursor=last)
        return WarningTaskConnection(edges=edges, page_info=info_)

    @entry(may(READ), Rows.LENDER, "预警信号目录.")
    async def warning_catalogue(self, info: Info) -> list[WarningKind]:
        await info.context.actor()
        return [WarningKind.of(kind) for kind in warning.CATALOGUE.values()]

    @entry(may(READ), Rows.LENDER, "预警策略, all versions, newest first.")
    async def warning_policies(self, info: Info) -> list[WarningPolicy]:
        found = await warning.policies(await info.context.actor())
        return [WarningPolicy.of(view) for view in found]

    @entry(
        may(READ),
        Rows.BRANCH,
        "预警统计 of the signals raised on the days from-to.",
        from_on=PUBLIC,
        to_on=PUBLIC,
    )
    async def warning_hits(self, info: Info, from_on: Day, to_on: Day) -> list[WarningHit]:
        first, last = parse_date(from_on, "fromOn"), parse_date(to_on, "toOn")
        found = await warning.hits(await info.context.actor(), first, last)
        return [WarningHit.of(view) for view in found]
