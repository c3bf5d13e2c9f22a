"""A borrower's credit goes back to his card: exactly once, and never more than there was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.loans.conftest import MANAGER, today_is
from tests.payments.collecting import Debtor, debtor
from tests.payments.conftest import KINDS, Bank, Payer, card_number, until, working
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.loans import api as loans
from xindai.loans.api import LoanRefundView, StartLoanRefund
from xindai.loans.refund.jobs import KINDS as REFUNDS
from xindai.loans.verify import verify


async def with_credit(payer: Payer, story: str = "000") -> Debtor:
    """He has paid off and 50.00 more."""
    who = await debtor(payer, story)
    await today_is(date(2024, 2, 10))
    owed = (await loans.payoff_quote(MANAGER, who.loan_id)).total_minor
    text = f"{(owed + 5000) // 100}.{(owed + 5000) % 100:02d}"
    await who.do("payoff", text)
    assert (await who.loan()).credit_minor == 5_000
    return who


async def start(who: Debtor, amount: str | None = None, **more: Any) -> Any:
    wanted = {"loan_id": who.loan_id, "bank_card_id": who.card_id, "amount": amount}
    wanted |= {"idempotency_key": str(new_id())} | more
    return await loans.start_refund(MANAGER, StartLoanRefund(**wanted))


async def settled(who: Debtor) -> LoanRefundView:
    async def there() -> bool:
        found = (await loans.refunds_of_loans(MANAGER, [who.loan_id]))[who.loan_id]
        return found[0].status in ("paid", "failed")

    async with working(*KINDS, *REFUNDS):
        await until(there)
    return (await loans.refunds_of_loans(MANAGER, [who.loan_id]))[who.loan_id][0]


async def refusal(call: Any) -> str:
    with pytest.raises(Refusal) as refused:
        await call
    return refused.value.code


async def test_the_credit_is_paid_back_once(payer: Payer, bank: Bank) -> None:
    who = await with_credit(payer)
    looked = await start(who, dry_run=True)
    assert (looked.refund_id, looked.amount_minor) == (None, 5_000)
    first = await start(who, idempotency_key="k")
    again = await start(who, idempotency_key="k")
    assert again.replayed and again.refund_id == first.refund_id
    assert (await who.loan()).credit_minor == 5_000, "until the bank has spoken"
    assert await refusal(start(who)) == "LOAN_REFUND_EXISTS"
    assert await refusal(who.do("refund", "10.00")) == "LOAN_REFUND_EXISTS"
    done = await settled(who)
    assert (done.status, done.amount_minor) == ("paid", 5_000)
    assert bank.paid() == [(card_number("000"), 5_000)] and bank.collected() == []
    assert (await who.loan()).credit_minor == 0
    assert (await who.events())[-1] == ("refund", 5_000)
    assert (await who.notices())[-1][0] == "loan_refund.paid"
    assert await refusal(start(who)) == "ABOVE_CREDIT"
    assert await verify() == []


async def test_a_no_of_the_bank_leaves_the_credit(payer: Payer, bank: Bank) -> None:
    who = await with_credit(payer, "901")
    await start(who, "20.00")
    done = await settled(who)
    assert (done.status, done.failure_code) == ("failed", "ACCOUNT_CLOSED")
    assert bank.paid() == [] and (await who.loan()).credit_minor == 5_000
    await start(who, "20.00")


async def test_a_lost_answer_and_a_new_day_between_pay_once(payer: Payer, bank: Bank) -> None:
    who = await with_credit(payer, "904")
    await start(who, "50.00")
    await today_is(date(2024, 3, 20))
    done = await settled(who)
    assert done.status == "paid" and bank.paid() == [(card_number("904"), 5_000)]
    (event,) = [t for t in await loans.transactions_of(MANAGER, who.loan_id) if t.type == "refund"]
    assert event.effective_on == date(2024, 2, 10)
    assert dict(event.applied) == {"credit": -5_000} and (await who.loan()).credit_minor == 0


async def test_more_than_the_credit_is_refused(payer: Payer, bank: Bank) -> None:
    who = await with_credit(payer)
    assert await refusal(start(who, "50.01")) == "ABOVE_CREDIT"
    assert await refusal(start(who, bank_card_id=new_id())) == "BANK_CARD_NOT_FOUND"
