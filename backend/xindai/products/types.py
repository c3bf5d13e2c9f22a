"""Values of products that cross the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from xindai.products.offer_types import Offer as Offer
from xindai.products.offer_types import Payee as Payee
from xindai.products.offer_types import Price as Price
from xindai.products.offer_types import PriceLevel as PriceLevel
from xindai.products.offer_types import ProductKind as ProductKind


class VersionStatus(StrEnum):
    """Where a version is in its life."""

    DRAFT = "draft"
    UNDER_REVIEW = "under_review"
    APPROVED = "approved"
    LISTED = "listed"
    DELISTED = "delisted"


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """Terms on offer: a loan's terms JSON without what each contract decides (see rules).

    `reason` is why it was sent back, `explanations` why a golden case moves, by its name.
    """

    id: UUID
    product_id: UUID
    version: int
    status: str
    terms: Mapping[str, Any]
    listed_on: date | None
    submitted_by: str | None
    approved_by: str | None
    reason: str | None
    explanations: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductView:
    """A product with its versions, oldest first."""

    id: UUID
    code: str
    name_zh: str
    name_en: str
    versions: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProduct:
    """A product with its first version, a draft."""

    code: str
    name_zh: str
    name_en: str
    terms: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenInput:
    """A loan whose figures must not move unexplained. The amount is text in the currency;
    `expected` is what a file promises, None: what the version on offer makes of it."""

    name: str
    principal: str
    annual_rate: str
    instalments: int
    method: str
    disbursed_on: date
    expected: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenCase:
    """`expected`: figure -> text, as the version on offer gives them."""

    id: UUID
    product_id: UUID
    given: GoldenInput
    expected: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure of a golden case that another version changes."""

    case: str
    figure: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that two versions do not share; None: not there."""

    path: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A draft for review; `explanations` by the name of the golden case that moves."""

    product_id: UUID
    explanations: Mapping[str, str] = field(default_factory=dict)
