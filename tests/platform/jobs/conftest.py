"""A runner in this process, and an effect that shows how often it happened."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import pytest

from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.platform.db import Tx
from xindai.platform.jobs import api as jobs
from xindai.platform.jobs.kinds import Kind
from xindai.platform.jobs.runner import Runner
from xindai.platform.jobs.types import JobView

OPS = system_actor("ops")


@pytest.fixture
async def effects(db: Any) -> Callable[[], Awaitable[int]]:
    """A table that handlers write to; how many rows it has."""
    async with db.owner() as owner:
        await owner.execute("CREATE TABLE effect (job uuid, pid int)")
        await owner.execute("GRANT SELECT, INSERT ON effect TO xindai_app")
    return lambda: database.pool().fetchval("SELECT count(*) FROM effect")


async def act(tx: Tx, work: Any) -> None:
    """The effect of a job."""
    await tx.execute("INSERT INTO effect VALUES ($1, 0)", work.job.id)


@asynccontextmanager
async def running(*kinds: Kind) -> AsyncIterator[None]:
    """A worker's runner beside the test."""
    ending = asyncio.Event()
    task = asyncio.create_task(Runner(kinds).run(ending))
    try:
        yield
    finally:
        ending.set()
        await task


async def until(holds: Callable[[], Awaitable[object]], seconds: float = 10) -> None:
    """Waits for something that comes true by itself."""
    async with asyncio.timeout(seconds):
        while not await holds():  # noqa: ASYNC110 - rows are what is waited for
            await asyncio.sleep(0.05)


async def add(kind: str, **given: Any) -> UUID:
    """A job in a transaction of its own."""
    async with database.transaction() as tx:
        return (await jobs.enqueue(tx, kind, {}, **given)).job_id


async def seen(job_id: UUID) -> JobView:
    """The job as readers see it."""
    return await jobs.get_job(OPS, job_id)


async def expire() -> None:
    """As if every lease had run out."""
    await database.pool().execute("UPDATE job SET due_at = now() WHERE status = 'running'")
