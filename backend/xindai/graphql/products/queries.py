"""What is on offer."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.graphql.base.access import PUBLIC, STAFF, Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.node import from_id, split_id
from xindai.graphql.products.types import (
    Product,
    ProductChange,
    ProductGoldenCase,
    ProductGoldenMove,
    ProductPrice,
)
from xindai.products import api as products
from xindai.products.errors import version_not_found
from xindai.products.permissions import INSPECT, READ
from xindai.products.types import VersionStatus


def version_key(id: str, field: str = "versionId") -> UUID:
    """The row of a version's global id."""
    return from_id("ProductVersion", id, field, "VERSION_NOT_FOUND")


@strawberry.type
class ProductQuery:
    """Part of Query."""

    @entry(
        may(READ),
        Rows.LENDER,
        "产品列表: every product with its versions, by code; borrowers see what is listed.",
        status=PUBLIC,
    )
    async def products(self, info: Info, status: VersionStatus | None = None) -> list[Product]:
        found = await products.products(await info.context.actor())
        return [
            Product.of(view)
            for view in found
            if status is None or any(v.status == status for v in view.versions)
        ]

    @entry(may(READ), Rows.LENDER, "产品: one of them; null where there is none.", id=PUBLIC)
    async def product(self, info: Info, id: strawberry.ID) -> Product | None:
        kind, key = split_id(id)
        if kind != "Product" or key is None:
            return None
        found = await products.products_by_id(await info.context.actor(), [key])
        return Product.of(found[key]) if key in found else None

    @entry(
        STAFF,
        Rows.LENDER,
        "产品定价: the yearly rate for a segment, a channel and a sub-product, and why.",
        version_id=PUBLIC,
        segment=PUBLIC,
        channel=PUBLIC,
        sub_product=PUBLIC,
    )
    async def product_price(
        self,
        info: Info,
        version_id: strawberry.ID,
        segment: str | None = None,
        channel: str | None = None,
        sub_product: str | None = None,
    ) -> ProductPrice:
        actor, key = await info.context.actor(), version_key(version_id)
        asked = {"segment": segment, "channel": channel, "sub_product": sub_product}
        return ProductPrice.of(await products.price(actor, key, **asked))

    @entry(
        may(INSPECT),
        Rows.LENDER,
        "算例变动: the promised figures that a version moves; each needs its explanation.",
        version_id=PUBLIC,
    )
    async def product_golden_moves(
        self, info: Info, version_id: strawberry.ID
    ) -> list[ProductGoldenMove]:
        found = await products.golden_moves(await info.context.actor(), version_key(version_id))
        return [ProductGoldenMove.of(move) for move in found]

    @entry(
        may(INSPECT),
        Rows.LENDER,
        "版本差异: what differs between the terms of two versions.",
        old=PUBLIC,
        new=PUBLIC,
    )
    async def product_version_diff(
        self, info: Info, old: strawberry.ID, new: strawberry.ID
    ) -> list[ProductChange]:
        keys = version_key(old, "old"), version_key(new, "new")
        found = await products.version_diff(await info.context.actor(), *keys)
        return [ProductChange.of(changed) for changed in found]

    @entry(may(INSPECT), Rows.LENDER, "标准算例 of a product.", product_id=PUBLIC)
    async def product_golden_cases(
        self, info: Info, product_id: strawberry.ID
    ) -> list[ProductGoldenCase]:
        key = from_id("Product", product_id, "productId", "PRODUCT_NOT_FOUND")
        found = await products.golden_cases_of(await info.context.actor(), key)
        return [ProductGoldenCase.of(case) for case in found]

    @entry(may(INSPECT), Rows.LENDER, "产品文件: a version as YAML.", version_id=PUBLIC)
    async def product_file(self, info: Info, version_id: strawberry.ID) -> str:
        actor, key = await info.context.actor(), version_key(version_id)
        version = (await products.versions_by_id(actor, [key])).get(key)
        if version is None:
            raise version_not_found()
        view = (await products.products_by_id(actor, [version.product_id]))[version.product_id]
        golden = await products.golden_cases_of(actor, version.product_id)
        return products.write_file(view, version.terms, golden)
