"""Products over GraphQL: the road to the list by two people, and each verb twenty times."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.graphql.call import type_of_input
from tests.graphql.conftest import House
from xindai.platform import db as database

TIMES = 20
TERMS = {"grace_days": 3, "offer": {"kind": "cash_loan", "amount": {"max": "50000.00"}}}
SHOWN = "product { id code versions { id status version } } userErrors { code field message }"


async def do(house: House, login: str, name: str, **given: Any) -> Any:
    """The answer of a verb; sent twenty times with one key, half of them at once."""
    text = f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) {{ {SHOWN} }} }}"
    sent = given | {"idempotencyKey": f"key-{name}-{login}"}

    async def once() -> Any:
        return (await house.data(text, login, input=sent))[name]

    before = await audits()
    at_once = await asyncio.gather(*(once() for _ in range(TIMES // 2)))
    answers = [*at_once, *[await once() for _ in range(TIMES // 2)]]
    assert all(answer == answers[0] for answer in answers)
    assert await audits() - before == (0 if answers[0]["userErrors"] else 1)
    return answers[0]


async def audits() -> int:
    return int(await database.pool().fetchval("SELECT count(*) FROM audit_record"))


async def test_a_product_comes_to_the_list_by_two_people(house: House) -> None:
    made = await do(
        house, "products", "productCreate", code="NEW", nameZh="新品", nameEn="New", terms=TERMS
    )
    product, version = made["product"]["id"], made["product"]["versions"][0]["id"]
    text = """query ($v: ID!) { productFile(versionId: $v) }"""
    assert "grace_days: 3" in (await house.data(text, "products", v=version))["productFile"]
    early = await do(house, "products", "productList", versionId=version)
    assert early["userErrors"][0]["code"] == "WRONG_STATUS"
    await do(house, "products", "productSubmit", productId=product)
    his = await do(house, "products", "productApprove", versionId=version)
    assert his["userErrors"][0]["code"] == "FORBIDDEN"
    assert (await do(house, "risk", "productApprove", versionId=version))["userErrors"] == []
    input_type = type_of_input("productList")
    sell = f"mutation ($input: {input_type}!) {{ productList(input: $input) {{ {SHOWN} }} }}"
    given = {"versionId": version, "idempotencyKey": "list it now"}
    done = (await house.data(sell, "products", input=given))["productList"]
    assert done["product"]["versions"] == [{"id": version, "status": "LISTED", "version": 1}]
    seen = await house.data("{ products { code versions { status } } }", "borrower")
    assert {"code": "NEW", "versions": [{"status": "LISTED"}]} in seen["products"]
