"""The end of day in the background: asked for once, told step by step, gone on with after a cut."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta

import pytest

from tests.actors import staff
from tests.loans.conftest import DAY
from tests.platform.jobs.conftest import running, seen, until
from xindai.kernel.errors import Refusal
from xindai.loans import api as loans
from xindai.loans import jobs as background
from xindai.loans.end_of_day import steps
from xindai.loans.types import StartEndOfDay
from xindai.platform import clock
from xindai.platform import db as database
from xindai.platform.jobs.schedules import CHINA, last_tick

ACCOUNTANT = staff("accountant")
TO = DAY + timedelta(days=2)


def wanted(to: date, key: str = "k", *, dry_run: bool = False) -> StartEndOfDay:
    return StartEndOfDay(to=to, idempotency_key=key, dry_run=dry_run)


async def today() -> date:
    async with database.transaction() as tx:
        return await clock.business_date(tx)


async def jobs_at_all() -> int:
    return await database.pool().fetchval("SELECT count(*) FROM job")


async def news(job_id) -> list[dict]:
    return [
        row["payload"]
        for row in await database.pool().fetch(
            "SELECT payload FROM outbox_message WHERE topic = 'job.progress' AND key = $1"
            " ORDER BY id",
            str(job_id),
        )
    ]


async def test_three_days_are_closed_and_told(lender):
    await lender.loan()
    started = await loans.start_end_of_day(ACCOUNTANT, wanted(TO))
    assert (started.first, started.days, started.replayed) == (DAY, 3, False)
    assert await today() == DAY, "nothing happens in the request itself"

    async def is_done() -> bool:
        return (await seen(started.job_id)).status == "done"

    async with running(*background.KINDS):
        await until(is_done, 30)
    assert await today() == TO + timedelta(days=1)
    job = await seen(started.job_id)
    count = 3 * len(steps.NAMES)
    assert (job.step, job.done, job.total) == ("2024-02-02 close", count, count)
    assert job.requested_by == ACCOUNTANT.id
    told = await news(started.job_id)
    assert (told[0]["status"], told[-1]["status"]) == ("running", "done")
    assert (told[-1]["done"], told[-1]["total"]) == (count, count)
    versions = [message["version"] for message in told]
    assert versions == sorted(set(versions))
    dones = [message["done"] for message in told]
    assert dones == sorted(dones)


async def test_one_at_a_time_and_the_same_key_is_the_same_answer(lender):
    first = await loans.start_end_of_day(ACCOUNTANT, wanted(TO))
    again = await loans.start_end_of_day(ACCOUNTANT, wanted(TO))
    assert (again.job_id, again.replayed) == (first.job_id, True)
    with pytest.raises(Refusal) as no:
        await loans.start_end_of_day(ACCOUNTANT, wanted(TO, "other"))
    assert no.value.code == "END_OF_DAY_RUNNING"
    assert await jobs_at_all() == 1


async def test_a_dry_run_only_counts(lender):
    counted = await loans.start_end_of_day(ACCOUNTANT, wanted(TO, dry_run=True))
    assert (counted.job_id, counted.first, counted.days) == (None, DAY, 3)
    assert await jobs_at_all() == 0


@pytest.mark.parametrize(
    ("to", "code"),
    [(DAY - timedelta(days=1), "DAY_CLOSED"), (DAY + timedelta(days=400), "TOO_MANY_DAYS")],
)
async def test_days_that_cannot_be_closed(lender, to, code):
    with pytest.raises(Refusal) as no:
        await loans.start_end_of_day(ACCOUNTANT, wanted(to))
    assert no.value.code == code
    assert await jobs_at_all() == 0


async def test_a_cashier_may_not(lender):
    with pytest.raises(Refusal) as no:
        await loans.start_end_of_day(staff("cashier"), wanted(TO))
    assert no.value.code == "FORBIDDEN"


async def test_a_run_that_is_cut_off_is_gone_on_with(lender, monkeypatch):
    """The worker ends in the middle of a day; the next one finishes what was begun."""
    monkeypatch.setattr("xindai.platform.jobs.runner.GRACE_SECONDS", 0.0)
    await lender.loan()
    started = await loans.start_end_of_day(ACCOUNTANT, wanted(TO))
    stepped = asyncio.Event()
    whole = steps.SET_BASED[0].does

    async def slow(tx, day):
        moved = await whole(tx, day)
        stepped.set()
        await asyncio.sleep(3600)
        return moved

    with monkeypatch.context() as during:
        during.setattr(
            "xindai.loans.end_of_day.run.SET_BASED",
            [steps.Step(steps.SET_BASED[0].name, slow), *steps.SET_BASED[1:]],
        )
        async with running(*background.KINDS):
            await stepped.wait()
    assert (await seen(started.job_id)).status == "queued"
    # The run of the day has a lease of its own, which nobody gave back.
    await database.pool().execute("UPDATE job_run SET lease_until = now()")

    async def is_done() -> bool:
        return (await seen(started.job_id)).status == "done"

    async with running(*background.KINDS):
        await until(is_done, 30)
    assert await today() == TO + timedelta(days=1)


def test_the_schedule_closes_yesterday_and_is_off():
    (nightly,) = [each for each in background.SCHEDULES if each.kind == "end_of_day"]
    assert not nightly.is_enabled
    at = last_tick(nightly.cron, datetime(2024, 2, 1, 9, 0, tzinfo=CHINA))
    assert nightly.payload(at) == {"to": "2024-01-31"}
