"""Lines, their movements, and what is proposed."""

from __future__ import annotations

from typing import Any

import strawberry

from xindai.credit_lines import api as credit_lines
from xindai.credit_lines.permissions import HISTORY, READ
from xindai.credit_lines.types import LineFilter, LineStatus, MovementKind, ProposalStatus
from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import maybe_id, split_id
from xindai.graphql.base.scalars import Day
from xindai.graphql.credit_lines.inputs import line_key, proposal_key
from xindai.graphql.credit_lines.types import (
    CreditLine,
    CreditLineConnection,
    CreditLineEdge,
    CreditLineMovement,
    CreditLineMovementConnection,
    CreditLineMovementEdge,
    CreditLinePreApproval,
    CreditLinePreApprovalConnection,
    CreditLinePreApprovalEdge,
    CreditLineProposal,
    CreditLineProposalConnection,
    CreditLineProposalEdge,
)
from xindai.kernel.dates import parse_date


@classified(C1)
@strawberry.input(description="The number is a prefix; expiresUntil is the last day looked at.")
class CreditLineWhere:
    """None leaves a criterion out."""

    number: str | None = None
    customer_id: strawberry.ID | None = None
    status: LineStatus | None = None
    branch_id: strawberry.ID | None = None
    product_id: strawberry.ID | None = None
    expires_until: Day | None = None


@strawberry.type
class CreditLineQuery:
    """Part of Query."""

    @entry(
        may(READ),
        Rows.BRANCH,
        "客户的统一额度, or null.",
        customer_id=PUBLIC,
        currency=PUBLIC,
    )
    async def credit_line(
        self, info: Info, customer_id: strawberry.ID, currency: str = "CNY"
    ) -> CreditLine | None:
        kind, key = split_id(customer_id)
        if kind != "Customer" or key is None:
            return None
        found = await load(info.context, credit_lines.lines_of_customers, key)
        return next((CreditLine.of(v) for v in found or () if v.currency == currency), None)

    @entry(
        may(READ),
        Rows.BRANCH,
        "额度列表, in the order of their numbers.",
        first=PUBLIC,
        after=PUBLIC,
    )
    async def credit_lines(
        self,
        info: Info,
        where: CreditLineWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> CreditLineConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        wanted = _filter(where or CreditLineWhere())
        size, start = check_first(first), unseal(key, after)
        page = await credit_lines.find_lines(actor, wanted, size, start)
        edges = [
            CreditLineEdge(cursor=seal(key, cursor), node=CreditLine.of(view))
            for view, cursor in zip(page.lines, page.cursors, strict=True)
        ]
        return CreditLineConnection(
            edges=edges,
            page_info=_info(page.has_next, edges),
            total_count=await credit_lines.count_lines(actor, wanted),
        )

    @entry(
        may(HISTORY),
        Rows.BRANCH,
        "额度变动记录, newest first.",
        line_id=PUBLIC,
        kind=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def credit_line_movements(
        self,
        info: Info,
        line_id: strawberry.ID,
        kind: MovementKind | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> CreditLineMovementConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        size, start = check_first(first), unseal(key, after)
        page = await credit_lines.movements(actor, line_key(line_id), kind, size, start)
        edges = [
            CreditLineMovementEdge(cursor=seal(key, cursor), node=CreditLineMovement.of(view))
            for view, cursor in zip(page.movements, page.cursors, strict=True)
        ]
        return CreditLineMovementConnection(edges=edges, page_info=_info(page.has_next, edges))

    @entry(
        may(HISTORY),
        Rows.BRANCH,
        "额度申请列表, newest first.",
        status=PUBLIC,
        customer_id=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def credit_line_proposals(
        self,
        info: Info,
        status: ProposalStatus | None = None,
        customer_id: strawberry.ID | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> CreditLineProposalConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        customer = maybe_id("Customer", customer_id, "customerId", "CUSTOMER_NOT_FOUND")
        size, start = check_first(first), unseal(key, after)
        page = await credit_lines.find_proposals(actor, status, customer, size, start)
        edges = [
            CreditLineProposalEdge(cursor=seal(key, cursor), node=CreditLineProposal.of(view))
            for view, cursor in zip(page.proposals, page.cursors, strict=True)
        ]
        return CreditLineProposalConnection(edges=edges, page_info=_info(page.has_next, edges))

    @entry(
        may(HISTORY),
        Rows.BRANCH,
        "预授信名单 of a proposal, and what became of each customer.",
        proposal_id=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def credit_line_pre_approvals(
        self, info: Info, proposal_id: strawberry.ID, first: int = 20, after: str | None = None
    ) -> CreditLinePreApprovalConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        size, start = check_first(first), unseal(key, after)
        page = await credit_lines.pre_approval_rows(actor, proposal_key(proposal_id), size, start)
        edges = [
            CreditLinePreApprovalEdge(cursor=seal(key, cursor), node=CreditLinePreApproval.of(row))
            for row, cursor in zip(page.rows, page.cursors, strict=True)
        ]
        return CreditLinePreApprovalConnection(edges=edges, page_info=_info(page.has_next, edges))


def _info(has_next: bool, edges: list[Any]) -> PageInfo:
    return PageInfo(has_next_page=has_next, end_cursor=edges[-1].cursor if edges else None)


def _filter(where: CreditLineWhere) -> LineFilter:
    until = where.expires_until
    return LineFilter(
        number=where.number,
        customer_id=maybe_id("Customer", where.customer_id, "customerId", "CUSTOMER_NOT_FOUND"),
        status=where.status,
        branch_id=maybe_id("Branch", where.branch_id, "branchId", "BRANCH_NOT_FOUND"),
        product_id=maybe_id("Product", where.product_id, "productId", "PRODUCT_NOT_FOUND"),
        expires_until=None if until is None else parse_date(until, "expiresUntil"),
    )
