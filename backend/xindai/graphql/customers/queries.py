"""Customers: one, and lists of them."""

from __future__ import annotations

import strawberry

from xindai.customers import api as customers
from xindai.customers.permissions import HISTORY, READ
from xindai.customers.types import CustomerFilter
from xindai.graphql.base.access import C2, PUBLIC, Rows, classified, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import from_id, maybe_id, split_id
from xindai.graphql.customers.known import subjects_of
from xindai.graphql.customers.known_types import (
    CustomerEvent,
    CustomerEventConnection,
    CustomerEventEdge,
)
from xindai.graphql.customers.types import Customer, CustomerConnection, CustomerEdge


@classified(C2)
@strawberry.input(description="Phone and ID number are exact; the number is a prefix.")
class CustomerWhere:
    """None leaves a criterion out."""

    number: str | None = None
    phone: str | None = None
    id_number: str | None = None
    branch_id: strawberry.ID | None = None


@strawberry.type
class CustomerQuery:
    """Part of Query."""

    @entry(may(READ), Rows.BRANCH, "One customer, or null.", id=PUBLIC)
    async def customer(self, info: Info, id: strawberry.ID) -> Customer | None:
        kind, key = split_id(id)
        if kind != "Customer" or key is None:
            return None
        view = await load(info.context, customers.customers_by_id, key)
        return Customer.of(view) if view else None

    @entry(
        may(READ),
        Rows.BRANCH,
        "客户列表, in the order of their numbers.",
        first=PUBLIC,
        after=PUBLIC,
    )
    async def customers(
        self,
        info: Info,
        where: CustomerWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> CustomerConnection:
        key = info.context.services.cursor_key
        wanted = _filter(where or CustomerWhere())
        actor = await info.context.actor()
        size, start = check_first(first), unseal(key, after)
        page = await customers.find_customers(actor, wanted, size, start)
        edges = [
            CustomerEdge(cursor=seal(key, cursor), node=Customer.of(view))
            for view, cursor in zip(page.customers, page.cursors, strict=True)
        ]
        return CustomerConnection(
            edges=edges,
            page_info=PageInfo(
                has_next_page=page.has_next, end_cursor=edges[-1].cursor if edges else None
            ),
            total_count=await customers.count_customers(actor, wanted),
        )

    @entry(
        may(HISTORY),
        Rows.BRANCH,
        "客户动态, newest first: his, and of those contracts, loans and entries that one sees.",
        customer_id=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def customer_timeline(
        self, info: Info, customer_id: strawberry.ID, first: int = 20, after: str | None = None
    ) -> CustomerEventConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        row = from_id("Customer", customer_id, "customerId", "CUSTOMER_NOT_FOUND")
        size, start = check_first(first), unseal(key, after)
        page = await customers.happenings(actor, row, await subjects_of(info, row), size, start)
        edges = [
            CustomerEventEdge(cursor=seal(key, cursor), node=CustomerEvent.of(view))
            for view, cursor in zip(page.happenings, page.cursors, strict=True)
        ]
        end = edges[-1].cursor if edges else None
        return CustomerEventConnection(
            edges=edges, page_info=PageInfo(has_next_page=page.has_next, end_cursor=end)
        )


def _filter(where: CustomerWhere) -> CustomerFilter:
    return CustomerFilter(
        number=where.number,
        phone=where.phone,
        id_number=where.id_number,
        branch_id=maybe_id("Branch", where.branch_id, "branchId", "BRANCH_NOT_FOUND"),
    )
