"""The statements of the queue. Each is one round trip; locks are taken in no order that matters.

A handler's transaction holds FOR KEY SHARE on its job: heartbeats pass, a claim skips it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.platform.db import Tx
from xindai.platform.jobs.payload import check

LEASE_SECONDS: Final = 15
"""How long after the last sign of life a worker's jobs are due again."""

_ADD: Final = """
INSERT INTO job (id, kind, payload, key, due_at, requested_by)
VALUES ($1, $2, $3, $4, coalesce($5::timestamptz, now() + $6::interval), $7)
ON CONFLICT (kind, key) WHERE status IN ('queued', 'running') DO NOTHING RETURNING id
"""
_WAITING: Final = """
SELECT id FROM job WHERE kind = $1 AND key = $2 AND status IN ('queued', 'running')
"""
_CLAIM: Final = f"""
WITH due AS (
    SELECT found.id FROM unnest($1::text[], $2::int[]) AS free (kind, slots)
    CROSS JOIN LATERAL (
        SELECT id, due_at FROM job
        WHERE kind = free.kind AND status IN ('queued', 'running') AND due_at <= now()
        ORDER BY due_at LIMIT free.slots FOR UPDATE SKIP LOCKED
    ) AS found
    ORDER BY found.due_at LIMIT $3
)
UPDATE job j SET status = 'running', attempts = attempts + 1, fence = fence + 1, owner = $4,
    due_at = now() + interval '{LEASE_SECONDS} seconds', version = version + 1,
    started_at = coalesce(started_at, now())
FROM due WHERE j.id = due.id
RETURNING j.id, j.kind, j.payload, j.attempts, j.fence, j.requested_by
"""
_BEAT: Final = f"""
WITH mine AS (
    SELECT job.id FROM job JOIN unnest($1::uuid[], $2::bigint[]) AS held (id, fence)
    ON job.id = held.id AND job.fence = held.fence AND job.status = 'running'
    FOR NO KEY UPDATE OF job SKIP LOCKED
)
UPDATE job SET due_at = now() + interval '{LEASE_SECONDS} seconds' FROM mine WHERE job.id = mine.id
"""
_LOST: Final = """
SELECT held.id FROM unnest($1::uuid[], $2::bigint[]) AS held (id, fence)
LEFT JOIN job ON job.id = held.id AND job.fence = held.fence WHERE job.id IS NULL
"""


class Enqueued(NamedTuple):
    """The job that will do it; not new where an unfinished one of the kind has the key."""

    job_id: UUID
    is_new: bool


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job that this worker holds until its lease runs out; `attempt` counts from 1."""

    id: UUID
    kind: str
    payload: dict[str, Any]
    attempt: int
    fence: int
    requested_by: str


async def enqueue(
    tx: Tx,
    kind: str,
    payload: Mapping[str, Any],
    *,
    key: str | None = None,
    run_after: datetime | timedelta | None = None,
    requested_by: str = "system",
) -> Enqueued:
    """Leave a job with this transaction; ValueError for a payload that may be personal data."""
    moment = run_after if isinstance(run_after, datetime) else None
    delay = run_after if isinstance(run_after, timedelta) else timedelta()
    given = kind, check(payload), key, moment, delay, requested_by
    while True:
        made = await tx.value(_ADD, new_id(), *given)
        if made is not None:
            return Enqueued(made, True)
        waiting = await tx.value(_WAITING, kind, key)
        if waiting is not None:  # else it has finished in this very moment
            return Enqueued(waiting, False)


async def claim(tx: Tx, slots: Mapping[str, int], most: int, owner: str) -> list[Claimed]:
    """Due jobs, oldest first: at most `slots` of a kind and `most` of all."""
    rows = await tx.rows(_CLAIM, list(slots), list(slots.values()), most, owner)
    return [Claimed(*row.values()) for row in rows]


async def beat(tx: Tx, held: Sequence[Claimed]) -> set[UUID]:
    """Keep the leases; the jobs that somebody else has taken over meanwhile."""
    ids, fences = [job.id for job in held], [job.fence for job in held]
    await tx.execute(_BEAT, ids, fences)
    return {row["id"] for row in await tx.rows(_LOST, ids, fences)}


async def is_held(tx: Tx, job: Claimed) -> bool:
    """True if the job is still ours, and stays so until this transaction ends."""
    return bool(
        await tx.value(
            """SELECT true FROM job WHERE id = $1 AND fence = $2 AND status = 'running'
               FOR KEY SHARE""",
            job.id,
            job.fence,
        )
    )


async def finish(tx: Tx, job: Claimed) -> int | None:
    """Mark the job done; its version, or None if it was taken over."""
    version: int | None = await tx.value(
        """UPDATE job SET status = 'done', finished_at = now(), owner = NULL,
               version = version + 1, error_class = NULL, error = NULL
           WHERE id = $1 AND fence = $2 AND status = 'running' RETURNING version""",
        job.id,
        job.fence,
    )
    return version


async def put_back(
    tx: Tx, job: Claimed, wait_seconds: float, error_class: str, error: str
) -> int | None:
    """Try it again later; its version, or None if it was taken over."""
    version: int | None = await tx.value(
        """UPDATE job SET status = 'queued', owner = NULL, version = version + 1,
               due_at = now() + make_interval(secs => $3), error_class = $4, error = $5
           WHERE id = $1 AND fence = $2 AND status = 'running' RETURNING version""",
        job.id,
        job.fence,
        wait_seconds,
        error_class,
        error,
    )
    return version


async def release(tx: Tx, job: Claimed) -> None:
    """Hand it to another worker at once, as if it had not been tried."""
    await tx.execute(
        """UPDATE job SET status = 'queued', owner = NULL, due_at = now(),
               attempts = attempts - 1, version = version + 1
           WHERE id = $1 AND fence = $2 AND status = 'running'""",
        job.id,
        job.fence,
    )


async def bury(tx: Tx, job: Claimed, error_class: str, error: str) -> int | None:
    """Make it a dead letter; its version, or None if it was taken over."""
    version: int | None = await tx.value(
        """UPDATE job SET status = 'dead', owner = NULL, version = version + 1,
               finished_at = now(), error_class = $3, error = $4
           WHERE id = $1 AND fence = $2 AND status = 'running' RETURNING version""",
        job.id,
        job.fence,
        error_class,
        error,
    )
    return version
