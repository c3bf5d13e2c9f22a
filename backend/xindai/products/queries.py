"""Reads of products. Borrowers see what is listed, and of what was listed once its name: their
loans may come from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.platform import db
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.products.errors import version_not_found
from xindai.products.golden import given_of_json, moved
from xindai.products.offer_json import OFFER, OURS, read_offer
from xindai.products.offer_types import Offer, Price
from xindai.products.offering import list_price
from xindai.products.permissions import INSPECT, READ
from xindai.products.rules import differences, in_words
from xindai.products.types import Changed, GoldenCase, Moved, ProductView, VersionView

_PRODUCTS: Final = """
SELECT id, code, name_zh, name_en FROM product p
WHERE ($1::uuid[] IS NULL OR id = ANY($1)) AND (NOT $2 OR EXISTS (
    SELECT FROM product_version v WHERE v.product_id = p.id AND v.listed_on IS NOT NULL
        AND (v.status = 'listed' OR $1 IS NOT NULL)))
ORDER BY code
"""
_VERSIONS: Final = """
SELECT id, product_id, version, status, terms, listed_on, submitted_by, approved_by, reason,
    explanations
FROM product_version
WHERE ($1::uuid[] IS NULL OR product_id = ANY($1)) AND (NOT $2 OR status = 'listed')
ORDER BY product_id, version
"""
_OFFERED: Final = """
SELECT v.id AS version_id, v.product_id, v.status, v.terms, p.code AS product_code, p.name_zh,
    p.name_en
FROM product_version v JOIN product p ON p.id = v.product_id WHERE v.id = $1
"""
_GOLDEN: Final = """
SELECT id, product_id, name, given, expected FROM product_golden_case
WHERE product_id = $1 ORDER BY name
"""
_INTERNAL: Final = frozenset({"account_mapping", "prices", "segments", "template"})
"""The lender's own: books, prices of other people, which paper is printed."""
_HIDDEN: Final[dict[str, Any]] = {
    "submitted_by": None,
    "approved_by": None,
    "reason": None,
    "explanations": {},
}


async def products(actor: Actor, ids: Sequence[UUID] | None = None) -> list[ProductView]:
    """All products or these, by code, with their versions, oldest first.

    A borrower who names a product that is off the list reads its name and no version.
    """
    require(actor, READ)
    wanted = None if ids is None else list(ids)
    only_listed = actor.kind is ActorKind.BORROWER
    async with db.transaction(read_only=True) as tx:
        found = await tx.rows(_PRODUCTS, wanted, only_listed)
        versions: dict[UUID, list[VersionView]] = defaultdict(list)
        for r in await tx.rows(_VERSIONS, wanted, only_listed):
            row = dict(r)
            if only_listed:
                row |= _HIDDEN | {"terms": _public(row["terms"])}
            versions[r["product_id"]].append(VersionView(**row))
    return [ProductView(**dict(r), versions=tuple(versions[r["id"]])) for r in found]


def _public(terms: Mapping[str, Any]) -> dict[str, Any]:
    """What a borrower may read: the terms of his loan and what he may ask for."""
    offer = {k: v for k, v in (terms.get(OFFER) or {}).items() if k not in _INTERNAL}
    plain = {k: v for k, v in terms.items() if k not in OURS}
    return plain | ({OFFER: offer} if offer else {})


async def products_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, ProductView]:
    """These products, in one go."""
    return {product.id: product for product in await products(actor, ids)}


async def versions_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, VersionView]:
    """The visible ones of these versions."""
    require(actor, READ)
    sql = "SELECT product_id FROM product_version WHERE id = ANY($1::uuid[])"
    owners = [r[0] for r in await db.pool().fetch(sql, list(ids))]
    seen = [version for view in await products(actor, owners) for version in view.versions]
    return {version.id: version for version in seen if version.id in set(ids)}


async def offer(tx: Tx, actor: Actor, product_version_id: UUID) -> Offer:
    """What a listed version offers; refuses VERSION_NOT_FOUND for any other."""
    require(actor, READ)
    row = await tx.row(_OFFERED, product_version_id)
    if row is None or row["status"] != "listed":
        raise version_not_found()
    return read_offer(row["terms"], row)


async def offer_of_record(tx: Tx, product_version_id: UUID) -> Offer:
    """What a version offers or offered, whatever has become of it: running business keeps its
    version. Refuses VERSION_NOT_FOUND."""
    row = await tx.row(_OFFERED, product_version_id)
    if row is None:
        raise version_not_found()
    return read_offer(row["terms"], row)


async def golden_cases(tx: Tx, product_id: UUID) -> list[GoldenCase]:
    """The cases of a product, by name."""
    return [
        GoldenCase(
            id=r["id"],
            product_id=r["product_id"],
            given=given_of_json(r["name"], r["given"]),
            expected=r["expected"],
        )
        for r in await tx.rows(_GOLDEN, product_id)
    ]


async def golden_cases_of(actor: Actor, product_id: UUID) -> list[GoldenCase]:
    """The same for whoever works on products."""
    require(actor, INSPECT)
    async with db.transaction(read_only=True) as tx:
        return await golden_cases(tx, product_id)


async def version_diff(actor: Actor, old: UUID, new: UUID) -> list[Changed]:
    """What differs between two versions' terms, by path; refuses VERSION_NOT_FOUND."""
    require(actor, INSPECT)
    found = await versions_by_id(actor, [old, new])
    if old not in found or new not in found:
        raise version_not_found()
    terms = in_words(found[old].terms), in_words(found[new].terms)
    return [Changed(*d) for d in differences(terms[0], terms[1])]


async def golden_moves(actor: Actor, version_id: UUID) -> list[Moved]:
    """Every promised figure that a version moves: what its submission has to explain. Refuses
    VERSION_NOT_FOUND; a listed version should move none (else the engine has changed)."""
    require(actor, INSPECT)
    async with db.transaction(read_only=True) as tx:
        found = await offer_of_record(tx, version_id)
        return moved(found, await golden_cases(tx, found.product_id))


async def price(
    actor: Actor,
    version_id: UUID,
    *,
    segment: str | None = None,
    channel: str | None = None,
    sub_product: str | None = None,
) -> Price:
    """What a version asks of somebody, and which level of its prices says so. Refuses
    VERSION_NOT_FOUND and SUB_PRODUCT_NOT_FOUND."""
    require(actor, READ)
    if actor.kind is ActorKind.BORROWER:
        raise version_not_found()
    async with db.transaction(read_only=True) as tx:
        found = await offer_of_record(tx, version_id)
    return list_price(found, segment=segment, channel=channel, sub_product=sub_product)
