"""Reports as rows: those that are still good, and those that just came."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from xindai.decisioning.reports.types import OUTCOME_OF, MissingWhy, PersonForReports, ReportKind
from xindai.kernel.ids import new_id
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx

TABLE: Final = "bureau_report"
FIELD: Final = "facts"
VALID_DAYS: Final = {ReportKind.BUREAU: 30, ReportKind.IDENTITY: 90}
"""How long an answer is used again: the day it came, and so many after it."""
_GOOD: Final = """
SELECT DISTINCT ON (kind) id, kind, facts_sealed FROM bureau_report
WHERE customer_id = $1 AND outcome = 'ok' AND $2 BETWEEN requested_on AND valid_until
ORDER BY kind, id DESC
"""
_ADD: Final = """
INSERT INTO bureau_report (id, customer_id, kind, request_id, outcome, why, requested_by,
    requested_on, valid_until, duration_ms, facts_sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
"""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Found:
    """What there is of one kind: facts of a row, or why there are none."""

    kind: ReportKind
    facts: Mapping[str, Any] | None
    why: MissingWhy | None
    report_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Told:
    """What a service answered just now; `was_asked` is False where nobody was called."""

    kind: ReportKind
    request_id: UUID
    facts: Mapping[str, Any] | None
    why: MissingWhy | None
    duration_ms: int
    was_asked: bool


async def still_good(
    tx: Tx, keys: FieldKeys, person: PersonForReports, on: date
) -> dict[ReportKind, Found]:
    """The newest good report of each kind, if name, number and phone are those it was about."""
    found = {}
    for row in await tx.rows(_GOOD, person.customer_id, on):
        kept = open_facts(keys, row["id"], row["facts_sealed"])
        if kept["about"] == _about(keys, person):
            kind = ReportKind(row["kind"])
            found[kind] = Found(kind=kind, facts=kept["facts"], why=None, report_id=row["id"])
    return found


async def keep(
    tx: Tx, keys: FieldKeys, actor: Actor, person: PersonForReports, by: str, on: date, told: Told
) -> Found:
    """The answer as a row and in the audit; no row where nobody was asked."""
    if not told.was_asked:
        return Found(kind=told.kind, facts=None, why=told.why, report_id=None)
    report_id = new_id()
    outcome = OUTCOME_OF[told.why] if told.why else "ok"
    sealed = None
    if told.facts is not None:
        kept = {"about": _about(keys, person), "facts": dict(told.facts)}
        sealed = keys.seal(json.dumps(kept), TABLE, str(report_id), FIELD)
    await tx.execute(
        _ADD,
        report_id,
        person.customer_id,
        told.kind,
        told.request_id,
        outcome,
        told.why,
        by,
        on,
        on + timedelta(days=VALID_DAYS[told.kind]) if sealed else None,
        told.duration_ms,
        sealed,
    )
    about = {
        "kind": told.kind,
        "reportId": str(report_id),
        "requestId": str(told.request_id),
        "outcome": outcome,
        "why": told.why,
        "by": by,
    }
    await audit.append(tx, actor, "report.fetch", f"customer/{person.customer_id}", about)
    return Found(kind=told.kind, facts=told.facts, why=told.why, report_id=report_id)


def open_facts(keys: FieldKeys, report_id: UUID, sealed: bytes) -> dict[str, Any]:
    """{"about": whom, as a keyed hash, "facts": {…}} of a row."""
    kept: dict[str, Any] = json.loads(keys.open(sealed, TABLE, str(report_id), FIELD))
    return kept


def _about(keys: FieldKeys, person: PersonForReports) -> str:
    """Changes when the name, the number or the phone does: then the answer is an old one."""
    text = json.dumps([person.name, person.id_number, person.phone])
    return keys.index(text, "report_about").hex()
