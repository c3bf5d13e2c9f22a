"""Policies through GraphQL: a journey by two people, and each verb twenty times, done once."""

from __future__ import annotations

import asyncio
import copy
from typing import Any
from uuid import UUID

import pytest

from tests.decisioning.conftest import REPORTS, request
from tests.graphql.calls import type_of_input
from tests.graphql.conftest import House, key_of
from tests.graphql.more_calls.decisions import DRAFT, POLICY_VERBS
from tests.graphql.test_replay import TIMES
from xindai.decisioning import api as decisioning
from xindai.decisioning.standard_policy import standard_policy
from xindai.graphql.base.node import to_id
from xindai.kernel.ids import new_id
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.platform.db import Tx

SYSTEM = system_actor("test")
VERSION = (
    "version { id number status arm sharePercent note testCases author { id } publisher { id } }"
)
CASES = standard_policy()["test_cases"]


async def send(house: House, name: str, login: str = "risk", **given: Any) -> Any:
    shown = "simulation { id status source }" if name == "policySimulationStart" else VERSION
    text = (
        f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
        f"{{ {shown} userErrors {{ code field }} }} }}"
    )
    return (await house.data(text, login, input=given))[name]


async def code(house: House, name: str, login: str = "risk", **given: Any) -> str:
    (error,) = (await send(house, name, login, **given))["userErrors"]
    return str(error["code"])


async def done(house: House, name: str, login: str = "risk", **given: Any) -> Any:
    answer = await send(house, name, login, idempotencyKey=f"{name}-{new_id()}", **given)
    assert answer["userErrors"] == []
    return answer.get("version") or answer.get("simulation")


async def decide(subject: str, customer_id: UUID | None = None, **changed: Any) -> Any:
    async with database.transaction() as tx:
        return await decisioning.decide(
            tx, SYSTEM, request(subject, customer_id, **changed), REPORTS
        )


async def in_state(house: House, state: str) -> str:
    """The id of a version in a state, written by the product manager."""
    draft = (await done(house, "policyDraftSave", "products", **DRAFT))["id"]
    await done(house, "policyTestCasesSet", "products", versionId=draft, testCases=CASES[:2])
    if state == "draft":
        return str(draft)
    await done(house, "policySubmit", "products", versionId=draft)
    if state == "in_review":
        return str(draft)
    await done(house, "policyPublish", versionId=draft)
    second = await in_state(house, "in_review")
    await done(house, "policyPublish", versionId=second, challengerPercent=10)
    return second


READY = {
    "policyTestCasesSet": ("draft", {"testCases": CASES[:3]}, {"testCases": CASES[:1]}),
    "policySubmit": ("draft", {}, None),
    "policyPublish": ("in_review", {}, {"challengerPercent": 5}),
    "policyReject": ("in_review", {"reason": "不够审慎"}, {"reason": "另有原因"}),
    "policyRetire": ("challenger", {}, None),
    "policyChallengerSet": ("challenger", {"percent": 20}, {"percent": 30}),
    "policySimulationStart": ("draft", {}, {"source": "application"}),
}
"""The state a verb begins in, its input, and what makes it another input."""
COUNTS = """SELECT (SELECT count(*) FROM decision_policy_version) AS versions,
    (SELECT count(*) FROM decision_simulation) AS simulations, (SELECT count(*) FROM job) AS jobs,
    (SELECT count(*) FROM audit_record) AS audit,
    (SELECT count(*) FROM idempotency_record) AS keys"""


