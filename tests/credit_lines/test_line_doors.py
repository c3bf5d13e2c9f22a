"""Reserve on apply, use on disburse, release on repay: stories with the figures after each step."""

from __future__ import annotations

import asyncio
from datetime import date
from decimal import Decimal

import asyncpg
import pytest

from tests.actors import borrower, staff
from tests.credit_lines.conftest import SYSTEM, Bank, refusal
from tests.loans.conftest import today_is
from xindai.credit_lines import api
from xindai.credit_lines.types import LineStatus
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import db as database


async def test_a_hundred_draw_at_once_and_ten_succeed(bank: Bank) -> None:
    """100 drawings of 100.00 on a line of 1,000.00, all at the same time."""
    await bank.grant(100_000)

    async def one(n: int) -> str:
        try:
            await bank.draw(str(n), 10_000)
        except Refusal as no:
            return no.code
        return "drawn"

    told = await asyncio.gather(*(one(n) for n in range(100)))
    assert told.count("drawn") == 10
    assert told.count("LINE_EXCEEDED") == 90
    assert await bank.figures() == (0, 100_000, 0)
    kinds = await database.pool().fetch(
        "SELECT kind, count(*) AS n, sum(amount_minor) AS minor FROM line_movement GROUP BY 1"
    )
    assert {r["kind"]: (r["n"], r["minor"]) for r in kinds} == {
        "grant": (1, 100_000),
        "reserve": (10, 100_000),
        "use": (10, 100_000),
    }
    assert await api.verify(SYSTEM) == []


async def test_what_revolves_comes_back(bank: Bank) -> None:
    await bank.grant(100_000)
    await bank.reserve("application/a", 60_000)
    assert await bank.figures() == (60_000, 0, 40_000)
    await bank.use("application/a", "loan/a")
    assert await bank.figures() == (0, 60_000, 40_000)
    await bank.follow("loan/a", 60_000)
    await bank.follow("loan/a", 45_000)
    assert await bank.figures() == (0, 45_000, 55_000)
    await bank.follow("loan/a", 0)
    assert await bank.figures() == (0, 0, 100_000)
    await bank.follow("loan/unknown", 1)
    moves = await database.pool().fetch(
        "SELECT seq, kind, amount_minor, used_before, used_after FROM line_movement ORDER BY seq"
    )
    assert [tuple(r.values()) for r in moves] == [
        (1, "grant", 100_000, 0, 0),
        (2, "reserve", 60_000, 0, 0),
        (3, "use", 60_000, 0, 60_000),
        (4, "release", 15_000, 60_000, 45_000),
        (5, "release", 45_000, 45_000, 0),
    ]
    assert await api.verify(SYSTEM) == []


async def test_a_reversed_repayment_may_lift_it_above_the_limit(bank: Bank) -> None:
    """Then nothing is left and nothing can be reserved; the figures stay true."""
    await bank.grant(100_000)
    await bank.draw("a", 100_000)
    await bank.follow("loan/a", 40_000)
    await bank.draw("b", 60_000)
    await bank.follow("loan/a", 100_000)
    assert await bank.figures() == (0, 160_000, 0)
    assert await refusal(bank.reserve("application/c", 1)) == "LINE_EXCEEDED"
    await bank.follow("loan/b", 0)
    assert await bank.figures() == (0, 100_000, 0)
    await bank.follow("loan/a", 99_999)
    await bank.reserve("application/c", 1)
    assert await bank.figures() == (1, 99_999, 0)
    assert await api.verify(SYSTEM) == []


