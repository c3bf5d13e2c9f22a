"""Order a payment, and take an order back that has not been sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.payments.actions.move import lock, move, note, tell
from xindai.payments.errors import order_not_planned
from xindai.payments.models import NAME, NUMBER
from xindai.payments.rules import CANCELLED, Event, Finding, mask_account
from xindai.payments.types import NewOrder, PaymentStatus
from xindai.platform import audit, crypto
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import enqueue
from xindai.platform.settings import load_settings

SEND: Final = "payment_send"
BATCH_WAIT: Final = timedelta(seconds=60)
"""A bank that takes files gets one a minute, with all that was planned meanwhile."""
_ADD: Final = """
INSERT INTO payment_order (id, number, kind, purpose, subject, branch_id, customer_id, merchant_id,
    payee_name_sealed, payee_name_masked, payee_number_sealed, payee_number_masked, payee_bank,
    amount_minor, currency, settle_kind, created_by)
VALUES ($1, number_with_check('ZF', nextval('payment_order_number')), $2, $3, $4, $5, $6, $7,
    $8, $9, $10, $11, $12, $13, $14, $15, $16)
RETURNING *
"""


async def plan(tx: Tx, actor: Actor, wanted: NewOrder) -> UUID:
    """The planned order, and the job that sends it once the caller's transaction is committed.

    The caller has seen to it that the actor may have this paid or collected, and
    that it is wanted only once.
    """
    order_id, sealer = new_id(), await crypto.keys(tx)
    record = str(order_id)
    row = await tx.row(
        _ADD,
        order_id,
        wanted.kind.value,
        wanted.purpose,
        wanted.subject,
        wanted.branch_id,
        wanted.customer_id,
        wanted.merchant_id,
        sealer.seal(wanted.payee_name, NAME.table, record, NAME.field),
        crypto.mask_name(wanted.payee_name),
        sealer.seal(wanted.payee_number, NUMBER.table, record, NUMBER.field),
        mask_account(wanted.payee_number),
        wanted.payee_bank,
        wanted.amount_minor,
        wanted.currency,
        wanted.settle_kind,
        actor.id,
    )
    assert row is not None  # RETURNING of an INSERT
    planned = PaymentStatus.PLANNED
    await note(tx, order_id, actor, Finding(Event.PLAN), None, planned.value, "person")
    about = {"number": row["number"], "subject": wanted.subject}
    await audit.append(tx, actor, "payment.plan", f"payment_order/{order_id}", about)
    await tell(tx, row, planned, None, 1)
    is_files = load_settings().bank_files is not None
    wait = BATCH_WAIT if is_files else None
    job = {"order": record}
    await enqueue(tx, SEND, job, key=record, requested_by=actor.id, run_after=wait)
    return order_id


async def cancel(tx: Tx, actor: Actor, order_id: UUID) -> None:
    """A planned order fails with the code CANCELLED; refuses PAYMENT_ORDER_SENT after that."""
    row = await lock(tx, order_id)
    if row["status"] != PaymentStatus.PLANNED:
        raise order_not_planned()
    await move(tx, actor, row, Finding(Event.CANCEL, CANCELLED), "person")
