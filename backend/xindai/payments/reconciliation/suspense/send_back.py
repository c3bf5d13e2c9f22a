"""Money goes back to its payer: two people decide, and suspense is cleared when it is paid."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.accounting import api as accounting
from xindai.payments.actions.plan import plan
from xindai.payments.errors import payer_unknown
from xindai.payments.permissions import SUSPENSE_APPROVE, SUSPENSE_ASSIGN
from xindai.payments.queries import order_in
from xindai.payments.reconciliation.bookings import booked
from xindai.payments.reconciliation.notes import check_note
from xindai.payments.reconciliation.suspense.place import (
    clear,
    give_back,
    propose_for,
    to_decide,
)
from xindai.payments.reconciliation.suspense.queries import payer
from xindai.payments.reconciliation.suspense.types import RETURN
from xindai.payments.types import NewOrder, PaymentKind, PaymentStatus
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor, system_actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Work
from xindai.platform.permission import require

ACTOR: Final = system_actor("suspense")
SETTLE: Final = "suspense_returned"
PURPOSE: Final = "suspense.return"
_RETURNING: Final = """
UPDATE suspense_item SET state = 'returning', order_id = $2, decided_by = $3, decided_at = now(),
    version = version + 1
WHERE id = $1
"""
_RETURNED: Final = """
UPDATE suspense_item SET state = 'returned', version = version + 1 WHERE id = $1
"""
_LOCK: Final = "SELECT * FROM suspense_item WHERE order_id = $1 FOR NO KEY UPDATE"


async def propose_return(actor: Actor, item_id: UUID, note: str, idempotency_key: str) -> UUID:
    """Refuses SUSPENSE_NOT_FOUND, SUSPENSE_STATE, PAYER_UNKNOWN, NOTE_MISSING."""
    require(actor, SUSPENSE_ASSIGN)
    key, why = idempotency.check_key(idempotency_key), check_note(note)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await propose_for(tx, actor, item_id, RETURN, None, why)
            if None in await payer(tx, item_id):
                raise payer_unknown()
            return {}

        given = {"item": str(item_id), "note": why}
        answer = await idempotency.run(tx, actor, "suspense.return", key, given, act)
    answer.value()
    return item_id


async def approve_return(tx: Tx, actor: Actor, row: Any) -> None:
    """A payout to whoever sent the money, out of suspense once the bank has paid it."""
    require(actor, SUSPENSE_APPROVE)
    name, number = await payer(tx, row["id"])
    if name is None or number is None:
        raise payer_unknown()
    order_id = await plan(
        tx,
        actor,
        NewOrder(
            kind=PaymentKind.PAYOUT,
            purpose=PURPOSE,
            subject=f"suspense_item/{row['id']}",
            branch_id=row["branch_id"],
            customer_id=None,
            merchant_id=None,
            payee_name=name,
            payee_number=number,
            payee_bank=None,
            amount_minor=row["amount_minor"],
            currency=row["currency"],
            settle_kind=SETTLE,
        ),
    )
    await tx.execute(_RETURNING, row["id"], order_id, actor.id)
    about = {"number": row["number"], "order": str(order_id)}
    await audit.append(tx, actor, "suspense.send_back", f"suspense_item/{row['id']}", about)


async def reject(actor: Actor, item_id: UUID, note: str, idempotency_key: str) -> UUID:
    """A proposal of somebody else is turned down. Refuses SUSPENSE_NOT_FOUND, SUSPENSE_STATE,
    OWN_PROPOSAL."""
    require(actor, SUSPENSE_APPROVE)
    key, why = idempotency.check_key(idempotency_key), check_note(note)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await give_back(tx, actor, await to_decide(tx, actor, item_id), why)
            return {}

        given = {"item": str(item_id), "note": why}
        answer = await idempotency.run(tx, actor, "suspense.reject", key, given, act)
    answer.value()
    return item_id


async def settle(tx: Tx, work: Work) -> None:
    """The job `suspense_returned`: what follows from the bank's word, in one commit."""
    await accounting.hold_day(tx)
    order = await order_in(tx, UUID(work.payload["order"]))
    row = await tx.row(_LOCK, order.id)
    if row is None or row["state"] != "returning":
        return  # told before
    if order.status is PaymentStatus.CONFIRMED:
        await clear(tx, row)
        await booked(tx, order.id, row["id"])
        await tx.execute(_RETURNED, row["id"])
        about = {"number": row["number"]}
        await audit.append(tx, ACTOR, "suspense.returned", f"suspense_item/{row['id']}", about)
    elif order.status is PaymentStatus.FAILED:
        await give_back(tx, ACTOR, row, order.failure_code)
    else:
        raise RuntimeError(f"payment order {order.id} is not settled")