async def test_two_parts_each_with_its_own_limit(bank: Bank) -> None:
    """P1 up to 600.00 and revolving, P2 up to 700.00 and not, together up to 1,000.00."""
    p1, p2 = bank.lender.product_id, bank.other_product
    await bank.grant(100_000, parts={p1: (60_000, True), p2: (70_000, False)})
    assert await refusal(bank.reserve("application/a", 60_001, p1)) == "LINE_EXCEEDED"
    await bank.draw("a", 50_000, p1)
    assert await refusal(bank.reserve("application/b", 50_001, p2)) == "LINE_EXCEEDED"
    await bank.draw("b", 50_000, p2)
    await bank.follow("loan/a", 10_000)
    await bank.follow("loan/b", 10_000)
    line = await bank.line()
    assert (line.used_minor, line.available_minor) == (60_000, 40_000)
    parts = {part.product_id: part for part in line.sub_lines}
    assert (parts[p1].used_minor, parts[p1].available_minor) == (10_000, 40_000)
    assert (parts[p2].used_minor, parts[p2].available_minor) == (50_000, 20_000)
    assert await refusal(bank.reserve("application/c", 20_001, p2)) == "LINE_EXCEEDED"
    assert await refusal(bank.reserve("application/c", 100, new_id())) == "LINE_NOT_FOUND"
    await bank.follow("loan/b", 0, is_drawn=False)
    assert (await bank.line()).used_minor == 10_000, "a reversed disbursement never went out"
    assert await api.verify(SYSTEM) == []


async def test_a_reservation_is_given_up_or_used_once(bank: Bank) -> None:
    await bank.grant(100_000)
    await bank.reserve("application/a", 30_000)
    await bank.reserve("application/a", 30_000)
    assert await bank.figures() == (30_000, 0, 70_000)
    assert await refusal(bank.reserve("application/a", 30_001)) == "RESERVATION_EXISTS"
    await bank.cancel("application/a")
    await bank.cancel("application/a")
    await bank.cancel("application/never")
    assert await bank.figures() == (0, 0, 100_000)
    assert await refusal(bank.use("application/a", "loan/a")) == "RESERVATION_NOT_FOUND"
    await bank.reserve("application/a", 20_000)
    at_once = (bank.use("application/a", "loan/a") for _ in range(20))
    await asyncio.gather(*at_once)
    assert await bank.figures() == (0, 20_000, 80_000)
    assert await refusal(bank.use("application/a", "loan/other")) == "RESERVATION_NOT_FOUND"
    assert await refusal(bank.reserve("application/b", 0)) == "AMOUNT_NOT_POSITIVE"
    assert await refusal(bank.reserve("application/b", -5)) == "AMOUNT_NOT_POSITIVE"
    assert await api.verify(SYSTEM) == []


async def test_a_line_runs_out_with_its_day(bank: Bank) -> None:
    await bank.grant(100_000, date(2024, 2, 15))
    await bank.reserve("application/a", 10_000)
    await today_is(date(2024, 2, 15))
    await bank.reserve("application/b", 10_000)
    await today_is(date(2024, 2, 16))
    line = await bank.line()
    assert (line.status, line.available_minor) == (LineStatus.EXPIRED, 0)
    assert await refusal(bank.reserve("application/c", 1)) == "LINE_EXPIRED"
    await bank.use("application/a", "loan/a")
    assert await bank.figures() == (10_000, 10_000, 0), "a reservation is a promise"


async def test_an_expired_line_is_granted_anew(bank: Bank) -> None:
    """Only what is owed counts then: the repaid part of what did not revolve comes back."""
    p1 = bank.lender.product_id
    await bank.grant(50_000, date(2024, 2, 15), {p1: (50_000, False)})
    await bank.draw("a", 50_000, p1)
    await bank.follow("loan/a", 20_000)
    assert await bank.figures() == (0, 50_000, 0)
    assert await refusal(bank.grant(80_000)) == "LINE_EXISTS"
    await today_is(date(2024, 2, 16))
    await bank.grant(80_000, date(2024, 6, 30), {p1: (80_000, True)})
    assert await bank.figures() == (0, 20_000, 60_000)
    assert await api.verify(SYSTEM) == []


