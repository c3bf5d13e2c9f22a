"""Pages: everything once, in order, by cursors that only we can make, in a few statements."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import asyncpg
import pytest

from tests.graphql.conftest import House
from tests.loans.conftest import today_is
from xindai.graphql.base.node import to_id
from xindai.loans.types import LoanOrder

PAGE = """query ($where: LoanWhere, $order: LoanOrder!, $first: Int!, $after: String) {
  loans(where: $where, order: $order, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { cursor node { id number disbursedOn nextDueOn outstanding { amount } } } } }"""


async def pages(house: House, order: str, size: int) -> list[dict[str, Any]]:
    seen: list[dict[str, Any]] = []
    after = None
    while True:
        page = (await house.data(PAGE, order=order, first=size, after=after))["loans"]
        assert page["totalCount"] == 6
        assert len(page["edges"]) <= size
        seen += [edge["node"] for edge in page["edges"]]
        assert page["pageInfo"]["endCursor"] == page["edges"][-1]["cursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return seen
        after = page["pageInfo"]["endCursor"]


@pytest.mark.parametrize("order", [order.name for order in LoanOrder])
async def test_pages_hold_everything_once_and_in_order(house: House, order: str) -> None:
    ids = {await house.loan(principal=f"{n}00.00") for n in (3, 1, 2, 2, 1)}
    ids.add(to_id("Loan", await house.lender.pending()))
    seen = await pages(house, order, 2)
    assert [loan["id"] for loan in seen] == [loan["id"] for loan in await pages(house, order, 100)]
    assert len(seen) == 6
    assert {loan["id"] for loan in seen} == ids
    field = {"NUMBER": "number", "DISBURSED_ON": "disbursedOn", "OUTSTANDING": "outstanding",
             "NEXT_DUE_ON": "nextDueOn"}  # fmt: skip
    name = field[order.removesuffix("_DESC")]
    values = [
        Decimal(loan[name]["amount"]) if name == "outstanding" else loan[name] or "9999"
        for loan in seen
    ]
    assert values == sorted(values, reverse=order.endswith("_DESC"))


async def test_a_cursor_is_ours_and_of_this_list(house: House) -> None:
    await house.loan()
    (edge,) = (await house.data(PAGE, order="NUMBER", first=1))["loans"]["edges"]
    cursor = edge["cursor"]
    flipped = ("A" if cursor[20] != "A" else "B").join((cursor[:20], cursor[21:]))
    for wrong in (flipped, cursor[:-2], cursor + "AAAA", "x", "", "ÿ", "bnVtYmVyfHg"):
        assert await house.code(PAGE, order="NUMBER", first=1, after=wrong) == "INVALID_CURSOR"
    assert await house.code(PAGE, order="OUTSTANDING", first=1, after=cursor) == "INVALID_CURSOR"
    other = "query ($after: String) { customers(after: $after) { totalCount } }"
    assert await house.code(other, after=cursor) == "INVALID_CURSOR"
    other = "query ($after: String) { journalEntries(after: $after) { edges { cursor } } }"
    assert await house.code(other, after=cursor) == "INVALID_CURSOR"


async def test_loans_are_found_by_what_they_are(house: House) -> None:
    await today_is(date(2024, 3, 5))
    late, pending = await house.loan(), to_id("Loan", await house.lender.pending())
    lender = house.lender
    cases: list[tuple[dict[str, Any], list[str]]] = [
        ({"status": "PENDING"}, [pending]),
        ({"status": "ACTIVE"}, [late]),
        ({"assetClass": "NORMAL"}, [late, pending]),
        ({"overdue": True}, [late]),
        ({"overdue": False}, [pending]),
        ({"customerId": to_id("Customer", lender.customer_id)}, [late, pending]),
        ({"productId": to_id("Product", lender.product_id), "status": "ACTIVE"}, [late]),
        ({"branchId": to_id("Branch", lender.branch_id)}, [late, pending]),
        ({"number": "JJ000000001"}, [late]),
        ({"grade": "A"}, []),
        ({"disbursedFrom": "2024-01-31", "disbursedTo": "2024-01-31"}, [late]),
        ({"disbursedFrom": "2024-02-01"}, []),
        ({}, [late, pending]),
    ]
    for where, wanted in cases:
        found = (await house.data(PAGE, where=where, order="NUMBER", first=5))["loans"]
        assert [edge["node"]["id"] for edge in found["edges"]] == wanted, where
        assert found["totalCount"] == len(wanted), where
    for where, code, field in (
        ({"disbursedFrom": "2024-02-30"}, "INVALID_DATE", "disbursedFrom"),
        ({"customerId": late}, "CUSTOMER_NOT_FOUND", "customerId"),
        ({"branchId": "x"}, "BRANCH_NOT_FOUND", "branchId"),
    ):
        answer = await house.ask(PAGE, where=where, order="NUMBER", first=5)
        assert answer["errors"][0]["extensions"] == {"code": code, "field": field}


NESTED = """query ($n: Int!) { loans(first: $n) { edges { node { number
  customer { number } product { code } branch { code } contract { number }
  instalments { n } } } } }"""
HISTORY = """query ($n: Int!) { loans(first: $n) { edges { node { number
  transactions { type } journalEntries { kind } } } } }"""


@pytest.mark.parametrize("text", [NESTED, HISTORY], ids=["nested", "history"])
async def test_a_page_takes_as_many_statements_as_one_loan(
    house: House, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(12):
        await house.loan()
    count = 0
    real = asyncpg.Connection._execute

    async def counted(self: Any, *args: Any, **kwargs: Any) -> Any:
        nonlocal count
        count += 1
        return await real(self, *args, **kwargs)

    monkeypatch.setattr(asyncpg.Connection, "_execute", counted)
    statements = {}
    for n in (1, 12):
        count = 0
        assert len((await house.data(text, n=n))["loans"]["edges"]) == n
        statements[n] = count
    assert statements[1] == statements[12] <= 9
