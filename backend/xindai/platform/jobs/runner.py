"""Runs due jobs in this process: claims, keeps the leases, ends what takes too long."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from typing import Final
from uuid import UUID

import structlog

from xindai.platform import db
from xindai.platform.jobs import presence, queue
from xindai.platform.jobs.kinds import Kind
from xindai.platform.jobs.queue import LEASE_SECONDS, Claimed
from xindai.platform.jobs.work import LeaseLostError, Work
from xindai.platform.reason import reason
from xindai.platform.traces import span

IDLE_SECONDS: Final = 0.25
"""How long a due job may wait when there was none a moment ago."""
GATHER_SECONDS: Final = 0.01
TROUBLE_SECONDS: Final = 1.0
GRACE_SECONDS: Final = 7.0
"""What running jobs get when the worker is asked to end; then they are cut and handed back."""

log = structlog.get_logger("xindai.jobs")


class Runner:
    """Up to `slots` jobs at once, each in a task of its own."""

    def __init__(self, kinds: Iterable[Kind], *, slots: int = 6) -> None:
        self._kinds = {kind.name: kind for kind in kinds}
        self._slots = slots
        self._running: dict[UUID, tuple[Claimed, asyncio.Task[None]]] = {}
        self._lost: set[UUID] = set()
        self._freed, self._stopped = asyncio.Event(), asyncio.Event()
        self.owner = f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"

    async def run(self, ending: asyncio.Event) -> None:
        """Work until `ending`, then finish or hand back what runs; a server away is waited for."""
        beating = asyncio.create_task(self._beat())
        try:
            while not ending.is_set():
                try:
                    pause = 0.0 if await self._claim() else IDLE_SECONDS
                except db.TROUBLE as error:
                    log.warning("jobs wait", reason=type(error).__name__)
                    pause = TROUBLE_SECONDS
                if pause:
                    await self._wait(ending, pause)
            await self._finish()
        finally:
            self._stopped.set()
            await _ended(beating)
            await presence.leave(self.owner)

    async def _wait(self, ending: asyncio.Event, seconds: float) -> None:
        """Until a slot is free, the end is asked for, or it is time to look again."""
        self._freed.clear()
        waits = {asyncio.create_task(event.wait()) for event in (self._freed, ending)}
        await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()
        if (
            self._freed.is_set()
        ):  # rarely alone: what ends in the same moment is claimed for at once
            await asyncio.sleep(GATHER_SECONDS)

    async def _claim(self) -> bool:
        """Take due jobs into free slots; True if there may be more."""
        free = self._slots - len(self._running)
        busy = Counter(job.kind for job, _ in self._running.values())
        slots = {
            kind.name: kind.most_at_once - busy[kind.name]
            for kind in self._kinds.values()
            if busy[kind.name] < kind.most_at_once
        }
        if free <= 0 or not slots:
            return False
        async with db.pool().acquire() as connection:  # one statement is a transaction by itself
            claimed = await queue.claim(db.Tx(connection), slots, free, self.owner)
        for job in claimed:
            task = asyncio.create_task(self._run(job), name=f"{job.kind} {job.id}")
            self._running[job.id] = job, task
            task.add_done_callback(lambda _task, id=job.id: self._forget(id))  # type: ignore[misc]
        return bool(claimed)

    def _forget(self, id: UUID) -> None:
        self._running.pop(id, None)
        self._freed.set()

    async def _run(self, job: Claimed) -> None:
        kind = self._kinds[job.kind]
        work = Work(job, is_told=kind.is_told)
        said = log.bind(job=str(job.id), kind=job.kind, attempt=job.attempt)
        try:
            if job.attempt > kind.most_attempts:  # each of them took its worker down
                await self._bury(work, "WorkerLost", "its worker went away each time")
                return
            await self._do(kind, work)
        except LeaseLostError:
            said.warning("job was taken over")
        except asyncio.CancelledError:
            said.warning("job was cut", taken_over=job.id in self._lost)
            with suppress(*db.TROUBLE):  # then its lease runs out
                async with db.transaction() as tx:
                    await queue.release(tx, job)
        except Exception as error:  # noqa: BLE001 - whatever a handler raises is kept
            await self._fail(kind, work, error)

    async def _do(self, kind: Kind, work: Work) -> None:
        telling = asyncio.create_task(work.telling()) if kind.is_told else None
        try:
            with span(f"job {kind.name}"):
                async with asyncio.timeout(kind.most_seconds):
                    await kind.does(work)
                    if not work.is_done:
                        async with work.end():
                            pass
        finally:
            if telling is not None:
                work.hush()
                await _ended(telling)

    async def _fail(self, kind: Kind, work: Work, error: Exception) -> None:
        """Try again later, or give up; an error after the end changes nothing."""
        name, sentence = reason(error)
        job = work.job
        log.warning(
            "job failed",
            job=str(job.id),
            kind=job.kind,
            attempt=job.attempt,
            reason=name,
            at=sentence,
        )
        try:
            if work.is_done:
                return
            if job.attempt >= kind.most_attempts:
                await self._bury(work, name, sentence)
                return
            wait = kind.wait_seconds(job.attempt)
            async with db.transaction() as tx:
                version = await queue.put_back(tx, job, wait, name, sentence)
                await work.news(tx, "queued", version)
        except (LeaseLostError, *db.TROUBLE) as trouble:
            log.warning("its failure was not kept", job=str(job.id), reason=type(trouble).__name__)

    async def _bury(self, work: Work, name: str, sentence: str) -> None:
        async with db.transaction() as tx:
            version = await queue.bury(tx, work.job, name, sentence)
            await work.news(tx, "dead", version)

    async def _beat(self) -> None:
        """Keep the leases and show that we live; a job that was taken over is cut here."""
        while not self._stopped.is_set():
            try:
                held = [job for job, _ in self._running.values()]
                async with db.transaction() as tx:
                    await presence.show(tx, self.owner, len(held))
                    lost = await queue.beat(tx, held) if held else set()
                for id in lost & self._running.keys():
                    self._lost.add(id)
                    self._running[id][1].cancel()
            except db.TROUBLE as error:
                log.warning("beat waits", reason=type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopped.wait(), LEASE_SECONDS / 3)

    async def _finish(self) -> None:
        tasks = {task for _, task in self._running.values()}
        if tasks:
            log.info("ending", running=len(tasks))
            await asyncio.wait(tasks, timeout=GRACE_SECONDS)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=1.0)


async def _ended(task: asyncio.Task[None]) -> None:
    """Wait for a task that was asked to end; only what hangs is cut, perhaps inside a statement."""
    await asyncio.wait({task}, timeout=1.0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
