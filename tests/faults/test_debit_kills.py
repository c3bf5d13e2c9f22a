"""Direct debits and refunds while the API, the worker and the bank are killed with -9.

Borrowers sign mandates one after the other, the worker draws what is due and tries again what
failed, staff pay credits back through GraphQL. Afterwards the bank's own books, the payment orders
and the loans say the same, and nothing is left in doubt.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.faults.test_disbursement_kills import (
    BankHouse,
    Course,
    answered,
    havoc,
    open_bank_house,
)
from tests.faults.test_kill_nine import PASSWORD, opened
from tests.loans.conftest import set_up_lender, today_is
from tests.payments.collecting import Debtor, debtor
from tests.payments.conftest import Payer
from tests.payments.debiting import mandate, policy
from xindai.graphql.base.node import to_id
from xindai.identity import api as identity
from xindai.identity.types import NewStaff
from xindai.loans.verify import verify
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.platform.jobs.api import enqueue
from xindai.platform.migrate import migrate
from xindai.sandbox.bank_book import Book

CLIENTS = 4
DEBITS = ("000", "000", "903", "904", "905", "906", "907")
REFUNDS = ("000", "903", "904", "905", "906")
DUE, CREDIT = 10_662, 5_000
START = """mutation ($input: LoanRefundStartInput!) { loanRefundStart(input: $input) {
    refund { id status } userErrors { code } } }"""
LOOK = "query ($id: ID!) { loanRefund(id: $id) { status failureCode } }"
PENDING = """
SELECT (SELECT count(*) FROM loan_debit WHERE status IN ('planned', 'paying'))
    + (SELECT count(*) FROM loan_debit WHERE status = 'failed' AND next_try_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM loan_debit later WHERE later.loan_id = loan_debit.loan_id
            AND later.due_on = loan_debit.due_on AND later.attempt > loan_debit.attempt))
    + (SELECT count(*) FROM debit_mandate m WHERE NOT EXISTS (
        SELECT FROM loan_debit d WHERE d.mandate_id = m.id))
