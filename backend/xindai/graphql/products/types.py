"""Products with their versions."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, classified, for_borrowers
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.scalars import Day, Json, maybe_day
from xindai.products.types import ProductView, VersionView


@classified(C1)
@for_borrowers()
@strawberry.type(description="产品版本: terms on offer from a day on.")
class ProductVersion(Node):
    """draft, under_review, approved, listed, delisted."""

    version: int
    status: str
    terms: Json
    listed_on: Day | None

    @classmethod
    def of(cls, view: VersionView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ProductVersion", view.id),
            version=view.version,
            status=view.status,
            terms=Json(dict(view.terms)),
            listed_on=maybe_day(view.listed_on),
        )


@classified(C1)
@for_borrowers()
@strawberry.type(description="产品: what is sold under one code.")
class Product(Node):
    """Its terms live in the versions."""

    code: str
    name_zh: str
    name_en: str
    versions: list[ProductVersion]

    @classmethod
    def of(cls, view: ProductView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Product", view.id),
            code=view.code,
            name_zh=view.name_zh,
            name_en=view.name_en,
            versions=[ProductVersion.of(version) for version in view.versions],
        )
