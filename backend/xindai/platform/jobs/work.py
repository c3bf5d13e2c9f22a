"""What a handler is given: its job, transactions that hold it, and a voice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

import structlog

from xindai.platform import db, outbox
from xindai.platform.db import Tx
from xindai.platform.jobs import queue
from xindai.platform.jobs.events import JOB_PROGRESS, JobProgress
from xindai.platform.jobs.queue import Claimed

TELL_SECONDS: Final = 0.2
"""Progress goes out at most so often; what is told between is left out."""

_SAVE: Final = """
UPDATE job SET step = $3, done = $4, total = $5, version = version + 1
WHERE id = $1 AND fence = $2 AND status = $6 RETURNING version
"""
log = structlog.get_logger("xindai.jobs")


class LeaseLostError(Exception):
    """Somebody else has the job now: this run ends and leaves nothing."""


class Work:
    """One run of a job."""

    def __init__(self, job: Claimed, *, is_told: bool) -> None:
        self.job = job
        self.is_done = False
        self._hushed = asyncio.Event()
        self._is_told = is_told
        self._progress: tuple[str | None, int, int | None] = (None, 0, None)
        self._key = (job.id, job.fence)

    @property
    def payload(self) -> dict[str, Any]:
        """What `enqueue` was given."""
        return self.job.payload

    def tell(self, step: str, done: int, total: int | None) -> None:
        """How far it is, of how much where that is known; cheap, call it as often as you like."""
        self._progress = (step, done, total)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Tx]:
        """A transaction during which nobody can take the job over; refuses LeaseLostError."""
        async with db.transaction() as tx:
            if not await queue.is_held(tx, self.job):
                raise LeaseLostError
            yield tx

    @asynccontextmanager
    async def end(self) -> AsyncIterator[Tx]:
        """The last transaction: what is done here and the mark "done" commit together."""
        async with self.transaction() as tx:
            yield tx
            await self.news(tx, "done", await queue.finish(tx, self.job))
        self.is_done = True

    async def news(self, tx: Tx, status: str, version: int | None) -> None:
        """Leave the news of a status with the transaction that made it; None: it was lost."""
        if version is None:
            raise LeaseLostError
        if self._is_told:
            await self._say(tx, status)

    async def telling(self) -> None:
        """Passes on what the handler tells, until `hush` or the end of the job."""
        told = None
        while not self._hushed.is_set():
            try:
                if told != self._progress:
                    progress = self._progress
                    async with db.transaction() as tx:
                        if not await self._say(tx, "running"):
                            return
                    told = progress
            except db.TROUBLE as error:
                log.warning("progress waits", reason=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._hushed.wait(), TELL_SECONDS)

    def hush(self) -> None:
        """Nothing more is told."""
        self._hushed.set()

    async def _say(self, tx: Tx, status: str) -> bool:
        step, done, total = self._progress
        version: int | None = await tx.value(_SAVE, *self._key, step, done, total, status)
        if version is None:
            return False
        message = JobProgress(
            job_id=self.job.id,
            kind=self.job.kind,
            status=status,
            step=step,
            done=done,
            total=total,
            version=version,
        )
        await outbox.add(tx, JOB_PROGRESS, str(self.job.id), message.to_json())
        return True
