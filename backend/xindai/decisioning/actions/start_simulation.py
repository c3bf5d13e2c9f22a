"""Ask the worker to run a version over past decisions."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.decisioning.errors import version_not_found
from xindai.decisioning.permissions import SIMULATE
from xindai.decisioning.simulation import KIND
from xindai.decisioning.simulations import VERSION_EXISTS
from xindai.decisioning.types import Past
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.jobs import api as jobs
from xindai.platform.permission import require

LONGEST_SOURCE: Final = 60
OPERATION: Final = "decision.simulate"
_ADD: Final = """
INSERT INTO decision_simulation (id, version_id, against_id, source, first_day, last_day, job_id,
    requested_by)
SELECT $1, id, $3, $4, $5, $6, NULL, $7 FROM decision_policy_version WHERE id = $2
"""


async def start_simulation(
    actor: Actor, version_id: UUID, against_id: UUID | None, past: Past, key: str
) -> UUID:
    """The simulation's id; against another version, or against what was decided.

    Refuses POLICY_VERSION_NOT_FOUND, OUT_OF_RANGE (source, lastDay).
    """
    require(actor, SIMULATE)
    checked = idempotency.check_key(key)
    given = {"version": str(version_id), "against": str(against_id), **_checked(past)}
    days = (past.source, past.first_day, past.last_day)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            if against_id is not None and not await tx.value(VERSION_EXISTS, against_id):
                raise version_not_found("againstId")
            fresh = new_id()
            if not await tx.execute(_ADD, fresh, version_id, against_id, *days, actor.id):
                raise version_not_found()
            about = {"simulation": str(fresh)}
            job = await jobs.enqueue(tx, KIND, about, requested_by=actor.id)
            sql = "UPDATE decision_simulation SET job_id = $2 WHERE id = $1"
            await tx.execute(sql, fresh, job.job_id)
            await audit.append(tx, actor, OPERATION, f"decision_simulation/{fresh}", given)
            return {"id": str(fresh)}

        answer = await idempotency.run(tx, actor, OPERATION, checked, given, act)
    return UUID(answer.value()["id"])


def _checked(past: Past) -> dict[str, str | None]:
    """As the key and the audit trail remember it; days only where some were asked for."""
    source, first, last = past.source, past.first_day, past.last_day
    if source is not None and not 1 <= len(source) <= LONGEST_SOURCE:
        raise Refusal("OUT_OF_RANGE", f"1 to {LONGEST_SOURCE} characters", "source")
    if first and last and first > last:
        raise Refusal("OUT_OF_RANGE", "the last day is not before the first", "last_day")
    days = {"firstDay": first, "lastDay": last}
    return {"source": source} | {name: day.isoformat() for name, day in days.items() if day}
