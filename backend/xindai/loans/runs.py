"""Reads of the end of day: which days were closed, how far a running one is."""

from __future__ import annotations

from typing import Final

from xindai.loans.permissions import END_OF_DAY_READ
from xindai.loans.types import EndOfDayRun, EndOfDayStep
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

_RUNS: Final = """
SELECT id, business_on, status, started_at, finished_at, error FROM job_run
WHERE kind = 'end_of_day' ORDER BY business_on DESC LIMIT $1
"""
_STEPS: Final = """
SELECT run_id, name, status, done, total, started_at, finished_at FROM job_step
WHERE run_id = ANY($1::uuid[]) ORDER BY run_id, position
"""


async def end_of_day_runs(actor: Actor, first: int) -> list[EndOfDayRun]:
    """The last runs with their steps, newest day first; refuses FORBIDDEN."""
    require(actor, END_OF_DAY_READ)
    async with db.transaction(read_only=True) as tx:
        runs = await tx.rows(_RUNS, first)
        steps = await tx.rows(_STEPS, [r["id"] for r in runs])
    return [
        EndOfDayRun(
            business_on=run["business_on"],
            status=run["status"],
            started_at=run["started_at"],
            finished_at=run["finished_at"],
            error=run["error"],
            steps=tuple(
                EndOfDayStep(
                    name=step["name"],
                    status=step["status"],
                    done=step["done"],
                    total=step["total"],
                    started_at=step["started_at"],
                    finished_at=step["finished_at"],
                )
                for step in steps
                if step["run_id"] == run["id"]
            ),
        )
        for run in runs
    ]
