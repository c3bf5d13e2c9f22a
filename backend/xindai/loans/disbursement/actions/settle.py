"""What happens when the bank has spoken: the loan begins, or the payout has failed."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.contracts import api as contracts
from xindai.customers import api as customers
from xindai.loans.actions.lock import GATE
from xindai.loans.disbursement import line
from xindai.loans.disbursement.news import tell
from xindai.loans.disbursement.rehearse import ACTOR, cash_out_minor, open_and_disburse
from xindai.loans.disbursement.types import DisbursementStatus
from xindai.notifications import api as notifications
from xindai.origination import api as origination
from xindai.payments import api as payments
from xindai.payments.types import OrderView, PaymentStatus
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Work

_LOCK: Final = """
SELECT d.*, t.principal_minor, t.currency, t.status AS contract_status,
    t.application_id
FROM disbursement d JOIN contract t ON t.id = d.contract_id
WHERE d.order_id = $1 FOR NO KEY UPDATE OF d
"""
_DISBURSED: Final = "SELECT id FROM loan_event WHERE loan_id = $1 AND type = 'disburse'"
_PAID: Final = """
UPDATE disbursement SET status = 'paid', loan_id = $2, settled_at = now(), version = version + 1
WHERE id = $1
"""
_FAILED: Final = """
UPDATE disbursement SET status = 'failed', failure_code = $2, settled_at = now(),
    version = version + 1
WHERE id = $1
"""


async def lock(tx: Tx, order_id: UUID) -> Any:
    """The disbursement that ordered the payment; LookupError for none (a bug)."""
    row = await tx.row(_LOCK, order_id)
    if row is None:
        raise LookupError(f"no disbursement has ordered {order_id}")
    return row


async def settle(tx: Tx, work: Work) -> None:
    """The job `disbursement_settle`: all that follows from the bank's word, in one commit."""
    await tx.execute(GATE)  # first: the business date stands still from here on
    order = await payments.order_in(tx, UUID(work.payload["order"]))
    row = await lock(tx, order.id)
    if row["status"] != "open":
        return  # told before, or taken back by hand
    if order.status is PaymentStatus.CONFIRMED:
        await paid(tx, ACTOR, row, order)
    elif order.status is PaymentStatus.FAILED:
        await failed(tx, ACTOR, row, order.failure_code or "")
    else:
        raise RuntimeError(f"payment order {order.id} is not settled")


async def paid(tx: Tx, actor: Actor, row: Any, order: OrderView) -> None:
    """The loan is opened and disbursed with the business date as its value date."""
    contract_id = row["contract_id"]
    loan_id, shown = await open_and_disburse(
        tx, actor, contract_id, row["principal_minor"], row["currency"], show=True
    )
    assert shown is not None  # `show` was asked for
    if cash_out_minor(shown) != order.amount_minor:
        raise RuntimeError(f"the books would pay something else than order {order.id} has paid")
    await payments.booked(tx, order.id, await tx.value(_DISBURSED, loan_id))
    await line.use(tx, actor, contract_id, loan_id)
    await tx.execute(_PAID, row["id"], loan_id)
    if row["application_id"] is not None:
        await origination.disbursed(tx, actor, row["application_id"], loan_id)
    about = {"loan": str(loan_id), "order": str(order.id)}
    await audit.append(tx, actor, "disbursement.paid", f"disbursement/{row['id']}", about)
    await tell(tx, row["id"], DisbursementStatus.PAID)
    account_id = await customers.account_of_customer(tx, row["customer_id"])
    if account_id is not None:
        number = await tx.value("SELECT number FROM loan WHERE id = $1", loan_id)
        recipient = f"borrower:{account_id}"
        await notifications.notify(tx, recipient, "disbursement.paid", {"loan": number})


async def failed(tx: Tx, actor: Actor, row: Any, code: str) -> None:
    """Nothing was paid and nothing will be: the contract is free to be paid out again."""
    await tx.execute(_FAILED, row["id"], code)
    if row["contract_status"] == "sealed":
        await contracts.not_disbursed(tx, actor, row["contract_id"])
    if row["application_id"] is not None:
        await origination.disbursement_failed(tx, actor, row["application_id"], code)
    else:
        await line.give_back(tx, actor, row["contract_id"])
    about = {"code": code}
    await audit.append(tx, actor, "disbursement.failed", f"disbursement/{row['id']}", about)
    await tell(tx, row["id"], DisbursementStatus.FAILED)
    if row["created_by"] != actor.id:
        told = {"number": row["number"], "code": code}
        await notifications.notify(tx, row["created_by"], "disbursement.failed", told)
