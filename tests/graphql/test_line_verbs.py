"""Credit lines through GraphQL: two people for a limit, each verb once, borrowers see their own."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from redis.asyncio import Redis

from tests.credit_lines.conftest import SYSTEM
from tests.graphql.call import type_of_input
from tests.graphql.conftest import House, key_of
from xindai.credit_lines import api as credit_lines
from xindai.graphql.base.context import Context
from xindai.graphql.base.node import to_id
from xindai.graphql.event_schemas import event_schemas
from xindai.graphql.schema import schema
from xindai.kernel.ids import new_id
from xindai.platform import db as database
from xindai.platform import outbox

TIMES = 20
LINE = "line { id status version used { amount } available { amount } frozenReason }"
PROPOSAL = "proposal { id kind status content reason maker { id } checker { id } decisionReason }"
ANSWERS = {
    "creditLineGrant": PROPOSAL,
    "creditLinePropose": PROPOSAL,
    "creditLineProposalApprove": PROPOSAL,
    "creditLineProposalReject": PROPOSAL,
    "creditLineUnfreeze": PROPOSAL,
    "creditLinePreApprove": PROPOSAL,
    "creditLineFreeze": LINE,
    "creditLineClose": LINE,
}
MANAGER, RISK = "manager", "risk"


async def send(house: House, name: str, login: str = MANAGER, **given: Any) -> Any:
    text = (
        f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
        f"{{ {ANSWERS[name]} userErrors {{ code field }} }} }}"
    )
    sent = {"idempotencyKey": str(new_id())} | given
    return (await house.data(text, login, input=sent))[name]


async def code(house: House, name: str, login: str = MANAGER, **given: Any) -> str:
    (error,) = (await send(house, name, login, **given))["userErrors"]
    return str(error["code"])


def customer(house: House) -> str:
    return to_id("Customer", house.lender.customer_id)


def grant(house: House) -> dict[str, Any]:
    return {
        "customerId": customer(house),
        "limit": "1000.00",
        "expiresOn": "2024-12-31",
        "subLines": [
            {
                "productId": to_id("Product", house.lender.product_id),
                "limit": "600.00",
                "isRevolving": True,
            }
        ],
        "reason": "优质客户",
    }


async def granted(house: House) -> str:
    """The id of a line that two people made."""
    made = await send(house, "creditLineGrant", **grant(house))
    await send(house, "creditLineProposalApprove", RISK, proposalId=made["proposal"]["id"])
    text = "query ($id: ID!) { creditLine(customerId: $id) { id } }"
    return str((await house.data(text, id=customer(house)))["creditLine"]["id"])


async def ready(house: House, name: str) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Who may, the input of the verb, and what makes it another input."""
    if name == "creditLineGrant":
        return MANAGER, grant(house), {"limit": "1000.01"}
    if name == "creditLinePreApprove":
        entry = {"customerId": customer(house), "amount": "500.00"}
        given = {"entries": [entry], "expiresOn": "2024-12-31", "reason": "名单"}
        return RISK, given, {"entries": [entry | {"amount": "500.01"}]}
    if name.startswith("creditLineProposal"):
        made = (await send(house, "creditLineGrant", **grant(house)))["proposal"]["id"]
        return RISK, {"proposalId": made, "reason": "已核对"}, {"reason": "另有原因"}
    line = await granted(house)
    if name == "creditLinePropose":
        given = {"kind": "ADJUST", "customerId": customer(house), "limit": "2.00", "reason": "调额"}
        return MANAGER, given, {"limit": "3.00"}
    if name == "creditLineUnfreeze":
        await send(house, "creditLineFreeze", lineId=line, reason="预警")
    return MANAGER, {"lineId": line, "reason": "已核实"}, {"reason": "另有原因"}


COUNTS = """SELECT (SELECT count(*) FROM line_movement) AS movements,
    (SELECT count(*) FROM line_proposal) AS proposals,
    (SELECT count(*) FROM idempotency_record) AS keys"""
EFFECTS = {
    "creditLineGrant": (0, 1),
    "creditLinePropose": (0, 1),
    "creditLinePreApprove": (0, 1),
    "creditLineUnfreeze": (0, 1),
    "creditLineProposalApprove": (2, 0),
    "creditLineProposalReject": (0, 0),
    "creditLineFreeze": (1, 0),
    "creditLineClose": (1, 0),
}
"""Movements and proposals that a verb leaves."""


