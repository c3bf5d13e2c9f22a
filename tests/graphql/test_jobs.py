"""Background work from outside: the end of day is asked for and watched, dead letters are seen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import ServerUrls, redis_address
from tests.graphql.conftest import House
from tests.graphql.program import program
from xindai.graphql.base.node import split_id
from xindai.platform import db as database
from xindai.platform.jobs import api as jobs
from xindai.platform.jobs.schedules import Schedule, register

START = """mutation ($to: Date!) { endOfDayStart(input: {to: $to, idempotencyKey: "k"}) {
  jobId firstDay days userErrors { code } } }"""
PROGRESS = """subscription ($id: ID!, $after: String) { jobProgress(jobId: $id, after: $after) {
  cursor status step done total version job { kind requestedBy { id } } } }"""
LIST = """query ($after: String) { jobs(kind: "count", first: 2, after: $after) {
  edges { node { id status } } pageInfo { hasNextPage endCursor } } }"""


@pytest.mark.slow
async def test_the_end_of_day_is_asked_for_and_watched(house: House, servers: ServerUrls) -> None:
    await house.loan()
    async with program(house.database_url, redis_address(servers)) as running:
        started = (await house.data(START, "accountant", to="2024-02-02"))["endOfDayStart"]
        assert (started["firstDay"], started["days"], started["userErrors"]) == (
            "2024-01-31",
            3,
            [],
        )
        seen: list[dict[str, Any]] = []
        async with running.socket(house.headers["accountant"]) as socket:
            await socket.subscribe("1", PROGRESS, id=started["jobId"])
            while not seen or seen[-1]["status"] != "DONE":
                seen.append((await socket.next("1"))["jobProgress"])
        last = seen[-1]
        assert (last["step"], last["done"], last["total"]) == ("2024-02-02 close", 33, 33)
        assert last["job"]["kind"] == "end_of_day"
        assert last["job"]["requestedBy"]["id"].startswith("staff:")
        versions = [step["version"] for step in seen]
        assert versions == sorted(set(versions))
        assert [step["done"] for step in seen] == sorted(step["done"] for step in seen)
        async with running.socket(
            house.headers["auditor"]
        ) as socket:  # after a break: nothing twice
            await socket.subscribe("1", PROGRESS, id=started["jobId"], after=seen[0]["cursor"])
            missed = [(await socket.next("1"))["jobProgress"] for _ in seen[1:]]
        assert [step["version"] for step in missed] == versions[1:]
    assert await house.data("{ businessDate }") == {"businessDate": "2024-02-03"}
    runs = await house.data("{ endOfDayRuns { businessDate status } }", "accountant")
    assert [run["status"] for run in runs["endOfDayRuns"]] == ["done"] * 3


async def enqueue(status: str) -> str:
    async with database.transaction() as tx:
        made = await jobs.enqueue(tx, "count", {})
        await tx.execute(
            "UPDATE job SET status = $2, attempts = 8, error_class = 'X', error = 'y'"
            " WHERE id = $1",
            made.job_id,
            status,
        )
    return str(made.job_id)


async def test_dead_letters_are_seen_and_started_again(house: House) -> None:
    await enqueue("dead")
    await enqueue("queued")
    await enqueue("done")
    text = "{ deadLetters { edges { node { id kind status attempts errorClass error } } } }"
    (letter,) = (await house.data(text, "auditor"))["deadLetters"]["edges"]
    node = letter["node"]
    assert (node["kind"], node["status"], node["attempts"]) == ("count", "DEAD", 8)
    assert (node["errorClass"], node["error"]) == ("X", "y")
    again = """mutation ($id: ID!, $key: String!) {
      jobRequeue(input: {id: $id, idempotencyKey: $key}) {
        job { status attempts } userErrors { code field } } }"""
    refused = await house.data(again, "auditor", id=node["id"], key="a")
    assert refused["jobRequeue"]["userErrors"] == [{"code": "FORBIDDEN", "field": None}]
    done = (await house.data(again, "admin", id=node["id"], key="a"))["jobRequeue"]
    assert done == {"job": {"status": "QUEUED", "attempts": 0}, "userErrors": []}
    twice = (await house.data(again, "admin", id=node["id"], key="b"))["jobRequeue"]
    assert twice["userErrors"] == [{"code": "JOB_NOT_DEAD", "field": "id"}]
    assert (await house.data(text, "auditor"))["deadLetters"]["edges"] == []
    found = await house.data(
        "query ($id: ID!) { node(id: $id) { ... on Job { status } } }", "auditor", id=node["id"]
    )
    assert found == {"node": {"status": "QUEUED"}}
    hidden = await house.data("query ($id: ID!) { node(id: $id) { id } }", "cashier", id=node["id"])
    assert hidden == {"node": None}


async def test_jobs_come_in_pages_newest_first(house: House) -> None:
    wanted = [await enqueue("queued") for _ in range(5)]
    seen, after, more = [], None, True
    while more:
        page = (await house.data(LIST, "auditor", after=after))["jobs"]
        seen += [edge["node"]["id"] for edge in page["edges"]]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    assert [str(split_id(id)[1]) for id in seen] == wanted[::-1]
    assert await house.code(LIST, "auditor", after="x") == "INVALID_CURSOR"


async def test_a_schedule_is_switched_on(house: House) -> None:
    await register([Schedule("nightly", "30 0 * * *", "end_of_day", is_enabled=False)])
    text = """mutation ($cron: String) { scheduleChange(input: {
      name: "nightly", cron: $cron, isEnabled: true, idempotencyKey: "k"}) {
        schedule { cron isEnabled } userErrors { code field } } }"""
    done = (await house.data(text, "admin", cron="0 2 * * *"))["scheduleChange"]
    assert done == {"schedule": {"cron": "0 2 * * *", "isEnabled": True}, "userErrors": []}
    seen = await house.data("{ schedules { name cron isEnabled kind } }", "auditor")
    assert seen["schedules"] == [
        {"name": "nightly", "cron": "0 2 * * *", "isEnabled": True, "kind": "end_of_day"}
    ]
