"""Clients through GraphQL: who lets them in, what they then may, and every verb only once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from redis.asyncio import Redis

from tests.graphql.calls import type_of_input
from tests.graphql.conftest import KEY, House, bearer, third_party
from tests.graphql.test_approvals import decide, set_policy
from tests.graphql.test_replay import CLIENT_VERBS, TIMES
from xindai.graphql.base.node import to_id
from xindai.platform import db as database

CLIENT = "client { id name scopes isActive schemaVersion secrets { id prefix isLive } }"
SHOWN = {"apiClientCreate", "apiClientSecretAdd"}


def text_of(name: str) -> str:
    secret = "secret" if name in SHOWN else ""
    return (
        f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
        f"{{ {CLIENT} {secret} userErrors {{ code field }} }} }}"
    )


async def send(house: House, name: str, given: dict[str, Any], login: str = "admin") -> Any:
    return (await house.data(text_of(name), login, input=given))[name]


async def given_for(house: House, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Input of a verb on a fresh client, and what makes it another input."""
    branch = to_id("Branch", house.lender.branch_id)
    if name == "apiClientCreate":
        return {"name": "平台", "branchId": branch, "scopes": ["loan.read"]}, {"name": "别家"}
    party = await third_party(house.lender.branch_id, f"for {name}")
    given: dict[str, Any] = {"clientId": to_id("ApiClient", party.client)}
    if name == "apiClientSecretRevoke":
        given["secretId"] = to_id("ApiClientSecret", party.id)
    other = {
        "apiClientChange": {"name": "别名"},
        "apiClientSecretAdd": {"oldExpiresInHours": 2},
        "apiClientSecretRevoke": {"secretId": to_id("ApiClientSecret", party.client)},
        "apiClientDeactivate": {"clientId": to_id("ApiClient", party.id)},
    }[name]
    return given | ({"name": "新名"} if name == "apiClientChange" else {}), other


COUNTS = """SELECT (SELECT count(*) FROM api_client) AS clients,
    (SELECT count(*) FROM api_client_secret) AS secrets,
    (SELECT count(*) FROM audit_record) AS audit,
    (SELECT count(*) FROM idempotency_record) AS keys"""