@pytest.mark.parametrize(
    ("limit", "until", "parts", "code"),
    [
        (0, date(2024, 6, 1), {}, "OUT_OF_RANGE"),
        (-1, date(2024, 6, 1), {}, "OUT_OF_RANGE"),
        (10**14, date(2024, 6, 1), {}, "OUT_OF_RANGE"),
        (1, date(2024, 1, 30), {}, "OUT_OF_RANGE"),
        (1000, date(2024, 6, 1), {"own": (1001, True)}, "OUT_OF_RANGE"),
        (1000, date(2024, 6, 1), {"none": (1000, True)}, "PRODUCT_NOT_FOUND"),
    ],
)
async def test_a_grant_that_makes_no_sense_is_refused(
    bank: Bank, limit: int, until: date, parts: dict[str, tuple[int, bool]], code: str
) -> None:
    products = {"own": bank.lender.product_id, "none": new_id()}
    wanted = {products[name]: part for name, part in parts.items()}
    assert await refusal(bank.grant(limit, until, wanted)) == code
    assert await database.pool().fetchval("SELECT count(*) FROM credit_line") == 0


async def test_not_yours_is_not_there(bank: Bank) -> None:
    await bank.grant(100_000)
    own, other = bank.lender.customer_id, await bank.customer("KH2")
    for stranger in (staff("customer_manager", "/B2/"), borrower(other)):
        assert await refusal(bank.reserve("application/a", 1, actor=stranger)) == "LINE_NOT_FOUND"
        assert await api.lines_of_customers(stranger, [own]) == {}
    await bank.reserve("application/a", 1, actor=borrower(own))
    async with database.transaction() as tx:
        with pytest.raises(Refusal) as no:
            await api.use(tx, staff("cashier", "/B2/"), reservation="application/a", loan="loan/a")
    assert no.value.code == "LINE_NOT_FOUND"
    assert await bank.figures() == (1, 0, 99_999)


async def test_the_database_refuses_an_overdrawn_reservation_and_a_changed_movement(
    bank: Bank,
) -> None:
    line_id = await bank.grant(1_000)
    overdrawn = """INSERT INTO line_movement (line_id, seq, kind, amount_minor, actor, booked_on,
        limit_before, limit_after, temporary_before, temporary_after, reserved_before,
        reserved_after, used_before, used_after, status_after)
        VALUES ($1, 99, 'reserve', 1001, 'x', '2024-01-31', 1000, 1000, 0, 0, 0, 1001, 0, 0,
            'active')"""
    with pytest.raises(asyncpg.CheckViolationError, match="line_movement_not_overdrawn"):
        await database.pool().execute(overdrawn, line_id)
    for sql in ("UPDATE line_movement SET amount_minor = 1", "DELETE FROM line_movement"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await database.pool().execute(sql)
    with pytest.raises(asyncpg.UniqueViolationError):
        await database.pool().execute(
            "INSERT INTO credit_line (id, number, customer_id, currency, status, expires_on)"
            " VALUES ($1, 'ED9', $2, 'CNY', 'active', '2024-06-01')",
            new_id(),
            bank.lender.customer_id,
        )


async def test_verify_finds_what_was_tampered_with(bank: Bank) -> None:
    await bank.grant(100_000, parts={bank.lender.product_id: (50_000, True)})
    await bank.draw("a", 10_000)
    number = (await bank.line()).number
    await database.pool().execute("UPDATE credit_line SET used_minor = used_minor - 1")
    assert await api.verify(SYSTEM) == [f"{number}: used"]
    await database.pool().execute("UPDATE credit_line SET used_minor = used_minor + 1")
    await database.pool().execute("UPDATE credit_sub_line SET limit_minor = 99999")
    assert await api.verify(SYSTEM) == [f"{number}: the part of product P1"]


async def test_facts_for_a_decision(bank: Bank) -> None:
    async with database.transaction() as tx:
        assert await api.line_facts(tx, bank.lender.customer_id) is None
    await bank.grant(100_000, parts={bank.lender.product_id: (50_000, True)})
    await bank.reserve("application/a", 10_000)
    async with database.transaction() as tx:
        facts = await api.line_facts(tx, bank.lender.customer_id)
    assert facts is not None
    assert (facts.limit_minor, facts.reserved_minor, facts.available_minor) == (
        100_000,
        10_000,
        90_000,
    )
    assert [(p.limit_minor, p.available_minor) for p in facts.sub_lines] == [(50_000, 40_000)]
    assert isinstance(facts.available_minor, int) and not isinstance(facts.limit_minor, Decimal)
