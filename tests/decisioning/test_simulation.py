"""A version over past decisions: the same changes nothing, another names what it changes."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.actors import staff
from tests.decisioning.conftest import SYSTEM, decided, request
from tests.decisioning.test_policy_versions import WRITER, draft, keys
from tests.loans.conftest import Lender
from xindai.decisioning import api
from xindai.decisioning.jobs import KINDS
from xindai.decisioning.types import Outcome, Past, SimulationStatus
from xindai.kernel.errors import Refusal
from xindai.platform import db as database
from xindai.platform.jobs import api as jobs
from xindai.platform.jobs.runner import Runner

DEBTS = (100_000, 400_000, 600_000, 700_000, 950_000)


async def work() -> None:
    """The worker, until no job waits."""
    ending = asyncio.Event()
    running = asyncio.create_task(Runner(KINDS).run(ending))
    left = "SELECT count(*) FROM job WHERE status <> 'done'"
    for _ in range(600):
        if not await database.pool().fetchval(left):
            break
        await asyncio.sleep(0.1)
    ending.set()
    await running


async def simulated(version: UUID, against: UUID | None = None, **past: Any) -> Any:
    started = await api.start_simulation(WRITER, version, against, Past(**past), next(keys))
    await work()
    return await api.simulation_of(WRITER, started)


async def test_simulations_of_the_same_and_of_another_version(lender: Lender) -> None:
    for n, debts in enumerate(DEBTS):
        facts = {"monthly_obligations_minor": debts}
        await decided(request(f"application/{n}", lender.customer_id, facts=facts))
    await decided(request("import/1"))
    champion = (await api.policies(SYSTEM))[0].versions[0].id
    same = await simulated(champion)
    assert same.status is SimulationStatus.DONE
    assert same.totals["changed"] == 0
    assert same.totals["before"] == same.totals["after"]
    assert same.totals["before"]["count"] == 6
    stricter = await draft(dti_70="> 6000", dti_55="(5000..6000]")
    other = await simulated(stricter, source="application")
    assert other.totals["after"]["count"] == 5
    assert other.totals["changed"] >= 1
    page = await api.changes_of(WRITER, other.id, None, Outcome.DECLINE.value, 10)
    assert page.total == len(page.changes) >= 1
    (first, *_) = page.changes
    assert (first.subject, first.before["outcome"]) == ("application/3", "refer")
    assert (first.after["outcome"], first.after["reasons"][0]) == ("decline", "DTI_TOO_HIGH")
    assert (await simulated(stricter, against=stricter)).totals["changed"] == 0
    theirs = await api.changes_of(staff("risk_manager", "/B2/"), other.id, None, None, 10)
    assert (theirs.total, theirs.changes) == (0, ())
    decisions = await database.pool().fetchval("SELECT count(*) FROM decision")
    assert decisions == 6, "a simulation decides nothing"


async def test_only_decisions_of_some_days(lender: Lender) -> None:
    for n in range(3):
        await decided(request(f"application/{n}", lender.customer_id))
    today = await database.pool().fetchval("SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date")
    before, after = today - timedelta(days=1), today + timedelta(days=1)
    champion = (await api.policies(SYSTEM))[0].versions[0].id
    for days, count in (
        ({"first_day": today, "last_day": today}, 3),
        ({"first_day": today}, 3),
        ({"last_day": before}, 0),
        ({"first_day": after}, 0),
    ):
        done = await simulated(champion, **days)
        assert done.totals["before"]["count"] == count, days
        assert (done.first_day, done.last_day) == (days.get("first_day"), days.get("last_day"))
    with pytest.raises(Refusal) as no:
        await simulated(champion, first_day=today, last_day=before)
    assert (no.value.code, no.value.field) == ("OUT_OF_RANGE", "last_day")


async def test_a_simulation_is_a_job_with_progress(lender: Lender) -> None:
    await decided(request())
    version = (await api.policies(SYSTEM))[0].versions[0].id
    started = await api.start_simulation(WRITER, version, None, Past(), "one")
    assert await api.start_simulation(WRITER, version, None, Past(), "one") == started
    view = await api.simulation_of(WRITER, started)
    assert view.status is SimulationStatus.QUEUED and view.job_id is not None
    await work()
    job = await jobs.get_job(SYSTEM, view.job_id)
    assert (job.status, job.step, job.done, job.total) == ("done", "applications", 1, 1)
    totals = (await api.simulation_of(WRITER, started)).totals
    assert totals["period"]["from"] == totals["period"]["to"]


async def test_simulations_of_a_version_are_listed_by_pages(lender: Lender) -> None:
    await decided(request())
    version = (await api.policies(SYSTEM))[0].versions[0].id
    other = await draft(dti_70="> 6000", dti_55="(5000..6000]")
    started = [
        await api.start_simulation(WRITER, version, None, Past(), next(keys)) for _ in range(3)
    ]
    await api.start_simulation(WRITER, other, version, Past(), next(keys))
    page = await api.find_simulations(WRITER, version, 2)
    assert [one.id for one in page.simulations] == started[:0:-1]
    assert page.has_next
    assert {one.requested_by for one in page.simulations} == {WRITER.id}
    rest = await api.find_simulations(WRITER, version, 2, page.cursors[-1])
    assert ([one.id for one in rest.simulations], rest.has_next) == (started[:1], False)
    dead = "UPDATE job SET status = 'dead', finished_at = now() WHERE id = $1"
    await database.pool().execute(dead, rest.simulations[0].job_id)
    (given_up,) = (await api.find_simulations(WRITER, version, 2, page.cursors[-1])).simulations
    assert given_up.status is SimulationStatus.FAILED
    assert (await api.find_simulations(WRITER, other, 5)).simulations[0].against_id == version
    for actor, code in ((staff("cashier"), "FORBIDDEN"), (WRITER, "POLICY_VERSION_NOT_FOUND")):
        with pytest.raises(Refusal) as no:
            await api.find_simulations(actor, UUID(int=1), 5)
        assert no.value.code == code
