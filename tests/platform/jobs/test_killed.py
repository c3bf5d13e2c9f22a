"""A worker killed with -9 in the middle of a job: another finishes it, the effect comes once."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.platform.jobs.conftest import act, add, expire, running, seen, until
from xindai.platform import db as database
from xindai.platform.jobs.kinds import Kind, in_one

CHILD = Path(__file__).with_name("killed_worker.py")
LEASE = "SELECT extract(epoch FROM due_at - now())::float8 FROM job"


@pytest.mark.parametrize(
    ("place", "left"), [("before the commit", ("running", 0)), ("behind it", ("done", 1))]
)
async def test_killed_around_its_commit(db, effects, place, left):
    job_id = await add("count")
    path = os.pathsep.join(p for p in sys.path if p)
    code = await asyncio.to_thread(
        subprocess.call,
        [sys.executable, str(CHILD), db.url, place],
        env={**os.environ, "PYTHONPATH": path},
    )
    assert code == -signal.SIGKILL
    assert ((await seen(job_id)).status, await effects()) == left
    if left[0] == "running":
        assert 0 < await database.pool().fetchval(LEASE) <= 15
        await expire()

    async def is_done() -> bool:
        return (await seen(job_id)).status == "done"

    async with running(Kind("count", in_one(act))):
        await until(is_done)
    job = await seen(job_id)
    assert (job.attempts, await effects()) == (2 if left[0] == "running" else 1, 1)
