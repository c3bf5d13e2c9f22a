"""The reviewer's word on a version: approved, or sent back with a reason."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.products.errors import own_version, reason_missing, version_not_found
from xindai.products.permissions import APPROVE
from xindai.products.rules import check_move

OPERATION: Final = "product.decide"
_LOCK: Final = """
SELECT status, makers FROM product_version WHERE id = $1 FOR UPDATE
"""
_APPROVE: Final = "UPDATE product_version SET status = 'approved', approved_by = $2 WHERE id = $1"
_RETURN: Final = """
UPDATE product_version SET status = 'draft', reason = $2, approved_by = NULL WHERE id = $1
"""


async def decide(actor: Actor, version_id: UUID, approve: bool, reason: str, key: str) -> None:
    """Approves or returns a version under review; an approved one that is not yet listed may be
    returned too.

    Refuses VERSION_NOT_FOUND, WRONG_STATUS, OWN_WORK, and REASON_MISSING for a return.
    """
    require(actor, APPROVE)
    checked = idempotency.check_key(key)
    why = reason.strip()[:500]
    if not approve and len(why) < 2:
        raise reason_missing()
    given = {"versionId": str(version_id), "approve": approve, "reason": why}
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await _decide(tx, actor, version_id, approve, why)
            return {}

        answer = await idempotency.run(tx, actor, OPERATION, checked, given, act)
    answer.value()


async def _decide(tx: Tx, actor: Actor, version_id: UUID, approve: bool, why: str) -> None:
    row = await tx.row(_LOCK, version_id)
    if row is None:
        raise version_not_found()
    check_move(row["status"], "approved" if approve else "draft")
    if actor.id in row["makers"] and actor.kind is not ActorKind.SYSTEM:
        raise own_version()
    if approve:
        await tx.execute(_APPROVE, version_id, actor.id)
    else:
        await tx.execute(_RETURN, version_id, why)
    verdict = "approved" if approve else "returned"
    about = {"reason": why or None}
    await audit.append(tx, actor, f"product.{verdict}", f"product_version/{version_id}", about)
