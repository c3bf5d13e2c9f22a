"""The worker's own schedules: the audit is pinned down each minute."""

from __future__ import annotations

from tests.platform.jobs.conftest import OPS, running, seen, until
from xindai.background import KINDS, SCHEDULES
from xindai.platform import audit
from xindai.platform import db as database
from xindai.platform.jobs import api as jobs
from xindai.platform.jobs.schedules import register, tick


async def test_a_tick_of_the_minute_leaves_a_checkpoint(db, monkeypatch, tmp_path):
    monkeypatch.setenv("XINDAI_VAR", str(tmp_path))
    async with database.transaction() as tx:
        await audit.append(tx, OPS, "test", "nothing", {})
    await register(SCHEDULES)
    await database.pool().execute(
        "UPDATE schedule SET next_at = now() WHERE name = 'audit_checkpoint'"
    )
    assert await tick({given.name: given for given in SCHEDULES}) == 1
    (job,) = await jobs.find_jobs(OPS, None, "audit_checkpoint", None, 5)

    async def is_done() -> bool:
        return (await seen(job.id)).status == "done"

    async with running(*KINDS):
        await until(is_done)
    assert await database.pool().fetchval("SELECT count(*) FROM audit_checkpoint") == 1


def test_every_schedule_starts_a_kind_that_there_is():
    assert {given.kind for given in SCHEDULES} <= {kind.name for kind in KINDS}
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert len({given.name for given in SCHEDULES}) == len(SCHEDULES)
