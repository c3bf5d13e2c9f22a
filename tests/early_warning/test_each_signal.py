"""Each signal by what should raise it, and not by what is only near it; once, however often looked.

The facts of a story are rows as other domains would have left them, written by the owner of the
database without triggers: how they come about is told where those domains are tested.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.conftest import Database
from tests.early_warning.conftest import Watch
from xindai.early_warning.look import end_day, look
from xindai.kernel.ids import new_id
from xindai.platform import crypto
from xindai.platform import db as database

TODAY = date(2024, 1, 31)
NOW = datetime.now(UTC)


@dataclass
class Facts:
    """What other domains know."""

    watch: Watch
    db: Database

    async def put(self, table: str, **cells: Any) -> UUID:
        """A row, as it stands."""
        row = {"id": new_id()} | cells
        names = ", ".join(row)
        marks = ", ".join(f"${n}" for n in range(1, len(row) + 1))
        await self.change(f"INSERT INTO {table} ({names}) VALUES ({marks})", *row.values())
        return UUID(str(row["id"]))

    async def change(self, sql: str, *values: Any) -> None:
        """A statement of the owner's."""
        async with self.db.owner() as owner, owner.transaction():
            await owner.set_type_codec(
                "jsonb", encoder=json.dumps, decoder=json.loads, schema="pg_catalog"
            )
            await owner.execute("SET LOCAL session_replication_role = replica")
            await owner.execute(sql, *values)

    async def application(self, status: str = "expired", **cells: Any) -> UUID:
        """One that was handed in today."""
        lender, key = self.watch.lender, new_id()
        usual = {
            "id": key, "number": f"A{key.hex[-12:]}", "kind": "loan", "currency": "CNY",
            "customer_id": lender.customer_id, "branch_id": lender.branch_id,
            "product_id": lender.product_id, "product_version_id": lender.version_id,
            "channel": "online", "status": status, "created_by": "staff:x",
            "submitted_by": "staff:x", "submitted_at": NOW, "content_hash": b"x",
            "amount_minor": 120_000, "instalments": 12, "method": "equal_instalment",
        }  # fmt: skip
        return await self.put("application", **usual | cells)

    async def customer(self, number: str) -> UUID:
        """Another one."""
        return await self.put(
            "customer", number=number, branch_id=self.watch.lender.branch_id, name_sealed=b"x",
            name_masked="李*", name_sort="li", id_number_sealed=b"x", id_number_masked="99*",
            id_number_index=number.encode(), is_synthetic=True, source="test",
        )  # fmt: skip

    async def basis(self, loan_id: UUID, **known: int) -> None:
        """What was known of the customer when this loan was decided on."""
        decision = await self.put(
            "decision", subject="x", customer_id=self.watch.lender.customer_id, grade="A",
            policy_version_id=new_id(), arm="champion", product_code="P1", channel="online",
            currency="CNY", amount_asked_minor=120_000, instalments_asked=12, list_rate=0,
            priced_on=TODAY, outcome="approve", amount_minor=120_000, instalments=12,
            rate_annual=0, review_levels=0, needs_phone_check=False, facts=known, reports={},
            reasons=[{}], trace={}, duration_us=1,
        )  # fmt: skip
        decided = {"decision_id": decision, "review_levels": 0, "needs_phone_check": False}
        await self.application(loan_id=loan_id, **decided)

    async def raised(self) -> set[str]:
        """The codes of the signals, after everybody was looked at."""
        async with database.transaction() as tx:
            await look(tx, None)
        return set(await self.watch.signals())

    async def raised_once(self, code: str) -> dict[str, Any]:
        """What explains it; to look again raises nothing, and a day ends once."""
        assert await self.raised() == {code}
        before = await self.rows()
        assert await self.raised() == {code} and await self.rows() == before
        async with database.transaction() as tx:
            await tx.execute("UPDATE business_day SET last_closed_on = current_on - 1")
            assert await end_day(tx) is not None
        async with database.transaction() as tx:
            assert await end_day(tx) is None
        assert await self.rows() == before
        facts: dict[str, Any] = (await self.watch.signals())[code]["facts"]
        return facts

    async def rows(self) -> int:
        return int(await database.pool().fetchval("SELECT count(*) FROM warning_signal"))


