"""Merchants through GraphQL: by the partner manager, activated by another, each verb once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.graphql.call import type_of_input
from tests.graphql.conftest import House
from xindai.graphql.base.node import to_id
from xindai.kernel.ids import new_id
from xindai.platform import db as database

TIMES = 20
SHOWN = """merchant { id code status feeRate settlementDays reason version
    makers { id } checker { id name }
    accounts { name number isProposed } stores { id code salesReps { name phone } } }"""
ACCOUNT = {"accountName": "某某电器", "accountNumber": "110060149300000123", "bank": "某银行"}


async def send(house: House, name: str, login: str = "partners", /, **given: Any) -> Any:
    text = (
        f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
        f"{{ {SHOWN} userErrors {{ code field }} }} }}"
    )
    sent = {"idempotencyKey": str(new_id())} | given
    return (await house.data(text, login, input=sent))[name]


async def code(house: House, name: str, login: str = "partners", /, **given: Any) -> str:
    (error,) = (await send(house, name, login, **given))["userErrors"]
    return str(error["code"])


def shop(house: House) -> dict[str, Any]:
    branch = to_id("Branch", house.lender.branch_id)
    about = {"code": "SHOP-1", "name": "某某电器", "branchId": branch}
    return about | {"feeRate": "0.03", "settlementDays": 1} | ACCOUNT


async def ready(house: House, name: str) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Who may, the input of the verb, and what makes it another input."""
    if name == "merchantCreate":
        return "partners", shop(house), {"accountNumber": "110060149300000124"}
    made = (await send(house, "merchantCreate", **shop(house)))["merchant"]["id"]
    about = {"merchantId": made}
    match name:
        case "merchantChange":
            return "partners", about | {"feeRate": "0.04"}, {"feeRate": "0.05"}
        case "merchantAccountChange":
            return "partners", about | ACCOUNT, {"bank": "另一银行"}
        case "merchantActivate":
            return "risk", about, {"merchantId": to_id("Merchant", new_id())}
        case "merchantSuspend":
            await send(house, "merchantActivate", "risk", **about)
            return "partners", about | {"reason": "投诉较多"}, {"forGood": True}
        case "storeAdd":
            return "partners", about | {"code": "S1", "name": "一号店"}, {"code": "S2"}
    stores = await send(house, "storeAdd", **about, code="S1", name="一号店")
    store = stores["merchant"]["stores"][0]["id"]
    given = {"storeId": store, "name": "王五", "phone": "13700137001"}
    return "partners", given, {"phone": "13700137002"}


VERBS = (
    "merchantAccountChange",
    "merchantActivate",
    "merchantChange",
    "merchantCreate",
    "merchantSuspend",
    "salesRepAdd",
    "storeAdd",
)


@pytest.mark.parametrize("name", VERBS)
async def test_twenty_times_is_once(house: House, name: str) -> None:
    login, given, other = await ready(house, name)
    assert await code(house, name, login, **given, idempotencyKey="") == "IDEMPOTENCY_KEY_MISSING"
    count = "SELECT count(*) FROM audit_record"
    before = await database.pool().fetchval(count)
    keyed = given | {"idempotencyKey": "one"}
    at_once = await asyncio.gather(*(send(house, name, login, **keyed) for _ in range(TIMES // 2)))
    answers = [*at_once, *[await send(house, name, login, **keyed) for _ in range(TIMES // 2)]]
    assert answers[0]["userErrors"] == []
    assert all(answer == answers[0] for answer in answers)
    assert await database.pool().fetchval(count) == before + 1
    assert await code(house, name, login, **(keyed | other)) == "IDEMPOTENCY_CONFLICT"


async def test_two_people_and_a_masked_account(house: House) -> None:
    made = (await send(house, "merchantCreate", **shop(house)))["merchant"]
    assert (made["status"], made["feeRate"], made["checker"]) == ("APPLIED", "0.03", None)
    assert made["accounts"] == [{"name": "某***", "number": "************0123", "isProposed": True}]
    about = {"merchantId": made["id"]}
    assert await code(house, "merchantActivate", "partners", **about) == "OWN_REQUEST"
    assert await code(house, "merchantActivate", "cashier", **about) == "FORBIDDEN"
    assert await code(house, "merchantActivate", "stranger", **about) == "MERCHANT_NOT_FOUND"
    done = (await send(house, "merchantActivate", "manager", **about))["merchant"]
    assert (done["status"], done["accounts"][0]["isProposed"]) == ("ACTIVE", False)
    text = """query ($id: ID!) { merchant(id: $id) { code branch { code } }
        node(id: $id) { __typename } merchants(where: {text: "SHOP", status: ACTIVE}) {
        totalCount edges { node { code stores { code } } } } }"""
    seen = await house.data(text, "auditor", id=made["id"])
    assert seen["merchant"] == {"code": "SHOP-1", "branch": {"code": "B1"}}
    assert seen["node"] == {"__typename": "Merchant"}
    assert seen["merchants"]["totalCount"] == 1
    hidden = await house.data(text, "stranger", id=made["id"])
    assert (hidden["merchant"], hidden["node"]) == (None, None)
    assert hidden["merchants"] == {"totalCount": 0, "edges": []}
