"""Direct debits on the due day: what is drawn, when it is tried again, and when it is not."""

from __future__ import annotations

import asyncio
from datetime import date

from tests.loans.conftest import today_is
from tests.payments.collecting import CASHIER, debtor
from tests.payments.conftest import KINDS, Bank, Payer, card_number, until, working
from tests.payments.debiting import DEBITS, due_again, mandate, ordered, planned, policy, tries
from xindai.engine.events import EventType
from xindai.loans import api as loans
from xindai.loans.debit.outcome import wait_after
from xindai.loans.verify import verify
from xindai.platform import db as database
from xindai.platform.jobs.api import enqueue
from xindai.products.api import DebitPolicy

FEBRUARY = date(2024, 2, 29)


async def quiet() -> bool:
    """No debit is on its way."""
    sql = "SELECT NOT EXISTS (SELECT FROM loan_debit WHERE status IN ('planned', 'paying'))"
    return bool(await database.pool().fetchval(sql))


async def test_what_is_due_is_drawn_on_the_due_day_once(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer)
    await mandate(who)
    assert await planned() == 0, "nothing is due on the day the money went out"
    await today_is(FEBRUARY)
    async with database.transaction() as tx:
        await enqueue(tx, "loan_debits", {}, key="day")
    async with working(*KINDS, *DEBITS):
        await until(lambda: database.pool().fetchval("SELECT count(*) FROM loan_debit"))
        await until(quiet)
    assert await tries(who) == [(1, "paid", 10_662, None)]
    assert bank.collected() == [(card_number("000"), 10_662)]
    assert await who.events() == [("repay", 10_662)]
    assert await planned() == 0, "it is paid"
    (notice,) = await who.notices()
    assert notice[0] == "loan_payment.paid"
    assert await verify() == []


async def test_two_plans_and_two_orders_at_once_draw_once(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer)
    await mandate(who, every=True)
    await today_is(FEBRUARY)
    assert sum(await asyncio.gather(planned(), planned(), planned())) == 1
    await asyncio.gather(ordered(), ordered(), ordered())
    async with working():
        await until(quiet)
    assert bank.collected() == [(card_number("000"), 10_662)]


async def test_too_little_money_is_tried_again_as_the_policy_says(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer, "907")
    await policy(who, retry_hours=[0, 5], partial_share="0.5")
    await mandate(who, most=8_000)
    await today_is(FEBRUARY)
    for _ in range(5):
        await planned()
        await ordered()
        async with working():
            await until(quiet)
        await due_again()
    code = "INSUFFICIENT_FUNDS"
    assert await tries(who) == [
        (1, "failed", 8_000, code),
        (2, "failed", 5_331, code),
        (3, "failed", 5_331, code),
    ]
    assert bank.collected() == [] and await who.events() == []
    assert [kind for kind, _ in await who.notices()] == ["loan_payment.failed"] * 3
    rows = await database.pool().fetch(
        """SELECT payload FROM outbox_message WHERE topic = 'loan_debit.changed'
           AND payload ->> 'status' = 'failed' ORDER BY id"""
    )
    assert [row["payload"]["isLast"] for row in rows] == [False, False, True]


async def test_a_month_has_so_many_tries(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer, "907")
    await policy(who, retry_hours=[0, 0, 0, 0], tries_a_month=2)
    await mandate(who)
    await today_is(FEBRUARY)
    for _ in range(4):
        await planned()
        await ordered()
        async with working():
            await until(quiet)
        await due_again()
    assert len(await tries(who)) == 2
    await today_is(date(2024, 3, 1))
    assert await planned() == 1, "a new month"


async def test_it_rests_while_a_payment_is_open_and_after_a_revocation(
    payer: Payer, bank: Bank
) -> None:
    who = await debtor(payer)
    mandate_id = await mandate(who)
    await today_is(FEBRUARY)
    payment_id = await who.started("10.00")
    assert await planned() == 0
    async with working():
        await who.until(payment_id, "paid")
    assert await planned() == 1
    await loans.revoke_mandate(who.actor, mandate_id, "k1")
    await ordered()
    assert await tries(who) == [(1, "failed", None, "DEBIT_MANDATE_REVOKED")]
    assert await planned() == 0
    assert bank.collected() == [(card_number("000"), 1_000)]


async def test_a_loan_that_rests_is_left_alone(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer)
    await mandate(who)
    await today_is(FEBRUARY)
    await who.do(EventType.PAUSE.value, until="2024-03-10")
    await planned()
    await ordered()
    assert await tries(who) == [(1, "failed", None, "LOAN_PAUSED")]


def test_when_the_next_try_is() -> None:
    policy = DebitPolicy.from_json({"retry_hours": [2, 30], "retry_codes": ["LIMIT_EXCEEDED"]})
    hours = [wait_after(policy, n, "LIMIT_EXCEEDED") for n in (1, 2, 3)]
    assert [wait and wait.total_seconds() / 3600 for wait in hours] == [2, 30, None]
    assert wait_after(policy, 1, "ACCOUNT_CLOSED") is None


async def test_staff_see_mandate_and_tries(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer)
    mandate_id = await mandate(who)
    await today_is(FEBRUARY)
    await planned()
    (shown,) = (await loans.mandates_of_loans(CASHIER, [who.loan_id]))[who.loan_id]
    assert (shown.id, shown.card_number) == (mandate_id, "************")
    (row,) = (await loans.debits_of_loans(CASHIER, [who.loan_id]))[who.loan_id]
    assert (row.attempt, row.status, row.due_on) == (1, "planned", FEBRUARY)


async def test_a_disputed_loan_is_not_drawn_on(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer)
    await mandate(who)
    await today_is(FEBRUARY)
    assert await planned() == 1
    wanted = loans.NewDispute(
        loan_id=who.loan_id,
        reason=loans.DisputeReason.NOT_BORROWED,
        text="不是我借的",
        amount_minor=10_000,
    )
    dispute_id = await loans.open_dispute(who.actor, wanted, "dispute-1")
    await ordered()
    assert [(x[1], x[3]) for x in await tries(who)] == [("failed", "LOAN_DISPUTED")]
    assert bank.collected() == []
    await due_again()
    assert await planned() == 0, "none is planned while it is open"
    await loans.withdraw_dispute(who.actor, dispute_id, "withdraw-1")
    assert await planned() == 1
    await ordered()
    async with working():
        await until(quiet)
    assert len(bank.collected()) == 1
