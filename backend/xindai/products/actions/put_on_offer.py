"""List an approved version in the place of the one before, or take a listed one off the list."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.products.errors import version_not_found
from xindai.products.permissions import LIST
from xindai.products.rules import check_move

OPERATION: Final = "product.move_version"
_PRODUCT: Final = """
SELECT p.id FROM product p JOIN product_version v ON v.product_id = p.id
WHERE v.id = $1 FOR UPDATE OF p
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


async def put_on_offer(actor: Actor, version_id: UUID, on_offer: bool, key: str) -> None:
    """Lists or delists; running business keeps its version. Refuses VERSION_NOT_FOUND,
    WRONG_STATUS."""
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
        await tx.execute(_BEFORE, product_id, version_id)
    await tx.execute(_MOVE, version_id, wanted)
    about = {"from": now, "to": wanted}
    await audit.append(tx, actor, OPERATION, f"product_version/{version_id}", about)
