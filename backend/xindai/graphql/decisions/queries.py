"""Decisions: one, and lists of them."""

from __future__ import annotations

import strawberry

from xindai.decisioning import api as decisioning
from xindai.decisioning.permissions import READ
from xindai.decisioning.types import Outcome
from xindai.graphql.base.access import PUBLIC, Rows, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import maybe_id, split_id
from xindai.graphql.decisions.types import Decision, DecisionConnection, DecisionEdge


@strawberry.type
class DecisionQuery:
    """Part of Query."""

    @entry(may(READ), Rows.BRANCH, "一次决策, or null.", id=PUBLIC)
    async def decision(self, info: Info, id: strawberry.ID) -> Decision | None:
        kind, key = split_id(id)
        if kind != "Decision" or key is None:
            return None
        view = await load(info.context, decisioning.decisions_by_id, key)
        return Decision.of(view) if view else None

    @entry(
        may(READ),
        Rows.BRANCH,
        "决策列表, newest first: on one application or another subject, or all.",
        application_id=PUBLIC,
        subject=PUBLIC,
        outcome=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def decisions(
        self,
        info: Info,
        application_id: strawberry.ID | None = None,
        subject: str | None = None,
        outcome: Outcome | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> DecisionConnection:
        key = info.context.services.cursor_key
        row = maybe_id("Application", application_id, "applicationId", "DECISION_NOT_FOUND")
        wanted = f"application/{row}" if row else subject
        size, start = check_first(first), unseal(key, after)
        actor = await info.context.actor()
        page = await decisioning.find_decisions(actor, wanted, outcome, size, start)
        edges = [
            DecisionEdge(cursor=seal(key, cursor), node=Decision.of(view))
            for view, cursor in zip(page.decisions, page.cursors, strict=True)
        ]
        end = edges[-1].cursor if edges else None
        return DecisionConnection(
            edges=edges, page_info=PageInfo(has_next_page=page.has_next, end_cursor=end)
        )
