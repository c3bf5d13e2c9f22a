"""Merchants: one, and lists of them."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import maybe_id, split_id
from xindai.graphql.partners.types import Merchant, MerchantConnection, MerchantEdge
from xindai.partners import api as partners
from xindai.partners.permissions import READ
from xindai.partners.types import MerchantFilter, MerchantStatus


@classified(C1)
@strawberry.input(description="The text begins the code or is in the name.")
class MerchantWhere:
    """None leaves a criterion out."""

    text: str | None = None
    status: MerchantStatus | None = None
    branch_id: strawberry.ID | None = None


@strawberry.type
class PartnerQuery:
    """Part of Query."""

    @entry(may(READ), Rows.BRANCH, "One merchant, or null.", id=PUBLIC)
    async def merchant(self, info: Info, id: strawberry.ID) -> Merchant | None:
        kind, key = split_id(id)
        if kind != "Merchant" or key is None:
            return None
        view = await load(info.context, partners.merchants_by_id, key)
        return Merchant.of(view) if view else None

    @entry(
        may(READ),
        Rows.BRANCH,
        "商户列表, in the order of their codes.",
        first=PUBLIC,
        after=PUBLIC,
    )
    async def merchants(
        self,
        info: Info,
        where: MerchantWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> MerchantConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        where = where or MerchantWhere()
        wanted = MerchantFilter(
            text=where.text,
            status=where.status,
            branch_id=maybe_id("Branch", where.branch_id, "branchId", "BRANCH_NOT_FOUND"),
        )
        size, start = check_first(first), unseal(key, after)
        page = await partners.find_merchants(actor, wanted, size, start)
        edges = [
            MerchantEdge(cursor=seal(key, cursor), node=Merchant.of(view))
            for view, cursor in zip(page.merchants, page.cursors, strict=True)
        ]
        return MerchantConnection(
            edges=edges,
            page_info=PageInfo(
                has_next_page=page.has_next, end_cursor=edges[-1].cursor if edges else None
            ),
            total_count=await partners.count_merchants(actor, wanted),
        )
