"""Payment orders: one, and lists."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import maybe_id, split_id
from xindai.graphql.payments.types import PaymentOrder, PaymentOrderConnection, PaymentOrderEdge
from xindai.payments import api as payments
from xindai.payments.permissions import READ
from xindai.payments.types import OrderFilter, PaymentKind, PaymentStatus


@classified(C1)
@strawberry.input(description="Which payment orders; null leaves a criterion out.")
class PaymentOrderWhere:
    """`number` is a prefix."""

    kind: PaymentKind | None = None
    status: PaymentStatus | None = None
    number: str | None = None
    customer_id: strawberry.ID | None = None

    def to_filter(self) -> OrderFilter:
        """For the domain."""
        return OrderFilter(
            kind=self.kind,
            status=self.status,
            number=self.number,
            customer_id=maybe_id("Customer", self.customer_id, "customerId", "CUSTOMER_NOT_FOUND"),
        )


@strawberry.type
class PaymentQuery:
    """Part of Query."""

    @entry(may(READ), Rows.BRANCH, "支付指令, one, or null.", id=PUBLIC)
    async def payment_order(self, info: Info, id: strawberry.ID) -> PaymentOrder | None:
        kind, key = split_id(id)
        if kind != "PaymentOrder" or key is None:
            return None
        view = await load(info.context, payments.orders_by_id, key)
        return PaymentOrder.of(view) if view else None

    @entry(may(READ), Rows.BRANCH, "支付指令列表, newest first.", first=PUBLIC, after=PUBLIC)
    async def payment_orders(
        self,
        info: Info,
        where: PaymentOrderWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> PaymentOrderConnection:
        key = info.context.services.cursor_key
        wanted = where.to_filter() if where else OrderFilter()
        actor, size, start = await info.context.actor(), check_first(first), unseal(key, after)
        page = await payments.find_orders(actor, wanted, size, start)
        edges = [
            PaymentOrderEdge(cursor=seal(key, cursor), node=PaymentOrder.of(view))
            for view, cursor in zip(page.orders, page.cursors, strict=True)
        ]
        last = edges[-1].cursor if edges else None
        return PaymentOrderConnection(
            edges=edges,
            page_info=PageInfo(has_next_page=page.has_next, end_cursor=last),
            wanted=wanted,
        )
