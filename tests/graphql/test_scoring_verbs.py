"""Scorecards and reports through GraphQL: each verb once, by whom it belongs to, and the borrower
sees that he was asked about."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.graphql.calls import type_of_input
from tests.graphql.conftest import House, key_of
from tests.graphql.test_replay import TIMES
from tests.scoring.cards import CARD, changed
from tests.scoring.conftest import NUMBER, agree, applicant_of
from xindai.decisioning import api as decisioning
from xindai.decisioning.api import PersonForReports
from xindai.decisioning.reports.ports import Sources
from xindai.graphql.base.node import to_id
from xindai.kernel.ids import new_id
from xindai.platform import db as database
from xindai.platform.actor import system_actor

SCORECARD = "scorecard { id code version status content maker { name } checker { name } note }"
ANSWERS = {
    "scorecardSave": SCORECARD,
    "scorecardSubmit": SCORECARD,
    "scorecardActivate": SCORECARD,
    "scorecardReturn": SCORECARD,
    "reportFetch": "jobId",
}
LOGINS = {"scorecardActivate": "approver3", "scorecardReturn": "approver3",
          "reportFetch": "officer"}  # fmt: skip
COUNTS = """SELECT (SELECT count(*) FROM scorecard_version) AS versions,
    (SELECT count(*) FROM job) AS jobs,
    (SELECT count(*) FROM audit_record) AS audit,
    (SELECT count(*) FROM idempotency_record) AS keys"""


async def send(house: House, name: str, login: str | None = None, **given: Any) -> Any:
    text = (
        f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
        f"{{ {ANSWERS[name]} userErrors {{ code field }} }} }}"
    )
    who = login or LOGINS.get(name, "risk")
    return (await house.data(text, who, input=given))[name]


async def draft(house: House, key: str = "draft", **content: Any) -> str:
    made = await send(house, "scorecardSave", content=changed(**content), idempotencyKey=key)
    return str(made["scorecard"]["id"])


async def waiting(house: House, key: str = "w") -> str:
    id = await draft(house, f"draft-{key}")
    await send(house, "scorecardSubmit", id=id, idempotencyKey=f"submit-{key}")
    return id


async def borrower_agrees(house: House) -> str:
    """The customer of the house agrees to inquiries; his global id."""
    customer_id = house.lender.customer_id
    sql = "SELECT account_id FROM customer WHERE id = $1"
    await agree(await database.pool().fetchval(sql, customer_id))
    return to_id("Customer", customer_id)


async def given_for(house: House, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Input of a verb, and what makes it another input."""
    if name == "scorecardSave":
        return {"content": CARD}, {"content": changed(base_points=1)}
    if name == "reportFetch":
        other = {"customerId": to_id("Customer", new_id())}
        return {"customerId": await borrower_agrees(house)}, other
    id = await draft(house) if name == "scorecardSubmit" else await waiting(house)
    more = {"reason": "分箱过粗"} if name == "scorecardReturn" else {}
    return {"id": id} | more, {"id": to_id("Scorecard", new_id())}


@pytest.mark.parametrize("name", sorted(ANSWERS))
async def test_twenty_times_is_once(house: House, name: str) -> None:
    given, other = await given_for(house, name)
    before = dict(await database.pool().fetchrow(COUNTS))
    keyed = given | {"idempotencyKey": "one"}
    answers = await asyncio.gather(*(send(house, name, **keyed) for _ in range(TIMES)))
    assert answers[0]["userErrors"] == []
    assert all(answer == answers[0] for answer in answers)
    after = dict(await database.pool().fetchrow(COUNTS))
    assert {what: after[what] - before[what] for what in before} == {
        "versions": int(name == "scorecardSave"),
        "jobs": int(name == "reportFetch"),
        "audit": 1,
        "keys": 1,
    }
    (error,) = (await send(house, name, **(keyed | other)))["userErrors"]
    assert error["code"] == "IDEMPOTENCY_CONFLICT"


async def test_a_scorecard_from_a_draft_to_an_active_version(house: House) -> None:
    id = await draft(house)
    view = "query ($id: ID!) { scorecard(id: $id) { status version content maker { name } note } }"
    found = (await house.data(view, "auditor", id=id))["scorecard"]
    assert (found["status"], found["version"], found["maker"]["name"]) == ("DRAFT", 1, "risk")
    await send(house, "scorecardSubmit", id=id, idempotencyKey="s")
    own = await send(house, "scorecardActivate", "risk", id=id, idempotencyKey="own")
    assert own["userErrors"] == [{"code": "SCORECARD_OWN", "field": "id"}]
    back = await send(house, "scorecardReturn", id=id, reason="分箱过粗", idempotencyKey="r")
    assert (back["scorecard"]["status"], back["scorecard"]["note"]) == ("DRAFT", "分箱过粗")
    await send(house, "scorecardSave", id=id, content=changed(base_points=520), idempotencyKey="t")
    await send(house, "scorecardSubmit", id=id, idempotencyKey="u")
    done = (await send(house, "scorecardActivate", id=id, idempotencyKey="v"))["scorecard"]
    assert (done["status"], done["checker"]["name"]) == ("ACTIVE", "approver3")
    listed = (
        "{ scorecards(status: ACTIVE) { edges { node { id code } } pageInfo { hasNextPage } } }"
    )
    edges = (await house.data(listed, "auditor"))["scorecards"]["edges"]
    assert [edge["node"] for edge in edges] == [{"id": id, "code": "small"}]


