"""Take back a collection that has not been sent."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.loans.actions.lock import GATE
from xindai.loans.errors import loan_payment_not_found
from xindai.loans.payment.actions.settle import failed, lock_both
from xindai.loans.permissions import PAYMENT_START
from xindai.payments import api as payments
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor, in_scope
from xindai.platform.permission import require

CANCEL: Final = "loan_payment.cancel"
_VISIBLE: Final = f"""
SELECT p.order_id FROM loan_payment p JOIN loan l ON l.id = p.loan_id
JOIN branch b ON b.id = l.branch_id WHERE {in_scope("b.path", "l.customer_id")} AND p.id = $3
"""


async def cancel(actor: Actor, payment_id: UUID, idempotency_key: str) -> None:
    """Nothing is collected; it may be started again. Refuses LOAN_PAYMENT_NOT_FOUND and, once the
    bank may have the order, PAYMENT_ORDER_SENT."""
    require(actor, PAYMENT_START)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        await tx.execute(GATE)

        async def act() -> dict[str, Any]:
            order_id = await tx.value(_VISIBLE, *actor.scope(), payment_id)
            if order_id is None:
                raise loan_payment_not_found()
            loan, row = await lock_both(tx, actor, order_id)
            await payments.cancel(tx, actor, order_id)
            about = {"number": row["number"]}
            await audit.append(tx, actor, CANCEL, f"loan_payment/{payment_id}", about)
            await failed(tx, actor, loan, row, payments.CANCELLED)
            return {}

        given = {"paymentId": str(payment_id)}
        answer = await idempotency.run(tx, actor, CANCEL, key, given, act)
    answer.value()
