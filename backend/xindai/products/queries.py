"""Reads of products."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require
from xindai.products.permissions import READ
from xindai.products.types import ProductView, VersionView

_PRODUCTS: Final = """
SELECT id, code, name_zh, name_en FROM product
WHERE $1::uuid[] IS NULL OR id = ANY($1) ORDER BY code
"""
_VERSIONS: Final = """
SELECT id, product_id, version, status, terms, listed_on FROM product_version
WHERE $1::uuid[] IS NULL OR product_id = ANY($1) ORDER BY product_id, version
"""


async def products(actor: Actor, ids: Sequence[UUID] | None = None) -> list[ProductView]:
    """All products or these, by code; all staff and borrowers see them."""
    require(actor, READ)
    wanted = None if ids is None else list(ids)
    async with db.transaction(read_only=True) as tx:
        found = await tx.rows(_PRODUCTS, wanted)
        versions: dict[UUID, list[VersionView]] = defaultdict(list)
        for r in await tx.rows(_VERSIONS, wanted):
            versions[r["product_id"]].append(VersionView(**dict(r)))
    return [ProductView(**dict(r), versions=tuple(versions[r["id"]])) for r in found]


async def products_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, ProductView]:
    """These products, in one go."""
    return {product.id: product for product in await products(actor, ids)}
