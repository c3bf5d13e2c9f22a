"""Collections: a case, the worklist, promises, and what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import strawberry

from xindai.collections import api as collections
from xindai.collections.permissions import AGENCY, FIGURES, READ, STRATEGY_PROPOSE
from xindai.collections.types import LegalStage, PromiseStatus, WriteOffStatus
from xindai.graphql.base.access import PUBLIC, Rows, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import split_id
from xindai.graphql.base.scalars import Day
from xindai.graphql.collections.court_types import (
    CollectionLegal,
    CollectionLegalConnection,
    CollectionLegalEdge,
    CollectionWriteOff,
    CollectionWriteOffConnection,
    CollectionWriteOffEdge,
)
from xindai.graphql.collections.desk_types import (
    CollectionForecast,
    CollectionStatistics,
    CollectionStrategy,
    Collector,
)
from xindai.graphql.collections.inputs import (
    CollectionCaseWhere,
)
from xindai.graphql.collections.outside_inputs import (
    CollectionStrategyInput,
)
from xindai.graphql.collections.outside_types import (
    CollectionAgency,
    CollectionBatch,
)
from xindai.graphql.collections.types import (
    CollectionCase,
    CollectionCaseConnection,
    CollectionCaseEdge,
    CollectionPromise,
    CollectionPromiseConnection,
    CollectionPromiseEdge,
    CollectionQueue,
)
from xindai.kernel.dates import parse_date
from xindai.platform.actor import Actor
from xindai.platform.cursor import cursor_of, row_behind


@strawberry.type
class CollectionQuery:
    """Part of Query."""

    @entry(may(READ), Rows.BRANCH, "催收案件, one, or null.", id=PUBLIC)
    async def collection_case(self, info: Info, id: strawberry.ID) -> CollectionCase | None:
        kind, key = split_id(id)
        if kind != "CollectionCase" or key is None:
            return None
        view = await load(info.context, collections.cases_by_id, key)
        actor = await info.context.actor()
        return CollectionCase.of(view, actor.id) if view else None

    @entry(
        may(READ),
        Rows.BRANCH,
        "催收案件列表, the most urgent first.",
        first=PUBLIC,
        after=PUBLIC,
    )
    async def collection_cases(
        self,
        info: Info,
        where: CollectionCaseWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> CollectionCaseConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        wanted = (where or CollectionCaseWhere()).to_filter(staff_of(actor))
        size, start = check_first(first), unseal(key, after)
        page = await collections.find_cases(actor, wanted, size, start)
        edges = [
            CollectionCaseEdge(cursor=seal(key, cursor), node=CollectionCase.of(view, actor.id))
            for view, cursor in zip(page.cases, page.cursors, strict=True)
        ]
        last = edges[-1].cursor if edges else None
        return CollectionCaseConnection(
            edges=edges,
            page_info=PageInfo(has_next_page=page.has_next, end_cursor=last),
            wanted=wanted,
        )

    @entry(may(READ), Rows.BRANCH, "催收队列 with what waits in them.")
    async def collection_queues(self, info: Info) -> list[CollectionQueue]:
        found = await collections.queues(await info.context.actor())
        return [CollectionQueue.of(view, info.context.language) for view in found]

    @entry(
        may(READ),
        Rows.BRANCH,
        "还款承诺列表, newest first; `mine`: of cases that the reader has.",
        status=PUBLIC,
        mine=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def collection_promises(
        self,
        info: Info,
        status: PromiseStatus | None = None,
        mine: bool = False,
        first: int = 20,
        after: str | None = None,
    ) -> CollectionPromiseConnection:
        size, behind = _place(info, "collection_promise", first, after)
        actor = await info.context.actor()
        found = await collections.find_promises(actor, status, mine, size, behind)
        edges, page = _page(
            info, "collection_promise", found, size, CollectionPromise, CollectionPromiseEdge
        )
        return CollectionPromiseConnection(edges=edges, page_info=page)

    @entry(
        may(READ),
        Rows.BRANCH,
        "诉讼列表, newest first.",
        stage=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def collection_legals(
        self,
        info: Info,
        stage: LegalStage | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> CollectionLegalConnection:
        size, behind = _place(info, "collection_legal", first, after)
        found = await collections.find_legals(await info.context.actor(), stage, size, behind)
        edges, page = _page(
            info, "collection_legal", found, size, CollectionLegal, CollectionLegalEdge
        )
        return CollectionLegalConnection(edges=edges, page_info=page)

    @entry(
        may(READ),
        Rows.BRANCH,
        "核销申请列表, newest first.",
        status=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def collection_write_offs(
        self,
        info: Info,
        status: WriteOffStatus | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> CollectionWriteOffConnection:
        size, behind = _place(info, "collection_write_off", first, after)
        actor = await info.context.actor()
        found = await collections.find_write_offs(actor, status, size, behind)
        edges, page = _page(
            info, "collection_write_off", found, size, CollectionWriteOff, CollectionWriteOffEdge
        )
        return CollectionWriteOffConnection(edges=edges, page_info=page)

    @entry(may(READ), Rows.LENDER, "催收策略, all versions, newest first.")
    async def collection_strategies(self, info: Info) -> list[CollectionStrategy]:
        found = await collections.strategies(await info.context.actor())
        return [CollectionStrategy.of(view) for view in found]

    @entry(
        may(STRATEGY_PROPOSE),
        Rows.BRANCH,
        "How the open cases would lie under a strategy; refuses as to propose it.",
    )
    async def collection_forecast(
        self, info: Info, strategy: CollectionStrategyInput
    ) -> list[CollectionForecast]:
        actor = await info.context.actor()
        found = await collections.forecast(actor, strategy.to_strategy())
        return [CollectionForecast.of(view) for view in found]

    @entry(may(READ), Rows.BRANCH, "催收员 with what they have and when they are away.")
    async def collectors(self, info: Info) -> list[Collector]:
        found = await collections.collectors(await info.context.actor())
        return [Collector.of(view) for view in found]

    @entry(
        may(FIGURES),
        Rows.BRANCH,
        "催收统计 of the days from-to.",
        from_on=PUBLIC,
        to_on=PUBLIC,
    )
    async def collection_statistics(
        self, info: Info, from_on: Day, to_on: Day
    ) -> CollectionStatistics:
        first, last = parse_date(from_on, "fromOn"), parse_date(to_on, "toOn")
        found = await collections.figures(await info.context.actor(), first, last)
        return CollectionStatistics.of(found)

    @entry(may(AGENCY), Rows.BRANCH, "委外机构 with what they brought in.")
    async def collection_agencies(self, info: Info) -> list[CollectionAgency]:
        found = await collections.agencies(await info.context.actor())
        return [CollectionAgency.of(view) for view in found]

    @entry(may(AGENCY), Rows.BRANCH, "委外批次, newest first, at most 100.")
    async def collection_batches(self, info: Info) -> list[CollectionBatch]:
        found = await collections.batches(await info.context.actor())
        return [CollectionBatch.of(view) for view in found]


def staff_of(actor: Actor) -> UUID | None:
    """Which member of staff reads."""
    kind, _, key = actor.id.partition(":")
    return UUID(key) if kind == "staff" else None


def _place(info: Info, kind: str, first: int, after: str | None) -> tuple[int, UUID | None]:
    size = check_first(first)
    return size, row_behind(kind, unseal(info.context.services.cursor_key, after))


def _page(
    info: Info, kind: str, found: Sequence[Any], size: int, node: Any, edge: Any
) -> tuple[list[Any], PageInfo]:
    key = info.context.services.cursor_key
    edges = [
        edge(cursor=seal(key, cursor_of(kind, view.id)), node=node.of(view))
        for view in found[:size]
    ]
    last = edges[-1].cursor if edges else None
    return edges, PageInfo(has_next_page=len(found) > size, end_cursor=last)
