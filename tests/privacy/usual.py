"""People as the house deals with them every day: well, ill-formed, twice, and by strangers."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from tests.graphql.calls import CONSENTS
from tests.privacy.house import PASSWORD, House
from tests.privacy.markers import Person

FIND = """query ($where: CustomerWhere) { customers(where: $where) {
    totalCount edges { node { id name phone idNumber } } } }"""
REVEAL = "revealed { name phone idNumber }"
CODE = """mutation ($purpose: CodePurpose!, $phone: String!) {
    requestCode(purpose: $purpose, phone: $phone) { userErrors { code message field } } }"""
SIGN_IN = """mutation ($input: BorrowerSignInInput!) { borrowerSignIn(input: $input) {
    token account { phone } userErrors { code message field } } }"""


def by_staff(person: Person) -> bool:
    """Whether staff add him; the others come by themselves."""
    return person.n % 4 != 3


def held_back(person: Person) -> bool:
    """Whether a checker has to agree."""
    return person.n % 4 == 1


async def at_the_counter(house: House, person: Person) -> None:
    """The staff's side; a held-back request of every second one is approved."""
    given: dict[str, Any] = {
        "name": person.name,
        "idNumber": person.id_number,
        "phone": f"+86 {person.phone[:3]} {person.phone[3:7]} {person.phone[7:]}",
        "branchId": house.branch,
        "idempotencyKey": f"add-{person.n}",
    }
    if by_staff(person):
        shown = "customer { id name phone idNumber } approval { id }"
        for n, change in enumerate((
            {"idNumber": f"{person.id_number[:-1]}Y"},
            {"phone": f"{person.phone}0"},
            {"name": f"{person.name}\n{person.name}"},
            {"name": person.name * 20},
        )):  # fmt: skip
            ill = given | change | {"idempotencyKey": f"ill-{n}-{person.n}"}
            await house.do("officer", "createCustomer", shown, ill)
        # Once, again, again under another key, and the same key for something else.
        another = {"idempotencyKey": f"again-{person.n}"}
        for change in ({}, {}, another, {"phone": person.next_phone}):
            await house.do("officer", "createCustomer", shown, given | change)
        if held_back(person):
            pending = await house.do("officer", "createCustomer", shown, given)
            if person.n % 8 == 1:
                wanted = {"id": pending["approval"]["id"], "idempotencyKey": f"yes-{person.n}"}
                told = await house.do("checker", "approvalApprove", "request { status }", wanted)
                assert told["userErrors"] == [], told
    found = await _find(house, {"phone": given["phone"]}, {"idNumber": person.id_number})
    await _find(house, {"phone": person.id_number}, {"idNumber": person.phone})
    if found and person.n % 5 == 0:
        wanted = {"id": found[0]["id"], "reason": "核对身份", "idempotencyKey": f"see-{person.n}"}
        seen = await house.do("officer", "revealCustomer", REVEAL, wanted, True)
        assert seen["revealed"]["phone"] == person.phone
        assert seen["revealed"]["name"] == person.name.strip()


async def _find(house: House, *wheres: dict[str, str]) -> list[Any]:
    found = []
    for where in wheres:
        body = {"query": FIND, "variables": {"where": where}}
        data = (await house.send("officer", body)).json().get("data")
        found += [edge["node"] for edge in data["customers"]["edges"]] if data else []
    return found


