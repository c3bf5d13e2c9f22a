"""Every filter and every order of the list of loans reads a page, not the portfolio."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import pytest
import pytest_asyncio

from tests.actors import staff
from tests.conftest import (
    APP_PASSWORD,
    TEMPLATE,
    ServerUrls,
    _owner,
    _with_name,
)
from tests.loans.many import Effort, effort, made, make_many
from xindai.loans import api
from xindai.loans.listing import page_of, page_sql
from xindai.loans.types import LoanFilter, LoanOrder
from xindai.platform import db as database
from xindai.platform.actor import Actor
from xindai.platform.settings import as_app_role

pytestmark = pytest.mark.asyncio(loop_scope="module")
LOANS = 30_000
TODAY = date(2026, 11, 20)
HEAD = staff("branch_manager", "/")
SIZE = 20
MOST_READ = LOANS // 10
"""A tenth of all: rows of tables and entries of indexes together, those of branches among them."""
FILTERS = {
    "none": LoanFilter(),
    "active": LoanFilter(status="active"),
    "pending": LoanFilter(status="pending"),
    "closed": LoanFilter(status="closed"),
    "written off": LoanFilter(status="written_off"),
    "normal": LoanFilter(asset_class="normal"),
    "special mention": LoanFilter(asset_class="special_mention"),
    "loss": LoanFilter(asset_class="loss"),
    "old product": LoanFilter(product_id=made("product", 1)),
    "new product": LoanFilter(product_id=made("product", 8)),
    "large branch": LoanFilter(branch_id=made("branch", 1)),
    "small branch": LoanFilter(branch_id=made("branch", 40)),
    "overdue": LoanFilter(overdue=True),
    "not overdue": LoanFilter(overdue=False),
    "90 days": LoanFilter(overdue_days_from=90),
    "1 to 30 days": LoanFilter(overdue_days_from=1, overdue_days_to=30),
    "beginning of a number": LoanFilter(number="JJ1000299"),
    "every number": LoanFilter(number="JJ"),
    "customer": LoanFilter(customer_id=made("customer", 3000)),
    "grade": LoanFilter(grade="B"),
    "this month": LoanFilter(disbursed_from=date(2026, 11, 1)),
    "an old month": LoanFilter(disbursed_from=date(2024, 3, 1), disbursed_to=date(2024, 3, 31)),
    "active in a branch": LoanFilter(status="active", branch_id=made("branch", 2)),
    "overdue in a branch": LoanFilter(overdue=True, branch_id=made("branch", 3)),
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def portfolio(servers: ServerUrls) -> AsyncIterator[None]:
    """Thirty thousand loans of three years, for the whole file."""
    name = "test_list_plans"
    async with _owner(servers.owner_url) as owner:
        await owner.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    url = _with_name(servers.owner_url, name)
    async with _owner(url) as owner:
        await owner.execute("INSERT INTO business_day (id, current_on) VALUES (1, $1)", TODAY)
        await make_many(owner, LOANS, TODAY)
    await database.connect(as_app_role(url, APP_PASSWORD), max_size=2)
    yield
    await database.close()
    async with _owner(servers.owner_url) as owner:
        await owner.execute(f"DROP DATABASE {name} WITH (FORCE)")


async def looked_at(
    actor: Actor, wanted: LoanFilter, order: LoanOrder, after: str | None = None
) -> Effort:
    page = await page_of(actor, wanted, order, after)
    assert page is not None
    sql, args = page_sql(actor, wanted, order, *page, SIZE)
    told: Any = await database.pool().fetchval(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", *args)
    return effort(told[0]["Plan"])


@pytest.mark.parametrize("order", list(LoanOrder))
async def test_a_page_of_every_filter_touches_a_page(portfolio: None, order: LoanOrder) -> None:
    wrong = []
    for name, wanted in FILTERS.items():
        done = await looked_at(HEAD, wanted, order)
        if done.scans or done.read > MOST_READ or done.sorted > MOST_READ:
            wrong.append(f"{name}: {done}")
    assert not wrong


@pytest.mark.parametrize("order", list(LoanOrder))
async def test_so_does_a_deep_page_and_one_of_few_branches(
    portfolio: None, order: LoanOrder
) -> None:
    """Deep: the last rows of the list, reached by the cursor of its middle and its end."""
    down = LoanOrder(order.value[1:] if order.value.startswith("-") else f"-{order.value}")
    end = (await api.find_loans(HEAD, order=down, first=100)).cursors[-1]
    done = await looked_at(HEAD, LoanFilter(), order, end)
    assert (done.scans, done.read < MOST_READ, done.sorted < MOST_READ) == (0, True, True), done
    east = staff("branch_manager", "/HO/EAST/")
    many = staff("branch_manager", "/HO/N")
    for actor in (east, many):
        done = await looked_at(actor, LoanFilter(status="active"), order)
        assert (done.scans, done.read < MOST_READ, done.sorted < MOST_READ) == (0, True, True), done


@pytest.mark.parametrize("order", list(LoanOrder))
async def test_the_walks_together_are_the_order(portfolio: None, order: LoanOrder) -> None:
    """The page that is put together of short walks is the one that sorting everything gives."""
    keys = {
        "number": "number",
        "disbursed_on": "coalesce(disbursed_on, DATE '9999-12-31')",
        "outstanding_minor": "outstanding_minor",
        "next_due_on": "coalesce(next_due_on, DATE '9999-12-31')",
    }
    way = "DESC" if order.value.startswith("-") else "ASC"
    key = keys[order.value.lstrip("-")]
    for where, wanted in (
        ("true", LoanFilter()),
        ("l.oldest_unpaid_due_on < $1", LoanFilter(overdue=True)),
        ("l.asset_class = 'loss' AND $1::date IS NOT NULL", LoanFilter(asset_class="loss")),
        ("l.disbursed_on >= $1::date - 19", LoanFilter(disbursed_from=date(2026, 11, 1))),
    ):
        sql = f"SELECT id FROM loan l WHERE {where} ORDER BY {key} {way}, id {way} LIMIT 100"
        args = [TODAY] if "$1" in where else []
        right = [row[0] for row in await database.pool().fetch(sql, *args)]
        first = await api.find_loans(HEAD, wanted, order, 40)
        rest = await api.find_loans(HEAD, wanted, order, 60, first.cursors[-1])
        assert [loan.id for loan in (*first.loans, *rest.loans)] == right