@pytest.mark.parametrize("name", sorted(POLICY_VERBS))
async def test_twenty_times_is_once(house: House, name: str) -> None:
    if name == "policyDraftSave":
        given, other = dict(DRAFT), {"nameEn": "Another"}
    else:
        state, more, changed = READY[name]
        given = {"versionId": await in_state(house, state), **more}
        other = changed or {"versionId": to_id("DecisionPolicyVersion", new_id())}
    assert await code(house, name, **given, idempotencyKey="") == "IDEMPOTENCY_KEY_MISSING"
    before = dict(await database.pool().fetchrow(COUNTS))
    keyed = given | {"idempotencyKey": "one"}
    at_once = await asyncio.gather(*(send(house, name, **keyed) for _ in range(TIMES // 2)))
    answers = [*at_once, *[await send(house, name, **keyed) for _ in range(TIMES // 2)]]
    assert answers[0]["userErrors"] == []
    assert all(answer == answers[0] for answer in answers)
    after = dict(await database.pool().fetchrow(COUNTS))
    starts = int(name == "policySimulationStart")
    assert {what: after[what] - before[what] for what in before} == {
        "versions": int(name == "policyDraftSave"),
        "simulations": starts,
        "jobs": starts,
        "audit": 1,
        "keys": 1,
    }
    assert await code(house, name, **(keyed | other)) == "IDEMPOTENCY_CONFLICT"


async def test_from_a_rule_to_a_decision_by_two_people(house: House) -> None:
    """The product manager writes, tests and tries; the risk manager publishes; it decides."""
    facts = await house.data("{ decisionFacts { name kind unit zh en isOptional } }", "products")
    assert {"dti_bps", "monthly_income_minor"} <= {f["name"] for f in facts["decisionFacts"]}
    assert not {"sex", "nationality"} & {f["name"] for f in facts["decisionFacts"]}
    content = copy.deepcopy(DRAFT["content"])
    risk = next(n for n in content["model"]["nodes"] if n["id"] == "risk")["content"]
    risk["expressions"][0]["value"] = "__import__"
    wrong = await send(
        house, "policyDraftSave", "products", **DRAFT | {"content": content}, idempotencyKey="w"
    )
    assert wrong["userErrors"] == [
        {"code": "RULE_FACT_UNKNOWN", "field": "content.model.risk.expressions[0]"}
    ]
    version = await in_state(house, "draft")
    tests = "query ($id: ID!) { policyTest(versionId: $id) { name passed differs reasons } }"
    results = (await house.data(tests, "products", id=version))["policyTest"]
    assert [r["passed"] for r in results] == [True, True]
    tried = await house.data(
        """query ($id: ID!, $facts: JSON!) { decisionTry(versionId: $id, facts: $facts) {
            outcome amount { amount } counterfactual { fact en } reasons { code rule } trace } }""",
        "products",
        id=version,
        facts=CASES[6]["facts"],
    )
    assert tried["decisionTry"]["outcome"] == "DECLINE"
    assert tried["decisionTry"]["counterfactual"]["fact"] == "monthly_obligations_minor"
    await done(house, "policySubmit", "products", versionId=version)
    refused = {"versionId": version, "idempotencyKey": "own"}
    assert await code(house, "policyPublish", "products", **refused) == "FORBIDDEN"
    published = await done(house, "policyPublish", versionId=version)
    assert (published["status"], published["arm"]) == ("PUBLISHED", "CHAMPION")
    made = await decide("application/1", house.lender.customer_id, product_code="OWN")
    assert to_id("DecisionPolicyVersion", made.policy_version_id) == version
    text = """query ($id: ID!) { policy(id: $id) { code versions { number status } }
        node(id: $id) { __typename } policies { code } }"""
    policy = (await house.data("{ policies { id code } }", "auditor"))["policies"][0]["id"]
    found = await house.data(text, "auditor", id=policy)
    assert found["policy"] == {"code": "OWN", "versions": [{"number": 1, "status": "PUBLISHED"}]}


OWN = """query ($id: ID!) { decision(id: $id) { subject outcome amountAsked { amount currency }
    amount { amount } annualRate instalments reasons { code zh en rank }
    counterfactual { fact zh en } decidedAt } }"""


async def test_what_borrowers_and_staff_see_of_a_decision(house: House) -> None:
    owing = {"monthly_obligations_minor": 950_000}
    application = new_id()
    made = await decide(f"application/{application}", house.lender.customer_id, facts=owing)
    id = to_id("Decision", made.id)
    mine = (await house.data(OWN, "borrower", id=id))["decision"]
    assert mine["outcome"] == "DECLINE"
    assert mine["reasons"][0]["zh"] == "负债收入比过高"
    assert mine["counterfactual"]["zh"].startswith("若申报月还款减少")
    assert (await house.data(OWN, "neighbour", id=id))["decision"] is None
    assert (await house.data(OWN, "stranger", id=id))["decision"] is None
    for hidden in ("facts", "trace", "grade", "reviewLevels", "policyCode", "reports"):
        text = f"query ($id: ID!) {{ decision(id: $id) {{ {hidden} }} }}"
        assert await house.code(text, "borrower", id=id) == "FORBIDDEN"
    text = (
        "query ($id: ID!) { decision(id: $id) { facts trace reports grade capacity { amount } } }"
    )
    seen = (await house.data(text, "approver1", id=id))["decision"]
    assert seen["facts"]["monthly_obligations_minor"] == 950_000
    assert "knockouts/dti_70" in seen["trace"]["fired"]
    assert await house.code(text, "officer", id=id) == "FORBIDDEN", "reports are not for all"
    listed = "query ($id: ID) { decisions(applicationId: $id) { edges { node { id } } } }"
    about = to_id("Application", application)
    for login, count in (("officer", 1), ("borrower", 1), ("neighbour", 0), ("stranger", 0)):
        found = await house.data(listed, login, id=about)
        assert len(found["decisions"]["edges"]) == count, login


async def test_a_simulation_names_what_changes(house: House) -> None:
    from tests.decisioning.test_simulation import work

    await decide("application/1", house.lender.customer_id)
    await decide(
        "application/2", house.lender.customer_id, facts={"monthly_obligations_minor": 700_000}
    )
    content = copy.deepcopy(DRAFT["content"])
    table = next(n for n in content["model"]["nodes"] if n["id"] == "knockouts")["content"]
    next(r for r in table["rules"] if r["_id"] == "dti_70")["i_dti_bps"] = "> 6000"
    draft = await done(house, "policyDraftSave", **DRAFT | {"content": content})
    started = await done(house, "policySimulationStart", versionId=draft["id"])
    await work()
    text = """query ($id: ID!) { simulation(id: $id) { status totals jobId }
        simulationChanges(simulationId: $id, before: REFER, afterOutcome: DECLINE) { totalCount
            edges { node { subject before after } } } }"""
    found = await house.data(text, "risk", id=started["id"])
    assert found["simulation"]["status"] == "DONE"
    assert found["simulation"]["totals"]["changed"] == 1
    (edge,) = found["simulationChanges"]["edges"]
    assert edge["node"]["subject"] == "application/2"
    assert edge["node"]["after"]["reasons"][0] == "DTI_TOO_HIGH"
    assert key_of(started["id"])
    text = """query ($id: ID!, $after: String) { policySimulations(versionId: $id, first: 1,
        after: $after) { edges { cursor node { id requestedBy { id } } }
        pageInfo { hasNextPage } } }"""
    again = await done(house, "policySimulationStart", versionId=draft["id"], source="application")
    first = (await house.data(text, "risk", id=draft["id"]))["policySimulations"]
    assert [edge["node"]["id"] for edge in first["edges"]] == [again["id"]]
    assert first["pageInfo"]["hasNextPage"]
    behind = {"id": draft["id"], "after": first["edges"][0]["cursor"]}
    rest = (await house.data(text, "risk", **behind))["policySimulations"]
    assert [edge["node"]["id"] for edge in rest["edges"]] == [started["id"]]
    assert await house.code(text, "officer", id=draft["id"]) == "FORBIDDEN"


async def test_a_transaction_of_anothers_is_used(house: House) -> None:
    """A decision is part of the caller's command: undone with it."""

    async def act(tx: Tx) -> None:
        await decisioning.decide(tx, SYSTEM, request("application/9"), REPORTS)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        async with database.transaction() as tx:
            await act(tx)
    assert await decisioning.decisions_of(SYSTEM, ["application/9"]) == {}
