"""Borrowers through the schema: the whole way in by cookie, their own data, and nothing twice."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.graphql.calls import CONSENTS, type_of_input
from tests.graphql.conftest import PASSWORD, House
from xindai.graphql.base.cookies import BORROWERS
from xindai.graphql.base.node import to_id
from xindai.graphql.endpoint import endpoint
from xindai.platform import db as database
from xindai.platform.sms_sandbox import SandboxSms

PHONE = "13700137000"


@pytest.fixture
async def phone(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """A browser on the borrowers' page."""
    app = endpoint(house.services, BORROWERS)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app),
        base_url="https://loans.test",
        headers={"Origin": "https://loans.test", "Accept-Language": "en"},
    ) as client:
        yield client


async def ask(client: httpx.AsyncClient, query: str, **variables: Any) -> dict[str, Any]:
    response = await client.post("/", json={"query": query, "variables": variables})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    assert "errors" not in answer, answer["errors"]
    return answer["data"]


async def do(client: httpx.AsyncClient, name: str, payload: str, /, **given: Any) -> dict[str, Any]:
    text = f"""mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) {{
        {payload} userErrors {{ code field }} }} }}"""
    found: dict[str, Any] = (await ask(client, text, input=given))[name]
    return found


async def code(house: House, client: httpx.AsyncClient, purpose: str, phone: str) -> str:
    """The code of the last message, as the sandbox page shows it."""
    async for key in house.services.redis.scan_iter("xindai:code:*:[0-9]*"):
        await house.services.redis.delete(key)
    told = await ask(
        client,
        """mutation ($purpose: CodePurpose!, $phone: String!) {
           requestCode(purpose: $purpose, phone: $phone) { userErrors { code field } } }""",
        purpose=purpose,
        phone=phone,
    )
    assert told == {"requestCode": {"userErrors": []}}
    await house.services.sms.drained()
    last = (await SandboxSms(house.services.redis).messages())[0]
    found = re.search(r"\d{6}", last.text)
    assert found and last.phone == phone
    return found[0]


async def test_from_the_first_code_to_the_closed_account(
    house: House, phone: httpx.AsyncClient
) -> None:
    sent = await code(house, phone, "REGISTER", PHONE)
    signed = await do(
        phone, "register", "token expiresAt account { phone }", phone=PHONE, code=sent,
        password=PASSWORD, consents=CONSENTS, idempotencyKey="1",
    )  # fmt: skip
    assert signed | {"expiresAt": None} == {
        "token": None,
        "expiresAt": None,
        "account": {"phone": "137****7000"},
        "userErrors": [],
    }
    (cookie,) = phone.cookies.jar
    assert (cookie.name, cookie.secure) == ("__Host-xindai-borrower", True)
    me = "{ me { account { phone } customer { name bankCards { number bank isDefault } } } }"
    nobody = {"account": {"phone": "137****7000"}, "customer": None}
    assert (await ask(phone, me))["me"] == nobody
    number = "110105197701010020"
    bound = await do(
        phone, "bindIdentity", "customer { name idNumber phone }", name="王小明",
        idNumber=number, idempotencyKey="2",
    )  # fmt: skip
    assert bound == {
        "customer": {"name": "王**", "idNumber": "110***********0020", "phone": "137****7000"},
        "userErrors": [],
    }
    card = await do(
        phone, "bankCardBind", "bankCards { id number }", number="6222 0212 3456 7890 128",
        idempotencyKey="3",
    )  # fmt: skip
    assert [c["number"] for c in card["bankCards"]] == ["************0128"]
    assert (await ask(phone, me))["me"]["customer"] == {
        "name": "王**",
        "bankCards": [{"number": "************0128", "bank": "中国工商银行", "isDefault": True}],
    }
    told = await do(phone, "closeAccount", "", idempotencyKey="4")
    assert told == {"userErrors": []}
    assert not list(phone.cookies.jar)
    answer = await phone.post("/", json={"query": me})
    assert answer.json()["errors"][0]["extensions"]["code"] == "NOT_SIGNED_IN"
    again = await do(phone, "borrowerSignIn", "token", phone=PHONE, password=PASSWORD)
    assert again["userErrors"] == [{"code": "SIGN_IN_FAILED", "field": None}]
    # The phone is free, and the person may come back: the same customer, bound to a new account.
    sent = await code(house, phone, "REGISTER", PHONE)
    await do(phone, "register", "token", phone=PHONE, code=sent, password=PASSWORD,
             consents=CONSENTS, idempotencyKey="5")  # fmt: skip
    back = await do(phone, "bindIdentity", "customer { number }", name="王小明",
                    idNumber=number, idempotencyKey="6")  # fmt: skip
    assert back["userErrors"] == []
    assert await database.pool().fetchval("SELECT count(*) FROM customer") == 3


async def test_a_cookie_of_the_staff_opens_nothing_here(
    house: House, phone: httpx.AsyncClient
) -> None:
    token = house.headers["manager"].removeprefix("Bearer ")
    phone.cookies.set("__Host-xindai-borrower", token, domain="loans.test")
    answer = await phone.post("/", json={"query": "{ viewer { kind } }"})
    assert answer.json()["errors"][0]["extensions"]["code"] == "NOT_SIGNED_IN"


