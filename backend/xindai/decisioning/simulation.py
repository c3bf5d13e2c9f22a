"""A version run over past decisions, from the facts that are stored with them.

It is compared with what was decided then, or with what another version makes of the same facts. The
unchanged policy changes nothing: a test, and the first thing to look at when it does not.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any, Final
from uuid import UUID

from xindai.decisioning.content import Content, of_version
from xindai.decisioning.judge import judge
from xindai.decisioning.rows import application_of, summary_of, summary_of_row
from xindai.decisioning.tally import Tally
from xindai.decisioning.types import Past
from xindai.kernel.ids import new_id
from xindai.platform import db
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Work

KIND: Final = "decision_simulation"
PAGE: Final = 500
BREATH: Final = 20
"""So many evaluations, then others get their turn: one holds the interpreter for half a
millisecond."""
Tell = Callable[[str, int, int], object]
_FROM: Final = """
FROM decision WHERE ($1::text IS NULL OR starts_with(subject, $1 || '/')) AND id <= $4
    AND ($2::date IS NULL OR decided_at >= $2::timestamp AT TIME ZONE 'Asia/Shanghai')
    AND ($3::date IS NULL OR decided_at < ($3 + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')
"""
_WANTED: Final = """
SELECT s.source, s.first_day, s.last_day, v.content, a.content AS against FROM decision_simulation s
JOIN decision_policy_version v ON v.id = s.version_id
LEFT JOIN decision_policy_version a ON a.id = s.against_id
WHERE s.id = $1
"""
_NEWEST: Final = "SELECT id FROM decision ORDER BY id DESC LIMIT 1"
_DONE: Final = """
UPDATE decision_simulation SET status = 'done', totals = $2, finished_at = now()
WHERE id = $1 AND status <> 'done'
"""


async def run_simulation(work: Work) -> None:
    """The job: reads and computes, then everything it found commits with the mark "done"."""
    simulation_id = UUID(work.payload["simulation"])
    async with work.transaction() as tx:
        wanted = await tx.row(_WANTED, simulation_id)
        await tx.execute(
            "UPDATE decision_simulation SET status = 'running' WHERE id = $1 AND status = 'queued'",
            simulation_id,
        )
    assert wanted is not None, "a simulation is never deleted"
    against = of_version(wanted["against"]) if wanted["against"] else None
    past = Past(**{name: wanted[name] for name in ("source", "first_day", "last_day")})
    tally = await simulate(of_version(wanted["content"]), against, past, work.tell)
    async with work.end() as tx:
        await _keep(tx, simulation_id, tally)


async def simulate(content: Content, against: Content | None, past: Past, tell: Tell) -> Tally:
    """Past decisions made anew."""
    tally, done = Tally(), 0
    total, rows = await _past(past)
    tell("applications", 0, total)
    async for row in rows:
        app = application_of(row)
        before = summary_of(judge(against, app)) if against else summary_of_row(row)
        tally.add(row["id"], row["currency"], before, summary_of(judge(content, app)))
        tally.seen(row["decided_at"])
        done += 1
        if done % BREATH == 0:
            tell("applications", done, total)
            await asyncio.sleep(0)
    tell("applications", done, total)
    return tally


async def _past(past: Past) -> tuple[int, AsyncIterator[Mapping[str, Any]]]:
    """How many there are now, and these; what is decided meanwhile is left out."""
    newest = await db.pool().fetchval(_NEWEST)
    given = (past.source, past.first_day, past.last_day, newest)
    total = await db.pool().fetchval(f"SELECT count(*) {_FROM}", *given)

    async def rows() -> AsyncIterator[Mapping[str, Any]]:
        last = UUID(int=0)
        sql = f"SELECT * {_FROM} AND id > $5 ORDER BY id LIMIT {PAGE}"
        while page := await db.pool().fetch(sql, *given, last):
            for row in page:
                yield row
            last = page[-1]["id"]

    return int(total or 0), rows()


async def _keep(tx: Tx, simulation_id: UUID, tally: Tally) -> None:
    if not await tx.execute(_DONE, simulation_id, tally.to_json()):
        return
    await tx.copy(
        "decision_simulation_change",
        ("id", "simulation_id", "decision_id", "before", "after"),
        (
            (new_id(), simulation_id, key, dict(before), dict(after))
            for key, before, after in tally.changes
        ),
    )
