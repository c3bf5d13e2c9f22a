"""Background work: what was wanted is done once, or a person is told."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

import pytest
from prometheus_client import generate_latest

from tests.platform.jobs.conftest import OPS, act, add, expire, running, seen, until
from xindai.kernel.errors import Refusal
from xindai.platform import db as database
from xindai.platform.jobs import api as jobs
from xindai.platform.jobs import queue
from xindai.platform.jobs.kinds import Kind, in_one
from xindai.platform.jobs.metrics import measure
from xindai.platform.jobs.work import LeaseLostError, Work


async def test_a_rollback_leaves_no_job(db):
    with pytest.raises(RuntimeError):
        async with database.transaction() as tx:
            await jobs.enqueue(tx, "count", {})
            raise RuntimeError
    assert await jobs.find_jobs(OPS, None, None, None, 10) == []


async def test_a_key_makes_one_job_until_it_is_done(effects):
    first = await add("count", key="a")
    async with database.transaction() as tx:
        assert await jobs.enqueue(tx, "count", {}, key="a") == (first, False)
        assert (await jobs.enqueue(tx, "count", {}, key="b")).is_new
        assert (await jobs.enqueue(tx, "other", {}, key="a")).is_new
    async with running(Kind("count", in_one(act))):
        await until(lambda: is_status(first, "done"))
    assert await add("count", key="a") != first
    assert await effects() == 2


async def is_status(job_id, status) -> bool:
    return (await seen(job_id)).status == status


async def test_two_at_once_with_one_key_make_one_job(db):
    async def one():
        async with database.transaction() as tx:
            made = await jobs.enqueue(tx, "count", {}, key="a")
            await asyncio.sleep(0.05)
            return made

    made = await asyncio.gather(*(one() for _ in range(6)))
    assert len({job.job_id for job in made}) == 1
    assert [job.is_new for job in made].count(True) == 1


async def test_a_job_may_wait_for_its_time(effects):
    later = await add("count", run_after=timedelta(hours=1))
    now = await add("count")
    async with running(Kind("count", in_one(act))):
        await until(lambda: is_status(now, "done"))
        await asyncio.sleep(0.4)
    assert (await seen(later)).status == "queued"
    assert await effects() == 1


@pytest.mark.parametrize(
    "value",
    ["张三丰", "13800001234", "a13800001234", "110101199001011234", 13800001234, {"a": 1}, "a b"],
)
async def test_a_payload_holds_no_personal_data(db, value):
    async with database.transaction() as tx:
        with pytest.raises(ValueError, match="ids, days and codes"):
            await jobs.enqueue(tx, "count", {"given": [value]})


async def test_a_payload_holds_ids_days_and_codes(db):
    given = {
        "id": "01890a5d-ac96-774b-bcce-b302099a8057",
        "ids": ["00000000-1111-2222-3333-444444444444"],
        "to": "2024-01-31",
        "at": "2024-01-31T00:30:00+08:00",
        "topic": "loan.changed",
        "n": 7,
        "on": True,
        "none": None,
    }
    async with database.transaction() as tx:
        await jobs.enqueue(tx, "count", given)
        [job] = await queue.claim(tx, {"count": 1}, 1, "me")
    assert job.payload == given


async def test_a_failing_job_is_tried_again_then_dead_then_requeued(effects):
    broken = [True]

    async def does(work: Work) -> None:
        async with work.end() as tx:
            await act(tx, work)
            if broken[0]:
                raise RuntimeError("张三 13800001234")

    kind = Kind("count", does, most_attempts=3, first_wait_seconds=0.1)
    job_id = await add("count")
    async with running(kind):
        await until(lambda: is_status(job_id, "dead"))
        dead = await seen(job_id)
        assert (dead.attempts, dead.error_class, dead.error) == (
            3,
            "RuntimeError",
            "raised outside the program",
        )
        assert await effects() == 0  # what the failing runs did was undone
        broken[0] = False
        await jobs.requeue(OPS, job_id, "one more")
        await until(lambda: is_status(job_id, "done"))
    done = await seen(job_id)
    assert (done.attempts, done.error_class, await effects()) == (1, None, 1)
    actions = await database.pool().fetch("SELECT actor, action FROM audit_record")
    assert [tuple(r) for r in actions] == [("system:ops", "jobs.requeue")]


async def test_the_errors_of_the_database_are_kept_without_their_values(effects, db):
    async with db.owner() as owner:
        await owner.execute("CREATE UNIQUE INDEX ON effect (pid)")

    async def twice(tx, work) -> None:
        await act(tx, work)
        await act(tx, work)

    job_id = await add("count")
    async with running(Kind("count", in_one(twice), most_attempts=1)):
        await until(lambda: is_status(job_id, "dead"))
    job = await seen(job_id)
    assert job.error_class == "UniqueViolationError"
    assert job.error is not None
    assert job.error.startswith("raised below platform/db.py:")
    assert "Key (pid)" not in job.error


async def test_a_refusal_is_told_with_its_code(db):
    async def refuse(_tx, _work) -> None:
        raise Refusal("LEDGER_MISMATCH", "the loans and the ledger disagree")

    job_id = await add("count")
    async with running(Kind("count", in_one(refuse), most_attempts=1)):
        await until(lambda: is_status(job_id, "dead"))
    job = await seen(job_id)
    assert (job.error_class, job.error) == ("LEDGER_MISMATCH", "the loans and the ledger disagree")


async def test_only_a_dead_letter_is_requeued(db):
    job_id = await add("count", key="a")
    for wanted, code in ((job_id, "JOB_NOT_DEAD"), (await add("x"), "JOB_NOT_DEAD")):
        with pytest.raises(Refusal, match="dead letter") as no:
            await jobs.requeue(OPS, wanted, f"again {wanted}")
        assert no.value.code == code
    await database.pool().execute("UPDATE job SET status = 'dead' WHERE id = $1", job_id)
    await add("count", key="a")
    with pytest.raises(Refusal) as no:
        await jobs.requeue(OPS, job_id, "once more")
    assert no.value.code == "JOB_HAS_TWIN"


async def test_a_handler_that_hangs_is_ended(db):
    hanging = asyncio.Event()

    async def hang(_work: Work) -> None:
        hanging.set()
        await asyncio.sleep(3600)

    job_id = await add("count")
    async with running(Kind("count", hang, most_seconds=0.3, most_attempts=1)):
        await until(lambda: is_status(job_id, "dead"))
    assert hanging.is_set()
    assert (await seen(job_id)).error_class == "TimeoutError"


async def test_who_lost_the_lease_commits_nothing(effects):
    """A worker that slept too long wakes up after another has done its job."""
    asleep, woken = asyncio.Event(), asyncio.Event()
    fences = []

    async def does(work: Work) -> None:
        fences.append(work.job.fence)
        if len(fences) == 1:
            asleep.set()
            await woken.wait()
        async with work.end() as tx:
            await act(tx, work)

    kind = Kind("count", does)
    job_id = await add("count")
    async with running(kind):
        await asleep.wait()
        await expire()
        async with running(kind):
            await until(lambda: is_status(job_id, "done"))
        woken.set()
    assert fences == [1, 2]
    assert await effects() == 1


async def test_a_job_cannot_be_taken_over_during_its_transaction(db):
    job_id = await add("count")
    async with database.transaction() as tx:
        [job] = await queue.claim(tx, {"count": 1}, 1, "me")
    held, expired = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        async with Work(job, is_told=False).end():
            held.set()
            await expired.wait()

    holding = asyncio.create_task(hold())
    await held.wait()
    await expire()
    async with database.transaction() as tx:
        assert await queue.claim(tx, {"count": 1}, 1, "other") == []
        assert await queue.beat(tx, [job]) == set()  # and the heartbeat is not held up
    expired.set()
    await holding
    assert (await seen(job_id)).status == "done"
    with pytest.raises(LeaseLostError):
        async with Work(job, is_told=False).transaction():
            pass


async def test_a_job_that_takes_its_workers_down_is_buried(db):
    job_id = await add("count")
    kind = Kind("count", in_one(act), most_attempts=2)
    for _ in range(2):
        async with database.transaction() as tx:
            assert len(await queue.claim(tx, {"count": 1}, 1, "killed")) == 1
        await expire()
    async with running(kind):
        await until(lambda: is_status(job_id, "dead"))
    assert (await seen(job_id)).error_class == "WorkerLost"


async def test_an_ending_worker_hands_back_what_it_cannot_finish(db, monkeypatch):
    monkeypatch.setattr("xindai.platform.jobs.runner.GRACE_SECONDS", 0.2)
    started = asyncio.Event()

    async def slow(_work: Work) -> None:
        started.set()
        await asyncio.sleep(3600)

    job_id = await add("count")
    async with running(Kind("count", slow)):
        await started.wait()
    job = await seen(job_id)
    assert (job.status, job.attempts) == ("queued", 0)
    assert (await jobs.queue_health()).workers == 0


async def test_a_kind_takes_no_more_than_its_share(db):
    now, most = [0], [0]

    async def slow(work: Work) -> None:
        now[0] += 1
        most[0] = max(most[0], now[0])
        await asyncio.sleep(0.05)
        now[0] -= 1

    ids = [await add("count") for _ in range(8)]
    async with running(Kind("count", slow, most_at_once=2)):
        health = await jobs.queue_health()
        for job_id in ids:
            await until(lambda job_id=job_id: is_status(job_id, "done"))
        assert (await jobs.queue_health()).workers == 1
    assert most == [2]
    assert health.jobs["dead"] == 0


async def test_waits_grow_and_scatter():
    kind = Kind("count", in_one(act), first_wait_seconds=2, longest_wait_seconds=60)
    for attempt, middle in ((1, 2), (2, 4), (3, 8), (5, 32), (6, 60), (20, 60)):
        waits = [kind.wait_seconds(attempt) for _ in range(50)]
        assert all(middle * 0.75 <= wait <= middle * 1.25 for wait in waits)
        assert len(set(waits)) > 1


async def test_the_queue_is_measured(db):
    await add("count")
    dead = await add("count")
    await database.pool().execute("UPDATE job SET status = 'dead' WHERE id = $1", dead)
    await database.pool().execute("UPDATE job SET due_at = now() - interval '90 s'")
    await measure()
    text = generate_latest().decode()
    for line in ('xindai_jobs{status="dead"} 1.0', 'xindai_jobs{status="queued"} 1.0'):
        assert line in text
    assert "xindai_job_workers 0.0" in text
    assert float(re.findall("xindai_job_oldest_due_seconds ([0-9.]+)", text)[0]) >= 90
