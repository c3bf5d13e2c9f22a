"""Background work of reports: ask the outsiders for a member of staff who wants to know."""

from __future__ import annotations

from typing import Final
from uuid import UUID

import structlog

from xindai.decisioning.reports.actions.start_fetch import KIND
from xindai.decisioning.reports.fetch import fetch_reports, person_for_reports
from xindai.kernel.errors import Refusal
from xindai.platform import db
from xindai.platform.actor import system_actor
from xindai.platform.jobs.api import Kind, Work

log = structlog.get_logger("xindai.reports")


async def fetch(work: Work) -> None:
    """Asks once more after a crash: what had come before it is stored and used again."""
    actor, customer_id = system_actor("reports"), UUID(work.payload["customer"])
    try:
        async with db.transaction() as tx:
            person = await person_for_reports(tx, actor, customer_id)
        await fetch_reports(actor, person, requested_by=work.job.requested_by)
    except Refusal as no:
        # The consent was withdrawn meanwhile: nobody is asked, and trying again changes nothing.
        log.warning("report not fetched", code=no.code, customer=str(customer_id))


KINDS: Final = (Kind(KIND, fetch, most_attempts=3, most_seconds=30),)
