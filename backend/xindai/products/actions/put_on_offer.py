"""List an approved version in the place of the one before, or take a listed one off the list."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.accounting import api as accounting
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.products.books import check_books
from xindai.products.errors import superseded, version_not_found
from xindai.products.golden import figures_now
from xindai.products.permissions import LIST
from xindai.products.queries import golden_cases, offer_of_record
from xindai.products.rules import check_move

OPERATION: Final = "product.move_version"
_PRODUCT: Final = """
SELECT p.id FROM product p JOIN product_version v ON v.product_id = p.id
WHERE v.id = $1 FOR UPDATE OF p
"""
_NEWER: Final = """
SELECT EXISTS (SELECT FROM product_version v, product_version mine
    WHERE mine.id = $1 AND v.product_id = mine.product_id AND v.version > mine.version
        AND v.listed_on IS NOT NULL)
"""
_BEFORE: Final = """
UPDATE product_version SET status = 'delisted' WHERE product_id = $1 AND status = 'listed'
    AND id <> $2
"""
_MOVE: Final = """
UPDATE product_version SET status = $2::text, listed_on = CASE WHEN $2::text = 'listed' THEN
    coalesce(listed_on, (SELECT current_on FROM business_day)) ELSE listed_on END
WHERE id = $1
"""
_EXPECT: Final = "UPDATE product_golden_case SET expected = $2 WHERE id = $1"


async def put_on_offer(actor: Actor, version_id: UUID, on_offer: bool, key: str) -> None:
    """Lists or delists; running business keeps its version, and the figures of the golden cases
    are from now on those of the version listed: what moved was explained and agreed to.

    Refuses VERSION_NOT_FOUND, WRONG_STATUS, VERSION_SUPERSEDED, ACCOUNTS_STAY.
    """
    require(actor, LIST)
    checked = idempotency.check_key(key)
    given = {"versionId": str(version_id), "onOffer": on_offer}
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await _move(tx, actor, version_id, "listed" if on_offer else "delisted")
            return {}

        answer = await idempotency.run(tx, actor, OPERATION, checked, given, act)
    answer.value()


async def _move(tx: Tx, actor: Actor, version_id: UUID, wanted: str) -> None:
    product_id = await tx.value(_PRODUCT, version_id)
    if product_id is None:
        raise version_not_found()
    now = await tx.value("SELECT status FROM product_version WHERE id = $1", version_id)
    check_move(now, wanted)
    if wanted == "listed":
        await _take_the_place(tx, product_id, version_id)
    await tx.execute(_MOVE, version_id, wanted)
    about = {"from": now, "to": wanted}
    await audit.append(tx, actor, OPERATION, f"product_version/{version_id}", about)


async def _take_the_place(tx: Tx, product_id: UUID, version_id: UUID) -> None:
    if await tx.value(_NEWER, version_id):
        raise superseded()
    offer = await offer_of_record(tx, version_id)
    if await check_books(tx, product_id, offer.account_mapping):
        await accounting.map_product(tx, product_id, offer.account_mapping)
    for case in await golden_cases(tx, product_id):
        await tx.execute(_EXPECT, case.id, figures_now(offer, case.given))
    await tx.execute(_BEFORE, product_id, version_id)
