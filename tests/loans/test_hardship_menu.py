"""Every relief that random loans in arrears are offered executes to exactly what was simulated."""

from __future__ import annotations

import os
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest

from tests.loans.conftest import DAY, MANAGER, Lender, today_is
from tests.loans.end_of_day.portfolio import random_terms
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.loans import api
from xindai.loans.actions.change import StoredLoan
from xindai.loans.actions.lock import GATE, lock
from xindai.loans.hardship.execution import execute_in
from xindai.loans.hardship.menu import menu, schedule_json, schedule_of, simulate
from xindai.loans.hardship.types import Relief
from xindai.loans.rows import row_view_of_record
from xindai.loans.types import RowView
from xindai.platform import db as database
from xindai.platform.db import Tx
from xindai.products.api import HardshipPolicy

WIDE = HardshipPolicy(
    extend=12, shorten=6, restructure=36, shift_days=20, pause_days=45,
    waive_share_e8=60_000_000, waive_interest_share_e8=30_000_000, months_between=0,
)  # fmt: skip
_ROWS = """
SELECT i.*, l.rounding, l.pen_year, l.disbursed_minor FROM instalment i
JOIN loan l ON l.id = i.loan_id WHERE l.id = $1 ORDER BY i.n
"""


class Undo(Exception):
    """Ends the trial of one relief."""


async def stored_rows(tx: Tx, loan: StoredLoan) -> tuple[RowView, ...]:
    """The schedule as the tables have it after the event."""
    out: list[RowView] = []
    left: int | None = None
    for r in await tx.rows(_ROWS, loan.id):
        left = (r["disbursed_minor"] if left is None else left) - r["principal_minor"]
        out.append(row_view_of_record(r, loan.today, left))
    return tuple(out)


def frozen(relief: Relief, currency: str) -> dict[str, Any]:
    """The row of an offer, as the database gives it back."""
    return {
        "event": relief.event.to_json(currency) | {"id": str(new_id())},
        "terms_sha256": bytes.fromhex(relief.sha256),
        "valid_until": relief.event.on + timedelta(days=3),
    }


async def tried(tx: Tx, loan: StoredLoan, relief: Relief) -> tuple[RowView, ...]:
    """Executes it for good, reads the tables, and takes it back."""
    rows: tuple[RowView, ...] = ()
    try:
        async with tx.savepoint():
            await execute_in(tx, MANAGER, loan, frozen(relief, loan.currency))
            rows = await stored_rows(tx, loan)
            raise Undo
    except Undo:
        return rows


async def in_arrears(lender: Lender, random: Random) -> UUID:
    """A random loan, paid for a while in some way and then not any more."""
    while True:
        begun = DAY + timedelta(days=random.randrange(0, 40))
        terms = random_terms(random, begun)
        try:
            loan_id = await lender.loan(**terms)
        except Refusal:
            continue
        for _ in range(random.randrange(0, 3)):
            amount = random.choice(["1.00", "77.77", "500.00"])
            try:
                on = begun + timedelta(days=random.randrange(1, 30))
                await lender.do(loan_id, "repay", amount, on)
            except Refusal:
                pass
        return loan_id


async def every_option(lender: Lender, loans: int, seed: int) -> None:
    print(f"seed {seed}")
    random, tally = Random(seed), dict[str, int]()
    today = DAY + timedelta(days=150)
    await today_is(today)
    late = 0
    while late < loans:
        loan_id = await in_arrears(lender, random)
        async with database.transaction() as tx:
            await tx.execute(GATE)
            loan = await lock(tx, MANAGER, loan_id)
            reliefs = menu(loan.terms, loan.events, today, WIDE)
            if not any(
                r.settled_on is None and r.due_on < today for r in await stored_rows(tx, loan)
            ):
                continue
            late += 1
            for relief in reliefs:
                rows = await tried(tx, loan, relief)
                assert rows == relief.rows_after, (seed, late, relief.kind, relief.event)
                assert schedule_of(schedule_json(rows)) == rows
                tally[relief.kind.value] = tally.get(relief.kind.value, 0) + 1
    print(f"{late} loans in arrears, executed {tally}")
    assert {"extension", "restructuring", "waiver"} <= tally.keys()


async def test_every_option_of_sixty_loans_executes_to_its_simulated_schedule(
    lender: Lender,
) -> None:
    await every_option(lender, 60, int(os.environ.get("XINDAI_TEST_SEED", "11")))


@pytest.mark.nightly
async def test_every_option_of_a_thousand_loans_executes_to_its_simulated_schedule(
    lender: Lender,
) -> None:
    await every_option(lender, 1000, int(os.environ.get("XINDAI_TEST_SEED", "2026")))


async def test_the_policy_says_what_is_offered(lender: Lender) -> None:
    loan_id = await lender.loan()
    await today_is(DAY + timedelta(days=40))
    async with database.transaction() as tx:
        loan = await lock(tx, MANAGER, loan_id)
    given = (loan.terms, loan.events, loan.today)
    assert {r.kind.value for r in menu(*given, WIDE)} == {
        "extension", "shortening", "restructuring", "due_shift", "payment_holiday", "waiver"
    }  # fmt: skip
    few = HardshipPolicy.from_json(
        {"extend": 4, "shorten": 0, "restructure": 0, "shift_days": 0, "pause_days": 0,
         "waive_share": "0"}
    )  # fmt: skip
    assert [r.event.data["instalments"] for r in menu(*given, few)] == [3, 4]
    assert menu(*given, HardshipPolicy(min_paid=1)) == ()
    extension = menu(*given, few)[0]
    assert extension.to_pay_after_minor > extension.to_pay_before_minor
    after = (loan.terms, (*loan.events, extension.event), loan.today)
    assert menu(*after, few) == (), "one relief in twelve months"
    again = simulate(*given[:2], extension.kind, extension.event)
    assert again.sha256 == extension.sha256


async def test_a_loan_that_moved_makes_the_offer_outdated(lender: Lender) -> None:
    loan_id = await lender.loan()
    today = DAY + timedelta(days=40)
    await today_is(today)
    async with database.transaction() as tx:
        loan = await lock(tx, MANAGER, loan_id)
    offer = frozen(menu(loan.terms, loan.events, today, WIDE)[0], loan.currency)
    await lender.do(loan_id, "repay", "1.00")
    before = await api.get_loan(MANAGER, loan_id)
    with pytest.raises(Refusal) as refused:
        async with database.transaction() as tx:
            await tx.execute(GATE)
            await execute_in(tx, MANAGER, await lock(tx, MANAGER, loan_id), offer)
    assert refused.value.code == "OFFER_OUTDATED"
    assert await api.get_loan(MANAGER, loan_id) == before
