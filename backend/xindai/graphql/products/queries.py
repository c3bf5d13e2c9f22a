"""What is on offer."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.products.types import Product
from xindai.products import api as products
from xindai.products.permissions import READ


@strawberry.type
class ProductQuery:
    """Part of Query."""

    @entry(may(READ), Rows.LENDER, "Every product with its versions, by code.")
    async def products(self, info: Info) -> list[Product]:
        actor = await info.context.actor()
        return [Product.of(view) for view in await products.products(actor)]
