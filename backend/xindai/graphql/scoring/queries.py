"""Scorecards, tries of them, and the reports of a customer."""

from __future__ import annotations

from collections.abc import Mapping

import strawberry

from xindai.decisioning import api as decisioning
from xindai.decisioning.api import ReportKind, ScorecardStatus
from xindai.decisioning.permissions import REPORT_READ, SCORECARD_READ
from xindai.graphql.base.access import C1, C2, PUBLIC, Rows, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import from_id, maybe_id, split_id
from xindai.graphql.base.scalars import Json
from xindai.graphql.scoring.types import (
    CreditReport,
    CreditReportConnection,
    CreditReportEdge,
    Scorecard,
    ScorecardConnection,
    ScorecardEdge,
    ScorecardMeasures,
    ScoreResult,
    StandardScorecard,
)
from xindai.kernel.errors import Refusal

MOST_FACTS = 200


@strawberry.type
class ScoringQuery:
    """Part of Query."""

    @entry(may(SCORECARD_READ), Rows.LENDER, "一张评分卡的一个版本, or null.", id=PUBLIC)
    async def scorecard(self, info: Info, id: strawberry.ID) -> Scorecard | None:
        kind, key = split_id(id)
        if kind != "Scorecard" or key is None:
            return None
        view = await load(info.context, decisioning.scorecards_by_id, key)
        return Scorecard.of(view) if view else None

    @entry(
        may(SCORECARD_READ),
        Rows.LENDER,
        "评分卡版本, newest first.",
        code=PUBLIC,
        status=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def scorecards(
        self,
        info: Info,
        code: str | None = None,
        status: ScorecardStatus | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> ScorecardConnection:
        key = info.context.services.cursor_key
        size, start = check_first(first), unseal(key, after)
        actor = await info.context.actor()
        page = await decisioning.find_scorecards(actor, code, status, size, start)
        edges = [
            ScorecardEdge(cursor=seal(key, cursor), node=Scorecard.of(view))
            for view, cursor in zip(page.scorecards, page.cursors, strict=True)
        ]
        end = edges[-1].cursor if edges else None
        info_of_page = PageInfo(has_next_page=page.has_next, end_cursor=end)
        return ScorecardConnection(edges=edges, page_info=info_of_page)

    @entry(may(SCORECARD_READ), Rows.NONE, "系统自带的评分卡, with their model cards.")
    async def standard_scorecards(self, info: Info) -> list[StandardScorecard]:
        found = await decisioning.standard_scorecards(await info.context.actor())
        return [
            StandardScorecard(
                code=each.code,
                content=Json(each.content),
                model_card=each.model_card,
                measures=ScorecardMeasures.of(decisioning.standard_measures(each.code)),
            )
            for each in found
        ]

    @entry(
        may(SCORECARD_READ),
        Rows.LENDER,
        "试算: points and parts of these facts, by a version (also a draft) or by `content` that "
        "is not saved yet; nothing is kept.",
        facts=C2,
        id=PUBLIC,
        content=C1,
    )
    async def scorecard_try(
        self,
        info: Info,
        facts: Json,
        id: strawberry.ID | None = None,
        content: Json | None = None,
    ) -> ScoreResult:
        actor = await info.context.actor()
        if not isinstance(facts, Mapping) or len(facts) > MOST_FACTS:
            raise Refusal("FACT_INVALID", f"an object of at most {MOST_FACTS} facts", "facts")
        if (id is None) == (content is None):
            raise Refusal("SCORECARD_INVALID", "give a version or a content", "content")
        key = maybe_id("Scorecard", id, "id", "SCORECARD_NOT_FOUND")
        if key is not None:
            return ScoreResult.of(await decisioning.try_scorecard(actor, key, facts))
        return ScoreResult.of(decisioning.try_content(actor, content, facts))

    @entry(
        may(REPORT_READ),
        Rows.BRANCH,
        "征信与核验查询记录 of a customer, newest first.",
        customer_id=PUBLIC,
        kind=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def credit_reports(
        self,
        info: Info,
        customer_id: strawberry.ID,
        kind: ReportKind | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> CreditReportConnection:
        key = info.context.services.cursor_key
        row = from_id("Customer", customer_id, "customerId", "CUSTOMER_NOT_FOUND")
        size, start = check_first(first), unseal(key, after)
        actor = await info.context.actor()
        page = await decisioning.find_reports(actor, row, kind, size, start)
        edges = [
            CreditReportEdge(cursor=seal(key, cursor), node=CreditReport.of(view))
            for view, cursor in zip(page.reports, page.cursors, strict=True)
        ]
        end = edges[-1].cursor if edges else None
        info_of_page = PageInfo(has_next_page=page.has_next, end_cursor=end)
        return CreditReportConnection(edges=edges, page_info=info_of_page)
