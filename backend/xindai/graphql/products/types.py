"""Products with their versions."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, classified, for_borrowers
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, Json, Rate, maybe_day
from xindai.graphql.identity.actors import NamedActor
from xindai.graphql.products.quotes import ProductQuote
from xindai.origination import api as origination
from xindai.products.types import (
    Changed,
    GoldenCase,
    Moved,
    Price,
    PriceLevel,
    ProductView,
    VersionStatus,
    VersionView,
)

strawberry.enum(VersionStatus, name="ProductVersionStatus", description="产品版本状态")
strawberry.enum(PriceLevel, name="ProductPriceLevel", description="定价层级")


@classified(C1)
@for_borrowers("version", "status", "terms", "listed_on", "example")
@strawberry.type(description="产品版本: terms on offer from a day on.")
class ProductVersion(Node):
    """`terms` holds the engine's terms, `offer` (what may be asked for) and `risk`."""

    view: strawberry.Private[VersionView]
    version: int
    status: VersionStatus
    terms: Json
    listed_on: Day | None
    submitted_by: NamedActor | None
    approved_by: NamedActor | None
    reason: str | None
    explanations: Json

    @classmethod
    def of(cls, view: VersionView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ProductVersion", view.id),
            view=view,
            version=view.version,
            status=VersionStatus(view.status),
            terms=Json(dict(view.terms)),
            listed_on=maybe_day(view.listed_on),
            submitted_by=NamedActor.of(view.submitted_by),
            approved_by=NamedActor.of(view.approved_by),
            reason=view.reason,
            explanations=Json(dict(view.explanations)),
        )

    @strawberry.field
    async def example(self, info: Info) -> ProductQuote | None:
        """代表性算例: ten thousand over a year, or what the product has closest, at the list price
        of who asks. Null where it is not on the list, or not sold where he asks."""
        found = await load(info.context, origination.examples_of, self.view.id)
        return ProductQuote.of(found) if found else None


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


@classified(C1)
@strawberry.type(description="版本差异: a field that two versions do not share; null: not there.")
class ProductChange:
    """`path` as in the terms, "offer.amount.max"."""

    path: str
    old: Json | None
    new: Json | None

    @classmethod
    def of(cls, changed: Changed) -> Self:
        """From the domain."""
        return cls(path=changed.path, old=changed.old, new=changed.new)


@classified(C1)
@strawberry.type(description="标准算例: a loan whose figures must not move unexplained.")
class ProductGoldenCase:
    """`expected` are the figures that the last approved version gave."""

    id: strawberry.ID
    name: str
    given: Json
    expected: Json

    @classmethod
    def of(cls, case: GoldenCase) -> Self:
        """From the domain."""
        given = case.given
        return cls(
            id=to_id("ProductGoldenCase", case.id),
            name=given.name,
            given=Json(
                {
                    "principal": given.principal,
                    "annualRate": given.annual_rate,
                    "instalments": given.instalments,
                    "method": given.method,
                    "disbursedOn": given.disbursed_on.isoformat(),
                }
            ),
            expected=Json(dict(case.expected)),
        )


@classified(C1)
@strawberry.type(description="算例变动: a promised figure that a version moves.")
class ProductGoldenMove:
    """`case` by its name; the figure "refused" tells why a case can't be lent (any more)."""

    case: str
    figure: str
    old: str | None
    new: str | None

    @classmethod
    def of(cls, move: Moved) -> Self:
        """From the domain."""
        return cls(case=move.case, figure=move.figure, old=move.old, new=move.new)


@classified(C1)
@strawberry.type(description="定价: a yearly rate and what decided it.")
class ProductPrice:
    """`path` is where the terms say so."""

    annual_rate: Rate
    level: PriceLevel
    path: str | None

    @classmethod
    def of(cls, price: Price) -> Self:
        """From the domain."""
        return cls(annual_rate=Rate(price.annual_rate), level=price.level, path=price.path)


@classified(C1)
@strawberry.type
class ProductPayload(Payload):
    """The product, or why not."""

    product: Product | None


@classified(PUBLIC)
@strawberry.type
class ProductGoldenCasePayload(Payload):
    """The case, or why not."""

    golden_case: ProductGoldenCase | None
