"""Pay for a loan by card, look at what became of it, and hear of it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Final
from uuid import UUID

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, Access, Rows, classified, for_borrowers, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, feed, verb
from xindai.graphql.base.feed import Feed, Step, follow
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.money import money
from xindai.graphql.base.node import from_id, split_id
from xindai.graphql.base.scalars import Amount
from xindai.graphql.loans.payment_types import LoanPayment, LoanPaymentPayload
from xindai.graphql.loans.preview import LoanPreview
from xindai.graphql.loans.types import loan_key
from xindai.loans import api as loans
from xindai.loans.api import StartLoanPayment
from xindai.loans.events import LOAN_PAYMENT_CHANGED as LOAN_PAYMENT_TOPIC
from xindai.loans.permissions import PAYMENT_READ, PAYMENT_START
from xindai.platform.actor import Actor

LOAN_PAYMENT_CHANGED: Final = Access(
    may(PAYMENT_READ), Rows.BRANCH, {"payment_id": PUBLIC, "after": PUBLIC}
)
PAYMENTS: Final = Feed("loanPaymentChanged", LOAN_PAYMENT_CHANGED, frozenset({LOAN_PAYMENT_TOPIC}))


@classified(C1)
@strawberry.input
class LoanPaymentStartInput:
    """An amount, or `payOff`: what closes the loan today. `agreement`: staff say how the customer
    agreed; a borrower asks himself."""

    loan_id: strawberry.ID
    bank_card_id: strawberry.ID
    amount: Amount | None = None
    pay_off: bool = False
    agreement: str | None = None
    idempotency_key: str = ""
    dry_run: bool = False


@classified(C1)
@strawberry.input
class LoanPaymentCancelInput:
    """Only while it is planned."""

    payment_id: strawberry.ID
    idempotency_key: str = ""


@classified(C1)
@for_borrowers()
@strawberry.type(description="A payment has moved on; `cursor` is where to go on after a break.")
class LoanPaymentChange:
    """`version` grows by one with every change."""

    cursor: str
    version: int
    payment: LoanPayment


@strawberry.type
class LoanPaymentQuery:
    """Part of Query."""

    @entry(may(PAYMENT_READ), Rows.BRANCH, "扣款, one, or null.", id=PUBLIC)
    async def loan_payment(self, info: Info, id: strawberry.ID) -> LoanPayment | None:
        kind, key = split_id(id)
        if kind != "LoanPayment" or key is None:
            return None
        view = await load(info.context, loans.payments_by_id, key)
        return LoanPayment.of(view) if view else None


@strawberry.type
class LoanPaymentMutation:
    """Part of Mutation."""

    @verb(
        may(PAYMENT_START),
        Rows.BRANCH,
        "银行卡还款: the collection is ordered; the loan is repaid when the bank confirms.",
        LoanPaymentPayload,
    )
    async def loan_payment_start(
        self, info: Info, input: LoanPaymentStartInput
    ) -> LoanPaymentPayload:
        card = from_id("BankCard", input.bank_card_id, "bankCardId", "BANK_CARD_NOT_FOUND")
        wanted = StartLoanPayment(
            loan_id=loan_key(input.loan_id),
            bank_card_id=card,
            amount=input.amount,
            pay_off=input.pay_off,
            agreement=input.agreement,
            idempotency_key=input.idempotency_key,
            dry_run=input.dry_run,
        )
        done = await loans.start_payment(await info.context.actor(), wanted)
        return LoanPaymentPayload(
            payment=await _shown(info, done.payment_id),
            amount=money(done.amount_minor, done.currency),
            replayed=done.replayed,
            preview=LoanPreview.of(done.preview, done.currency) if done.preview else None,
            user_errors=[],
        )

    @verb(may(PAYMENT_START), Rows.BRANCH, "撤销银行卡还款, before it is sent.", LoanPaymentPayload)
    async def loan_payment_cancel(
        self, info: Info, input: LoanPaymentCancelInput
    ) -> LoanPaymentPayload:
        key = payment_key(input.payment_id)
        await loans.cancel_payment(await info.context.actor(), key, input.idempotency_key)
        return LoanPaymentPayload(
            payment=await _shown(info, key),
            amount=None,
            replayed=None,
            preview=None,
            user_errors=[],
        )


def payment_key(id: str) -> UUID:
    """The payment's row; refuses LOAN_PAYMENT_NOT_FOUND."""
    return from_id("LoanPayment", id, "paymentId", "LOAN_PAYMENT_NOT_FOUND")


async def _shown(info: Info, payment_id: UUID | None) -> LoanPayment | None:
    """The payment as it is after the commit; who may not read it sees that it was done."""
    forget(info.context)
    if payment_id is None or not (await info.context.actor()).may(PAYMENT_READ):
        return None
    view = await load(info.context, loans.payments_by_id, payment_id)
    return LoanPayment.of(view) if view else None


@strawberry.type
class LoanPaymentSubscription:
    """Part of Subscription."""

    @feed(
        LOAN_PAYMENT_CHANGED,
        "The payment as it is, then what becomes of it; from a cursor on: what was missed.",
    )
    async def loan_payment_changed(
        self, info: Info, payment_id: strawberry.ID, after: str | None = None
    ) -> AsyncGenerator[LoanPaymentChange, None]:
        key = payment_key(payment_id)

        async def make(actor: Actor, step: Step) -> LoanPaymentChange:
            view = await loans.get_payment(actor, key)
            version = step.version or view.version
            return LoanPaymentChange(
                cursor=step.cursor(version), version=version, payment=LoanPayment.of(view)
            )

        return follow(info.context, PAYMENTS, str(key), after, make)
