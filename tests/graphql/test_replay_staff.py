"""Mutations about staff with one key: sent twenty times, half at once, done once, told alike.

Also what is shown once (secrets, links, codes): a repetition is told the same, nobody keeps it.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator
from typing import Any

import pyotp
import pytest
import pytest_asyncio

from tests.graphql.calls import STAFF_VERBS, type_of_input
from tests.graphql.conftest import PASSWORD, STAFF, SYSTEM, House
from tests.identity.authenticator import Device
from xindai.graphql.base.context import Services
from xindai.graphql.base.cookies import STAFF as BROWSERS
from xindai.graphql.base.node import to_id
from xindai.graphql.endpoint import endpoint
from xindai.identity import api as identity
from xindai.identity.types import NewStaff, SignedIn, Site
from xindai.platform import db as database

pytestmark = pytest.mark.asyncio(loop_scope="module")
TIMES = 20
SITE = Site("loans.test", ("https://loans.test",))
PAYLOADS = {
    "branchCreate": "branch { path }", "branchRename": "branch { name }",
    "branchMove": "branch { path }", "branchSetActive": "branch { isActive }",
    "staffCreate": "staff { login } token expiresAt", "staffResetPassword": "token expiresAt",
    "staffSessionsEnd": "ended", "ownStaffSessionEnd": "ended",
    "ownStaffSessionsEndOthers": "ended",
    "roleCreate": "role { code permissions }", "roleChange": "role { code nameEn }",
    "roleDelete": "role { code }", "totpBegin": "secret address", "totpConfirm": "recoveryCodes",
    "recoveryCodesRenew": "recoveryCodes", "passkeyAdd": "recoveryCodes",
}  # fmt: skip
OWN = {"totpBegin", "totpConfirm", "totpRemove", "recoveryCodesRenew", "passkeyAdd",
       "passkeyRemove", "ownStaffSessionEnd", "ownStaffSessionsEndOthers",
       "staffPasswordChange"}  # fmt: skip
COUNTS = """SELECT (SELECT count(*) FROM audit_record) AS audit,
    (SELECT count(*) FROM idempotency_record) AS keys, (SELECT count(*) FROM staff_user) AS people,
    (SELECT count(*) FROM branch) AS branches, (SELECT count(*) FROM role) AS roles,
    (SELECT count(*) FROM outbox_message) AS news"""
_names = itertools.count()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def top(shared_house: House) -> AsyncIterator[House]:
    """One tree, so that its administrator sees the whole lender."""
    async with database.transaction() as tx:
        b1 = await tx.value("SELECT id FROM branch WHERE code = 'B1'")
        await tx.execute("UPDATE branch SET parent_id = $1, path = '/B1/B2/' WHERE code = 'B2'", b1)
    yield shared_house


async def ready(house: House, name: str) -> tuple[str, dict[str, Any]]:
    """The Authorization of who does it, and an input with which it works."""
    n = next(_names)
    wanted = NewStaff(
        login=f"person{n}", display_name="人", password=PASSWORD, branch_code="B2",
        roles=frozenset({"cashier"}),
    )  # fmt: skip
    staff_id = await identity.create_staff(SYSTEM, wanted)
    redis = house.services.redis
    first = await identity.sign_in(redis, wanted.login, PASSWORD, "test")
    other = await identity.sign_in(redis, wanted.login, PASSWORD, "test")
    assert isinstance(first, SignedIn) and isinstance(other, SignedIn)
    actor = await identity.actor_of_session(first.token)
    second = await identity.actor_of_session(other.token)
    assert actor is not None and second is not None
    branch = await identity.create_branch(SYSTEM, f"N{n}", "新", "B2")
    given: dict[str, Any] = {"staffId": to_id("Staff", staff_id)}
    match name:
        case "branchCreate":
            given = {"code": f"NEW{n}", "name": "新", "parentId": to_id("Branch", branch)}
        case "branchRename":
            given = {"branchId": to_id("Branch", branch), "name": "旧"}
        case "branchMove":
            b1 = to_id("Branch", house.lender.branch_id)
            given = {"branchId": to_id("Branch", branch), "parentId": b1}
        case "branchSetActive":
            given = {"branchId": to_id("Branch", branch), "isActive": False}
        case "staffCreate":
            b1 = to_id("Branch", house.lender.branch_id)
            given = {"login": f"new{n}", "displayName": "新", "branchId": b1, "roles": ["cashier"]}
        case "staffChange":
            given |= {"displayName": "改", "roles": ["accountant"], "phone": "13800138000"}
        case "staffSetActive":
            given |= {"isActive": False}
        case "staffRequireFactor":
            given |= {"needed": True}
        case "roleCreate":
            given = {"role": f"role{n}", "nameZh": "角色", "nameEn": "Role", "permissions": []}
        case "roleChange":
            given = {"role": "auditor", "nameEn": "Reader"}
        case "roleDelete":
            await identity.create_role(SYSTEM, f"role{n}", "角色", "Role", [], None)
            given = {"role": f"role{n}"}
        case "totpConfirm":
            draft = await identity.begin_totp(actor, "draft")
            given = {"code": pyotp.TOTP(draft.secret or "").now()}
        case "passkeyRemove" | "recoveryCodesRenew":
            options = await identity.passkey_options(redis, actor, SITE)
            made = Device(SITE.origins[0]).create(options)
            await identity.add_passkey(redis, actor, SITE, "x", made, "add")
            (one,) = (await identity.own_factors(actor)).passkeys
            given = {"passkeyId": to_id("Passkey", one.id)} if name == "passkeyRemove" else {}
        case "passkeyAdd":
            options = await identity.passkey_options(redis, actor, SITE)
            given = {"name": "x", "passkey": Device(SITE.origins[0]).create(options)}
        case "ownStaffSessionEnd":
            given = {"sessionId": to_id("StaffSession", second.session_id)}  # type: ignore[arg-type]
        case "staffPasswordChange":
            given = {"oldPassword": PASSWORD, "newPassword": "a fine new password"}
        case "totpBegin" | "totpRemove" | "ownStaffSessionsEndOthers":
            given = {}
    return (f"Bearer {first.token}" if name in OWN else house.headers["admin"]), given


async def counts() -> dict[str, int]:
    return dict(await database.pool().fetchrow(COUNTS))


async def test_all_of_them_are_known() -> None:
    assert len(STAFF_VERBS) == 24
    assert {"admin"} <= STAFF.keys()


@pytest.mark.parametrize("name", sorted(STAFF_VERBS))
async def test_twenty_times_is_once(top: House, name: str) -> None:
    who, given = await ready(top, name)
    text = (
        f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
        f"{{ {PAYLOADS.get(name, '__typename')} userErrors {{ code field }} }} }}"
    )
    if name == "passkeyAdd":
        kept = top.services
        services = Services(
            kept.redis, kept.news, kept.cursor_key, False, kept.sms, origins=SITE.origins
        )
        sent = {"Origin": SITE.origins[0], "Host": SITE.rp_id}
        sent["Cookie"] = f"{BROWSERS.cookie(development=False)}={who.removeprefix('Bearer ')}"
        app, headers = endpoint(services, BROWSERS), sent
    else:
        app, headers = top.app, {"Authorization": who}
    there = House(top.lender, app, top.services, top.headers, top.database_url)

    async def send(**changed: Any) -> dict[str, Any]:
        answer = await there.ask(
            text, None, headers, input=given | {"idempotencyKey": "one"} | changed
        )
        found: dict[str, Any] = answer["data"][name]
        return found

    before = await counts()
    assert (await send(idempotencyKey=""))["userErrors"] == [
        {"code": "IDEMPOTENCY_KEY_MISSING", "field": "idempotencyKey"}
    ]
    assert await counts() == before
    at_once = await asyncio.gather(*(send() for _ in range(TIMES // 2)))
    after = await counts()
    answers = [*at_once, *[await send() for _ in range(TIMES // 2)]]
    assert await counts() == after, "what comes later only reads"
    assert answers[0]["userErrors"] == [], answers[0]
    assert all(answer == answers[0] for answer in answers)
    done = {what: after[what] - before[what] for what in before}
    assert (done["keys"], done["audit"]) == (1, 1)
    assert done["news"] <= 2
    assert (done["people"], done["branches"]) == (name == "staffCreate", name == "branchCreate")
