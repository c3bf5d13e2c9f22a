"""Change the terms of a draft, or begin the next version from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.platform import audit, db
from xindai.platform.actor import Actor
from xindai.platform.permission import require
from xindai.products.errors import product_not_found
from xindai.products.permissions import CHANGE
from xindai.products.rules import check_terms


async def change_draft(actor: Actor, product_id: UUID, terms: Mapping[str, Any]) -> UUID:
    """The draft's id: the present draft, or a new version when the last one has left that state."""
    require(actor, CHANGE)
    checked = check_terms(terms)
    async with db.transaction() as tx:
        if not await tx.value("SELECT 1 FROM product WHERE id = $1 FOR UPDATE", product_id):
            raise product_not_found()
        last = await tx.row(
            """SELECT id, version, status FROM product_version
               WHERE product_id = $1 ORDER BY version DESC LIMIT 1""",
            product_id,
        )
        if last is not None and last["status"] == "draft":
            version_id: UUID = last["id"]
            await tx.execute(
                "UPDATE product_version SET terms = $2 WHERE id = $1", version_id, checked
            )
        else:
            version_id = new_id()
            await tx.execute(
                """INSERT INTO product_version (id, product_id, version, status, terms)
                   VALUES ($1, $2, $3, 'draft', $4)""",
                version_id,
                product_id,
                (last["version"] if last else 0) + 1,
                checked,
            )
        await audit.append(
            tx, actor, "product.change_draft", f"product_version/{version_id}", checked
        )
    return version_id