@pytest.fixture
def facts(watch: Watch, db: Database) -> Facts:
    return Facts(watch, db)


async def test_two_failed_debits_of_a_month(facts: Facts) -> None:
    loan_id = await facts.watch.lender.loan()

    async def failed(settled: datetime, status: str = "failed") -> None:
        is_paid = status == "paid"
        await facts.put(
            "loan_payment", number=f"HK{new_id().hex[-12:]}", loan_id=loan_id, is_payoff=False,
            customer_id=facts.watch.lender.customer_id, order_id=new_id(), bank_card_id=new_id(),
            status=status, failure_code=None if is_paid else "INSUFFICIENT_FUNDS",
            event_id=new_id() if is_paid else None, created_by="eod", settled_at=settled,
        )  # fmt: skip

    await failed(NOW)
    await failed(NOW, "paid")
    await failed(NOW - timedelta(days=31))
    assert await facts.raised() == set()
    await failed(NOW)
    told = await facts.raised_once("debit_failed")
    assert (told["count"], told["failure_codes"]) == (2, ["INSUFFICIENT_FUNDS"])


async def test_one_more_account_is_overdue_elsewhere_than_when_we_lent(facts: Facts) -> None:
    customer_id = facts.watch.lender.customer_id
    await facts.basis(await facts.watch.lender.loan(), bureau_overdue_accounts_now=1)

    async def report(accounts: int, on: date = TODAY) -> None:
        key = new_id()
        kept = {"about": "", "facts": {"overdue_accounts_now": accounts, "overdue_minor": 5_000}}
        async with database.transaction() as tx:
            keys = await crypto.keys(tx)
        await facts.put(
            "bureau_report", id=key, customer_id=customer_id, kind="bureau", request_id=new_id(),
            outcome="ok", requested_by="system", requested_on=on, valid_until=on, duration_ms=1,
            facts_sealed=keys.seal(json.dumps(kept), "bureau_report", str(key), "facts"),
        )  # fmt: skip

    await report(3, TODAY - timedelta(days=30))
    assert await facts.raised() == set(), "that is an old one"
    await report(1)
    assert await facts.raised() == set(), "that one was known"
    await report(2)
    told = await facts.raised_once("overdue_elsewhere")
    assert (told["accounts_before"], told["accounts_now"], told["overdue_minor"]) == (1, 2, 5_000)


async def test_an_income_that_is_three_tenths_less(facts: Facts) -> None:
    await facts.basis(await facts.watch.lender.loan(), monthly_income_minor=1_000_000)
    income = await facts.put(
        "customer_monthly_amount", customer_id=facts.watch.lender.customer_id, side="income",
        kind="salary", amount_minor=700_100, currency="CNY", added_by="staff:x",
    )  # fmt: skip
    assert await facts.raised() == set()
    sql = "UPDATE customer_monthly_amount SET amount_minor = 700000 WHERE id = $1"
    await facts.change(sql, income)
    told = await facts.raised_once("income_drop")
    assert (told["before_minor"], told["now_minor"], told["drop_percent"]) == (
        1_000_000, 700_000, 30,
    )  # fmt: skip


async def test_three_applications_of_a_month_by_somebody_who_owes(facts: Facts) -> None:
    for _ in range(2):
        await facts.application()
    await facts.application("withdrawn")
    await facts.application(submitted_at=NOW - timedelta(days=31))
    await facts.watch.lender.loan()
    assert await facts.raised() == set()
    await facts.application()
    assert (await facts.raised_once("many_applications"))["count"] == 3