"""


@dataclass
class Ground:
    """Who is drawn on, and who gets money back."""

    drawn: list[tuple[str, Debtor]] = field(default_factory=list)
    paid_back: list[tuple[str, Debtor]] = field(default_factory=list)


async def ground(debits: int, refunds: int, chance: random.Random) -> Ground:
    """Running loans with an instalment due, and loans that were paid off with 50.00 too much."""
    payer, found = Payer(await set_up_lender()), Ground()
    for n in range(debits):
        story = chance.choice(DEBITS)
        found.drawn.append((story, await debtor(payer, story, n)))
    for n in range(refunds):
        story = chance.choice(REFUNDS)
        found.paid_back.append((story, await debtor(payer, story, debits + n)))
    await policy(found.drawn[0][1], retry_hours=[0, 0], tries_a_month=31)
    await today_is(date(2024, 2, 29))
    for _, who in found.paid_back:
        await who.do("prepay", "1300.00")
        assert (await who.loan()).credit_minor > CREDIT
    return found


async def draw(found: Ground, course: Course) -> None:
    """Mandates come one after the other; the worker is woken again and again, as by its clock."""
    for n, (_, who) in enumerate(found.drawn):
        while not course.is_turn(n):
            await wake()
        await mandate(who)
    while await database.pool().fetchval(PENDING):
        await wake()


async def wake() -> None:
    """What the end of day and the schedule do."""
    async with database.transaction() as tx:
        await enqueue(tx, "loan_debits", {}, key="day")
    await asyncio.sleep(0.3)


async def pay_back(
    house: BankHouse, session: str, wishes: list[tuple[int, Debtor]], course: Course
) -> None:
    """Refunds 50.00 to each, each asked for twice with one key; anew where it never arrived."""
    address = f"http://127.0.0.1:{house.port}/graphql/"
    async with httpx.AsyncClient(headers={"Authorization": session}, timeout=30) as http:
        for n, who in wishes:
            while not course.is_turn(n):  # noqa: ASYNC110 - blows are what is waited for
                await asyncio.sleep(0.1)
            wanted = {
                "loanId": to_id("Loan", who.loan_id),
                "bankCardId": to_id("BankCard", who.card_id),
                "amount": "50.00",
            }
            for round in count():
                key = f"{who.loan_id}-{round}"
                for _ in range(2):
                    told = await answered(
                        http, address, START, input=wanted | {"idempotencyKey": key}
                    )
                    assert told["loanRefundStart"]["userErrors"] == [], told
                if await paid(http, address, told["loanRefundStart"]["refund"]["id"]):
                    break


async def paid(http: httpx.AsyncClient, address: str, id: str) -> bool:
    """Whether it was paid, once the bank has spoken. It never says no: what failed did so because
    its order was lost by the way, and the bank takes none after its time."""
    while True:
        seen: Any = (await answered(http, address, LOOK, id=id))["loanRefund"]
        if seen["status"] in ("PAID", "FAILED"):
            assert seen["failureCode"] in (None, "NEVER_RECEIVED"), seen
            return seen["status"] == "PAID"
        await asyncio.sleep(0.3)


async def ruin(*, blows: int, debits: int, refunds: int, seed: int) -> None:
    print(f"seed {seed}: {blows} blows during {debits} debits and {refunds} refunds")
    chance, began = random.Random(seed), time.monotonic()
    house = await asyncio.to_thread(open_bank_house)
    os.environ["XINDAI_VAR"] = str(house.folder)  # the keys of its processes are ours too
    try:
        await migrate(house.database.url, app_password=PASSWORD)
        await identity.seed_permissions(house.database.url)
        async with opened(house):
            found = await ground(debits, refunds, chance)
            sessions = await sign_in(CLIENTS)
            course = Course(blows, debits)
            chaos = asyncio.create_task(havoc(house, course, chance))
            scale = max(1, debits // max(1, refunds))
            wishes = [(n * scale, who) for n, (_, who) in enumerate(found.paid_back)]
            working = asyncio.gather(
                draw(found, course),
                *(pay_back(house, sessions[n], wishes[n::CLIENTS], course) for n in range(CLIENTS)),
            )
            await asyncio.wait({chaos, working}, return_when=asyncio.FIRST_COMPLETED)
            if chaos.done():
                chaos.result()  # it never ends by itself
            await working
            chaos.cancel()
            assert course.done == blows
            await compare(house, found)
        seconds = round(time.monotonic() - began)
        print(f"killed {dict(house.killed)}, {seconds} s")
    finally:
        del os.environ["XINDAI_VAR"]
        await asyncio.to_thread(house.stop)


async def sign_in(times: int) -> list[str]:
    """Headers of somebody who may pay credits back."""
    wanted = NewStaff(
        login="officer",
        display_name="officer",
        password="correct horse battery",
        branch_code="B1",
        roles=frozenset({"customer_manager"}),
    )
    staff_id = await identity.create_staff(system_actor("test"), wanted)
    async with database.transaction() as tx:
        begun = [await identity.start_session(tx, staff_id=staff_id) for _ in range(times)]
    return [f"Bearer {token}" for token, _ in begun]


async def compare(house: BankHouse, found: Ground) -> None:
    """The bank's books against ours."""
    pool = database.pool()
    house.kill("sandbox")  # its file is opened here now
    book = Book(house.folder / "sandbox" / "bank.sqlite3")
    orders = await pool.fetch(
        """SELECT o.request_id, o.kind, o.status, o.amount_minor,
               coalesce(p.loan_id, r.loan_id) AS loan_id FROM payment_order o
           LEFT JOIN loan_payment p ON p.order_id = o.id
           LEFT JOIN loan_refund r ON r.order_id = o.id"""
    )
    assert {row["status"] for row in orders} <= {"confirmed", "failed"}, "no doubt is left"
    loan_of = {str(row["request_id"]): row for row in orders if row["status"] == "confirmed"}
    came: Counter[UUID] = Counter(loan_of[e["request_id"]]["loan_id"] for e in book.collected())
    left: Counter[UUID] = Counter(loan_of[e["request_id"]]["loan_id"] for e in book.paid())
    assert len(loan_of) == sum(came.values()) + sum(left.values()), "what we know the bank did"
    wanted = Counter(who.loan_id for story, who in found.drawn if story != "907")
    assert came == wanted, "each is drawn on exactly once"
    assert left == Counter(who.loan_id for _, who in found.paid_back), "and paid back once"
    events = await pool.fetch(
        "SELECT type, loan_id, payload ->> 'amount' AS amount FROM loan_event"
        " WHERE type IN ('repay', 'refund')"
    )
    booked = Counter((row["type"], row["loan_id"], row["amount"]) for row in events)
    assert booked == Counter(
        [("repay", loan, "106.62") for loan in came] + [("refund", loan, "50.00") for loan in left]
    ), "and every loan says so"
    tries = await pool.fetch("SELECT loan_id, status FROM loan_debit")
    poor = Counter(row["loan_id"] for row in tries if row["status"] == "failed")
    assert all(poor[who.loan_id] == 3 for story, who in found.drawn if story == "907")
    assert await verify() == []
    doubts = await pool.fetchval("SELECT count(*) FROM payment_order_event WHERE event = 'doubt'")
    print(f"{len(tries)} tries, {sum(left.values())} refunds, {doubts} doubts on the way")


@pytest.mark.faults
async def test_every_debit_and_every_refund_counts_once() -> None:
    seed = int(os.environ.get("XINDAI_TEST_SEED", "5"))
    await ruin(blows=4, debits=10, refunds=4, seed=seed)


@pytest.mark.faults
@pytest.mark.nightly
async def test_a_hundred_blows_during_a_thousand_debits_and_refunds() -> None:
    seed = int(os.environ.get("XINDAI_TEST_SEED", "2028"))
    await ruin(blows=100, debits=700, refunds=300, seed=seed)
