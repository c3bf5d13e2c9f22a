"""The run of a day and the marks of its steps: claimed with a lease, guarded by a fence.

A step's transaction first locks the run's row with the fence it was given (`enter`): whoever took
the run over has raised the fence, and the old process finds out before it does anything. The mark
of the step commits with its effect.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import db
from xindai.platform.db import Tx

KIND: Final = "end_of_day"
LEASE: Final = "15 seconds"

_CLAIM: Final = f"""
INSERT INTO job_run (id, kind, business_on, status, lease_owner, lease_until, fence, started_at)
VALUES ($1, '{KIND}', $2, 'running', $3, now() + interval '{LEASE}', 1, now())
ON CONFLICT (kind, business_on) DO UPDATE SET status = 'running', lease_owner = $3,
    lease_until = now() + interval '{LEASE}', fence = job_run.fence + 1, error = NULL
WHERE job_run.status <> 'done'
    AND (job_run.status = 'failed' OR job_run.lease_until IS NULL OR job_run.lease_until < now())
RETURNING id, fence
"""
_STEPS: Final = """
INSERT INTO job_step (id, run_id, name, position, status)
SELECT uuidv7(), $1, name, position, 'pending'
FROM unnest($2::text[]) WITH ORDINALITY AS t (name, position)
ON CONFLICT (run_id, name) DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A claimed run of one day."""

    id: UUID
    day: date
    fence: int


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a step is."""

    is_done: bool
    cursor: str | None
    done: int


async def claim(day: date, steps: Sequence[str]) -> Run:
    """Take the day's run, a new one or one whose lease ran out; refuses END_OF_DAY_RUNNING."""
    owner = f"{socket.gethostname()}:{os.getpid()}"
    async with db.transaction() as tx:
        row = await tx.row(_CLAIM, new_id(), day, owner)
        if row is None:
            raise Refusal("END_OF_DAY_RUNNING", f"the end of {day} is being run elsewhere", "to")
        await tx.execute(_STEPS, row["id"], list(steps))
    return Run(row["id"], day, row["fence"])


async def enter(tx: Tx, run: Run, step: str) -> Mark:
    """Hold the run for this transaction; refuses LEASE_LOST when somebody else took it over."""
    held = await tx.execute(
        f"""UPDATE job_run SET lease_until = now() + interval '{LEASE}'
            WHERE id = $1 AND fence = $2 AND status = 'running'""",
        run.id,
        run.fence,
    )
    if not held:
        raise Refusal("LEASE_LOST", f"the end of {run.day} was taken over", None)
    row: Any = await tx.row(
        "SELECT status, cursor, done FROM job_step WHERE run_id = $1 AND name = $2",
        run.id,
        step,
    )
    return Mark(row["status"] == "done", row["cursor"], row["done"])


async def part_done(tx: Tx, run: Run, step: str, done: int, cursor: str) -> None:
    """A part of a step has its effect in this transaction; the next part begins at the cursor."""
    await tx.execute(
        """UPDATE job_step SET status = 'running', done = $3, cursor = $4,
               started_at = coalesce(started_at, now()) WHERE run_id = $1 AND name = $2""",
        run.id,
        step,
        done,
        cursor,
    )


async def step_done(tx: Tx, run: Run, step: str, done: int) -> None:
    """The step has had its whole effect."""
    await tx.execute(
        """UPDATE job_step SET status = 'done', done = $3, total = $3, finished_at = now(),
               started_at = coalesce(started_at, now()) WHERE run_id = $1 AND name = $2""",
        run.id,
        step,
        done,
    )


async def run_done(tx: Tx, run: Run) -> None:
    """The day is closed."""
    await tx.execute(
        """UPDATE job_run SET status = 'done', finished_at = now(), lease_owner = NULL,
               lease_until = NULL WHERE id = $1""",
        run.id,
    )


async def run_failed(run: Run, error: str) -> None:
    """The day stopped; the next run may take it up at once."""
    async with db.transaction() as tx:
        await tx.execute(
            """UPDATE job_run SET status = 'failed', error = $3, lease_until = NULL
               WHERE id = $1 AND fence = $2 AND status = 'running'""",
            run.id,
            run.fence,
            error[:500],
        )