BORROWER_LOAN = """query ($id: ID!) { loan(id: $id) { number outstanding { amount }
    instalments { n dueOn unpaid { amount } } transactions { type amount { amount } }
    contract { number } customer { name } } }"""


async def test_a_borrower_sees_his_loan_and_not_the_lenders_view_of_it(house: House) -> None:
    loan = await house.loan()
    seen = await house.data(BORROWER_LOAN, "borrower", id=loan)
    assert (seen["loan"]["outstanding"], len(seen["loan"]["instalments"])) == (
        {"amount": "1200.00"},
        12,
    )
    assert seen["loan"]["customer"] == {"name": "张*"}
    assert (await house.data(BORROWER_LOAN, "neighbour", id=loan))["loan"] is None
    for field in (
        "stage", "assetClass", "branch { code }", "provision { amount }", "journalEntries { id }",
        "transactions { actor { id } }", "transactions { data }", "customer { source }",
        "customer { branch { code } }", "customer { isSynthetic }", "contract { source }",
    ):  # fmt: skip
        text = f"query ($id: ID!) {{ loan(id: $id) {{ {field} }} }}"
        answer = await house.ask(text, "borrower", id=loan)
        code = answer["errors"][0]["extensions"]["code"]
        assert code in ("FORBIDDEN", "GRAPHQL_INVALID"), field
    mine = await house.data("{ me { customer { loans { number } } } }", "borrower")
    assert [one["number"] for one in mine["me"]["customer"]["loans"]] == [seen["loan"]["number"]]
    theirs = await house.data("{ me { customer { loans { number } } } }", "neighbour")
    assert theirs["me"]["customer"]["loans"] == []


async def test_the_export_holds_everything_in_full(house: House) -> None:
    loan = await house.loan()
    await house.data(
        """mutation ($id: ID!) { revealCustomer(input: {id: $id, reason: "核对身份",
           idempotencyKey: "look"}) { revealed { name } userErrors { code } } }""",
        "manager",
        id=to_id("Customer", house.lender.customer_id),
    )
    export = """mutation ($password: String, $key: String!) { exportOwnData(
        input: {password: $password, idempotencyKey: $key}) {
        document userErrors { code field } } }"""
    await database.pool().execute("UPDATE session SET created_at = now() - interval '6 minutes'")
    told = (await house.data(export, "borrower", key="1"))["exportOwnData"]
    assert told["userErrors"] == [{"code": "PASSWORD_REQUIRED", "field": "password"}]
    told = (await house.data(export, "borrower", password="a guess", key="2"))["exportOwnData"]
    assert told["userErrors"] == [{"code": "PASSWORD_WRONG", "field": "password"}]
    told = (await house.data(export, "borrower", password=PASSWORD, key="3"))["exportOwnData"]
    assert told["userErrors"] == []
    document = told["document"]
    assert set(document) == {
        *("account", "profile", "consents", "sessions", "revealed_to", "contracts", "loans")
    }
    assert document["account"]["phone"] == document["profile"]["phone"] == "13800138000"
    assert (document["profile"]["name"], document["profile"]["id_number"]) == (
        "张三",
        "11010519491231002X",
    )
    (look,) = document["revealed_to"]
    assert look["reason"] == "核对身份" and look["by"].startswith("staff:")
    (one,) = document["loans"]
    assert to_id("Loan", UUID(one["id"])) == loan
    assert (len(one["schedule"]), len(one["transactions"]), len(document["contracts"])) == (
        12,
        1,
        1,
    )
    theirs = (await house.data(export, "neighbour", password=PASSWORD, key="4"))["exportOwnData"][
        "document"
    ]
    assert theirs["loans"] == theirs["contracts"] == theirs["revealed_to"] == []
    assert "张三" not in json.dumps(theirs, ensure_ascii=False)
    actions = await database.pool().fetch(
        "SELECT detail::text FROM audit_record WHERE action = 'reporting.export_own_data'"
    )
    assert len(actions) == 2 and "13800138000" not in str(actions)


CLOSE = """mutation ($password: String!, $key: String!) { closeAccount(
    input: {password: $password, idempotencyKey: $key}) { userErrors { code field } } }"""


async def test_who_owes_cannot_close(house: House) -> None:
    await house.loan()
    told = await house.data(CLOSE, "borrower", password=PASSWORD, key="1")
    assert told["closeAccount"]["userErrors"] == [{"code": "ACCOUNT_IN_USE", "field": None}]
    assert (await house.data("{ me { account { phone } } }", "borrower"))["me"]["account"]
    told = await house.data(CLOSE, "neighbour", password="a guess", key="1")
    assert told["closeAccount"]["userErrors"] == [{"code": "PASSWORD_WRONG", "field": "password"}]
    told = await house.data(CLOSE, "neighbour", password=PASSWORD, key="2")
    assert told["closeAccount"]["userErrors"] == []
    assert await house.code("{ me { account { phone } } }", "neighbour") == "NOT_SIGNED_IN"
    kept = await database.pool().fetchrow(
        "SELECT password_hash, phone_masked FROM borrower_account WHERE closed_at IS NOT NULL"
    )
    assert dict(kept) == {"password_hash": "", "phone_masked": ""}
