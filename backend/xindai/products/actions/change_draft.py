"""Change the terms of a draft, or begin the next version from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.products.books import check_accounts
from xindai.products.errors import product_not_found, wrong_status
from xindai.products.permissions import CHANGE
from xindai.products.rules import check_terms

OPERATION: Final = "product.change_draft"
_LAST: Final = """
SELECT id, version, status FROM product_version WHERE product_id = $1
ORDER BY version DESC LIMIT 1
"""
_CHANGE: Final = """
UPDATE product_version SET terms = $2, makers =
    CASE WHEN $3 = ANY (makers) THEN makers ELSE makers || $3::text END
WHERE id = $1
"""
_BEGIN: Final = """
INSERT INTO product_version (id, product_id, version, status, terms, makers)
VALUES ($1, $2, $3, 'draft', $4, ARRAY[$5::text])
"""
_WAITING: Final = ("under_review", "approved")


async def change_draft(actor: Actor, product_id: UUID, terms: Mapping[str, Any], key: str) -> UUID:
    """The draft's id: the present draft, or a new version when the last one is or was on offer.

    Refuses PRODUCT_NOT_FOUND, WRONG_STATUS (the last version is with the reviewers, or waits to be
    listed) and terms that do not fit.
    """
    require(actor, CHANGE)
    checked = idempotency.check_key(key)
    given = {"productId": str(product_id), "terms": dict(terms)}
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            return {"versionId": str(await change_in(tx, actor, product_id, terms))}

        answer = await idempotency.run(tx, actor, OPERATION, checked, given, act)
    return UUID(answer.value()["versionId"])


async def change_in(tx: Tx, actor: Actor, product_id: UUID, terms: Mapping[str, Any]) -> UUID:
    """The same in a transaction that is open."""
    checked = check_terms(terms)
    await check_accounts(tx, checked)
    if not await tx.value("SELECT 1 FROM product WHERE id = $1 FOR UPDATE", product_id):
        raise product_not_found()
    last = await tx.row(_LAST, product_id)
    if last is not None and last["status"] in _WAITING:
        raise wrong_status(last["status"], "draft")
    if last is not None and last["status"] == "draft":
        version_id: UUID = last["id"]
        await tx.execute(_CHANGE, version_id, checked, actor.id)
    else:
        version_id, number = new_id(), (last["version"] if last else 0) + 1
        await tx.execute(_BEGIN, version_id, product_id, number, checked, actor.id)
    await audit.append(tx, actor, OPERATION, f"product_version/{version_id}", checked)
    return version_id
