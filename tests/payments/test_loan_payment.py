"""From a card to a loan that is repaid: what goes well, and everything else."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import pytest

from tests.actors import borrower, staff
from tests.loans.conftest import accounts_of, everything, today_is
from tests.payments.collecting import CASHIER, Debtor, debtor
from tests.payments.conftest import Bank, Payer, card_number, until, working
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.loans import api as loans
from xindai.loans.verify import verify
from xindai.payments import api as payments
from xindai.payments.types import OrderFilter, PaymentKind
from xindai.platform import db as database

FEBRUARY = date(2024, 2, 29)


async def refusal(call: Any) -> tuple[str, str | None]:
    """Code and field."""
    with pytest.raises(Refusal) as refused:
        await call
    return refused.value.code, refused.value.field


async def settled(who: Debtor, amount: str | None = None, **more: Any) -> Any:
    """A payment that the bank has decided on."""
    payment_id = await who.started(amount, **more)
    async with working():
        return await who.until(payment_id, "paid", "failed")


async def test_an_instalment_is_paid_when_the_money_has_come(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer)
    await today_is(FEBRUARY)
    before = await everything(who.loan_id)
    payment_id = await who.started("106.62")
    planned = await who.view(payment_id)
    assert (planned.status, planned.amount_minor, planned.event_id) == ("planned", 10_662, None)
    assert (planned.bank_name, planned.card_number) == ("中国银行", "************0007")
    same = ("loan", "rows", "events", "accounts", "entries")
    after = await everything(who.loan_id)
    assert [after[name] for name in same] == [before[name] for name in same], "nothing has moved"
    async with working():
        paid = await who.until(payment_id, "paid")
    assert bank.collected() == [(card_number("000"), 10_662)] and bank.paid() == []
    (repaid,) = [t for t in await loans.transactions_of(CASHIER, who.loan_id) if t.type == "repay"]
    assert repaid.id == paid.event_id
    assert dict(repaid.applied) == {"principal": 9_462, "interest": 1_200}
    assert (await who.loan()).outstanding_minor == 110_538
    assert await who.notices() == [
        ("loan_payment.paid", {"loan": (await who.loan()).number, "amount": "106.62",
                               "currency": "CNY"})
    ]  # fmt: skip
    said = [r["action"] for r in await database.pool().fetch("SELECT action FROM audit_record")]
    for action in ("loan_payment.start", "payment.plan", "payment.send", "payment.confirm",
                   "loan.repay", "loan_payment.paid"):  # fmt: skip
        assert said.count(action) == 1, action
    assert await verify() == []


async def test_a_loan_is_paid_off_to_the_last_cent(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer)
    await today_is(date(2024, 2, 15))
    quote = await loans.payoff_quote(who.actor, who.loan_id)
    paid = await settled(who, pay_off=True)
    assert (paid.status, paid.is_payoff, paid.amount_minor) == ("paid", True, quote.total_minor)
    assert bank.collected() == [(card_number("000"), quote.total_minor)]
    loan = await who.loan()
    assert (loan.status, loan.outstanding_minor, loan.credit_minor) == ("closed", 0, 0)
    assert await who.events() == [("payoff", quote.total_minor)]
    assert await verify() == []


@pytest.mark.parametrize(
    ("story", "amount", "code", "words"),
    [
        ("901", "10.00", "ACCOUNT_CLOSED", "账户已销户"),
        ("902", "10.00", "NAME_MISMATCH", "户名与账号不符"),
        ("907", "10.00", "INSUFFICIENT_FUNDS", "账户余额不足"),
        ("908", "10.00", "LIMIT_EXCEEDED", "超过账户的交易限额"),
        ("909", "10.00", "NOT_AUTHORISED", "账户未开通代扣"),
        ("910", "1000.01", "INSUFFICIENT_FUNDS", "账户余额不足"),
    ],
)
async def test_a_no_leaves_the_loan_untouched(
    payer: Payer, bank: Bank, story: str, amount: str, code: str, words: str
) -> None:
    who = await debtor(payer, story)
    failed = await settled(who, amount)
    assert (failed.status, failed.failure_code, failed.event_id) == ("failed", code, None)
    assert bank.collected() == [] and await who.events() == []
    ((kind, told),) = await who.notices()
    assert (kind, told["reason_zh"]) == ("loan_payment.failed", words)
    other = await payer.card(who.customer_id, card_number("000", 2))
    again = await settled(who, "20.00", bank_card_id=other)
    assert again.status == "paid", "the loan is free to be paid for again"
    assert bank.collected() == [(card_number("000", 2), 2_000)]


async def test_who_has_not_enough_pays_less(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer, "910")
    assert (await settled(who, "1000.00")).status == "paid"


@pytest.mark.parametrize("story", ["903", "904", "905", "906"])
async def test_banks_that_are_late_silent_lying_or_loud(
    payer: Payer, bank: Bank, story: str
) -> None:
    who = await debtor(payer, story)
    assert (await settled(who, "50.00")).status == "paid"
    assert bank.collected() == [(card_number(story), 5_000)]
    assert await who.events() == [("repay", 5_000)]


async def test_how_much_may_be_paid(payer: Payer) -> None:
    who = await debtor(payer)
    for amount, pay_off, code in (
        ("0.00", False, "AMOUNT_NOT_POSITIVE"),
        ("-1.00", False, "INVALID_AMOUNT"),
        ("1.001", False, "INVALID_AMOUNT"),
        ("1200.01", False, "ABOVE_PAYOFF"),
        (None, False, "AMOUNT_OR_PAYOFF"),
        ("1.00", True, "AMOUNT_OR_PAYOFF"),
    ):
        assert await refusal(who.pay(amount, pay_off=pay_off)) == (code, "amount"), amount
    assert (await who.pay("1200.00", dry_run=True)).amount_minor == 120_000
    assert await database.pool().fetchval("SELECT count(*) FROM payment_order") == 0


async def test_only_a_card_of_his_own_for_a_loan_of_his_own(payer: Payer) -> None:
    who, other = await debtor(payer), await debtor(payer, n=2)
    theirs = who.pay("10.00", bank_card_id=other.card_id)
    assert await refusal(theirs) == ("BANK_CARD_NOT_FOUND", "bankCardId")
    for actor in (other.actor, borrower(new_id()), staff("cashier", "/B2/")):
        call = who.pay("10.00", actor=actor, agreement="by phone")
        assert await refusal(call) == ("LOAN_NOT_FOUND", "loanId")
    reader = who.pay("10.00", actor=staff("accountant"), agreement="by phone")
    assert (await refusal(reader))[0] == "FORBIDDEN"
    payment_id = await who.started("10.00")
    assert (await loans.payments_by_id(other.actor, [payment_id])) == {}
    assert (await loans.payments_of_loans(other.actor, [who.loan_id])) == {who.loan_id: []}
    late = loans.cancel_payment(other.actor, payment_id, "k")
    assert await refusal(late) == ("LOAN_PAYMENT_NOT_FOUND", "paymentId")


async def test_one_payment_at_a_time(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer)
    told = await asyncio.gather(
        *(who.pay("10.00", f"k{n}") for n in range(8)), return_exceptions=True
    )
    assert sum(not isinstance(each, Exception) for each in told) == 1
    assert {each.code for each in told if isinstance(each, Refusal)} == {"LOAN_PAYMENT_EXISTS"}
    assert await database.pool().fetchval("SELECT count(*) FROM payment_order") == 1
    async with working():
        await until(lambda: _nothing_open())
    assert len(bank.collected()) == 1
    assert (await settled(who, "11.00")).status == "paid"


async def _nothing_open() -> bool:
    sql = "SELECT NOT EXISTS (SELECT FROM loan_payment WHERE status = 'open')"
    return bool(await database.pool().fetchval(sql))


async def test_a_key_pays_once(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer)
    first = await who.pay("10.00", "one")
    assert not first.replayed
    async with working():
        await who.until(first.payment_id or new_id(), "paid")
    again = await who.pay("10.00", "one")
    assert (again.payment_id, again.amount_minor, again.replayed) == (first.payment_id, 1_000, True)
    assert (await refusal(who.pay("11.00", "one")))[0] == "IDEMPOTENCY_CONFLICT"
    assert len(bank.collected()) == 1


async def test_a_dry_run_shows_what_then_happens(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer)
    await today_is(FEBRUARY)
    counts = """SELECT (SELECT count(*) FROM payment_order) + (SELECT count(*) FROM loan_event)
        + (SELECT count(*) FROM loan_payment) + (SELECT count(*) FROM outbox_message)
        + (SELECT count(*) FROM audit_record)"""
    before = await database.pool().fetchval(counts)
    looked = await who.pay("200.00", dry_run=True)
    assert looked.payment_id is None and looked.preview is not None
    assert await database.pool().fetchval(counts) == before
    await settled(who, "200.00")
    rows = (await loans.instalments_of(who.actor, [who.loan_id]))[who.loan_id]
    assert [(r.due_on, r.unpaid_minor) for r in rows] == [
        (r.due_on, r.unpaid_minor) for r in looked.preview.rows_after
    ]
    cash = looked.preview.balances_after["CASH_CLEARING"]
    assert cash in (await accounts_of(who.loan_id)).values()


async def test_staff_collect_for_a_customer_who_agreed(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer)
    for said in (None, "", " x ", "a\nb", "x" * 201):
        call = who.pay("10.00", actor=CASHIER, agreement=said)
        assert await refusal(call) == ("AGREEMENT_MISSING", "agreement")
    paid = await settled(who, "10.00", actor=CASHIER, agreement="by phone, 3 pm")
    assert paid.created_by == CASHIER.id
    sql = "SELECT detail ->> 'agreement' FROM audit_record WHERE action = 'loan_payment.start'"
    assert await database.pool().fetchval(sql) == "by phone, 3 pm"
    told = await database.pool().fetch("SELECT recipient FROM notification")
    assert {row["recipient"] for row in told} == {who.actor.id, CASHIER.id}
    manager = staff("branch_manager")
    wanted = OrderFilter(kind=PaymentKind.COLLECTION)
    (order,) = (await payments.find_orders(manager, wanted)).orders
    assert (order.subject, order.status) == (f"loan_payment/{paid.id}", "confirmed")
    payouts = await payments.find_orders(manager, OrderFilter(kind=PaymentKind.PAYOUT))
    assert payouts.orders == ()


async def test_what_was_only_planned_is_taken_back(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer)
    payment_id = await who.started("10.00")
    await loans.cancel_payment(who.actor, payment_id, "stop")
    await loans.cancel_payment(who.actor, payment_id, "stop")
    view = await who.view(payment_id)
    assert (view.status, view.failure_code) == ("failed", "CANCELLED")
    assert await who.notices() == [], "nobody is told what he did himself"
    sent = await settled(who, "20.00")
    assert bank.collected() == [(card_number("000"), 2_000)]
    late = loans.cancel_payment(who.actor, sent.id, "late")
    assert (await refusal(late))[0] == "PAYMENT_ORDER_SENT"


async def test_a_payment_is_reversed_as_every_other(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer)
    before = await who.loan()
    paid = await settled(who, "100.00")
    await who.do("reverse", event=str(paid.event_id))
    assert (await who.loan()).outstanding_minor == before.outstanding_minor
    assert (await who.view(paid.id)).status == "paid", "the money had come"
    assert await verify() == []