async def at_his_phone(house: House, person: Person, stranger: Person) -> None:
    """The borrower's side, from the first code to the export."""
    own = {"X-Forwarded-For": person.address, "User-Agent": "Mozilla/5.0 (Linux; Android 16)"}
    account = {"phone": person.phone, "password": PASSWORD, "consents": CONSENTS}
    key = {"idempotencyKey": f"key-{person.n}"}
    code = await _code(house, None, "REGISTER", person.phone, own)
    wanted = account | key | {"code": code}
    token = ""
    for n, change in enumerate(({"code": "12345"}, {"password": person.phone[:7]}, {}, {})):
        wanted["idempotencyKey"] = f"in-{min(n, 2)}-{person.n}"
        shown = "token account { phone }"
        told = await house.do(None, "register", shown, wanted | change, **own)
        token = (told or {}).get("token") or ""
    assert token, told
    await house.send(None, {"query": CODE, "variables": _again(person)}, **own)
    for password in (person.id_number, PASSWORD):
        entry = {"input": {"phone": person.phone, "password": password}}
        await house.send(None, {"query": SIGN_IN, "variables": entry}, **own)
    identity = {"name": person.name, "idNumber": person.id_number}
    for n, change in enumerate(({"idNumber": stranger.phone}, {"name": ""}, {}, {})):
        identity["idempotencyKey"] = f"who-{min(n, 2)}-{person.n}"
        shown = "customer { name idNumber phone }"
        told = await house.do(token, "bindIdentity", shown, identity | change, **own)
    assert told and told["userErrors"] == [], told
    for n, number in enumerate((f"{person.card}1", person.phone, *[person.card] * 3)):
        card = {"number": number, "idempotencyKey": f"card-{min(n, 3)}-{person.n}"}
        await house.do(token, "bankCardBind", "bankCards { number bank }", card, **own)
    if person.n % 5 == 0:
        code = await _code(house, token, "CHANGE_PHONE", person.next_phone, own)
        change = {"phone": person.next_phone, "code": code, "password": PASSWORD} | key
        told = await house.do(token, "changePhone", "account { phone }", change, **own)
        assert told["userErrors"] == [], told
    wanted = {"idempotencyKey": f"all-{person.n}"}
    shown = await house.do(token, "exportOwnData", "document", wanted, True, **own)
    assert shown["document"]["account"]["phone"] in (person.phone, person.next_phone)


def _again(person: Person) -> dict[str, str]:
    return {"purpose": "RESET", "phone": person.phone}


async def _code(
    house: House, who: str | None, purpose: str, phone: str, headers: dict[str, str]
) -> str:
    body = {"query": CODE, "variables": {"purpose": purpose, "phone": phone}}
    await house.send(who, body, **headers)
    for _ in range(600):
        if (code := house.outside.code(phone)) is not None:
            return code
        await asyncio.sleep(0.05)
    raise AssertionError("no text message came")


async def staff_with_phones(house: House, crowd: Sequence[Person]) -> None:
    """Staff are reached by phone too, and reset their passwords by it."""
    for person in crowd:
        login = f"clerk{person.n}"
        wanted = {
            "login": login, "displayName": "柜员", "branchId": house.branch, "roles": ["cashier"],
            "phone": person.phone, "idempotencyKey": f"clerk-{person.n}",
        }  # fmt: skip
        odd = {"roles": [person.phone, person.given]}
        for n, change in enumerate(({"phone": f"{person.phone}7"}, odd, {}, {})):
            wanted["idempotencyKey"] = f"clerk-{min(n, 2)}-{person.n}"
            told = await house.do("admin", "staffCreate", "staff { id }", wanted | change)
        change = {
            "staffId": told["staff"]["id"],
            "phone": person.next_phone,
            "idempotencyKey": f"move-{person.n}",
        }
        await house.do("admin", "staffChange", "staff { id }", change)
        asked = f'staffPasswordResetRequest(login: "{login}")'
        text = f"mutation {{ {asked} {{ userErrors {{ code }} }} }}"
        await house.send(None, {"query": text}, **{"X-Forwarded-For": person.address})
        reset = {"login": login, "code": "000000", "newPassword": person.phone}
        await house.do(None, "staffPasswordReset", "", reset)


async def holding_back(house: House) -> str:
    """From now on a checker has to agree to every new customer; the id of the rule."""
    policy = {"command": "customer.create", "role": "approver_1", "idempotencyKey": "policy"}
    told = await house.do("admin", "approvalPolicySet", "policy { id }", policy)
    assert told["userErrors"] == [], told
    id: str = told["policy"]["id"]
    return id


async def holding_back_no_more(house: House, policy: str) -> None:
    """As before, once somebody else agrees."""
    given = {"id": policy, "idempotencyKey": "no policy"}
    told = await house.do("admin", "approvalPolicyRemove", "approval { id }", given)
    asked = {"id": told["approval"]["id"], "idempotencyKey": "no policy"}
    done = await house.do("risk", "approvalApprove", "request { status }", asked)
    assert done["request"] == {"status": "EXECUTED"}, done