TRY = """query ($id: ID, $content: JSON, $facts: JSON!) {
    scorecardTry(id: $id, content: $content, facts: $facts) { points grade basePoints
        parts { fact nameZh nameEn bin isMissing points neutralPoints maxPoints }
        reasons { rank fact zh en lostPoints } } }"""


async def test_a_try_shows_every_point(house: House) -> None:
    facts = {"monthly_income_minor": 100_000}
    id = await draft(house)
    tried = (await house.data(TRY, "auditor", id=id, facts=facts))["scorecardTry"]
    assert (tried["points"], tried["grade"], tried["basePoints"]) == (460, "C", 500)
    assert [(p["bin"], p["isMissing"], p["points"]) for p in tried["parts"]] == [
        ("below 300000", False, -30),
        ("missing", True, -10),
    ]
    assert [(r["rank"], r["zh"], r["lostPoints"]) for r in tried["reasons"]] == [
        (1, "收入较低", 35),
        (2, "就业不稳定", 20),
    ]
    unsaved = await house.data(TRY, "auditor", content=CARD, facts=facts)
    assert unsaved["scorecardTry"] == tried
    code = house.code
    assert await code(TRY, "auditor", facts=facts) == "SCORECARD_INVALID"
    assert await code(TRY, "auditor", id=id, content=CARD, facts=facts) == "SCORECARD_INVALID"
    assert await code(TRY, "auditor", id=id, facts=[]) == "FACT_INVALID"
    assert await code(TRY, "auditor", id=id, facts={"monthly_income_minor": 1.5}) == "FACT_INVALID"
    assert await code(TRY, "auditor", id="x", facts=facts) == "SCORECARD_NOT_FOUND"
    assert await code(TRY, "officer", id=id, facts=facts) == "FORBIDDEN"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({}, "MISSING_FIELD"),
        (["format"], "NOT_AN_OBJECT"),
        (changed("characteristics.0.fact", "age_years"), "SCORECARD_FACT_FORBIDDEN"),
        (changed("characteristics.0.bins.0.points", 1.5), "INVALID_INTEGER"),
        (changed(code="__import__('os')"), "SCORECARD_INVALID"),
        (changed("characteristics.0.name.zh", "x" * 100_000), "SCORECARD_INVALID"),
    ],
)
async def test_hostile_cards_are_refused(house: House, content: Any, code: str) -> None:
    made = await send(house, "scorecardSave", content=content, idempotencyKey="k")
    assert [error["code"] for error in made["userErrors"]] == [code]
    assert await database.pool().fetchval("SELECT count(*) FROM scorecard_version") == 0


REPORTS = """query ($id: ID!) { creditReports(customerId: $id) { edges { cursor node {
    id kind outcome why customerId requestedAt requestedOn validUntil durationMs %s } } } }"""
SEEN = """query ($id: ID!) { creditReports(customerId: $id) {
    edges { node { kind requestedAt } } } }"""


class Bureau:
    """A bureau in this process, for what has nothing to do with networks."""

    async def report(self, person: PersonForReports, request_id: Any) -> dict[str, Any]:
        return {"accounts_open": 2}


async def test_staff_sees_reports_and_the_borrower_that_there_were_some(house: House) -> None:
    id = await borrower_agrees(house)
    system = system_actor("test")
    async with database.transaction() as tx:
        person = await decisioning.person_for_reports(tx, system, house.lender.customer_id)
    assert person.id_number == NUMBER
    await decisioning.fetch_reports(system, person, ask=Sources(Bureau(), None))
    found = await house.data(REPORTS % "facts", "risk", id=id)
    (edge,) = found["creditReports"]["edges"]
    assert edge["node"]["facts"] == {"accounts_open": 2}
    assert (edge["node"]["kind"], edge["node"]["outcome"]) == ("BUREAU", "OK")
    assert (edge["node"]["requestedOn"], edge["node"]["validUntil"]) == ("2024-01-31", "2024-03-01")
    assert await house.code(REPORTS % "facts", "officer", id=id) == "FORBIDDEN"
    assert (await house.data(REPORTS % "", "officer", id=id))["creditReports"]["edges"]
    assert await house.code(REPORTS % "", "borrower", id=id) == "FORBIDDEN"
    (own,) = (await house.data(SEEN, "borrower", id=id))["creditReports"]["edges"]
    assert own["node"]["kind"] == "BUREAU"
    for stranger in ("stranger", "neighbour"):
        assert await house.code(SEEN, stranger, id=id) == "CUSTOMER_NOT_FOUND"
    by_node = "query ($id: ID!) { node(id: $id) { ... on CreditReport { kind } } }"
    given = {"id": edge["node"]["id"]}
    assert (await house.data(by_node, "officer", **given))["node"] == {"kind": "BUREAU"}
    assert (await house.data(by_node, "stranger", **given))["node"] is None


async def test_without_consent_no_job_is_left(house: House) -> None:
    made = await applicant_of(
        house.lender.branch_id, "110105198001019918", "13700137009", agrees=False
    )
    id = to_id("Customer", made.person.customer_id)
    told = await send(house, "reportFetch", customerId=id, idempotencyKey="k")
    assert told["userErrors"] == [{"code": "CONSENT_MISSING", "field": "customerId"}]
    told = await send(house, "reportFetch", "manager", customerId=id, idempotencyKey="k")
    assert [error["code"] for error in told["userErrors"]] == ["CONSENT_MISSING"]
    assert await database.pool().fetchval("SELECT count(*) FROM job") == 0
    assert key_of(id) == made.person.customer_id
