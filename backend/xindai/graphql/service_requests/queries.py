"""Requests of borrowers: one, and lists."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import PUBLIC, Rows, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import split_id
from xindai.graphql.service_requests.inputs import ServiceRequestWhere
from xindai.graphql.service_requests.types import (
    ServiceRequest,
    ServiceRequestConnection,
    ServiceRequestEdge,
)
from xindai.loans import api as loans
from xindai.loans.permissions import REQUEST_READ


@strawberry.type
class ServiceRequestQuery:
    """Part of Query."""

    @entry(may(REQUEST_READ), Rows.BRANCH, "客户申请, one, or null.", id=PUBLIC)
    async def service_request(self, info: Info, id: strawberry.ID) -> ServiceRequest | None:
        kind, key = split_id(id)
        if kind != "ServiceRequest" or key is None:
            return None
        view = await load(info.context, loans.requests_by_id, key)
        return ServiceRequest.of(view) if view else None

    @entry(
        may(REQUEST_READ),
        Rows.BRANCH,
        "客户申请列表, newest first; a borrower sees his own.",
        first=PUBLIC,
        after=PUBLIC,
    )
    async def service_requests(
        self,
        info: Info,
        where: ServiceRequestWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> ServiceRequestConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        wanted = (where or ServiceRequestWhere()).to_filter(actor.id)
        size, start = check_first(first), unseal(key, after)
        page = await loans.find_requests(actor, wanted, size, start)
        edges = [
            ServiceRequestEdge(cursor=seal(key, cursor), node=ServiceRequest.of(view))
            for view, cursor in zip(page.requests, page.cursors, strict=True)
        ]
        last = edges[-1].cursor if edges else None
        return ServiceRequestConnection(
            edges=edges,
            page_info=PageInfo(has_next_page=page.has_next, end_cursor=last),
            wanted=wanted,
        )
