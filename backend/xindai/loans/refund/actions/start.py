"""Start a refund of a loan's credit: every check, the order, the row. The loan stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from xindai.customers import api as customers
from xindai.engine.check import check
from xindai.engine.events import Event, EventType
from xindai.engine.fold import fold
from xindai.kernel.ids import new_id
from xindai.kernel.money import parse_positive
from xindai.loans.actions.change import StoredLoan
from xindai.loans.actions.lock import GATE, lock
from xindai.loans.errors import above_credit, loan_in_payment
from xindai.loans.payment.booking import rehearse
from xindai.loans.permissions import REFUND
from xindai.loans.refund.news import tell
from xindai.loans.refund.open import check_no_refund
from xindai.loans.refund.types import LoanRefundStatus, StartedLoanRefund, StartLoanRefund
from xindai.payments import api as payments
from xindai.payments.types import NewOrder, PaymentKind
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

START: Final = "loan_refund.start"
PURPOSE: Final = "loan.refund"
SETTLE: Final = "loan_refund_settle"
_IN_PAYMENT: Final = """
SELECT EXISTS (SELECT FROM loan_payment WHERE loan_id = $1 AND status = 'open')
"""
_ADD: Final = """
INSERT INTO loan_refund (id, number, loan_id, customer_id, order_id, bank_card_id, effective_on,
    created_by)
VALUES ($1, number_with_check('TK', nextval('loan_refund_number')), $2, $3, $4, $5, $6, $7)
RETURNING number
"""


async def start(actor: Actor, wanted: StartLoanRefund) -> StartedLoanRefund:
    """The planned refund, once per key. A dry run does it all and keeps nothing.

    Refuses LOAN_NOT_FOUND, LOAN_PAYMENT_EXISTS, LOAN_REFUND_EXISTS, INVALID_AMOUNT,
    AMOUNT_NOT_POSITIVE, ABOVE_CREDIT, BANK_CARD_NOT_FOUND, PERIOD_CLOSED.
    """
    require(actor, REFUND)
    if wanted.dry_run:
        async with db.transaction(dry_run=True) as tx:
            await tx.execute(GATE)
            return replace(await _begin(tx, actor, wanted), refund_id=None)
    key = idempotency.check_key(wanted.idempotency_key)
    async with db.transaction() as tx:
        await tx.execute(GATE)

        async def act() -> dict[str, Any]:
            done = await _begin(tx, actor, wanted)
            return {
                "refundId": str(done.refund_id),
                "amountMinor": done.amount_minor,
                "currency": done.currency,
            }

        given = {
            "loanId": str(wanted.loan_id),
            "bankCardId": str(wanted.bank_card_id),
            "amount": wanted.amount,
        }
        answer = await idempotency.run(tx, actor, START, key, given, act)
    told = answer.value()
    return StartedLoanRefund(
        refund_id=UUID(told["refundId"]),
        amount_minor=told["amountMinor"],
        currency=told["currency"],
        preview=None,
        replayed=answer.replayed,
    )


async def _begin(tx: Tx, actor: Actor, wanted: StartLoanRefund) -> StartedLoanRefund:
    """Inside a transaction that holds the gate of the books."""
    loan = await lock(tx, actor, wanted.loan_id)
    await check_no_refund(tx, loan.id)
    if await tx.value(_IN_PAYMENT, loan.id):
        raise loan_in_payment()
    amount_minor = _amount(loan, wanted.amount)
    event = Event(str(new_id()), EventType.REFUND, loan.today, amount_minor)
    check(loan.terms, loan.events, event, loan.today)
    account = await customers.card_account(tx, wanted.bank_card_id, loan.customer_id)
    preview = await rehearse(tx, actor, loan, event)
    refund_id = new_id()
    order_id = await payments.plan(
        tx,
        actor,
        NewOrder(
            kind=PaymentKind.REFUND,
            purpose=PURPOSE,
            subject=f"loan_refund/{refund_id}",
            branch_id=loan.branch_id,
            customer_id=loan.customer_id,
            merchant_id=None,
            payee_name=account.name,
            payee_number=account.number,
            payee_bank=account.bank,
            amount_minor=amount_minor,
            currency=loan.currency,
            settle_kind=SETTLE,
        ),
    )
    owner = (loan.id, loan.customer_id, order_id, wanted.bank_card_id)
    number = await tx.value(_ADD, refund_id, *owner, loan.today, actor.id)
    about = {"number": number, "loan": str(loan.id)}
    await audit.append(tx, actor, START, f"loan_refund/{refund_id}", about)
    await tell(tx, refund_id, LoanRefundStatus.PLANNED)
    return StartedLoanRefund(
        refund_id=refund_id, amount_minor=amount_minor, currency=loan.currency, preview=preview
    )


def _amount(loan: StoredLoan, text: str | None) -> int:
    if text is not None:
        return parse_positive(text, loan.currency)
    credit = fold(loan.terms, loan.events, loan.today).totals.credit_minor
    if credit <= 0:
        raise above_credit()
    return credit
