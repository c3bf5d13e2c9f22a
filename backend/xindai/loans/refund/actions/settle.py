"""What happens when the bank has spoken: the credit is paid back, or it stays where it is."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.customers import api as customers
from xindai.engine.events import Event, EventType
from xindai.kernel.ids import new_id
from xindai.kernel.money import format_minor
from xindai.loans.actions.change import StoredLoan
from xindai.loans.actions.lock import GATE, lock
from xindai.loans.payment.booking import book
from xindai.loans.refund.news import tell
from xindai.loans.refund.types import LoanRefundStatus
from xindai.notifications import api as notifications
from xindai.payments import api as payments
from xindai.payments.types import OrderView, PaymentStatus
from xindai.platform import audit
from xindai.platform.actor import Actor, system_actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Work

ACTOR: Final = system_actor("loan_refund")
_LOAN: Final = "SELECT loan_id FROM loan_refund WHERE order_id = $1"
_LOCK: Final = "SELECT * FROM loan_refund WHERE order_id = $1 FOR NO KEY UPDATE"
_PAID: Final = """
UPDATE loan_refund SET status = 'paid', event_id = $2, settled_at = now(), version = version + 1
WHERE id = $1
"""
_FAILED: Final = """
UPDATE loan_refund SET status = 'failed', failure_code = $2, settled_at = now(),
    version = version + 1
WHERE id = $1
"""


async def settle(tx: Tx, work: Work) -> None:
    """The job `loan_refund_settle`: all that follows from the bank's word, in one commit."""
    await tx.execute(GATE)  # first: the business date stands still from here on
    order = await payments.order_in(tx, UUID(work.payload["order"]))
    loan_id = await tx.value(_LOAN, order.id)
    if loan_id is None:
        raise LookupError(f"no loan refund has ordered {order.id}")
    loan = await lock(tx, ACTOR, loan_id)
    row = await tx.row(_LOCK, order.id)
    if row is None or row["status"] != "open":
        return  # told before
    if order.status is PaymentStatus.CONFIRMED:
        await _paid(tx, loan, row, order)
    elif order.status is PaymentStatus.FAILED:
        await _failed(tx, loan, row, order.failure_code or "")
    else:
        raise RuntimeError(f"payment order {order.id} is not settled")


async def _paid(tx: Tx, loan: StoredLoan, row: Any, order: OrderView) -> None:
    """The refund is booked on the day it was ordered: the credit was there then."""
    event = Event(str(new_id()), EventType.REFUND, row["effective_on"], order.amount_minor)
    event_id = await book(tx, ACTOR, loan, event)
    await tx.execute(_PAID, row["id"], event_id)
    about = {"loan": str(loan.id), "order": str(order.id), "event": str(event_id)}
    await audit.append(tx, ACTOR, "loan_refund.paid", f"loan_refund/{row['id']}", about)
    await tell(tx, row["id"], LoanRefundStatus.PAID)
    amount = format_minor(order.amount_minor, order.currency)
    told = {"loan": loan.number, "amount": amount, "currency": order.currency}
    await _notify(tx, ACTOR, row, "loan_refund.paid", told)


async def _failed(tx: Tx, loan: StoredLoan, row: Any, code: str) -> None:
    """Nothing has left: the credit can be refunded again."""
    await tx.execute(_FAILED, row["id"], code)
    about = {"loan": str(loan.id), "code": code}
    await audit.append(tx, ACTOR, "loan_refund.failed", f"loan_refund/{row['id']}", about)
    await tell(tx, row["id"], LoanRefundStatus.FAILED)
    reason_zh, reason_en = payments.failure_words(code)
    told = {"loan": loan.number, "reason_zh": reason_zh, "reason_en": reason_en}
    await _notify(tx, ACTOR, row, "loan_refund.failed", told)


async def _notify(tx: Tx, actor: Actor, row: Any, kind: str, told: dict[str, str]) -> None:
    account_id = await customers.account_of_customer(tx, row["customer_id"])
    recipients = {row["created_by"]} | ({f"borrower:{account_id}"} if account_id else set())
    for recipient in sorted(recipients - {actor.id}):
        await notifications.notify(tx, recipient, kind, told)
