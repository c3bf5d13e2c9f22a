"""Give a dead letter another life."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.kernel.errors import Refusal
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.jobs.queries import job_as_it_is
from xindai.platform.jobs.types import JobView
from xindai.platform.permission import require
from xindai.platform.permissions import JOBS_MANAGE

OPERATION: Final = "jobs.requeue"
_AGAIN: Final = """
UPDATE job SET status = 'queued', attempts = 0, due_at = now(), finished_at = NULL,
    version = version + 1 WHERE id = $1
"""
_TWIN: Final = """
SELECT id FROM job WHERE kind = $1 AND key = $2 AND status IN ('queued', 'running')
"""


async def requeue(actor: Actor, job_id: UUID, idempotency_key: str) -> JobView:
    """The job as it is then: all its attempts are given back, and it is due at once.

    Refuses JOB_NOT_FOUND, JOB_NOT_DEAD, JOB_HAS_TWIN (another one does the same by now).
    """
    require(actor, JOBS_MANAGE)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        answer = await idempotency.run(
            tx, actor, OPERATION, key, {"id": str(job_id)}, lambda: _requeue(tx, actor, job_id)
        )
    answer.value()
    return await job_as_it_is(job_id)


async def _requeue(tx: Tx, actor: Actor, job_id: UUID) -> dict[str, Any]:
    row = await tx.row("SELECT status, kind, key FROM job WHERE id = $1 FOR UPDATE", job_id)
    if row is None:
        raise Refusal("JOB_NOT_FOUND", "there is no such job", "id")
    if row["status"] != "dead":
        raise Refusal("JOB_NOT_DEAD", "only a dead letter can be started again", "id")
    if row["key"] is not None and await tx.value(_TWIN, row["kind"], row["key"]):
        raise Refusal("JOB_HAS_TWIN", "another job does this already", "id")
    await tx.execute(_AGAIN, job_id)
    await audit.append(tx, actor, OPERATION, f"job:{job_id}", {"kind": row["kind"]})
    return {}
