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


CASE = {
    "name": "一万元十二期",
    "principal": "10000.00",
    "annualRate": "0.18",
    "instalments": 12,
    "method": "equal_instalment",
    "disbursedOn": "2024-01-15",
}
_CASE_SHOWN = "goldenCase { name expected } userErrors { code field message }"


async def do(
    house: House, login: str, name: str, /, *, shown: str = SHOWN, again: str = "", **given: Any
) -> Any:
    """The answer of a verb; sent twenty times with one key, half of them at once."""
    text = f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) {{ {shown} }} }}"
    sent = given | {"idempotencyKey": f"key-{name}-{login}{again}"}

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
    done = await do(house, "products", "productList", again="-now", versionId=version)
    assert done["product"]["versions"] == [{"id": version, "status": "LISTED", "version": 1}]
    seen = await house.data("{ products { code versions { status } } }", "borrower")
    assert {"code": "NEW", "versions": [{"status": "LISTED"}]} in seen["products"]


async def test_a_reviewer_sees_what_moves_before_he_says_yes(house: House) -> None:
    made = await do(
        house, "products", "productCreate", code="NEW", nameZh="新品", nameEn="New", terms=TERMS
    )
    product, first = made["product"]["id"], made["product"]["versions"][0]["id"]
    added = await do(
        house, "products", "productGoldenCaseAdd", shown=_CASE_SHOWN, productId=product, **CASE
    )
    assert added["goldenCase"]["expected"]["total"] == "11001.61"
    await do(house, "products", "productSubmit", productId=product)
    await do(house, "risk", "productApprove", versionId=first)
    await do(house, "products", "productList", versionId=first)
    dear = TERMS | {"fees": [{"kind": "instalment", "name": "服务费", "amount": "1.00"}]}
    begun = await do(house, "products", "productDraftChange", productId=product, terms=dear)
    second = begun["product"]["versions"][1]["id"]
    silent = await do(house, "products", "productSubmit", again="-2", productId=product)
    (no,) = silent["userErrors"]
    assert (no["code"], no["field"]) == ("GOLDEN_CASE_MOVED", "explanations")
    why = [{"case": CASE["name"], "why": "每期增收一元服务费"}]
    await do(house, "products", "productSubmit", again="-3", productId=product, explanations=why)

    seen = await house.data(
        """query ($old: ID!, $new: ID!, $product: ID!) {
            product(id: $product) { versions { version status explanations } }
            productVersionDiff(old: $old, new: $new) { path old new }
            productGoldenMoves(versionId: $new) { case figure old new }
            productGoldenCases(productId: $product) { name }
            productPrice(versionId: $new) { annualRate level path }
        }""",
        "risk",
        old=first,
        new=second,
        product=product,
    )
    assert [v["status"] for v in seen["product"]["versions"]] == ["LISTED", "UNDER_REVIEW"]
    assert seen["product"]["versions"][1]["explanations"] == {CASE["name"]: why[0]["why"]}
    assert [change["path"] for change in seen["productVersionDiff"]] == ["fees"]
    moves = {move["figure"]: (move["old"], move["new"]) for move in seen["productGoldenMoves"]}
    assert moves["fees"] == ("0.00", "12.00")
    assert seen["productGoldenCases"] == [{"name": CASE["name"]}]
    assert seen["productPrice"]["level"] == "PRODUCT"

    back = await do(house, "risk", "productReturn", versionId=second, reason="暂不收费")
    assert back["product"]["versions"][1]["status"] == "DRAFT"
    off = await do(house, "products", "productDelist", versionId=first)
    assert off["product"]["versions"][0]["status"] == "DELISTED"
    gone = await house.data(
        "query ($id: ID!) { products { code } product(id: $id) { code versions { id } } }",
        "borrower",
        id=product,
    )
    assert "NEW" not in [p["code"] for p in gone["products"]]
    assert gone["product"] == {"code": "NEW", "versions": []}, "a loan of it keeps its name"
