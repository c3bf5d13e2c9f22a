"""The worker as a process: it outlives its servers' restarts and ends when it is asked to."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import APP_PASSWORD
from tests.platform.jobs.conftest import OPS, add, seen, until
from xindai.platform import db as database
from xindai.platform.embedded import postgres, valkey
from xindai.platform.jobs import api as jobs
from xindai.platform.migrate import migrate
from xindai.platform.settings import PROJECT, as_app_role


@dataclass
class Own:
    """Servers that nobody else uses."""

    folder: Path
    postgres: postgres.Postgres
    valkey: valkey.Valkey

    def worker(self) -> subprocess.Popen[bytes]:
        kept = {key: value for key, value in os.environ.items() if not key.endswith("_URL")}
        environment = {
            **kept,
            "DATABASE_URL": as_app_role(self.postgres.url, APP_PASSWORD),
            "REDIS_URL": self.valkey.url,
            "XINDAI_VAR": str(self.folder),
            "PYTHONPATH": str(PROJECT / "backend"),
        }
        with (self.folder / "worker.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "xindai.cli", "worker"],
                env=environment,
                stdout=log,
                stderr=log,
            )


@pytest.fixture
async def own() -> AsyncIterator[Own]:
    with tempfile.TemporaryDirectory(prefix="xindai-jobs-", ignore_cleanup_errors=True) as name:
        os.chmod(name, 0o755)
        folder = Path(name)
        made = Own(folder, postgres.start(folder, forgetful=True), valkey.start(folder))
        with ExitStack() as ending:
            ending.callback(lambda: made.postgres.stop())
            ending.callback(lambda: made.valkey.stop())
            await migrate(made.postgres.url, app_password=APP_PASSWORD)
            await database.connect(as_app_role(made.postgres.url, APP_PASSWORD))
            try:
                yield made
            finally:
                await database.close()


@pytest.mark.slow
async def test_a_worker_outlives_its_servers_and_ends_when_asked(own: Own):
    worker = own.worker()
    try:
        await done(await add("clearing"))
        assert (await jobs.queue_health()).workers == 1
        assert {s.name for s in await jobs.schedules(OPS)} >= {"clearing", "end_of_day"}

        port = own.postgres.port
        own.postgres.stop()
        await asyncio.sleep(1)
        own.postgres = postgres.start(own.folder, port=port, forgetful=True)
        await done(await add("clearing"))

        port = own.valkey.port
        own.valkey.stop()
        own.valkey = valkey.start(own.folder, port=port)
        await done(await add("clearing"))
        assert worker.poll() is None, "one process through all of it"

        started = time.monotonic()
        worker.terminate()
        assert worker.wait(10) == 0
        assert time.monotonic() - started < 10
        assert (await jobs.queue_health()).workers == 0
    except BaseException:
        print((own.folder / "worker.log").read_text())
        raise
    finally:
        worker.kill()
        worker.wait()


async def done(job_id) -> None:
    async def is_done() -> bool:
        return (await seen(job_id)).status == "done"

    await until(is_done, 20)


@pytest.mark.nightly
async def test_two_workers_share_the_minutes(own: Own):
    """Two processes over two real minutes: each minute is ticked once, and one takes over."""
    workers = [own.worker(), own.worker()]
    try:

        async def both_work() -> bool:
            return (await jobs.queue_health()).workers == 2

        await until(both_work, 120)
        await asyncio.sleep(70)
        workers[0].kill()
        await asyncio.sleep(60)
        rows = await database.pool().fetch(
            "SELECT date_trunc('minute', created_at) AS minute, count(*) AS jobs FROM job"
            " WHERE kind = 'audit_checkpoint' GROUP BY 1"
        )
        assert len(rows) >= 2
        assert {row["jobs"] for row in rows} == {1}
        assert (await jobs.queue_health()).jobs["dead"] == 0
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
