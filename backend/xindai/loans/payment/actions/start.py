"""Start a collection for a loan: every check, the order, the row. The loan stays as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from xindai.customers import api as customers
from xindai.kernel.ids import new_id
from xindai.kernel.money import parse_positive
from xindai.loans.actions.change import StoredLoan
from xindai.loans.actions.lock import GATE, lock
from xindai.loans.errors import (
    above_payoff,
    agreement_missing,
    amount_or_payoff,
    loan_in_payment,
    loan_not_active,
    nothing_to_pay,
)
from xindai.loans.payment.booking import money_event, owed_minor, rehearse
from xindai.loans.payment.news import tell
from xindai.loans.payment.types import LoanPaymentStatus, StartedLoanPayment, StartLoanPayment
from xindai.loans.permissions import PAYMENT_START
from xindai.loans.refund.open import check_no_refund
from xindai.loans.types import LoanStatus
from xindai.payments import api as payments
from xindai.payments.types import NewOrder, PaymentKind
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.db import Tx
from xindai.platform.permission import require

START: Final = "loan_payment.start"
PURPOSE: Final = "loan.payment"
SETTLE: Final = "loan_payment_settle"
LONGEST_AGREEMENT: Final = 200
_IS_OPEN: Final = """
SELECT EXISTS (SELECT FROM loan_payment WHERE loan_id = $1 AND status = 'open')
"""
_ADD: Final = """
INSERT INTO loan_payment (id, number, loan_id, customer_id, order_id, bank_card_id, is_payoff,
    created_by)
VALUES ($1, number_with_check('SK', nextval('loan_payment_number')), $2, $3, $4, $5, $6, $7)
RETURNING number
"""


async def start(actor: Actor, wanted: StartLoanPayment) -> StartedLoanPayment:
    """The planned payment, once per key. A dry run does it all and keeps nothing.

    Refuses LOAN_NOT_FOUND, LOAN_NOT_ACTIVE, LOAN_PAYMENT_EXISTS, AMOUNT_OR_PAYOFF,
    INVALID_AMOUNT, AMOUNT_NOT_POSITIVE, ABOVE_PAYOFF, NOTHING_TO_PAY, BANK_CARD_NOT_FOUND,
    AGREEMENT_MISSING, PERIOD_CLOSED.
    """
    require(actor, PAYMENT_START)
    wanted = replace(wanted, agreement=_agreement(actor, wanted.agreement))
    if wanted.dry_run:
        async with db.transaction(dry_run=True) as tx:
            await tx.execute(GATE)
            return replace(await begin(tx, actor, wanted), payment_id=None)
    key = idempotency.check_key(wanted.idempotency_key)
    async with db.transaction() as tx:
        await tx.execute(GATE)

        async def act() -> dict[str, Any]:
            done = await begin(tx, actor, wanted)
            return {
                "paymentId": str(done.payment_id),
                "amountMinor": done.amount_minor,
                "currency": done.currency,
            }

        answer = await idempotency.run(tx, actor, START, key, _given(wanted), act)
    told = answer.value()
    return StartedLoanPayment(
        payment_id=UUID(told["paymentId"]),
        amount_minor=told["amountMinor"],
        currency=told["currency"],
        preview=None,
        replayed=answer.replayed,
    )


def _given(wanted: StartLoanPayment) -> dict[str, Any]:
    return {
        "loanId": str(wanted.loan_id),
        "bankCardId": str(wanted.bank_card_id),
        "amount": wanted.amount,
        "payOff": wanted.pay_off,
        "agreement": wanted.agreement,
    }


def _agreement(actor: Actor, said: str | None) -> str | None:
    """Of a borrower it is his own asking; everybody else says how he agreed."""
    if actor.kind is ActorKind.BORROWER:
        return None
    text = (said or "").strip()
    if not 2 <= len(text) <= LONGEST_AGREEMENT or not text.isprintable():
        raise agreement_missing()
    return text


async def begin(
    tx: Tx, actor: Actor, wanted: StartLoanPayment, loan: StoredLoan | None = None
) -> StartedLoanPayment:
    """Inside a transaction that holds the gate of the books; `loan` where it is locked already."""
    loan = loan or await lock(tx, actor, wanted.loan_id)
    amount_minor = await _amount(tx, loan, wanted)
    account = await customers.card_account(tx, wanted.bank_card_id, loan.customer_id)
    event = money_event(loan, amount_minor, is_payoff=wanted.pay_off)
    preview = await rehearse(tx, actor, loan, event)
    payment_id = new_id()
    order_id = await payments.plan(
        tx,
        actor,
        NewOrder(
            kind=PaymentKind.COLLECTION,
            purpose=PURPOSE,
            subject=f"loan_payment/{payment_id}",
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
    number = await tx.value(_ADD, payment_id, *owner, wanted.pay_off, actor.id)
    about = {"number": number, "loan": str(loan.id), "agreement": wanted.agreement}
    await audit.append(tx, actor, START, f"loan_payment/{payment_id}", about)
    await tell(tx, payment_id, LoanPaymentStatus.PLANNED)
    return StartedLoanPayment(
        payment_id=payment_id, amount_minor=amount_minor, currency=loan.currency, preview=preview
    )


async def _amount(tx: Tx, loan: StoredLoan, wanted: StartLoanPayment) -> int:
    """How much is collected: above zero, and not more than closes the loan today."""
    if loan.status != LoanStatus.ACTIVE:
        raise loan_not_active()
    if await tx.value(_IS_OPEN, loan.id):
        raise loan_in_payment()
    await check_no_refund(tx, loan.id)
    if wanted.pay_off == (wanted.amount is not None):
        raise amount_or_payoff()
    owed = owed_minor(loan)
    if owed == 0:
        raise nothing_to_pay()
    if wanted.pay_off:
        return owed
    amount_minor = parse_positive(wanted.amount, loan.currency)
    if amount_minor > owed:
        raise above_payoff()
    return amount_minor
