"""The officers' desk: search, saved views, figures, the audit trail, months of the books."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.graphql.conftest import House
from tests.loans.conftest import today_is
from xindai.loans.end_of_day.run import run_to
from xindai.loans.figures import BY_DAY, STOCK
from xindai.platform import audit, audit_job
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.platform.jobs import api as jobs
from xindai.platform.jobs import queue
from xindai.platform.jobs.work import Work

SEARCH = """query ($text: String!, $first: Int! = 20) { search(text: $text, first: $first) {
  kind id number title subtitle status } }"""
SET = """mutation ($input: SavedViewSetInput!) { savedViewSet(input: $input) {
  view { id name filter columns order isDefault } userErrors { code field } } }"""
VIEWS = "query ($list: String) { savedViews(list: $list) { id list name filter isDefault } }"
FIGURES = """{ deskFigures { businessDate asOf disbursed { amount } disbursedCount
  collected { amount } collectedCount due { amount } dueCount
  outstanding { loans amount { amount } }
  overdue { loans amount { amount } } overdue30 { loans } overdue90 { loans }
  assetClasses { assetClass loans } queues { queue waiting mine free overdue }
  applicationsSubmitted approvalsWaiting endOfDayOn endOfDayStatus } }"""
BY_DAYS = """{ figuresByDay(start: "2024-01-01", end: "2024-03-31") { on disbursed { amount }
  collected { amount } outstanding { amount } overdue { amount } loans overdueLoans } }"""
TRAIL = """query ($where: AuditWhere, $after: String) { auditRecords(where: $where, first: 2,
  after: $after) { edges { node { chain seq action subject entityId actor { id name } } }
  pageInfo { hasNextPage endCursor } } }"""


async def found(house: House, text: str, login: str = "manager") -> list[tuple[str, str]]:
    hits = (await house.data(SEARCH, login, text=text))["search"]
    return [(hit["kind"], hit["title"]) for hit in hits]


async def test_a_person_is_found_by_all_that_he_is_known_by(house: House) -> None:
    neighbour = [("CUSTOMER", "李*")]
    for text in ("13900139000", "+86 139-0013-9000", "110105198001010024", "李四", "ls", "LS"):
        assert await found(house, text) == neighbour, text
    for text in ("王五", "13900139001", "李", "李四四", "", "x" * 61, "1391"):
        assert await found(house, text) == [], text
    for login in ("stranger",):
        assert await found(house, "李四", login) == []


async def test_numbers_are_found_whole_and_by_their_beginning(house: House) -> None:
    loan = await house.loan()
    number = (await house.data("query ($id: ID!) { loan(id: $id) { number } }", id=loan))["loan"][
        "number"
    ]
    for text in (number, number.lower(), number[:8], number[2:]):
        hits = (await house.data(SEARCH, text=text))["search"]
        (hit,) = [hit for hit in hits if hit["kind"] == "LOAN"]
        assert (hit["id"], hit["number"], hit["title"]) == (loan, number, "张*")
        assert hit["subtitle"] == "Active · CNY 1200.00"
    kinds = {kind for kind, _ in await found(house, "1")} | {k for k, _ in await found(house, "01")}
    assert kinds >= {"LOAN", "CONTRACT"}
    assert ("PRODUCT", "消费贷") in await found(house, "消费")
    assert await found(house, number, "stranger") == []
    assert len((await house.data(SEARCH, text="01", first=1))["search"]) == 1
    for login in ("borrower", "key"):
        assert await house.code(SEARCH, login, text=number) == "FORBIDDEN"


async def kept(house: House, login: str = "manager", **given: Any) -> dict[str, Any]:
    sent = {"idempotencyKey": str(given)[:100], "list": "loans"} | given
    told: dict[str, Any] = (await house.data(SET, login, input=sent))["savedViewSet"]
    return told


async def test_views_are_ones_own_and_one_is_the_default(house: House) -> None:
    first = await kept(
        house, name="逾期", filter={"overdue": True}, columns=["number"], isDefault=True
    )
    assert first["userErrors"] == []
    second = await kept(house, name="我的客户", filter={"phone": "13900139000"}, isDefault=True)
    await kept(house, name="逾期", filter={"overdue": False}, order="NUMBER")
    views = (await house.data(VIEWS, list="loans"))["savedViews"]
    assert [(v["name"], v["filter"], v["isDefault"]) for v in views] == [
        ("逾期", {"overdue": False}, False),
        ("我的客户", {"phone": "13900139000"}, True),
    ]
    assert views[0]["id"] == first["view"]["id"], "replaced under its name"
    for login in ("auditor", "stranger"):
        assert (await house.data(VIEWS, login))["savedViews"] == []
    raw = await database.pool().fetchval("SELECT string_agg(v::text, '') FROM saved_view v")
    assert "13900139000" not in raw
    remove = """mutation ($id: ID!, $key: String!) { savedViewRemove(input: {viewId: $id,
        idempotencyKey: $key}) { userErrors { code } } }"""
    for login, codes in (("auditor", ["SAVED_VIEW_NOT_FOUND"]), ("manager", [])):
        told = await house.data(remove, login, id=second["view"]["id"], key=login)
        assert [no["code"] for no in told["savedViewRemove"]["userErrors"]] == codes
    assert len((await house.data(VIEWS))["savedViews"]) == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"name": "x", "list": "no list"}, "list"),
        ({"name": "x", "filter": [1]}, "filter"),
        ({"name": "x", "filter": {"text": "x" * 9000}}, "filter"),
        ({"name": "x", "columns": ["a b"]}, "columns"),
        ({"name": "x", "order": "a;b"}, "order"),
    ],
)
async def test_what_is_no_view_is_refused(house: House, given: dict[str, Any], field: str) -> None:
    told = await kept(house, **given)
    assert told["userErrors"] == [{"code": "SAVED_VIEW_INVALID", "field": field}]


async def test_figures_of_today_and_of_closed_days(house: House) -> None:
    loan = await house.lender.loan()
    event = (await house.lender.do(loan, "repay", "106.62")).event_id
    await house.lender.do(loan, "repay", "50.00")
    await house.lender.do(loan, "reverse", event=str(event))
    now = (await house.data(FIGURES))["deskFigures"]
    assert (now["businessDate"], now["asOf"]) == ("2024-01-31", None)
    assert (now["disbursed"]["amount"], now["disbursedCount"]) == ("1200.00", 1)
    assert (now["collected"]["amount"], now["collectedCount"]) == ("50.00", 1)
    await run_to(system_actor("test"), date(2024, 3, 31))
    now = (await house.data(FIGURES, "risk"))["deskFigures"]
    assert (now["businessDate"], now["asOf"]) == ("2024-04-01", "2024-03-31")
    assert (now["collected"]["amount"], now["disbursedCount"]) == ("0.00", 0)
    assert now["outstanding"]["loans"] == 1
    assert (now["overdue"]["loans"], now["overdue30"]["loans"], now["overdue90"]["loans"]) == (
        1,
        1,
        0,
    )
    assert now["overdue"]["amount"] == now["outstanding"]["amount"]
    assert (now["endOfDayOn"], now["endOfDayStatus"]) == ("2024-03-31", "DONE")
    days = {day["on"]: day for day in (await house.data(BY_DAYS))["figuresByDay"]}
    assert len(days) == 61
    assert days["2024-01-31"]["disbursed"]["amount"] == "1200.00"
    assert days["2024-01-31"]["collected"]["amount"] == "50.00"
    assert days["2024-02-29"]["overdueLoans"] == 0
    assert days["2024-03-01"]["overdueLoans"] == 1
    dues = "SELECT on_date, due_count FROM portfolio_flow WHERE due_count > 0 ORDER BY 1"
    assert [tuple(row) for row in await database.pool().fetch(dues)] == [
        (date(2024, 2, 29), 1),
        (date(2024, 3, 31), 1),
    ]
    nothing = (await house.data(FIGURES, "stranger"))["deskFigures"]
    assert (nothing["outstanding"]["loans"], nothing["assetClasses"]) == (0, [])
    assert all(day["loans"] == 0 for day in (await house.data(BY_DAYS, "stranger"))["figuresByDay"])


async def test_figures_do_not_read_loans(house: House) -> None:
    for sql, args in (
        (STOCK, ["/%", "CNY"]),
        (BY_DAY, ["/%", "CNY", date(2024, 1, 1), date(2024, 3, 31)]),
    ):
        plan = await database.pool().fetch(f"EXPLAIN {sql}", *args)
        text = "\n".join(row[0] for row in plan)
        assert " on loan" not in text
        assert " on instalment" not in text


async def test_a_year_of_charts_and_no_more(house: House) -> None:
    asked = "query ($s: Date!, $e: Date!) { figuresByDay(start: $s, end: $e) { on } }"
    assert await house.code(asked, s="2024-01-01", e="2025-01-01") == "FIGURES_PERIOD_INVALID"
    assert await house.code(asked, s="2024-01-02", e="2024-01-01") == "FIGURES_PERIOD_INVALID"


async def test_the_trail_is_read_by_who_what_whom_and_when(house: House) -> None:
    loan = await house.loan()
    for amount in ("10.00", "11.00", "12.00"):
        text = """mutation ($loan: ID!, $amount: Amount!) { loanRepay(input: {loanId: $loan,
            amount: $amount, idempotencyKey: $amount}) { userErrors { code } } }"""
        text = text.replace("idempotencyKey: $amount", f'idempotencyKey: "{amount}"')
        await house.data(text, "cashier", loan=loan, amount=amount)
    seen, after = [], None
    while True:
        page = (await house.data(TRAIL, "auditor", where={"action": "loan.repay"}, after=after))[
            "auditRecords"
        ]
        seen += [edge["node"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert len(seen) == 3
    assert {(r["actor"]["name"], r["entityId"]) for r in seen} == {("cashier", loan)}
    who = seen[0]["actor"]["id"]
    for where, count in (
        ({"entity": loan}, 2),
        ({"entity": "loan", "actor": who}, 2),
        ({"actor": who, "from": "2000-01-01", "to": "2099-12-31"}, 2),
        ({"action": "loan.repay", "to": "2000-01-01"}, 0),
        ({"action": "loan.repay", "chain": 64}, 0),
    ):
        page = (await house.data(TRAIL, "admin", where=where))["auditRecords"]
        assert len(page["edges"]) == count, where
    assert await house.code(TRAIL, "manager") == "FORBIDDEN"


async def test_chains_show_how_far_they_are_vouched_for_and_what_broke(house: House) -> None:
    await house.loan()
    asked = """{ auditChains { chain length checkpoint vouchedSeq verifiedAt brokenAt broken } }"""
    before = (await house.data(asked, "auditor"))["auditChains"]
    assert before
    assert {chain["verifiedAt"] for chain in before} == {None}
    async with database.transaction() as tx:
        await audit.checkpoint(tx)
        await jobs.enqueue(tx, "audit_verify", {})
        (job,) = await queue.claim(tx, {"audit_verify": 1}, 1, "test")
    await audit_job.verify(Work(job, is_told=False))
    after = (await house.data(asked, "auditor"))["auditChains"]
    assert all(c["vouchedSeq"] == c["length"] and c["checkpoint"] == 1 for c in after)
    assert all(c["verifiedAt"] and c["brokenAt"] is None for c in after)
    broken = after[0]["chain"]
    async with database.transaction() as tx:
        await tx.execute(
            "INSERT INTO audit_verification (id, records, broken) VALUES (uuidv7(), 1, $1)",
            [[broken, 1, "hash"], [broken, 2, "prev_hash"]],
        )
    shown = {c["chain"]: c for c in (await house.data(asked, "admin"))["auditChains"]}
    assert (shown[broken]["brokenAt"], shown[broken]["broken"]) == (1, "hash")


async def test_months_close_in_order_when_they_are_over(house: House) -> None:
    text = """mutation ($month: Date!, $key: String!) { accountingPeriodClose(input: {month: $month,
        idempotencyKey: $key}) { period { month isOpen } userErrors { code field } } }"""

    async def close(month: str, login: str = "accountant") -> Any:
        told = await house.data(text, login, month=month, key=month + login)
        return told["accountingPeriodClose"]

    assert (await close("2024-01-15"))["userErrors"] == [
        {"code": "PERIOD_NOT_OVER", "field": "month"}
    ]
    await today_is(date(2024, 2, 29))
    await today_is(date(2024, 3, 1))
    shown = (await house.data("{ accountingPeriods { month isOpen mayClose } }", "auditor"))[
        "accountingPeriods"
    ]
    assert [(p["month"], p["mayClose"]) for p in shown] == [
        ("2024-03-01", False),
        ("2024-02-01", False),
        ("2024-01-01", True),
    ]
    assert (await close("2024-02-01"))["userErrors"][0]["code"] == "EARLIER_PERIOD_OPEN"
    done = await house.data(text, "accountant", month="2024-01-01", key="again")
    assert done["accountingPeriodClose"]["period"] == {"month": "2024-01-01", "isOpen": False}
    assert (await house.data(text, "accountant", month="2024-01-31", key="more"))[
        "accountingPeriodClose"
    ]["userErrors"][0]["code"] == "PERIOD_NOT_OPEN"
    assert (await close("2024-02-01", "auditor"))["userErrors"][0]["code"] == "FORBIDDEN"
