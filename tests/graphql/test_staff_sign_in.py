"""Staff sign in on their pages: factors and passkeys over HTTP, and what administrators change."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pyotp
import pytest

from tests.graphql.conftest import PASSWORD, House, key_of
from tests.graphql.test_cookies import NAME, VIEWER, Browser, code
from tests.identity.authenticator import Device
from xindai.graphql.base.context import Context, Services
from xindai.graphql.base.cookies import STAFF
from xindai.graphql.base.node import to_id
from xindai.graphql.endpoint import endpoint
from xindai.graphql.schema import schema
from xindai.platform import db as database
from xindai.platform.outbox import relay

PAGE = "http://test"
ENTER = """mutation ($login: String!, $password: String!) {
  signIn(login: $login, password: $password) {
    token expiresAt staff { login } secondFactor { token methods passkeyOptions }
    userErrors { code } } }"""
SECOND = """mutation ($token: String!, $factor: FactorInput!) { signInSecondFactor(token: $token,
  factor: $factor) { token staff { login } userErrors { code } } }"""
PASSKEY = """mutation ($passkey: JSON!) { signInPasskey(passkey: $passkey) {
  token staff { login } userErrors { code } } }"""
OPTIONS = "mutation { %s { options userErrors { code } } }"
TOTP_BEGIN = """mutation ($key: String!) { totpBegin(input: {idempotencyKey: $key}) {
  secret address userErrors { code } } }"""
TOTP_CONFIRM = """mutation ($key: String!, $code: String!) { totpConfirm(
  input: {idempotencyKey: $key, code: $code}) { recoveryCodes userErrors { code } } }"""
PASSKEY_ADD = """mutation ($key: String!, $passkey: JSON!) { passkeyAdd(
  input: {idempotencyKey: $key, name: "电脑", passkey: $passkey}) {
  recoveryCodes userErrors { code } } }"""
STAFF_VERB = """mutation ($input: %s!) { %s(input: $input) { staff { login isActive roles }
  userErrors { code field } } }"""
GOOD = {"login": "manager", "password": PASSWORD}


@pytest.fixture
async def browser(house: House) -> AsyncIterator[Browser]:
    kept = house.services
    services = Services(kept.redis, kept.news, kept.cursor_key, False, kept.sms, origins=(PAGE,))
    async with Browser(endpoint(services, STAFF)) as client:
        yield client


async def data(browser: Browser, query: str, cookie: str = "", **variables: Any) -> Any:
    answer = (await browser.ask(query, cookie, **variables)).json()
    assert "errors" not in answer, answer
    (found,) = answer["data"].values()
    return found


async def test_password_then_app_then_passkey_alone(browser: Browser) -> None:
    cookie = (await browser.ask(ENTER, **GOOD)).cookies[NAME]
    draft = await data(browser, TOTP_BEGIN, cookie, key="begin")
    assert draft["address"].startswith("otpauth://totp/")
    app = pyotp.TOTP(draft["secret"])
    confirmed = await data(browser, TOTP_CONFIRM, cookie, key="confirm", code=app.now())
    assert (confirmed["userErrors"], len(confirmed["recoveryCodes"])) == ([], 10)

    half = await browser.ask(ENTER, **GOOD)
    assert "set-cookie" not in half.headers, "half a sign-in is no session"
    asked = half.json()["data"]["signIn"]
    assert (asked["token"], asked["staff"], asked["expiresAt"]) == (None, None, None)
    needed = asked["secondFactor"]
    assert (needed["methods"], needed["passkeyOptions"]) == (["totp", "recoveryCode"], None)
    for cookie_of_half in (needed["token"], ""):
        assert code(await browser.ask(VIEWER, cookie_of_half)) == "NOT_SIGNED_IN"
    wrong = await data(browser, SECOND, token=needed["token"], factor={"totp": "000000"})
    assert wrong["userErrors"] == [{"code": "FACTOR_WRONG"}]
    both = {"totp": "000000", "recoveryCode": "x"}
    told = await data(browser, SECOND, token=needed["token"], factor=both)
    assert told["userErrors"] == [{"code": "FACTOR_MISSING"}]
    right = {"recoveryCode": confirmed["recoveryCodes"][0]}
    entered = await browser.ask(SECOND, token=needed["token"], factor=right)
    signed = entered.json()["data"]["signInSecondFactor"]
    assert (signed["token"], signed["staff"]) == (None, {"login": "manager"})
    cookie = entered.cookies[NAME]

    device = Device(PAGE)
    options = await data(browser, OPTIONS % "passkeyOptions", cookie)
    assert options["options"]["rp"]["id"] == "test"
    added = await data(
        browser, PASSKEY_ADD, cookie, key="k", passkey=device.create(options["options"])
    )
    assert (added["userErrors"], added["recoveryCodes"]) == ([], None), "not the first factor"
    challenge = await data(browser, OPTIONS % "signInPasskeyOptions")
    alone = await browser.ask(PASSKEY, passkey=device.get(challenge["options"]))
    assert alone.json()["data"]["signInPasskey"]["staff"] == {"login": "manager"}
    seen = await browser.ask(VIEWER, alone.cookies[NAME])
    assert seen.json()["data"] == {"viewer": {"staff": {"login": "manager"}}}
    again = await data(browser, PASSKEY, passkey=device.get(challenge["options"]))
    assert again["userErrors"] == [{"code": "FACTOR_WRONG"}]
    text = await data(browser, PASSKEY, passkey="no object")
    assert text["userErrors"] == [{"code": "NOT_AN_OBJECT"}]


async def test_old_sessions_prove_themselves_before_sensitive_acts(
    house: House, browser: Browser
) -> None:
    cookie = (await browser.ask(ENTER, login="admin", password=PASSWORD)).cookies[NAME]
    async with database.transaction() as tx:
        await tx.execute("UPDATE session SET proved_at = now() - interval '11 minutes'")
    cashier = await staff_id("cashier")
    reset = """mutation ($id: ID!, $key: String!) { staffResetPassword(input: {staffId: $id,
        idempotencyKey: $key}) { token userErrors { code } } }"""
    told = await data(browser, reset, cookie, id=cashier, key="k")
    assert told == {"token": None, "userErrors": [{"code": "STEP_UP_NEEDED"}]}
    prove = """mutation ($password: String!) { reauthenticate(input: {password: $password}) {
        userErrors { code } } }"""
    assert (await data(browser, prove, cookie, password=PASSWORD))["userErrors"] == []
    link = await data(browser, reset, cookie, id=cashier, key="k")
    assert link["userErrors"] == []
    assert await house.code(VIEWER, "cashier") == "NOT_SIGNED_IN", "his sessions are over"
    set_it = """mutation ($token: String!) { staffPasswordSet(input: {token: $token,
        newPassword: "a fine new password"}) { userErrors { code } } }"""
    assert (await data(browser, set_it, token=link["token"]))["userErrors"] == []
    signed = await browser.ask(ENTER, login="cashier", password="a fine new password")
    assert NAME in signed.cookies


async def test_rights_and_branches_change_with_the_next_request(house: House) -> None:
    repay = """mutation ($id: ID!, $key: String!) { loanRepay(input: {loanId: $id, amount: "1.00",
        idempotencyKey: $key}) { userErrors { code } } }"""
    loan = await house.loan()
    cashier = {"staffId": await staff_id("cashier"), "idempotencyKey": "roles"}
    change = STAFF_VERB % ("StaffChangeInput", "staffChange")
    done = await house.data(repay, "cashier", id=loan, key="1")
    assert done["loanRepay"]["userErrors"] == []
    changed = await house.data(change, "admin", input=cashier | {"roles": ["auditor"]})
    assert changed["staffChange"]["staff"]["roles"] == ["auditor"]
    refused = await house.data(repay, "cashier", id=loan, key="2")
    assert refused["loanRepay"]["userErrors"] == [{"code": "FORBIDDEN"}]

    seen = "query ($id: ID!) { loan(id: $id) { number } branches { code } }"
    assert (await house.data(seen, "stranger", id=loan))["loan"] is None
    async with database.transaction() as tx:  # B2 below a new head, B1 beside it
        head = await tx.value("SELECT id FROM branch WHERE code = 'B2'")
    move = """mutation ($input: BranchMoveInput!) { branchMove(input: $input) {
        branch { path } userErrors { code } } }"""
    given = {"branchId": to_id("Branch", house.lender.branch_id),
             "parentId": to_id("Branch", head), "idempotencyKey": "move"}  # fmt: skip
    own = await house.data(move, "admin", input=given)
    assert own["branchMove"]["userErrors"] == [{"code": "BRANCH_NOT_FOUND"}], "not his to see"
    async with database.transaction() as tx:
        await tx.execute("UPDATE staff_user SET branch_id = $1 WHERE login = 'admin'", head)
        await tx.execute("UPDATE branch SET parent_id = $1, path = '/B2/X/' || code || '/' "
                         "WHERE code = 'B1'", head)  # fmt: skip
        await tx.execute("INSERT INTO branch (id, code, name, path) VALUES "
                         "(gen_random_uuid(), 'X', 'X', '/B2/X/')")  # fmt: skip
    moved = await house.data(move, "admin", input=given | {"idempotencyKey": "move 2"})
    assert moved["branchMove"]["branch"] == {"path": "/B2/B1/"}
    now = await house.data(seen, "stranger", id=loan)
    assert now["loan"] is not None and {"code": "B1"} in now["branches"]


async def test_somebody_who_leaves_is_cut_off_while_he_listens(house: House) -> None:
    loan = await house.loan()
    text = "subscription ($id: ID!) { loanChanged(loanId: $id) { type } }"
    sent = {"authorization": house.headers["cashier"]}
    context = Context(house.services, language="en", connection_params=sent)
    feed: Any = await schema.subscribe(text, {"id": loan}, context_value=context)
    assert (await anext(feed)).errors is None
    waiting = asyncio.ensure_future(anext(feed))
    leave = {"staffId": await staff_id("cashier"), "isActive": False, "idempotencyKey": "k"}
    done = await house.data(
        STAFF_VERB % ("StaffActiveInput", "staffSetActive"), "admin", input=leave
    )
    assert done["staffSetActive"]["staff"]["isActive"] is False
    while await relay(house.services.redis):
        pass
    last = await asyncio.wait_for(waiting, 5)
    assert last.errors[0].extensions["code"] == "NOT_SIGNED_IN"
    assert await house.code(VIEWER, "cashier") == "NOT_SIGNED_IN"


async def test_people_are_listed_page_by_page(house: House) -> None:
    query = """query ($where: StaffWhere, $first: Int!, $after: String) { staff(where: $where,
      first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      edges { node { login phone lockedUntil hasFactor branch { code } } } } }"""
    found: list[str] = []
    after = None
    while True:
        page = (await house.data(query, "auditor", first=6, after=after))["staff"]
        found += [edge["node"]["login"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert found == sorted(found) and len(found) == page["totalCount"] == 15
    assert "stranger" not in found, "he works elsewhere"
    one = (await house.data(query, "admin", first=5, where={"text": "cash"}))["staff"]["edges"]
    assert [edge["node"]["branch"] for edge in one] == [{"code": "B1"}]
    assert await house.code(query, "cashier", first=5) == "FORBIDDEN"
    assert await house.code(query, "admin", first=5, after="x") == "INVALID_CURSOR"


async def staff_id(login: str) -> str:
    sql = "SELECT id FROM staff_user WHERE login = $1"
    found = to_id("Staff", await database.pool().fetchval(sql, login))
    assert key_of(found)
    return found
