"""The demo is booked, repaid and closed like a lender's portfolio, also when it is cut off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from xindai.accounting import api as accounting
from xindai.demo import calendar as demo_calendar
from xindai.demo import loader
from xindai.engine.events import Event
from xindai.engine.fold import fold
from xindai.engine.positions import Role, positions
from xindai.engine.terms import Terms
from xindai.identity import api as identity
from xindai.loans import api as loans
from xindai.platform import db as database

TODAY = date(2026, 11, 4)
FIRST = date(2026, 10, 29)
LOANS = 60
REGULARS = 2
"""Loans of the borrower whom everybody may be."""


@pytest.fixture(autouse=True)
def six_days(monkeypatch: pytest.MonkeyPatch) -> None:
    """29 October to 3 November, a month's end among them."""
    monkeypatch.setattr(demo_calendar, "DAYS_CLOSED", 6)


async def everything() -> list[Any]:
    """What the portfolio is, without ids and the times of booking."""
    rows = await database.pool().fetch(
        """SELECT c.source, l.status, l.asset_class, l.stage, l.outstanding_minor, l.credit_minor,
               l.interest_earned_minor, l.penalty_paid_minor, l.next_due_on,
               (SELECT jsonb_agg(e.payload ORDER BY e.seq) FROM loan_event e
                WHERE e.loan_id = l.id) AS events,
               (SELECT jsonb_agg(to_jsonb(i) - 'id' - 'loan_id' - 'customer_id' ORDER BY i.n)
                FROM instalment i WHERE i.loan_id = l.id) AS rows
           FROM loan l JOIN contract c ON c.id = l.contract_id ORDER BY c.source"""
    )
    balances = await database.pool().fetch(
        """SELECT booked_on, account_id, sum(closing_minor)::bigint FROM gl_day_balance
           GROUP BY 1, 2 ORDER BY 1, 2"""
    )
    return [tuple(row) for row in (*rows, *balances)]


async def test_every_day_the_ledger_holds_what_the_loans_are(db: Any) -> None:
    assert await loader.is_wanted()
    await loader.load(limit=LOANS, today=TODAY)
    assert not await loader.is_wanted()
    assert await accounting.today() == TODAY

    async with database.transaction() as tx:
        mapping = await accounting.accounts_of_roles(tx)
    accounts = {role.value: mapping.code(None, role.value) for role in Role}
    told = await database.pool().fetch(
        """SELECT l.terms, (SELECT jsonb_agg(payload ORDER BY seq) FROM loan_event e
                            WHERE e.loan_id = l.id) AS events FROM loan l"""
    )
    assert len(told) == LOANS + REGULARS
    for n in range((TODAY - FIRST).days):
        day = FIRST + timedelta(days=n)
        owed: dict[str, int] = defaultdict(int)
        for row in told:
            events = [Event.from_json(event, "CNY") for event in row["events"]]
            state = fold(Terms.from_json(row["terms"]), events, day)
            for role, minor in positions(state, day).items():
                owed[accounts[role.value]] += minor
        held = await database.pool().fetch(
            """SELECT account_id, sum(closing_minor)::bigint AS minor FROM gl_day_balance
               WHERE booked_on = $1 GROUP BY 1""",
            day,
        )
        assert sum(r["minor"] for r in held) == 0, f"the trial balance of {day}"
        provision = {accounts["PROVISION_EXPENSE"], accounts["PROVISION_ALLOWANCE"]}
        ledger = {r["account_id"]: r["minor"] for r in held if r["account_id"] not in provision}
        assert {k: v for k, v in ledger.items() if v} == {k: v for k, v in owed.items() if v}
    assert await loans.verify() == []


class CutOffError(Exception):
    """Stands for the power cut."""


def cut_off(what: str, at: int) -> Callable[[str, int, int], None]:
    """A progress that ends the load when it hears of a step's n-th part."""

    def tell(step: str, done: int, _total: int) -> None:
        if step == what and done == at:
            raise CutOffError

    return tell


async def test_a_load_that_is_cut_off_goes_on_to_the_same_portfolio(
    fresh_database: Any, db: Any
) -> None:
    for tell in (cut_off("loans taken over", LOANS), cut_off("days closed", 3)):
        with pytest.raises(CutOffError):
            await loader.load(limit=LOANS, progress=tell, today=TODAY)
        assert await loader.is_wanted()
    # Begun with 60 loans up to 4 November; so it is finished, whatever the clock says by now.
    await loader.load(today=TODAY + timedelta(days=40))
    disturbed = await everything()
    assert await accounting.today() == TODAY
    async with fresh_database.owner() as owner:
        tables = await owner.fetch(
            "SELECT string_agg(format('%I', tablename), ', ') FROM pg_tables"
            " WHERE schemaname = 'public' AND tablename NOT LIKE '%migration%'"
        )
        await owner.execute("SET session_replication_role = replica")  # past the journal's guards
        await owner.execute(f"TRUNCATE {tables[0][0]}")
    await identity.seed_permissions(fresh_database.owner_url)  # as every start does
    await loader.load(limit=LOANS, today=TODAY)
    assert await everything() == disturbed


async def test_a_lender_of_ones_own_is_left_alone(db: Any) -> None:
    await database.pool().execute(
        "INSERT INTO branch (id, code, name, path) VALUES (uuidv7(), 'X', '别人', '/X/')"
    )
    assert not await loader.is_wanted()
