"""Payouts through GraphQL: each verb once, lists that find, rows that are one's own."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import pytest

from tests.graphql.conftest import House, key_of
from tests.graphql.test_replay import TIMES
from tests.payments.conftest import (  # noqa: F401 - fixtures
    Bank,
    Payer,
    bank,
    card_number,
    surroundings,
    working,
)
from xindai.graphql.base.node import to_id
from xindai.kernel.ids import new_id
from xindai.platform import db as database

FIELDS = """id number status attempt failureCode isToMerchant payeeName payeeNumber
    amount { amount currency } order { number status attempts events { event source code } }
    loan { number status } contract { number disbursement { id } }"""
SHOWN = f"""disbursement {{ {FIELDS} }} replayed preview {{ journal {{ role }} statusAfter }}
    userErrors {{ code field }}"""
INPUTS = {
    "disbursementStart": "DisbursementStartInput",
    "disbursementRetry": "DisbursementRetryInput",
    "disbursementCancel": "DisbursementCancelInput",
}
COUNTS = """SELECT (SELECT count(*) FROM payment_order) AS orders,
    (SELECT count(*) FROM disbursement) AS disbursements, (SELECT count(*) FROM job) AS jobs,
    (SELECT count(*) FROM payment_order_event) AS events,
    (SELECT count(*) FROM outbox_message) AS told, (SELECT count(*) FROM audit_record) AS audit"""


async def send(house: House, name: str, login: str = "disbursement", **given: Any) -> Any:
    text = f"mutation ($input: {INPUTS[name]}!) {{ {name}(input: $input) {{ {SHOWN} }} }}"
    return (await house.data(text, login, input=given))[name]


async def code(house: House, name: str, login: str = "disbursement", **given: Any) -> str:
    (error,) = (await send(house, name, login, **given))["userErrors"]
    return str(error["code"])


async def ground(payer: Payer, story: str = "000") -> dict[str, str]:
    """A contract and a card, as the input names them."""
    contract_id, card_id = await payer.ground(story)
    return {"contractId": to_id("Contract", contract_id), "bankCardId": to_id("BankCard", card_id)}


async def given_for(payer: Payer, name: str) -> dict[str, str]:
    """Input of a verb."""
    if name == "disbursementStart":
        return await ground(payer)
    if name == "disbursementCancel":
        return {"disbursementId": to_id("Disbursement", await payer.start())}
    failed = await payer.start("901")
    async with working():
        await payer.until(failed, "failed")
    return {"disbursementId": to_id("Disbursement", failed)}


@pytest.mark.parametrize("name", sorted(INPUTS))
async def test_twenty_times_is_once(house: House, bank: Bank, name: str) -> None:  # noqa: F811
    payer = Payer(house.lender)
    given = await given_for(payer, name)
    assert await code(house, name, **given) == "IDEMPOTENCY_KEY_MISSING"
    before = dict(await database.pool().fetchrow(COUNTS))
    keyed = given | {"idempotencyKey": "one"}
    at_once = await asyncio.gather(*(send(house, name, **keyed) for _ in range(TIMES // 2)))
    answers = [*at_once, *[await send(house, name, **keyed) for _ in range(TIMES // 2)]]
    assert {str(a["userErrors"]) for a in answers} == {"[]"}
    assert len({a["disbursement"]["id"] for a in answers}) == 1
    after = dict(await database.pool().fetchrow(COUNTS))
    grown = {key: after[key] - before[key] for key in after}
    new = 0 if name == "disbursementCancel" else 1
    assert grown["orders"] == grown["disbursements"] == grown["events"] - (1 - new) == new
    other = {k: to_id(_kind(k), new_id()) for k in given if k != "bankCardId"}
    assert await code(house, name, **given | other, idempotencyKey="one") == "IDEMPOTENCY_CONFLICT"


def _kind(name: str) -> str:
    return {"contractId": "Contract", "disbursementId": "Disbursement"}[name]


async def test_from_start_to_loan(house: House, bank: Bank) -> None:  # noqa: F811
    payer = Payer(house.lender)
    given = await ground(payer)
    looked = await send(house, "disbursementStart", **given, dryRun=True)
    assert looked["disbursement"] is None
    assert looked["preview"]["statusAfter"] == "ACTIVE"
    assert {line["role"] for line in looked["preview"]["journal"]} == {
        "CASH_CLEARING",
        "LOAN_PRINCIPAL",
    }
    told = await send(house, "disbursementStart", **given, idempotencyKey="k")
    planned = told["disbursement"]
    assert (planned["status"], planned["attempt"], planned["loan"]) == ("PLANNED", 1, None)
    assert planned["amount"] == {"amount": "1200.00", "currency": "CNY"}
    assert (planned["payeeName"], planned["payeeNumber"]) == ("王**", "************0007")
    assert planned["contract"]["disbursement"]["id"] == planned["id"]
    row = key_of(planned["id"])
    async with working():
        await payer.until(row, "paid")
    seen = await house.data(
        f"query ($id: ID!) {{ disbursement(id: $id) {{ {FIELDS} }} }}",
        "disbursement",
        id=planned["id"],
    )
    assert seen["disbursement"]["loan"]["status"] == "ACTIVE"
    events = seen["disbursement"]["order"]["events"]
    assert [(e["event"], e["source"]) for e in events] == [
        ("plan", "person"),
        ("send", "send"),
        ("confirm", "send"),
    ]
    await _is_found(house, row, planned["number"])


async def _is_found(house: House, row: UUID, number: str) -> None:
    """Lists find it by status, by whoever may; nobody of another branch does."""
    lists = """query ($a: DisbursementWhere, $b: PaymentOrderWhere) {
        disbursements(where: $a) { totalCount edges { node { id number } } }
        paymentOrders(where: $b) { totalCount edges { node { id status requestId } } } }"""
    given = {"a": {"status": "PAID", "number": number}, "b": {"status": "CONFIRMED"}}
    for login, count in (("disbursement", 1), ("auditor", 1), ("stranger", 0)):
        found = await house.data(lists, login, **given)
        assert found["disbursements"]["totalCount"] == count, login
        assert found["paymentOrders"]["totalCount"] == count, login
    nothing = {"a": {"status": "UNKNOWN"}, "b": {"status": "UNKNOWN"}}
    none = await house.data(lists, "disbursement", **nothing)
    assert none["disbursements"]["edges"] == none["paymentOrders"]["edges"] == []
    order = await database.pool().fetchval("SELECT order_id FROM disbursement WHERE id = $1", row)
    node = "query ($id: ID!) { node(id: $id) { __typename id } }"
    for id in (to_id("Disbursement", row), to_id("PaymentOrder", order)):
        assert (await house.data(node, "disbursement", id=id))["node"]["id"] == id
        assert (await house.data(node, "stranger", id=id))["node"] is None


async def test_pages_of_orders(house: House) -> None:
    payer = Payer(house.lender)
    made = [await payer.start() for _ in range(3)]
    page = """query ($after: String) { disbursements(first: 2, after: $after) {
        edges { node { id } } pageInfo { hasNextPage endCursor } }
        paymentOrders(first: 2) { edges { node { id } } pageInfo { hasNextPage } } }"""
    first = await house.data(page, "disbursement")
    assert first["paymentOrders"]["pageInfo"]["hasNextPage"]
    after = first["disbursements"]["pageInfo"]["endCursor"]
    second = await house.data(page, "disbursement", after=after)
    found = [
        key_of(edge["node"]["id"])
        for page in (first, second)
        for edge in page["disbursements"]["edges"]
    ]
    assert found == [*reversed(made)]
    assert await house.code(page, "disbursement", after="x") == "INVALID_CURSOR"


async def test_a_borrower_sees_his_own(house: House) -> None:
    payer = Payer(house.lender)
    card = await payer.card(house.lender.customer_id, card_number("000"))
    contract = await payer.contract(house.lender.customer_id)
    given = {"contractId": to_id("Contract", contract), "bankCardId": to_id("BankCard", card)}
    told = await send(house, "disbursementStart", **given, idempotencyKey="k")
    id = told["disbursement"]["id"]
    text = """query ($id: ID!) { disbursement(id: $id) { status payeeNumber }
        disbursements { edges { node { id } } } }"""
    mine = await house.data(text, "borrower", id=id)
    assert mine["disbursement"] == {"status": "PLANNED", "payeeNumber": "************0007"}
    assert [edge["node"]["id"] for edge in mine["disbursements"]["edges"]] == [id]
    theirs = await house.data(text, "neighbour", id=id)
    assert theirs == {"disbursement": None, "disbursements": {"edges": []}}
    deeper = "query ($id: ID!) { disbursement(id: $id) { order { number } } }"
    assert await house.code(deeper, "borrower", id=id) == "FORBIDDEN"
