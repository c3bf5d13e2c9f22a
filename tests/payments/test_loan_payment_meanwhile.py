"""While the bank is at work the loan goes on: money that has come is booked, whatever is then."""

from __future__ import annotations

from datetime import date
from typing import Any

import asyncpg
import pytest

from tests.loans.conftest import today_is
from tests.payments.collecting import Debtor, debtor
from tests.payments.conftest import Bank, Payer, working
from xindai.loans import api as loans
from xindai.loans.payment.actions.settle import ACTOR, settle
from xindai.loans.verify import verify
from xindai.payments.actions.move import lock, move
from xindai.payments.rules import Event, Finding
from xindai.platform import db as database
from xindai.platform.jobs import queue
from xindai.platform.jobs.work import Work


async def confirmed(who: Debtor, payment_id: Any) -> None:
    """The bank says that it has the money; the loan hears of it later."""
    order_id = (await who.view(payment_id)).order_id
    async with database.transaction() as tx:
        await tx.execute(
            "UPDATE payment_order SET status = 'sent', request_id = gen_random_uuid(),"
            " sent_at = now(), valid_until = now() WHERE id = $1",
            order_id,
        )
        row = await lock(tx, order_id)
        await move(tx, ACTOR, row, Finding(Event.CONFIRM, None, "SB1"), "query")


async def hear() -> None:
    """The job that the settled order has left."""
    async with database.transaction() as tx:
        (job,) = await queue.claim(tx, {"loan_payment_settle": 1}, 1, "w1")
    async with database.transaction() as tx:
        await settle(tx, Work(job, is_told=False))


async def test_a_day_later_the_rest_stays_owed(payer: Payer) -> None:
    """The pay-off of the 15th comes on the 16th: one day's interest is missing.

    All of the principal is prepaid; what is over waits for the interest, which falls due later.
    """
    who = await debtor(payer)
    await today_is(date(2024, 2, 15))
    payment_id = await who.started(pay_off=True)
    await today_is(date(2024, 2, 16))
    owed = (await loans.payoff_quote(who.actor, who.loan_id)).total_minor
    await confirmed(who, payment_id)
    await hear()
    paid = await who.view(payment_id)
    loan = await who.loan()
    assert (paid.status, loan.status, loan.credit_minor) == ("paid", "active", 621)
    assert await who.events() == [("prepay", paid.amount_minor)]
    left = (await loans.payoff_quote(who.actor, who.loan_id)).total_minor
    assert left == owed - paid.amount_minor == 41
    assert await verify() == []


KINDS_OF_LOANS: list[dict[str, Any]] = [
    {},
    {"method": "flat"},
    {"excess": "credit"},
    {"excess": "prepay"},
    {"payoff_interest": "period_end"},
    {"fees": [{"kind": "early_payoff", "rate": "0.02", "name": "early"}]},
]


@pytest.mark.parametrize("terms", KINDS_OF_LOANS, ids=lambda terms: next(iter(terms), "usual"))
@pytest.mark.parametrize("days", [0, 5])
@pytest.mark.parametrize("by", ["payoff", "amount"])
async def test_paid_at_the_till_meanwhile(
    payer: Payer, terms: dict[str, Any], days: int, by: str
) -> None:
    """The loan is closed when the money comes: it is the borrower's, and can be paid back."""
    who = await debtor(payer, **terms)
    await today_is(date(2024, 2, 15))
    owed = (await loans.payoff_quote(who.actor, who.loan_id)).total_minor
    payment_id = await who.started("300.00")
    await who.do("payoff", None if by == "payoff" else f"{owed // 100}.{owed % 100:02}")
    closed = await who.loan()
    await today_is(date(2024, 2, 15 + days))
    await confirmed(who, payment_id)
    await hear()
    loan = await who.loan()
    assert (loan.status, loan.outstanding_minor) == ("closed", 0)
    # Of two amounts of one day the smaller counts first, as if it had come first: then there may
    # have been less interest to the end of the period to pay.
    saved = closed.interest_paid_minor - loan.interest_paid_minor
    is_first = "payoff_interest" in terms and days == 0 and by == "amount"
    assert saved == (145 if is_first else 0)
    assert loan.credit_minor == 30_000 + saved and loan.fee_paid_minor == closed.fee_paid_minor
    assert (await who.view(payment_id)).status == "paid"
    await who.do("refund", "300.00")
    assert (await who.loan()).credit_minor == saved
    assert await verify() == []


async def test_paid_in_part_meanwhile(payer: Payer) -> None:
    """More comes than is owed by now: the pay-off takes its part, the rest is in credit."""
    who = await debtor(payer)
    payment_id = await who.started(pay_off=True)
    await who.do("repay", "300.00")
    await confirmed(who, payment_id)
    await hear()
    loan = await who.loan()
    assert (loan.status, loan.outstanding_minor, loan.credit_minor) == ("closed", 0, 30_000)
    assert await verify() == []


async def test_written_off_meanwhile(payer: Payer) -> None:
    who = await debtor(payer)
    payment_id = await who.started("300.00")
    await who.do("write_off")
    await confirmed(who, payment_id)
    await hear()
    loan = await who.loan()
    assert (loan.status, loan.recovered_minor) == ("written_off", 30_000)
    assert (await who.events())[-1] == ("recovery", 30_000)
    assert await verify() == []


async def test_the_disbursement_is_reversed_meanwhile(payer: Payer) -> None:
    """There is no debt any more, and the money is still his."""
    who = await debtor(payer)
    payment_id = await who.started("300.00")
    (given,) = await loans.transactions_of(who.actor, who.loan_id)
    await who.do("reverse", event=str(given.id))
    await confirmed(who, payment_id)
    await hear()
    assert (await who.loan()).credit_minor == 30_000
    assert await verify() == []


async def test_told_twice_it_is_booked_once(payer: Payer) -> None:
    who = await debtor(payer)
    payment_id = await who.started("100.00")
    await confirmed(who, payment_id)
    async with database.transaction() as tx:
        (job,) = await queue.claim(tx, {"loan_payment_settle": 1}, 1, "w1")
    for _ in range(3):
        async with database.transaction() as tx:
            await settle(tx, Work(job, is_told=False))
    assert await who.events() == [("repay", 10_000)]
    assert [kind for kind, _ in await who.notices()] == ["loan_payment.paid"]


async def test_a_closed_period_makes_it_wait(payer: Payer) -> None:
    """What cannot be booked today stays to be booked: nothing of it is half done."""
    who = await debtor(payer)
    payment_id = await who.started("100.00")
    await confirmed(who, payment_id)
    async with database.transaction() as tx:
        await tx.execute("UPDATE accounting_period SET status = 'closed'")
    with pytest.raises(Exception, match="period"):
        await hear()
    assert (await who.view(payment_id)).status == "paying"
    assert await who.events() == [] and await who.notices() == []


async def test_the_row_guards_itself(payer: Payer, bank: Bank) -> None:
    who = await debtor(payer)
    payment_id = await who.started("100.00")
    other = await debtor(payer, n=2)
    with pytest.raises(asyncpg.PostgresError, match="what it is for"):
        await database.pool().execute(
            "UPDATE loan_payment SET loan_id = $2 WHERE id = $1", payment_id, other.loan_id
        )
    async with working():
        await who.until(payment_id, "paid")
    with pytest.raises(asyncpg.PostgresError, match="for good"):
        await database.pool().execute(
            "UPDATE loan_payment SET status = 'failed', event_id = NULL, failure_code = 'X'"
            " WHERE id = $1",
            payment_id,
        )
