"""The inbox of checkers, and the policies."""

from __future__ import annotations

import strawberry

from xindai.approvals import api as approvals
from xindai.approvals.permissions import ASK, POLICY_READ
from xindai.approvals.types import ApprovalStatus
from xindai.graphql.approvals.types import (
    Approval,
    ApprovalConnection,
    ApprovalEdge,
    ApprovalPolicy,
)
from xindai.graphql.base.access import PUBLIC, Rows, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry


@strawberry.type
class ApprovalQuery:
    """Part of Query."""

    @entry(
        may(ASK),
        Rows.BRANCH,
        "复核列表: one's own requests, and with approval.read those of one's branches.",
        status=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def approvals(
        self,
        info: Info,
        status: ApprovalStatus | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> ApprovalConnection:
        key = info.context.services.cursor_key
        page = await approvals.find_approvals(
            await info.context.actor(), status, check_first(first), unseal(key, after)
        )
        edges = [
            ApprovalEdge(cursor=seal(key, cursor), node=Approval.of(view))
            for view, cursor in zip(page.approvals, page.cursors, strict=True)
        ]
        last = edges[-1].cursor if edges else None
        return ApprovalConnection(
            edges=edges, page_info=PageInfo(has_next_page=page.has_next, end_cursor=last)
        )

    @entry(may(POLICY_READ), Rows.LENDER, "复核规则, by command and amount.")
    async def approval_policies(self, info: Info) -> list[ApprovalPolicy]:
        found = await approvals.policies(await info.context.actor())
        return [ApprovalPolicy.of(view) for view in found]
