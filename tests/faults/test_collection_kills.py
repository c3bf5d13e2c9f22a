"""Payments by card through GraphQL while the API, the worker and the bank are killed with -9.

Each client pays for its loans one amount after the other, from cards of which some have stories,
and starts again what failed. Afterwards everything that the bank's own books say was collected is
on the loan exactly once, and nothing else is.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections import Counter
from dataclasses import dataclass
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
from tests.loans.conftest import set_up_lender
from tests.payments.collecting import debtor
from tests.payments.conftest import Payer, card_number
from xindai.graphql.base.node import split_id, to_id
from xindai.identity import api as identity
from xindai.loans.verify import verify
from xindai.platform import db as database
from xindai.platform.migrate import migrate
from xindai.sandbox.bank_book import Book

CLIENTS = 6
STORIES = ("000", "000", "903", "904", "905", "906", "907")
START = """mutation ($input: LoanPaymentStartInput!) { loanPaymentStart(input: $input) {
    payment { id status } userErrors { code } } }"""
LOOK = "query ($id: ID!) { loanPayment(id: $id) { status failureCode } }"


@dataclass
class Wish:
    """Payments for a loan: from where, and from where if there is not enough money there."""

    n: int
    session: str
    loan: str
    card: str
    other_card: str
    amounts: tuple[str, ...]


async def client(house: BankHouse, wishes: list[Wish], course: Course) -> int:
    """Pays for its loans; how many attempts that took."""
    attempts = 0
    address = f"http://127.0.0.1:{house.port}/graphql/"
    for wish in wishes:
        while not course.is_turn(wish.n):  # noqa: ASYNC110 - blows are what is waited for
            await asyncio.sleep(0.1)
        header = {"Authorization": wish.session}
        async with httpx.AsyncClient(headers=header, timeout=30) as http:
            for amount in wish.amounts:
                attempts += await pay(http, address, wish, amount)
    return attempts


async def pay(http: httpx.AsyncClient, address: str, wish: Wish, amount: str) -> int:
    """One amount, from another card or again until it has come; how many attempts that took."""
    card = wish.card
    for attempt in range(1, 100):
        wanted = {
            "loanId": wish.loan,
            "bankCardId": card,
            "amount": amount,
            "idempotencyKey": f"{wish.loan}-{amount}-{attempt}",
        }
        told = (await answered(http, address, START, input=wanted))["loanPaymentStart"]
        assert told["userErrors"] == [], told
        seen = await settled(http, address, told["payment"]["id"])
        if seen["status"] == "PAID":
            return attempt
        if seen["failureCode"] == "INSUFFICIENT_FUNDS":
            card = wish.other_card
    raise AssertionError("it never arrives")


async def settled(http: httpx.AsyncClient, address: str, id: str) -> dict[str, Any]:
    """Waits until the bank has spoken."""
    while True:
        seen: dict[str, Any] = (await answered(http, address, LOOK, id=id))["loanPayment"]
        if seen["status"] in ("PAID", "FAILED"):
            return seen
        await asyncio.sleep(0.3)


async def ruin(*, blows: int, loans: int, seed: int) -> None:
    print(f"seed {seed}: {blows} blows during payments for {loans} loans")
    chance, began = random.Random(seed), time.monotonic()
    house = await asyncio.to_thread(open_bank_house)
    os.environ["XINDAI_VAR"] = str(house.folder)  # the keys of its processes are ours too
    try:
        await migrate(house.database.url, app_password=PASSWORD)
        await identity.seed_permissions(house.database.url)
        async with opened(house):
            wishes = await ground(loans, chance)
        course = Course(blows, loans)
        chaos = asyncio.create_task(havoc(house, course, chance))
        working = asyncio.gather(
            *(client(house, wishes[n::CLIENTS], course) for n in range(CLIENTS))
        )
        await asyncio.wait({chaos, working}, return_when=asyncio.FIRST_COMPLETED)
        if chaos.done():
            chaos.result()  # it never ends by itself
        attempts = sum(await working)
        chaos.cancel()
        assert course.done == blows
        async with opened(house):
            await compare(house, wishes)
        seconds = round(time.monotonic() - began)
        print(f"{attempts} attempts, killed {dict(house.killed)}, {seconds} s")
    finally:
        del os.environ["XINDAI_VAR"]
        await asyncio.to_thread(house.stop)


async def ground(loans: int, chance: random.Random) -> list[Wish]:
    """Running loans, each of a borrower who is signed in and has two cards."""
    payer, wishes = Payer(await set_up_lender()), []
    for n in range(loans):
        who = await debtor(payer, chance.choice(STORIES), 2 * n)
        other = await payer.card(who.customer_id, card_number("000", 2 * n + 1))
        async with database.transaction() as tx:
            token, _ = await identity.start_session(tx, account_id=who.account_id)
        wishes.append(
            Wish(
                n,
                f"Bearer {token}",
                to_id("Loan", who.loan_id),
                to_id("BankCard", who.card_id),
                to_id("BankCard", other),
                (f"{100 + n}.00", f"{200 + n}.01"),
            )
        )
    return wishes


async def compare(house: BankHouse, wishes: list[Wish]) -> None:
    """The bank's books against ours."""
    pool = database.pool()
    house.kill("sandbox")  # its file is opened here now
    collected = Book(house.folder / "sandbox" / "bank.sqlite3").collected()
    rows = await pool.fetch(
        """SELECT o.request_id, o.status, o.amount_minor, p.loan_id, p.status AS told, p.event_id
           FROM payment_order o JOIN loan_payment p ON p.order_id = o.id"""
    )
    by_request = {str(row["request_id"]): row for row in rows if row["request_id"]}
    came: Counter[tuple[UUID, int]] = Counter()
    for entry in collected:
        row = by_request[entry["request_id"]]
        assert (row["status"], row["told"]) == ("confirmed", "paid"), "collected, and not booked"
        came[row["loan_id"], entry["amount_minor"]] += 1
    wanted = Counter(
        (split_id(wish.loan)[1], int(amount.replace(".", "")))
        for wish in wishes
        for amount in wish.amounts
    )
    assert came == wanted, "every amount is collected exactly once"
    events = await pool.fetch(
        "SELECT loan_id, payload ->> 'amount' AS amount FROM loan_event WHERE type = 'repay'"
    )
    booked = Counter((row["loan_id"], int(row["amount"].replace(".", ""))) for row in events)
    assert booked == wanted, "and is on the loan exactly once"
    assert [row for row in rows if row["told"] == "open"] == [], "nothing is open at the end"
    assert await verify() == []
    doubts = await pool.fetchval("SELECT count(*) FROM payment_order_event WHERE event = 'doubt'")
    told = Counter(row["told"] for row in rows)
    print(f"collected {len(collected)}, payments {dict(told)}, {doubts} doubts on the way")


@pytest.mark.faults
async def test_every_amount_is_booked_exactly_once() -> None:
    await ruin(blows=5, loans=8, seed=int(os.environ.get("XINDAI_TEST_SEED", "5")))


@pytest.mark.faults
@pytest.mark.nightly
async def test_a_hundred_blows_during_two_hundred_payments() -> None:
    await ruin(blows=100, loans=100, seed=int(os.environ.get("XINDAI_TEST_SEED", "2027")))
