"""One step of an order, with everything that belongs to it; the row is locked first."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

import structlog

from xindai.kernel.ids import new_id
from xindai.payments.events import PAYMENT_CHANGED, PaymentChanged
from xindai.payments.metrics import CHANGES
from xindai.payments.rules import Event, Finding, query_wait, step
from xindai.payments.types import SETTLED, PaymentStatus
from xindai.platform import audit, outbox
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import enqueue
from xindai.platform.settings import load_settings

_LOCK: Final = "SELECT * FROM payment_order WHERE id = $1 FOR NO KEY UPDATE"
_MOVE: Final = """
UPDATE payment_order SET status = $2::text, version = version + 1, attempts = attempts + $3,
    bank_reference = coalesce($4, bank_reference), failure_code = coalesce($5, failure_code),
    settled_at = CASE WHEN $6 THEN now() ELSE settled_at END,
    next_query_at = CASE WHEN $2::text IN ('sent', 'unknown') THEN now() + $7::interval END
WHERE id = $1 RETURNING version
"""
_NOTE: Final = """
INSERT INTO payment_order_event (id, order_id, event, status_before, status_after, source, code,
    actor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""
log = structlog.get_logger("xindai.payments")


async def lock(tx: Tx, order_id: UUID) -> Any:
    """The row of payment_order until the transaction ends; LookupError for none (a bug)."""
    row = await tx.row(_LOCK, order_id)
    if row is None:
        raise LookupError(f"there is no payment order {order_id}")
    return row


async def note(
    tx: Tx,
    order_id: UUID,
    actor: Actor,
    found: Finding,
    before: str | None,
    after: str,
    source: str,
) -> None:
    """The line in the order's own history."""
    given = (found.event.value, before, after, source, found.code, actor.id)
    await tx.execute(_NOTE, new_id(), order_id, *given)
    CHANGES.labels(found.event.value, after).inc()


async def move(tx: Tx, actor: Actor, row: Any, found: Finding, source: str) -> PaymentStatus:
    """What was found about a locked order: history, status, audit, news; who ordered it is told.

    A settled order stays; that the bank now says the opposite is kept and cried out.
    """
    before = PaymentStatus(row["status"])
    taken = step(before, found)
    if taken is None:
        return before
    event, after = taken
    order_id = row["id"]
    await note(tx, order_id, actor, Finding(event, found.code), before.value, after.value, source)
    if event is Event.CONTRADICT:
        log.error("the bank contradicts itself", order=str(order_id), status=before.value)
        await audit.append(tx, actor, "payment.contradict", f"payment_order/{order_id}", {})
        return before
    settles = after in SETTLED
    calls = 1 if source in ("send", "query") and event is not Event.SEND else 0
    version = await tx.value(
        _MOVE,
        order_id,
        after.value,
        calls,
        found.reference,
        found.code if after is PaymentStatus.FAILED else None,
        settles,
        query_wait(load_settings().bank_query_seconds, row["attempts"] + calls),
    )
    if after is not before:
        about = {"status": after.value, "code": found.code, "source": source}
        await audit.append(tx, actor, f"payment.{event.value}", f"payment_order/{order_id}", about)
        await tell(tx, row, after, found.code, version)
    if settles:
        await enqueue(tx, row["settle_kind"], {"order": str(order_id)}, key=str(order_id))
    return after


async def tell(tx: Tx, row: Any, status: PaymentStatus, code: str | None, version: int) -> None:
    """The news of a status."""
    news = PaymentChanged(
        order_id=row["id"],
        number=row["number"],
        branch_id=row["branch_id"],
        subject=row["subject"],
        status=status.value,
        amount_minor=row["amount_minor"],
        currency=row["currency"],
        failure_code=code if status is PaymentStatus.FAILED else None,
        version=version,
    )
    await outbox.add(tx, PAYMENT_CHANGED, str(row["id"]), news.to_json())
