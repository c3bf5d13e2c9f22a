"""A tick starts one job: with two workers, after a night without any, and not while one runs."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from tests.platform.jobs.conftest import OPS, until
from xindai.kernel.errors import Refusal
from xindai.platform import db as database
from xindai.platform.jobs import api as jobs
from xindai.platform.jobs.api import Schedule, ScheduleChange
from xindai.platform.jobs.scheduler import watch
from xindai.platform.jobs.schedules import CHINA, last_tick, next_tick, register, tick

NIGHTLY = Schedule("nightly", "30 0 * * *", "count", payload=lambda at: {"at": at.isoformat()})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


def test_times_are_those_of_china():
    before = datetime(2024, 1, 31, 16, 29, 59, tzinfo=UTC)  # 00:29:59 in Shanghai
    assert next_tick("30 0 * * *", before) == at("2024-02-01T00:30")
    on = datetime(2024, 1, 31, 16, 30, tzinfo=UTC)
    assert next_tick("30 0 * * *", on) == at("2024-02-02T00:30")
    assert last_tick("30 0 * * *", on) == at("2024-02-01T00:30")
    assert last_tick("30 0 * * *", before) == at("2024-01-31T00:30")
    assert last_tick("30 0 * * *", on + timedelta(microseconds=5)) == at("2024-02-01T00:30")
    assert next_tick("0 9 31 * *", at("2024-02-01T00:00")) == at("2024-03-31T09:00")
    assert next_tick("*/5 * * * 1", at("2024-02-01T00:00")) == at("2024-02-05T00:00")


@pytest.mark.parametrize("cron", ["", "x", "* * * *", "* * * * * *", "60 0 * * *", "@daily"])
def test_what_is_no_cron_is_refused(cron):
    with pytest.raises(Refusal) as no:
        next_tick(cron, at("2024-01-01T00:00"))
    assert no.value.code == "INVALID_CRON"


async def wind_back(hours: int) -> None:
    """As if the next tick had been so long ago."""
    await database.pool().execute(
        "UPDATE schedule SET next_at = next_at - make_interval(hours => $1)", hours
    )


async def payloads() -> list[dict]:
    return [r["payload"] for r in await database.pool().fetch("SELECT payload FROM job")]


async def test_two_workers_tick_once(db):
    await register([NIGHTLY])
    await wind_back(24)
    ending = asyncio.Event()
    workers = [asyncio.create_task(watch([NIGHTLY], ending)) for _ in range(2)]
    await until(payloads)
    takers = await asyncio.gather(*(tick({"nightly": NIGHTLY}) for _ in range(6)))
    ending.set()
    await asyncio.gather(*workers)
    assert sum(takers) == 0
    now = await database.pool().fetchval("SELECT now()")
    assert await payloads() == [{"at": last_tick("30 0 * * *", now).isoformat()}]
    [schedule] = await jobs.schedules(OPS)
    assert schedule.next_at == next_tick("30 0 * * *", now)
    assert schedule.last_tick_at == last_tick("30 0 * * *", now)
    assert await jobs.jobs_by_id(OPS, [schedule.last_job_id]) != {}


async def test_many_takers_share_one_tick(db):
    await register([NIGHTLY])
    await wind_back(24)
    assert sum(await asyncio.gather(*(tick({"nightly": NIGHTLY}) for _ in range(8)))) == 1
    assert len(await payloads()) == 1


async def test_three_missed_nights_are_made_good_once_by_the_last(db):
    await register([NIGHTLY])
    await wind_back(24 * 3)
    assert await tick({"nightly": NIGHTLY}) == 1
    assert await tick({"nightly": NIGHTLY}) == 0
    now = await database.pool().fetchval("SELECT now()")
    assert await payloads() == [{"at": last_tick("30 0 * * *", now).isoformat()}]


async def test_a_tick_does_not_pile_up_on_an_unfinished_job(db):
    await register([NIGHTLY])
    for _ in range(3):
        await wind_back(24)
        assert await tick({"nightly": NIGHTLY}) == 1
    assert len(await payloads()) == 1


async def test_what_is_off_does_not_tick_and_what_operators_set_stays(db):
    off = Schedule("nightly", "30 0 * * *", "count", is_enabled=False)
    await register([off])
    await wind_back(24)
    assert await tick({"nightly": off}) == 0
    wanted = ScheduleChange(
        name="nightly", cron=" 0  2 * * * ", is_enabled=True, idempotency_key="k"
    )
    await jobs.change_schedule(OPS, wanted)
    await register([off])
    [schedule] = await jobs.schedules(OPS)
    assert (schedule.cron, schedule.is_enabled) == ("0 2 * * *", True)
    now = await database.pool().fetchval("SELECT now()")
    # What it missed while it was off is not made good.
    assert schedule.next_at == next_tick("0 2 * * *", now)
    kept = await database.pool().fetchval("SELECT detail FROM audit_record")
    assert kept == {
        "before": {"cron": "30 0 * * *", "isEnabled": False},
        "after": {"cron": "0 2 * * *", "isEnabled": True},
    }


async def test_changes_are_refused_with_a_code(db):
    await register([NIGHTLY])
    for name, cron, code in (
        ("other", None, "SCHEDULE_NOT_FOUND"),
        ("nightly", "x", "INVALID_CRON"),
    ):
        with pytest.raises(Refusal) as no:
            await jobs.change_schedule(
                OPS, ScheduleChange(name=name, cron=cron, is_enabled=False, idempotency_key=code)
            )
        assert no.value.code == code
    [schedule] = await jobs.schedules(OPS)
    assert (schedule.cron, schedule.is_enabled) == ("30 0 * * *", True)


async def test_a_broken_row_does_not_hold_up_the_others(db):
    await register([NIGHTLY, Schedule("broken", "0 0 * * *", "other")])
    await wind_back(24)
    await database.pool().execute("UPDATE schedule SET cron = 'x' WHERE name = 'broken'")
    await tick({"nightly": NIGHTLY, "broken": Schedule("broken", "x", "other")})
    assert len(await payloads()) == 1
