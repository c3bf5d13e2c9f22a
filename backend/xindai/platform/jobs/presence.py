"""Which workers live, and how the queue stands: for readiness and metrics."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from xindai.platform import db
from xindai.platform.db import Tx

GONE_AFTER: Final = "30 seconds"


@dataclass(frozen=True, slots=True)
class QueueHealth:
    """`oldest_due_seconds`: how long the job that waits longest could have been taken."""

    workers: int
    jobs: Mapping[str, int]
    """Unfinished jobs and dead letters by status."""
    oldest_due_seconds: float


async def show(tx: Tx, worker: str, running: int) -> None:
    """This worker lives."""
    await tx.execute(
        """INSERT INTO job_worker (id, running) VALUES ($1, $2)
           ON CONFLICT (id) DO UPDATE SET seen_at = now(), running = $2""",
        worker,
        running,
    )


async def leave(worker: str) -> None:
    """This worker has ended (one that is killed is simply not seen any more)."""
    with suppress(*db.TROUBLE):
        await db.pool().execute("DELETE FROM job_worker WHERE id = $1", worker)


async def queue_health() -> QueueHealth:
    """How the queue stands now."""
    async with db.transaction(read_only=True) as tx:
        counts = await tx.rows(
            """SELECT status, count(*) AS jobs FROM job
               WHERE status IN ('queued', 'running', 'dead') GROUP BY status"""
        )
        workers = await tx.value(
            f"SELECT count(*) FROM job_worker WHERE seen_at > now() - interval '{GONE_AFTER}'"
        )
        oldest = await tx.value(
            """SELECT coalesce(extract(epoch FROM now() - min(due_at)), 0)::float8 FROM job
               WHERE status IN ('queued', 'running') AND due_at <= now()"""
        )
    jobs = {"queued": 0, "running": 0, "dead": 0} | {r["status"]: r["jobs"] for r in counts}
    return QueueHealth(workers, jobs, oldest)