async def test_who_owes_nothing_may_apply_as_often_as_he_likes(facts: Facts) -> None:
    for _ in range(4):
        await facts.application("rejected")
    assert await facts.raised() == set()


async def test_two_rejections_of_a_month(facts: Facts) -> None:
    await facts.watch.lender.loan()
    await facts.application("rejected")
    await facts.application("rejected", submitted_at=NOW - timedelta(days=31))
    assert await facts.raised() == set()
    await facts.application("rejected")
    assert (await facts.raised_once("many_rejections"))["count"] == 2


async def test_a_phone_of_three_borrowers(facts: Facts) -> None:
    lender = facts.watch.lender
    people = [lender.customer_id, *[await facts.customer(number) for number in ("KH2", "KH3")]]
    await facts.change("UPDATE customer SET phone_index = '\\x07'")
    loans = [await lender.loan() for _ in people]
    for loan_id, customer_id in zip(loans[1:], people[:2], strict=True):
        await facts.change("UPDATE loan SET customer_id = $2 WHERE id = $1", loan_id, customer_id)
    assert await facts.raised() == set(), "two of them owe"
    await facts.change("UPDATE loan SET customer_id = $2 WHERE id = $1", loans[2], people[1])
    await facts.change("UPDATE loan SET customer_id = $2 WHERE id = $1", loans[1], people[2])
    assert (await facts.raised_once("shared_phone"))["count"] == 3
    assert await facts.rows() == 3, "one for each of them"


async def test_a_product_that_is_six_tenths_of_the_portfolio(facts: Facts) -> None:
    lender = facts.watch.lender
    first, second = await lender.loan(), await lender.loan()
    assert await facts.raised() == set(), "there is one product"
    other = await facts.put("product", code="P2", name_zh="车贷", name_en="Car loan")
    await facts.change("UPDATE loan SET product_id = $2 WHERE id = $1", second, other)
    assert await facts.raised() == set(), "half and half"
    await lender.loan()
    await facts.change("UPDATE loan SET product_id = $2 WHERE id <> $1", first, other)
    told = await facts.raised_once("product_concentration")
    assert (told["name"], told["share_percent"], told["share_minor"]) == ("车贷", 66, 240_000)


async def test_a_branch_that_is_six_tenths_of_the_portfolio(facts: Facts) -> None:
    lender = facts.watch.lender
    loans = [await lender.loan() for _ in range(2)]
    assert await facts.raised() == set(), "there is one branch"
    other = await facts.put("branch", code="B9", name="九号网点", path="/B9/")
    await facts.change("UPDATE loan SET branch_id = $2 WHERE id = $1", loans[0], other)
    assert await facts.raised() == set(), "half and half"
    await lender.loan()
    told = await facts.raised_once("branch_concentration")
    assert (told["name"], told["share_percent"]) == ("一号网点", 66)


async def test_a_merchant_that_is_a_fifth_of_the_portfolio(facts: Facts) -> None:
    lender = facts.watch.lender
    shop = await facts.put(
        "merchant", code="SH1", name="东城家电", branch_id=lender.branch_id, status="active",
        fee_rate=0, settlement_days=1, makers=["staff:a"], checker="staff:b",
    )  # fmt: skip
    sold, *_ = [await lender.loan() for _ in range(6)]
    sql = """UPDATE contract k SET merchant_id = $2 FROM loan l
        WHERE l.contract_id = k.id AND l.id = $1"""
    await facts.change(sql, sold, shop)
    assert await facts.raised() == set(), "a sixth"
    sql = (
        "UPDATE loan SET status = 'closed', closed_on = $2 WHERE id IN (SELECT id FROM loan"
        " WHERE id <> $1 ORDER BY id LIMIT 1)"
    )
    await facts.change(sql, sold, TODAY)
    told = await facts.raised_once("merchant_concentration")
    assert (told["name"], told["share_percent"]) == ("东城家电", 20)