@pytest.mark.parametrize("name", sorted(CLIENT_VERBS))
async def test_twenty_times_is_once(house: House, name: str) -> None:
    given, other = await given_for(house, name)
    missing = await send(house, name, given | {"idempotencyKey": ""})
    assert missing["userErrors"] == [{"code": "IDEMPOTENCY_KEY_MISSING", "field": "idempotencyKey"}]
    before = dict(await database.pool().fetchrow(COUNTS))
    keyed = given | {"idempotencyKey": "one"}
    at_once = await asyncio.gather(*(send(house, name, keyed) for _ in range(TIMES // 2)))
    answers = [*at_once, *[await send(house, name, keyed) for _ in range(TIMES // 2)]]
    assert answers[0]["userErrors"] == []
    assert all(answer == answers[0] for answer in answers)
    if name in SHOWN:
        assert answers[0]["secret"].startswith(answers[0]["client"]["secrets"][-1]["prefix"])
    after = dict(await database.pool().fetchrow(COUNTS))
    done = {what: after[what] - before[what] for what in before}
    assert done == {
        "clients": int(name == "apiClientCreate"),
        "secrets": int(name in SHOWN),
        "audit": 1,
        "keys": 1,
    }
    conflict = await send(house, name, keyed | other)
    assert conflict["userErrors"] == [{"code": "IDEMPOTENCY_CONFLICT", "field": "idempotencyKey"}]


async def test_from_registration_to_a_repayment(house: House, redis: Redis) -> None:
    """An administrator, who may not touch money, lets a program in that may take repayments."""
    loan = await house.loan()
    made = await send(
        house,
        "apiClientCreate",
        {
            "name": "收款平台",
            "branchId": to_id("Branch", house.lender.branch_id),
            "scopes": ["loan.repay", "loan.read"],
            "idempotencyKey": "k",
        },
    )
    assert made["client"]["scopes"] == ["loan.read", "loan.repay"]
    assert made["client"]["schemaVersion"] == "2026-11-25", "pinned to the newest version"
    found = await house.data("{ apiClients { name clientId } }", "auditor")
    client_id = next(c["clientId"] for c in found["apiClients"] if c["name"] == "收款平台")
    header = {"Authorization": await bearer(redis, (client_id, made["secret"]))}
    repay = """mutation ($id: ID!) { loanRepay(input: {loanId: $id, amount: "10.00",
        idempotencyKey: "1"}) { replayed userErrors { code } } }"""
    answer = await house.ask(repay, None, header, id=loan)
    assert answer["data"]["loanRepay"] == {"replayed": False, "userErrors": []}
    off = """mutation ($id: ID!) { loanWriteOff(input: {loanId: $id, idempotencyKey: "2"})
        { userErrors { code } } }"""
    answer = await house.ask(off, None, header, id=loan)
    assert answer["data"]["loanWriteOff"]["userErrors"] == [{"code": "FORBIDDEN"}]
    answer = await house.ask("{ apiClients { id } }", None, header)
    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"

    given = {"clientId": made["client"]["id"], "idempotencyKey": "out"}
    out = await send(house, "apiClientDeactivate", given, "partners")
    assert out["client"]["isActive"] is False
    assert [secret["isLive"] for secret in out["client"]["secrets"]] == [False]
    answer = await house.ask(repay, None, header, id=loan)
    assert answer["data"]["loanRepay"]["userErrors"] == [{"code": "NOT_SIGNED_IN"}]


async def test_refusals_name_their_fields(house: House) -> None:
    branch = to_id("Branch", house.lender.branch_id)
    base = {"name": "x", "branchId": branch, "scopes": ["loan.read"], "idempotencyKey": "k"}
    for changed, code, field in (
        ({"branchId": to_id("Loan", house.lender.branch_id)}, "BRANCH_NOT_FOUND", "branchId"),
        ({"scopes": ["client.manage"]}, "SCOPE_NOT_GRANTABLE", "scopes"),
        ({"scopes": ["x" * 5000]}, "SCOPE_NOT_GRANTABLE", "scopes"),
        ({"allowedNetworks": ["10.0.0.1/8"]}, "INVALID_NETWORK", "networks"),
        ({"requestsPerMinute": 0}, "OUT_OF_RANGE", "requestsPerMinute"),
        ({"schemaVersion": "2020-01-01"}, "UNKNOWN_VERSION", "schemaVersion"),
        ({"name": ""}, "INVALID_NAME", "name"),
    ):
        told = await send(house, "apiClientCreate", base | changed)
        assert told["userErrors"] == [{"code": code, "field": field}]
        assert (told["client"], told["secret"]) == (None, None)


async def test_a_second_person_may_have_to_agree(house: House) -> None:
    """The maker is not there any more when it is done; his repetition shows him the secret."""
    await set_policy(house, "client.manage", "0.00", "approver_2", "policy")
    text = text_of("apiClientCreate").replace(" secret ", " secret approval { id } ")
    given = {
        "name": "平台",
        "branchId": to_id("Branch", house.lender.branch_id),
        "scopes": ["loan.repay"],
        "idempotencyKey": "k",
    }
    held = (await house.data(text, "admin", input=given))["apiClientCreate"]
    assert (held["client"], held["secret"], held["userErrors"]) == (None, None, [])
    assert (await decide(house, held["approval"]["id"], "approver2"))["request"]["status"]
    done = (await house.data(text, "admin", input=given))["apiClientCreate"]
    assert done["client"]["scopes"] == ["loan.repay"]
    assert done["secret"].startswith("xs_")


async def test_what_a_client_asked_for_may_need_a_person(house: House) -> None:
    await set_policy(house, "loan.repay", "500.00", "approver_2", "policy")
    repay = """mutation ($id: ID!) { loanRepay(input: {loanId: $id, amount: "600.00",
        idempotencyKey: "1"}) { eventId approval { id } userErrors { code } } }"""
    loan = await house.loan()
    held = (await house.data(repay, KEY, id=loan))["loanRepay"]
    assert held["userErrors"] == []
    request = (await decide(house, held["approval"]["id"], "approver2"))["request"]
    assert request["outcome"] in (None, {}), request
    done = (await house.data(repay, KEY, id=loan))["loanRepay"]
    assert done["eventId"] is not None