@pytest.mark.parametrize("name", sorted(ANSWERS))
async def test_twenty_times_is_once(house: House, name: str) -> None:
    login, given, other = await ready(house, name)
    assert await code(house, name, login, **given, idempotencyKey="") == "IDEMPOTENCY_KEY_MISSING"
    before = tuple(await database.pool().fetchrow(COUNTS))
    keyed = given | {"idempotencyKey": "one"}
    at_once = await asyncio.gather(*(send(house, name, login, **keyed) for _ in range(TIMES // 2)))
    answers = [*at_once, *[await send(house, name, login, **keyed) for _ in range(TIMES // 2)]]
    assert answers[0]["userErrors"] == []
    assert all(answer == answers[0] for answer in answers)
    after = tuple(await database.pool().fetchrow(COUNTS))
    assert tuple(a - b for a, b in zip(after, before, strict=True)) == (*EFFECTS[name], 1)
    assert await code(house, name, login, **(keyed | other)) == "IDEMPOTENCY_CONFLICT"


async def test_a_limit_by_two_people_and_what_a_borrower_sees(house: House) -> None:
    made = await send(house, "creditLineGrant", **grant(house))
    about = {"proposalId": made["proposal"]["id"]}
    assert await code(house, "creditLineProposalApprove", MANAGER, **about) == "OWN_REQUEST"
    assert await code(house, "creditLineProposalApprove", "officer", **about) == "FORBIDDEN"
    hidden = await code(house, "creditLineProposalApprove", "stranger", **about)
    assert hidden == "LINE_PROPOSAL_NOT_FOUND"
    done = await send(house, "creditLineProposalApprove", RISK, **about)
    assert done["proposal"]["status"] == "APPROVED"
    text = """query ($id: ID!) { creditLine(customerId: $id) { status limit { amount }
        available { amount } expiresOn subLines { limit { amount } isRevolving product { code } } }
        creditLines { totalCount edges { node { number } } } }"""
    seen = await house.data(text, "borrower", id=customer(house))
    assert seen["creditLine"] == {
        "status": "ACTIVE",
        "limit": {"amount": "1000.00"},
        "available": {"amount": "1000.00"},
        "expiresOn": "2024-12-31",
        "subLines": [
            {"limit": {"amount": "600.00"}, "isRevolving": True, "product": {"code": "P1"}}
        ],
    }
    assert seen["creditLines"]["totalCount"] == 1
    for login in ("neighbour", "stranger"):
        nothing = await house.data(text, login, id=customer(house))
        assert nothing == {"creditLine": None, "creditLines": {"totalCount": 0, "edges": []}}
    inner = "query ($id: ID!) { creditLine(customerId: $id) { frozenReason } }"
    assert await house.code(inner, "borrower", id=customer(house)) == "FORBIDDEN"
    mine = "{ me { customer { creditLine { available { amount } } } } }"
    me = (await house.data(mine, "borrower"))["me"]["customer"]
    assert me == {"creditLine": {"available": {"amount": "1000.00"}}}


async def test_movements_tell_what_happened(house: House) -> None:
    line = await granted(house)
    await send(house, "creditLineFreeze", lineId=line, reason="风险预警")
    text = """query ($id: ID!, $after: String) { creditLineMovements(lineId: $id, first: 2,
        after: $after) { pageInfo { hasNextPage endCursor } edges { node { seq kind reason
        amount { amount } limitAfter { amount } statusAfter productId } } } }"""
    first = (await house.data(text, "auditor", id=line))["creditLineMovements"]
    assert first["pageInfo"]["hasNextPage"] is True
    rest = (await house.data(text, "auditor", id=line, after=first["pageInfo"]["endCursor"]))[
        "creditLineMovements"
    ]
    told = [edge["node"] for edge in (*first["edges"], *rest["edges"])]
    assert [(m["seq"], m["kind"], m["amount"]["amount"]) for m in told] == [
        (3, "FREEZE", "0.00"),
        (2, "SUB_LINE", "600.00"),
        (1, "GRANT", "1000.00"),
    ]
    assert (told[0]["reason"], told[0]["statusAfter"]) == ("风险预警", "FROZEN")
    assert await house.code(text, "stranger", id=line) == "LINE_NOT_FOUND"
    assert await house.code(text, "borrower", id=line) == "FORBIDDEN"


async def test_lists_by_status_product_and_last_day(house: House) -> None:
    line = await granted(house)
    text = """query ($where: CreditLineWhere) { creditLines(where: $where) {
        totalCount edges { node { id } } } }"""
    product = to_id("Product", house.lender.product_id)
    for where, found in (
        ({"status": "ACTIVE"}, 1),
        ({"status": "FROZEN"}, 0),
        ({"productId": product}, 1),
        ({"productId": to_id("Product", new_id())}, 0),
        ({"expiresUntil": "2024-12-30"}, 0),
        ({"expiresUntil": "2024-12-31"}, 1),
        ({"number": "ED"}, 1),
        ({"branchId": to_id("Branch", house.lender.branch_id)}, 1),
    ):
        page = (await house.data(text, where=where))["creditLines"]
        assert (page["totalCount"], len(page["edges"])) == (found, found), where
    node = "query ($id: ID!) { node(id: $id) { __typename id } }"
    assert (await house.data(node, id=line))["node"]["__typename"] == "CreditLine"
    assert (await house.data(node, "stranger", id=line))["node"] is None


async def test_a_loan_gives_back_what_is_repaid(house: House) -> None:
    """The hook of every verb on loans: repaid, reversed, and nothing for a loan of no line."""
    line = await granted(house)
    loan = await house.loan(principal="600.00")
    name = f"loan/{key_of(loan)}"
    async with database.transaction() as tx:
        await credit_lines.reserve(
            tx,
            SYSTEM,
            customer_id=house.lender.customer_id,
            product_id=house.lender.product_id,
            amount_minor=60_000,
            currency="CNY",
            subject="application/x",
        )
        await credit_lines.use(tx, SYSTEM, reservation="application/x", loan=name)

    async def used() -> int:
        view = (await credit_lines.lines_by_id(SYSTEM, [key_of(line)]))[key_of(line)]
        return view.used_minor

    assert await used() == 60_000
    paid = await house.lender.do(key_of(loan), "prepay", "200.00", choice="smaller_instalment")
    assert await used() == 40_000
    dry = await house.lender.do(key_of(loan), "payoff", dry_run=True)
    assert dry.preview is not None and await used() == 40_000
    await house.lender.do(key_of(loan), "reverse", event=str(paid.event_id))
    assert await used() == 60_000
    await house.lender.do(key_of(await house.loan()), "repay", "106.62")
    assert await used() == 60_000
    await house.lender.do(key_of(loan), "write_off")
    assert await used() == 60_000, "what is given up was lent all the same"
    kinds = await database.pool().fetch("SELECT kind FROM line_movement ORDER BY seq DESC LIMIT 2")
    assert [r["kind"] for r in kinds] == ["retake", "release"]
    assert await credit_lines.verify(SYSTEM) == []


async def test_hostile_input_is_refused_with_a_code(house: House) -> None:
    for change, wanted in (
        ({"limit": "-1.00"}, "INVALID_AMOUNT"),
        ({"limit": "0.00"}, "AMOUNT_NOT_POSITIVE"),
        ({"limit": "1e5"}, "INVALID_AMOUNT"),
        ({"limit": "\uff11.00"}, "INVALID_AMOUNT"),
        ({"limit": "1.001"}, "INVALID_AMOUNT"),
        ({"currency": "XXX"}, "UNKNOWN_CURRENCY"),
        ({"expiresOn": "2024-02-30"}, "INVALID_DATE"),
        ({"expiresOn": "2023-12-31"}, "OUT_OF_RANGE"),
        ({"reason": ""}, "REASON_MISSING"),
        ({"reason": "x\u200by"}, "REASON_MISSING"),
        ({"reason": "好" * 501}, "REASON_MISSING"),
        ({"customerId": to_id("Loan", house.lender.customer_id)}, "CUSTOMER_NOT_FOUND"),
        ({"customerId": "' OR 1=1 --"}, "CUSTOMER_NOT_FOUND"),
        ({"subLines": [grant(house)["subLines"][0]] * 2}, "OUT_OF_RANGE"),
        ({"subLines": [grant(house)["subLines"][0]] * 51}, "TOO_MANY_ITEMS"),
    ):
        assert await code(house, "creditLineGrant", **(grant(house) | change)) == wanted, change
    listed = {"kind": "PRE_APPROVAL", "customerId": customer(house), "reason": "名单"}
    assert await code(house, "creditLinePropose", **listed) == "UNKNOWN_CHOICE"
    assert await database.pool().fetchval("SELECT count(*) FROM line_proposal") == 0


async def test_changes_are_told_live(house: House, redis: Redis) -> None:
    line = await granted(house)
    text = """subscription ($id: ID!) { lineChanged(customerId: $id) {
        type line { available { amount } status } } }"""
    while await outbox.relay(redis):
        pass
    sent = {"authorization": house.headers["borrower"]}
    context = Context(house.services, language="en", connection_params=sent)
    await context.actor_or_none()
    feed: Any = await schema.subscribe(text, {"id": customer(house)}, context_value=context)
    told = [await asyncio.wait_for(anext(feed), 10)]
    await send(house, "creditLineFreeze", lineId=line, reason="风险预警")
    while await outbox.relay(redis):
        pass
    told.append(await asyncio.wait_for(anext(feed), 10))
    await feed.aclose()
    assert [each.data["lineChanged"] for each in told] == [
        {"type": "current", "line": {"available": {"amount": "1000.00"}, "status": "ACTIVE"}},
        {"type": "freeze", "line": {"available": {"amount": "0.00"}, "status": "FROZEN"}},
    ]


def test_the_news_are_described() -> None:
    told = event_schemas()["credit_line.changed"]
    assert {"branchId", "customerId", "availableMinor", "lineVersion"} <= set(told["required"])
