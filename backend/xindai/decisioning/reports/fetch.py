"""Reports on a person: those that are still good, and fresh answers of the rest."""

from __future__ import annotations

import asyncio
import time
from typing import Any, Final
from uuid import UUID

import structlog
from prometheus_client import Counter

from xindai.customers import api as customers
from xindai.customers.errors import customer_not_found
from xindai.decisioning.permissions import REPORT_FETCH
from xindai.decisioning.reports.adapters import sources
from xindai.decisioning.reports.errors import inquiry_not_allowed
from xindai.decisioning.reports.ports import Sources
from xindai.decisioning.reports.stored import Found, Told, keep, still_good
from xindai.decisioning.reports.types import MissingWhy, PersonForReports, ReportKind
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import clock, crypto, db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx
from xindai.platform.permission import require

REPORTS: Final = Counter(
    "xindai_reports_total", "Questions to outsiders by what came of them", ["kind", "outcome"]
)
log = structlog.get_logger("xindai.reports")
_MAY_ASK: Final = f"""
SELECT EXISTS (SELECT FROM consent s WHERE s.account_id = c.account_id
    AND s.kind = 'credit_inquiry' AND s.withdrawn_at IS NULL) AS has_agreed
FROM customer c JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")}
WHERE c.id = $3
"""


async def check_inquiry(tx: Tx, actor: Actor, customer_id: UUID) -> None:
    """Refuses CUSTOMER_NOT_FOUND, and CONSENT_MISSING unless he agrees to inquiries today."""
    row = await tx.row(_MAY_ASK, *actor.scope(), customer_id)
    if row is None:
        raise customer_not_found()
    if not row["has_agreed"]:
        raise inquiry_not_allowed()


async def person_for_reports(tx: Tx, actor: Actor, customer_id: UUID) -> PersonForReports:
    """The person in plain, for `fetch_reports` right after the transaction; refuses as it does."""
    require(actor, REPORT_FETCH)
    await check_inquiry(tx, actor, customer_id)
    person = await customers.person_of(tx, customer_id)
    if person is None:
        raise customer_not_found()
    return PersonForReports(
        customer_id=customer_id,
        name=person.name,
        id_number=person.id_number,
        phone=person.phone,
    )


async def fetch_reports(
    actor: Actor,
    person: PersonForReports,
    *,
    requested_by: str | None = None,
    ask: Sources | None = None,
) -> dict[str, Any]:
    """{"bureau": facts or None, "bureau_missing": why or None, "bureau_report_id": …} and the same
    of "identity". Takes six seconds at the worst; a service that fails is a missing report.

    Not inside a transaction (RuntimeError). Refuses CUSTOMER_NOT_FOUND, CONSENT_MISSING.
    """
    require(actor, REPORT_FETCH)
    by, asked = requested_by or actor.id, ask or sources()
    async with db.transaction() as tx:
        await check_inquiry(tx, actor, person.customer_id)
        on = await clock.business_date(tx)
        found = await still_good(tx, await crypto.keys(tx), person, on)
    wanted = [kind for kind in ReportKind if kind not in found]
    told = await asyncio.gather(*(_ask(asked, kind, person) for kind in wanted))
    if told:
        async with db.transaction() as tx:
            keys = await crypto.keys(tx)
            for each in told:
                found[each.kind] = await keep(tx, keys, actor, person, by, on, each)
    return {name: value for kind in ReportKind for name, value in _shown(found[kind]).items()}


async def _ask(asked: Sources, kind: ReportKind, person: PersonForReports) -> Told:
    began, request_id = time.monotonic(), new_id()
    facts, why = None, None
    try:
        facts = await asked.ask(kind, person, request_id)
        if facts is None:
            why = MissingWhy.NOT_CONFIGURED
    except Refusal as no:
        why = MissingWhy(no.extra["why"])
        log.warning("no report", kind=kind.value, why=why.value, request_id=str(request_id))
    REPORTS.labels(kind.value, why.value if why else "ok").inc()
    return Told(
        kind=kind,
        request_id=request_id,
        facts=facts,
        why=why,
        duration_ms=round((time.monotonic() - began) * 1000),
        was_asked=why not in (MissingWhy.NOT_CONFIGURED, MissingWhy.RESTING),
    )


def _shown(found: Found) -> dict[str, Any]:
    return {
        found.kind.value: found.facts,
        f"{found.kind}_missing": found.why.value if found.why else None,
        f"{found.kind}_report_id": str(found.report_id) if found.report_id else None,
    }
