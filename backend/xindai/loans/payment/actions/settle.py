"""What happens when the bank has spoken: the money is the loan's, or there was none."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.customers import api as customers
from xindai.kernel.money import format_minor
from xindai.loans.actions.change import StoredLoan
from xindai.loans.actions.lock import GATE, lock
from xindai.loans.debit.outcome import payment_settled
from xindai.loans.payment.booking import book, money_event
from xindai.loans.payment.news import tell
from xindai.loans.payment.types import LoanPaymentStatus
from xindai.notifications import api as notifications
from xindai.payments import api as payments
from xindai.payments.types import OrderView, PaymentStatus
from xindai.platform import audit
from xindai.platform.actor import Actor, system_actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Work

ACTOR: Final = system_actor("loan_payment")
_LOAN: Final = "SELECT loan_id FROM loan_payment WHERE order_id = $1"
_LOCK: Final = "SELECT * FROM loan_payment WHERE order_id = $1 FOR NO KEY UPDATE"
_PAID: Final = """
UPDATE loan_payment SET status = 'paid', event_id = $2, settled_at = now(), version = version + 1
WHERE id = $1
"""
_FAILED: Final = """
UPDATE loan_payment SET status = 'failed', failure_code = $2, settled_at = now(),
    version = version + 1
WHERE id = $1
"""


async def settle(tx: Tx, work: Work) -> None:
    """The job `loan_payment_settle`: all that follows from the bank's word, in one commit."""
    await tx.execute(GATE)  # first: the business date stands still from here on
    order = await payments.order_in(tx, UUID(work.payload["order"]))
    loan, row = await lock_both(tx, ACTOR, order.id)
    if row["status"] != "open":
        return  # told before, or taken back by hand
    if order.status is PaymentStatus.CONFIRMED:
        await paid(tx, ACTOR, loan, row, order)
    elif order.status is PaymentStatus.FAILED:
        await failed(tx, ACTOR, loan, row, order.failure_code or "")
    else:
        raise RuntimeError(f"payment order {order.id} is not settled")


async def lock_both(tx: Tx, actor: Actor, order_id: UUID) -> tuple[StoredLoan, Any]:
    """The loan, then the payment, in the order of a start; LookupError for none (a bug)."""
    loan_id = await tx.value(_LOAN, order_id)
    if loan_id is None:
        raise LookupError(f"no loan payment has ordered {order_id}")
    loan = await lock(tx, actor, loan_id)
    return loan, await tx.row(_LOCK, order_id)


async def paid(tx: Tx, actor: Actor, loan: StoredLoan, row: Any, order: OrderView) -> None:
    """The money is booked on the business date, whatever has become of the loan meanwhile."""
    event = money_event(loan, order.amount_minor, is_payoff=row["is_payoff"])
    event_id = await book(tx, actor, loan, event)
    await tx.execute(_PAID, row["id"], event_id)
    await payments.booked(tx, order.id, event_id)
    about = {"loan": str(loan.id), "order": str(order.id), "event": str(event_id)}
    await audit.append(tx, actor, "loan_payment.paid", f"loan_payment/{row['id']}", about)
    await tell(tx, row["id"], LoanPaymentStatus.PAID)
    await payment_settled(tx, row["id"], loan.today, None)
    amount = format_minor(order.amount_minor, order.currency)
    told = {"loan": loan.number, "amount": amount, "currency": order.currency}
    await _notify(tx, actor, row, "loan_payment.paid", told)


async def failed(tx: Tx, actor: Actor, loan: StoredLoan, row: Any, code: str) -> None:
    """Nothing was collected and nothing will be: the loan is free to be paid for again."""
    await tx.execute(_FAILED, row["id"], code)
    about = {"loan": str(loan.id), "code": code}
    await audit.append(tx, actor, "loan_payment.failed", f"loan_payment/{row['id']}", about)
    await tell(tx, row["id"], LoanPaymentStatus.FAILED)
    await payment_settled(tx, row["id"], loan.today, code)
    reason_zh, reason_en = payments.failure_words(code)
    told = {"loan": loan.number, "reason_zh": reason_zh, "reason_en": reason_en}
    await _notify(tx, actor, row, "loan_payment.failed", told)


async def _notify(tx: Tx, actor: Actor, row: Any, kind: str, told: dict[str, str]) -> None:
    """The borrower, if he has an account, and who started it for him; nobody of his own act."""
    account_id = await customers.account_of_customer(tx, row["customer_id"])
    recipients = {row["created_by"]} | ({f"borrower:{account_id}"} if account_id else set())
    for recipient in sorted(recipients - {actor.id}):
        if recipient.startswith("system:"):
            continue  # a direct debit was started by nobody
        await notifications.notify(tx, recipient, kind, told)
