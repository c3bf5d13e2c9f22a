"""Pages of the list of loans over many of them: rows touched and time, beside one row by its key.

    ./scripts/bench lists --loans 1000000

The loans are made in bulk (tests/loans/many.py). For each page: rows of tables and entries of
indexes that the plan read, their share of the portfolio, the median time, and that time as a
multiple of reading one loan by its number in the same database.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import asyncpg

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.actors import staff
from tests.loans.many import effort, made, make_many
from xindai.loans import api
from xindai.loans.listing import page_of, page_sql
from xindai.loans.types import LoanFilter, LoanOrder
from xindai.platform import db
from xindai.platform.actor import Actor

TODAY = date(2026, 11, 20)
SIZE = 50
TIMES = 7
HEAD = staff("branch_manager", "/")
PAGES: dict[str, tuple[Actor, LoanFilter, LoanOrder]] = {
    "first page": (HEAD, LoanFilter(), LoanOrder.NUMBER),
    "newest first": (HEAD, LoanFilter(), LoanOrder.DISBURSED_ON_DESC),
    "largest first": (HEAD, LoanFilter(), LoanOrder.OUTSTANDING_DESC),
    "next due first": (HEAD, LoanFilter(status="active"), LoanOrder.NEXT_DUE_ON),
    "active by number": (HEAD, LoanFilter(status="active"), LoanOrder.NUMBER),
    "pending": (HEAD, LoanFilter(status="pending"), LoanOrder.NUMBER),
    "class loss, largest": (HEAD, LoanFilter(asset_class="loss"), LoanOrder.OUTSTANDING_DESC),
    "new product by number": (HEAD, LoanFilter(product_id=made("product", 8)), LoanOrder.NUMBER),
    "overdue, largest": (HEAD, LoanFilter(overdue=True), LoanOrder.OUTSTANDING_DESC),
    "overdue 90 days": (HEAD, LoanFilter(overdue_days_from=90), LoanOrder.NUMBER),
    "small branch": (HEAD, LoanFilter(branch_id=made("branch", 40)), LoanOrder.OUTSTANDING_DESC),
    "overdue in a branch": (
        HEAD,
        LoanFilter(overdue=True, branch_id=made("branch", 3)),
        LoanOrder.NEXT_DUE_ON,
    ),
    "a month by number": (
        HEAD,
        LoanFilter(disbursed_from=date(2024, 3, 1), disbursed_to=date(2024, 3, 31)),
        LoanOrder.NUMBER,
    ),
    "a customer": (HEAD, LoanFilter(customer_id=made("customer", 3000)), LoanOrder.NUMBER),
    "five branches": (staff("branch_manager", "/HO/EAST/"), LoanFilter(), LoanOrder.NUMBER_DESC),
}


async def timed(work: Any) -> float:
    """Median milliseconds."""
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        await work()
        taken.append((time.perf_counter() - started) * 1000)
    return median(taken)


async def deep(order: LoanOrder) -> str:
    """The cursor in the middle of the whole list."""
    down = LoanOrder(order.value[1:] if order.value.startswith("-") else f"-{order.value}")
    return (await api.find_loans(HEAD, order=down, first=100)).cursors[-1]


async def show(
    name: str, actor: Actor, wanted: LoanFilter, order: LoanOrder, after: str | None, base: float
) -> None:
    page = await page_of(actor, wanted, order, after)
    assert page is not None
    sql, args = page_sql(actor, wanted, order, *page, SIZE)
    told: Any = await db.pool().fetchval(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", *args)
    done = effort(told[0]["Plan"])
    took = await timed(lambda: api.find_loans(actor, wanted, order, SIZE, after))
    loans = await db.pool().fetchval(
        "SELECT reltuples::bigint FROM pg_class WHERE relname = 'loan'"
    )
    print(f"{name:24s} {done.read:9d} {done.sorted:9d} {done.read / loans:10.5f} {took:8.1f}"
          f" {took / base:8.1f}")  # fmt: skip


async def main(loans: int) -> None:
    owner = await asyncpg.connect(os.environ["DATABASE_OWNER_URL"])
    await db.connect(os.environ["DATABASE_URL"])
    await owner.execute("INSERT INTO business_day (id, current_on) VALUES (1, $1)", TODAY)
    started = time.perf_counter()
    await make_many(owner, loans, TODAY)
    count = await owner.fetchval("SELECT count(*) FROM loan")
    print(f"{count} loans made in {time.perf_counter() - started:.0f} s")
    number = await owner.fetchval("SELECT number FROM loan LIMIT 1")
    one = "SELECT * FROM loan WHERE number = $1"
    base = await timed(lambda: db.pool().fetchrow(one, number))
    print(f"one loan by its number: {base:.2f} ms")
    print("page                          read    sorted  of loans       ms    x one")
    for name, (actor, wanted, order) in PAGES.items():
        await show(name, actor, wanted, order, None, base)
    for order in (LoanOrder.NUMBER, LoanOrder.OUTSTANDING_DESC):
        await show(f"deep, {order.value}", HEAD, LoanFilter(), order, await deep(order), base)
    await db.close()
    await owner.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="./scripts/bench lists", description=__doc__.split("\n")[0]
    )
    parser.add_argument("--loans", type=int, default=1_000_000)
    asyncio.run(main(parser.parse_args().loans))
