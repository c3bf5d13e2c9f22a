"""Take back a payout that has not been sent."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.loans.disbursement.actions.settle import failed, lock
from xindai.loans.errors import disbursement_not_found
from xindai.loans.permissions import DISBURSEMENT_START
from xindai.payments import api as payments
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor, in_scope
from xindai.platform.permission import require

CANCEL: Final = "disbursement.cancel"
_VISIBLE: Final = f"""
SELECT d.order_id FROM disbursement d JOIN customer c ON c.id = d.customer_id
JOIN branch b ON b.id = c.branch_id WHERE {in_scope("b.path", "c.id")} AND d.id = $3
"""


async def cancel(actor: Actor, disbursement_id: UUID, idempotency_key: str) -> None:
    """Nothing is paid; it may be started again. Refuses DISBURSEMENT_NOT_FOUND and, once the
    bank may have the order, PAYMENT_ORDER_SENT."""
    require(actor, DISBURSEMENT_START)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            order_id = await tx.value(_VISIBLE, *actor.scope(), disbursement_id)
            if order_id is None:
                raise disbursement_not_found()
            row = await lock(tx, order_id)
            await payments.cancel(tx, actor, order_id)
            subject = f"disbursement/{disbursement_id}"
            await audit.append(tx, actor, CANCEL, subject, {"number": row["number"]})
            await failed(tx, actor, row, payments.CANCELLED)
            return {}

        given = {"disbursementId": str(disbursement_id)}
        answer = await idempotency.run(tx, actor, CANCEL, key, given, act)
    answer.value()
