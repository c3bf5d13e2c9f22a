"""Values of products that cross the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """Terms on offer: a loan's terms JSON without what each contract decides (see rules)."""

    id: UUID
    product_id: UUID
    version: int
    status: str
    terms: Mapping[str, Any]
    listed_on: date | None


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
