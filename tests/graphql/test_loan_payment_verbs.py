"""Payments by card through GraphQL: a borrower pays, sees it, hears of it, and nobody else does."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from redis.asyncio import Redis

from tests.graphql.conftest import PASSWORD, House, key_of
from tests.graphql.test_replay import TIMES
from tests.loans.conftest import today_is
from tests.payments.conftest import (  # noqa: F401 - fixtures
    Bank,
    Payer,
    bank,
    card_number,
    surroundings,
    until,
    working,
)
from xindai.graphql.base.context import Context
from xindai.graphql.base.node import to_id
from xindai.graphql.schema import schema
from xindai.kernel.ids import new_id
from xindai.platform import db as database
from xindai.platform import outbox

FIELDS = """id number status isPayoff bankName cardNumber failureCode failureReason version
    amount { amount currency } createdAt settledAt loan { number status }
    transaction { type amount { amount } applied { name amount { amount } } }"""
SHOWN = f"""payment {{ {FIELDS} }} amount {{ amount }} replayed
    preview {{ statusAfter rowsAfter {{ n unpaid {{ amount }} }} applied {{ name }} }}
    userErrors {{ code field message }}"""
START = f"""mutation ($input: LoanPaymentStartInput!) {{
    loanPaymentStart(input: $input) {{ {SHOWN} }} }}"""
CANCEL = f"""mutation ($input: LoanPaymentCancelInput!) {{
    loanPaymentCancel(input: $input) {{ {SHOWN} }} }}"""
LOOK = f"query ($id: ID!) {{ loanPayment(id: $id) {{ {FIELDS} }} }}"
COUNTS = """SELECT (SELECT count(*) FROM payment_order) AS orders,
    (SELECT count(*) FROM loan_payment) AS payments, (SELECT count(*) FROM job) AS jobs,
    (SELECT count(*) FROM outbox_message) AS told, (SELECT count(*) FROM audit_record) AS audit"""


async def start(house: House, login: str = "borrower", **given: Any) -> Any:
    return (await house.data(START, login, input=given))["loanPaymentStart"]


async def cancel(house: House, login: str = "borrower", **given: Any) -> Any:
    return (await house.data(CANCEL, login, input=given))["loanPaymentCancel"]


async def ground(house: House, story: str = "000") -> dict[str, str]:
    """A loan of the borrower and a card of his, as the input names them."""
    card = await Payer(house.lender).card(house.lender.customer_id, card_number(story))
    return {"loanId": await house.loan(), "bankCardId": to_id("BankCard", card)}


async def settled(id: str) -> None:
    """Waits until the bank has spoken and the loan has heard."""
    sql = "SELECT status <> 'open' FROM loan_payment WHERE id = $1"

    async def there() -> bool:
        return bool(await database.pool().fetchval(sql, key_of(id)))

    async with working():
        await until(there)


async def test_a_borrower_pays_an_instalment(house: House, bank: Bank) -> None:  # noqa: F811
    given = await ground(house)
    await today_is(date(2024, 2, 29))
    looked = await start(house, **given, amount="106.62", dryRun=True)
    assert (looked["payment"], looked["userErrors"]) == (None, [])
    assert looked["preview"]["rowsAfter"][0] == {"n": 1, "unpaid": {"amount": "0.00"}}
    told = await start(house, **given, amount="106.62", idempotencyKey="k")
    payment = told["payment"]
    assert (payment["status"], payment["cardNumber"]) == ("PLANNED", "************0007")
    assert (told["amount"]["amount"], told["replayed"]) == ("106.62", False)
    await settled(payment["id"])
    seen = (await house.data(LOOK, "borrower", id=payment["id"]))["loanPayment"]
    assert (seen["status"], seen["isPayoff"], seen["failureReason"]) == ("PAID", False, None)
    assert seen["transaction"]["type"] == "repay"
    parts = {p["name"]: p["amount"]["amount"] for p in seen["transaction"]["applied"]}
    assert parts == {"principal": "94.62", "interest": "12.00"}
    listed = "query ($id: ID!) { loan(id: $id) { outstanding { amount } payments { id status } } }"
    loan = (await house.data(listed, "borrower", id=given["loanId"]))["loan"]
    assert loan["payments"] == [{"id": payment["id"], "status": "PAID"}]
    assert loan["outstanding"] == {"amount": "1105.38"}
    notices = await house.data("{ notifications { edges { node { kind text } } } }", "borrower")
    assert "loan_payment.paid" in {e["node"]["kind"] for e in notices["notifications"]["edges"]}
    assert bank.collected() == [(card_number("000"), 10_662)]


async def test_the_quote_says_what_paying_off_saves(house: House, bank: Bank) -> None:  # noqa: F811
    given = await ground(house)
    await today_is(date(2024, 2, 15))
    text = """query ($id: ID!) { payoffQuote(loanId: $id) { on total { amount }
        principal { amount } interest { amount } toTheEnd { amount } saved { amount } } }"""
    quote = (await house.data(text, "borrower", id=given["loanId"]))["payoffQuote"]
    assert {name: part if name == "on" else part["amount"] for name, part in quote.items()} == {
        "on": "2024-02-15",
        "total": "1206.21",
        "principal": "1200.00",
        "interest": "6.21",
        "toTheEnd": "1279.42",
        "saved": "73.21",
    }
    told = await start(house, **given, payOff=True, idempotencyKey="k")
    assert (told["amount"]["amount"], told["payment"]["isPayoff"]) == ("1206.21", True)
    await settled(told["payment"]["id"])
    seen = (await house.data(LOOK, "borrower", id=told["payment"]["id"]))["loanPayment"]
    assert (seen["status"], seen["loan"]["status"]) == ("PAID", "CLOSED")
    again = await start(house, **given, amount="1.00", idempotencyKey="again")
    assert again["userErrors"][0]["code"] == "LOAN_NOT_ACTIVE"


async def test_a_no_of_the_bank_is_told_in_words(house: House, bank: Bank) -> None:  # noqa: F811
    given = await ground(house, "907")
    told = await start(house, **given, amount="10.00", idempotencyKey="k")
    await settled(told["payment"]["id"])
    seen = (await house.data(LOOK, "borrower", id=told["payment"]["id"]))["loanPayment"]
    assert (seen["status"], seen["failureCode"]) == ("FAILED", "INSUFFICIENT_FUNDS")
    assert seen["failureReason"] == "There is not enough money in the account"
    zh = await house.ask(LOOK, "borrower", {"Accept-Language": "zh"}, id=told["payment"]["id"])
    assert zh["data"]["loanPayment"]["failureReason"] == "账户余额不足"


@pytest.mark.parametrize("name", ["start", "cancel"])
async def test_twenty_times_is_once(house: House, bank: Bank, name: str) -> None:  # noqa: F811
    given: dict[str, Any] = await ground(house) | {"amount": "10.00"}
    send = start
    if name == "cancel":
        told = await start(house, **given, idempotencyKey="first")
        given, send = {"paymentId": told["payment"]["id"]}, cancel
    (missing,) = (await send(house, **given))["userErrors"]
    assert missing["code"] == "IDEMPOTENCY_KEY_MISSING"
    before = dict(await database.pool().fetchrow(COUNTS))
    keyed = given | {"idempotencyKey": "one"}
    at_once = await asyncio.gather(*(send(house, **keyed) for _ in range(TIMES // 2)))
    answers = [*at_once, *[await send(house, **keyed) for _ in range(TIMES // 2)]]
    assert {str(a["userErrors"]) for a in answers} == {"[]"}
    assert len({a["payment"]["id"] for a in answers}) == 1
    after = dict(await database.pool().fetchrow(COUNTS))
    new = 1 if name == "start" else 0
    assert after["orders"] - before["orders"] == after["payments"] - before["payments"] == new
    assert after["audit"] - before["audit"] == (2 if name == "start" else 3)
    other = {"loanId": to_id("Loan", new_id())} if new else {"paymentId": no_payment()}
    (conflict,) = (await send(house, **keyed | other))["userErrors"]
    assert conflict["code"] == "IDEMPOTENCY_CONFLICT"


def no_payment() -> str:
    return to_id("LoanPayment", UUID(int=1))


async def test_what_is_anothers_is_not_there(house: House) -> None:
    given = await ground(house)
    told = await start(house, **given, amount="10.00", idempotencyKey="k")
    id = told["payment"]["id"]
    for login in ("neighbour", "stranger"):
        assert (await house.data(LOOK, login, id=id))["loanPayment"] is None, login
        wanted = given | {"amount": "5.00", "idempotencyKey": "x", "agreement": "by phone"}
        (no,) = (await start(house, login, **wanted))["userErrors"]
        assert (no["code"], no["field"]) == ("LOAN_NOT_FOUND", "loanId"), login
        (no,) = (await cancel(house, login, paymentId=id, idempotencyKey="x"))["userErrors"]
        assert (no["code"], no["field"]) == ("LOAN_PAYMENT_NOT_FOUND", "paymentId"), login
    for deeper in ("order { number }", "createdBy { id }"):
        text = f"query ($id: ID!) {{ loanPayment(id: $id) {{ {deeper} }} }}"
        assert await house.code(text, "borrower", id=id) == "FORBIDDEN"
    node = "query ($id: ID!) { node(id: $id) { id } }"
    assert (await house.data(node, "borrower", id=id))["node"] == {"id": id}
    assert (await house.data(node, "neighbour", id=id))["node"] is None


async def test_staff_collect_and_find_it(house: House) -> None:
    given = await ground(house)
    wanted = given | {"amount": "10.00", "idempotencyKey": "k"}
    (no,) = (await start(house, "manager", **wanted))["userErrors"]
    assert (no["code"], no["field"]) == ("AGREEMENT_MISSING", "agreement")
    wanted |= {"agreement": "by phone", "idempotencyKey": "l"}
    told = await start(house, "manager", **wanted)
    assert told["userErrors"] == []
    text = """query ($kind: PaymentKind!) { paymentOrders(where: { kind: $kind }) {
        totalCount edges { node { number kind subject amount { amount } } } } }"""
    found = (await house.data(text, "manager", kind="COLLECTION"))["paymentOrders"]
    assert found["totalCount"] == 1
    node = found["edges"][0]["node"]
    assert (node["kind"], node["amount"]["amount"]) == ("COLLECTION", "10.00")
    assert node["subject"] == f"loan_payment/{key_of(told['payment']['id'])}"
    none = await house.data(text, "manager", kind="PAYOUT")
    assert none["paymentOrders"]["totalCount"] == 0
    deep = "query ($id: ID!) { loanPayment(id: $id) { createdBy { id } order { number } } }"
    seen = (await house.data(deep, "manager", id=told["payment"]["id"]))["loanPayment"]
    assert seen["order"]["number"] == node["number"] and seen["createdBy"]["id"].startswith(
        "staff:"
    )


async def test_the_borrower_hears_of_it(
    house: House,
    bank: Bank,  # noqa: F811
    redis: Redis,
) -> None:
    told = await start(house, **await ground(house), amount="10.00", idempotencyKey="k")
    id = told["payment"]["id"]
    while await outbox.relay(redis):
        pass
    sent = {"authorization": house.headers["borrower"]}
    context = Context(house.services, language="en", connection_params=sent)
    await context.actor_or_none()
    text = """subscription ($id: ID!) { loanPaymentChanged(paymentId: $id) {
        version payment { status } } }"""
    feed: Any = await schema.subscribe(text, {"id": id}, context_value=context)
    heard = [await asyncio.wait_for(anext(feed), 10)]
    await settled(id)
    while await outbox.relay(redis):
        pass
    heard.append(await asyncio.wait_for(anext(feed), 10))
    await feed.aclose()
    assert [each.data["loanPaymentChanged"] for each in heard] == [
        {"version": 1, "payment": {"status": "PLANNED"}},
        {"version": 2, "payment": {"status": "PAID"}},
    ]


async def test_who_has_money_on_its_way_does_not_leave(house: House) -> None:
    """Paid at the till meanwhile, he owes nothing; what the bank collects will be his."""
    given = await ground(house)
    told = await start(house, **given, amount="10.00", idempotencyKey="k")
    await house.lender.do(key_of(given["loanId"]), "payoff")
    close = """mutation ($key: String!, $password: String!) { closeAccount(
        input: {password: $password, idempotencyKey: $key}) { userErrors { code } } }"""
    kept = await house.data(close, "borrower", key="1", password=PASSWORD)
    assert kept["closeAccount"]["userErrors"] == [{"code": "ACCOUNT_IN_USE"}]
    data = """mutation ($key: String!, $password: String!) { exportOwnData(
        input: {password: $password, idempotencyKey: $key}) { document } }"""
    document = (await house.data(data, "borrower", key="2", password=PASSWORD))["exportOwnData"]
    (loan,) = document["document"]["loans"]
    assert [p["number"] for p in loan["payments_by_card"]] == [told["payment"]["number"]]
    await cancel(house, paymentId=told["payment"]["id"], idempotencyKey="3")
    gone = await house.data(close, "borrower", key="4", password=PASSWORD)
    assert gone["closeAccount"]["userErrors"] == []
