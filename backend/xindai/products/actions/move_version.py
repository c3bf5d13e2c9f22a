"""Move a version along its life; listing it fixes the day."""

from __future__ import annotations

from uuid import UUID

from xindai.platform import audit, db
from xindai.platform.actor import Actor
from xindai.platform.permission import require
from xindai.products.errors import version_not_found
from xindai.products.permissions import MOVE
from xindai.products.rules import check_move


async def move_version(actor: Actor, version_id: UUID, status: str) -> None:
    """Refuses VERSION_NOT_FOUND, WRONG_STATUS."""
    require(actor, MOVE)
    async with db.transaction() as tx:
        now = await tx.value(
            "SELECT status FROM product_version WHERE id = $1 FOR UPDATE", version_id
        )
        if now is None:
            raise version_not_found()
        check_move(now, status)
        await tx.execute(
            """UPDATE product_version SET status = $2::text,
                   listed_on = CASE WHEN $2::text = 'listed' THEN
                       coalesce(listed_on, (SELECT current_on FROM business_day)) ELSE listed_on END
               WHERE id = $1""",
            version_id,
            status,
        )
        about = {"from": now, "to": status}
        await audit.append(
            tx, actor, "product.move_version", f"product_version/{version_id}", about
        )
