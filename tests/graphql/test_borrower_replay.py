"""Every keyed verb of borrowers: sent twenty times, half of them at once, and done once."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest

from tests.graphql.calls import BORROWER_VERBS, CONSENTS, type_of_input
from tests.graphql.conftest import PASSWORD, House
from tests.graphql.more_calls.notifications import KEY as BROWSER
from xindai.graphql.base.node import to_id
from xindai.identity import api as identity
from xindai.identity.types import Visit
from xindai.platform import crypto
from xindai.platform import db as database
from xindai.platform.sms_sandbox import SandboxSms

TIMES = 20
OWN, NEW = "13800138000", "13700137000"
CARD, OTHER_CARD = "6222021234567890128", "6225881234567898"
NO_SESSION = to_id("BorrowerSession", UUID(int=7))
ANYTHING = "a longer password"

COUNTS = """SELECT
    (SELECT count(*) FROM audit_record) AS audit, (SELECT count(*) FROM customer) AS customers,
    (SELECT count(*) FROM borrower_account) AS accounts, (SELECT count(*) FROM session) AS sessions,
    (SELECT count(*) FROM consent) AS consents, (SELECT count(*) FROM bank_card) AS cards,
    (SELECT count(*) FROM idempotency_record) AS keys"""


async def counts() -> dict[str, int]:
    return dict(await database.pool().fetchrow(COUNTS))


async def code(house: House, purpose: str, phone: str) -> str:
    text = f"""mutation ($phone: String!) {{ requestCode(purpose: {purpose}, phone: $phone) {{
        userErrors {{ code }} }} }}"""
    told = await house.data(text, "borrower", phone=phone)
    assert told["requestCode"]["userErrors"] == []
    await house.services.sms.drained()
    found = re.search(r"\d{6}", (await SandboxSms(house.services.redis).messages())[0].text)
    assert found
    return found[0]


async def card(house: House, number: str) -> str:
    text = """mutation ($number: String!) { bankCardBind(input: {number: $number,
        idempotencyKey: $number}) { bankCards { id } } }"""
    text = text.replace("idempotencyKey: $number", f'idempotencyKey: "{number}"')
    found = await house.data(text, "borrower", number=number)
    id: str = found["bankCardBind"]["bankCards"][-1]["id"]
    return id


async def second_session(house: House) -> str:
    visit = Visit("192.0.2.7")
    await identity.sign_in_with_password(house.services.redis, OWN, PASSWORD, visit)
    found = await house.data("{ me { sessions { id isThis } } }", "borrower")
    (id,) = [one["id"] for one in found["me"]["sessions"] if not one["isThis"]]
    return str(id)


async def unbound(_house: House) -> dict[str, Any]:
    await database.pool().execute("UPDATE customer SET account_id = NULL")
    await database.pool().execute("UPDATE business_day SET current_on = '2012-06-30'")
    return {"name": "张三", "idNumber": "11010519491231002X"}


Make = Callable[[House], Awaitable[dict[str, Any]]]


def given(**fixed: Any) -> Make:
    async def make(_house: House) -> dict[str, Any]:
        return fixed

    return make


async def unconfirmed(house: House) -> dict[str, Any]:
    text = """mutation { ownMessagePreferenceSet(input: {language: "zh", choices: [],
        email: "a.b@example.com", idempotencyKey: "first"}) { userErrors { code } } }"""
    done = await house.data(text, "borrower")
    assert done["ownMessagePreferenceSet"]["userErrors"] == []
    return {}


async def unconfirmed_code(house: House) -> dict[str, Any]:
    await unconfirmed(house)
    async with database.transaction() as tx:
        subject = await tx.value("SELECT subject_id FROM message_preference")
        mark = (await crypto.keys(tx)).index(f"{subject}|123456", "email_code")
        await tx.execute(
            "UPDATE message_preference SET email_code_hash = $1,"
            " email_code_until = now() + interval '1 hour'",
            mark,
        )
    return {"code": "123456"}


async def registration(house: House) -> dict[str, Any]:
    sent = await code(house, "REGISTER", NEW)
    return {"phone": NEW, "code": sent, "password": PASSWORD, "consents": CONSENTS}


async def reset(house: House) -> dict[str, Any]:
    return {"phone": OWN, "code": await code(house, "RESET", OWN), "password": ANYTHING}


async def move(house: House) -> dict[str, Any]:
    return {"phone": NEW, "code": await code(house, "CHANGE_PHONE", NEW), "password": PASSWORD}


async def two_cards(house: House) -> dict[str, Any]:
    await card(house, CARD)
    return {"cardId": await card(house, OTHER_CARD)}


async def ending(house: House) -> dict[str, Any]:
    return {"sessionId": await second_session(house)}


CASES: dict[str, tuple[str, Make, dict[str, Any], dict[str, int]]] = {
    "register": ("token account { id }", registration, {"password": ANYTHING},
                 {"accounts": 1, "sessions": 1, "consents": 2}),
    "borrowerResetPassword": ("", reset, {"password": "yet another one"}, {"sessions": -1}),
    "borrowerChangePassword": ("", given(old=PASSWORD, new=ANYTHING), {"new": "yet another one"},
                               {}),
    "changePhone": ("account { phone }", move, {"phone": "13600136000"}, {"audit": 2}),
    "borrowerSessionEnd": ("sessions { id }", ending, {"sessionId": NO_SESSION},
                           {"sessions": -1}),
    "consentGive": ("consents { kind }", given(kind="MARKETING", version="2026-11-01"),
                    {"kind": "CREDIT_INQUIRY"}, {"consents": 1}),
    "consentWithdraw": ("consents { kind }", given(kind="MARKETING"), {"kind": "CREDIT_INQUIRY"},
                        {}),
    "closeAccount": ("", given(password=PASSWORD), {}, {"sessions": -1, "audit": 2}),
    "exportOwnData": ("document", given(password=PASSWORD), {}, {}),
    "bindIdentity": ("customer { id }", unbound, {"name": "王五"}, {}),
    "bankCardBind": ("bankCards { id }", given(number=CARD), {"number": OTHER_CARD}, {"cards": 1}),
    "bankCardRemove": ("bankCards { id }", two_cards, {}, {}),
    "ownMessagePreferenceSet": ("preference { language email }",
                                given(language="en", choices=[], email="a.b@example.com"),
                                {"language": "zh"}, {}),
    "ownEmailCodeSend": ("preference { email }", unconfirmed, {}, {}),
    "ownEmailConfirm": ("preference { emailConfirmed }", unconfirmed_code, {"code": "000000"}, {}),
    "pushSubscribe": ("preference { hasPush }", given(endpoint="https://93.184.216.34/p",
                      p256dh=BROWSER, auth="A" * 22), {"endpoint": "https://93.184.216.34/q"}, {}),
    "pushUnsubscribe": ("preference { hasPush }", given(endpoint="https://93.184.216.34/p"),
                        {"endpoint": "https://93.184.216.34/q"}, {}),
    "bankCardMakeDefault": ("bankCards { id isDefault }", two_cards, {}, {}),
}  # fmt: skip
"""Payload, what is needed first, what makes it another input, and what one of them adds."""


def test_every_keyed_verb_of_borrowers_is_here() -> None:
    assert set(CASES) == BORROWER_VERBS


@pytest.mark.parametrize("name", sorted(CASES))
async def test_twenty_times_is_once(house: House, name: str) -> None:
    payload, make, other, adds = CASES[name]
    wanted = await make(house) | {"idempotencyKey": "one"}
    login = None if name in ("register", "borrowerResetPassword") else "borrower"
    text = f"""mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) {{
        {payload} userErrors {{ code field }} }} }}"""

    async def send(**changed: Any) -> Any:
        return (await house.data(text, login, input=wanted | changed))[name]

    before = await counts()
    answers = await asyncio.gather(*(send() for _ in range(TIMES // 2)))
    once = await counts()
    answers += [await send() for _ in range(TIMES // 2)]
    assert await counts() == once, "what comes later only reads"
    if name == "closeAccount":  # whoever comes behind it has no session any more
        gone = [{"code": "NOT_SIGNED_IN", "field": None}]
        assert answers[-1]["userErrors"] == gone
        answers = [answer for answer in answers if answer["userErrors"] != gone]
    assert answers[0]["userErrors"] == []
    assert all(answer == answers[0] for answer in answers)
    added = {what: once[what] - before[what] for what in before if once[what] != before[what]}
    assert added == {"audit": 1, "keys": 1} | adds
    if other:
        told = (await send(**other))["userErrors"]
        assert told == [{"code": "IDEMPOTENCY_CONFLICT", "field": "idempotencyKey"}]
        assert await counts() == once
