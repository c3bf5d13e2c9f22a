"""A member of staff wants reports on a customer: a job asks for them."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.decisioning.permissions import REPORT_FETCH
from xindai.decisioning.reports.fetch import check_inquiry
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.jobs.api import enqueue
from xindai.platform.permission import require

OPERATION: Final = "report.start"
KIND: Final = "report_fetch"


async def start_report_fetch(actor: Actor, customer_id: UUID, idempotency_key: str) -> UUID:
    """The job, once per key; while one for the customer waits or runs, it is that one.

    Refuses CUSTOMER_NOT_FOUND, CONSENT_MISSING.
    """
    require(actor, REPORT_FETCH)
    key = idempotency.check_key(idempotency_key)
    given = {"customer": str(customer_id)}
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await check_inquiry(tx, actor, customer_id)
            job = await enqueue(tx, KIND, given, key=str(customer_id), requested_by=actor.id)
            about = {"jobId": str(job.job_id)}
            await audit.append(tx, actor, OPERATION, f"customer/{customer_id}", about)
            return {"jobId": str(job.job_id)}

        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
    return UUID(answer.value()["jobId"])
