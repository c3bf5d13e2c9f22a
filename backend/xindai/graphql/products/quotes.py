"""What a wish under a product would cost."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, for_borrowers, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import from_id
from xindai.graphql.base.scalars import Amount, Rate
from xindai.graphql.quoting.types import SchedulePreview
from xindai.kernel.money import parse_positive
from xindai.origination import api as origination
from xindai.origination.api import Wish, WishQuote
from xindai.products import api as products
from xindai.products.errors import version_not_found
from xindai.products.permissions import READ


@classified(C1)
@for_borrowers()
@strawberry.type(description="产品试算: the list price of who asks, and the whole schedule.")
class ProductQuote:
    """No promise: the decision may offer another rate or a lower amount."""

    amount: Money
    instalments: int
    method: str
    annual_rate: Rate
    schedule: SchedulePreview

    @classmethod
    def of(cls, found: WishQuote) -> Self:
        """From the domain."""
        return cls(
            amount=money(found.amount_minor, found.currency),
            instalments=found.instalments,
            method=found.method,
            annual_rate=Rate(found.annual_rate),
            schedule=SchedulePreview.of(found.quote),
        )


@strawberry.type
class ProductQuoteQuery:
    """Part of Query."""

    @entry(
        may(READ),
        Rows.LENDER,
        "产品试算: what is left out is as in the example of the version.",
        version_id=PUBLIC,
        amount=PUBLIC,
        instalments=PUBLIC,
        method=PUBLIC,
        channel=PUBLIC,
        sub_product=PUBLIC,
    )
    async def product_quote(
        self,
        info: Info,
        version_id: strawberry.ID,
        amount: Amount | None = None,
        instalments: int | None = None,
        method: str | None = None,
        channel: str | None = None,
        sub_product: str | None = None,
    ) -> ProductQuote:
        key = from_id("ProductVersion", version_id, "versionId", "VERSION_NOT_FOUND")
        actor = await info.context.actor()
        version = (await products.versions_by_id(actor, [key])).get(key)
        if version is None:
            raise version_not_found()
        currency = version.terms.get("currency") or "CNY"
        wish = Wish(
            version_id=key,
            amount_minor=None if amount is None else parse_positive(amount, currency),
            instalments=instalments,
            method=method,
            channel=channel,
            sub_product=sub_product,
        )
        return ProductQuote.of(await origination.wish_quote(actor, wish))
