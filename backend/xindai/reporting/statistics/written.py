"""What somebody wants, as it is kept with an export, and what is due to be written by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from xindai.kernel.dates import parse_date
from xindai.kernel.ids import new_id
from xindai.notifications.api import notify
from xindai.platform import audit, crypto
from xindai.platform.actor import Actor, system_actor
from xindai.platform.db import Tx
from xindai.platform.jobs import api as jobs
from xindai.reporting.errors import report_figure_unknown
from xindai.reporting.exports import WRITE, add_export, start_export
from xindai.reporting.statistics import definitions as kept
from xindai.reporting.statistics.catalogue import report_of
from xindai.reporting.statistics.spans import next_after
from xindai.reporting.statistics.sql import ask_of
from xindai.reporting.statistics.types import Definition, Wanted
from xindai.reporting.types import NewExport

REPORT: Final = "report"
REPORT_LOANS: Final = "report_loans"
"""The lists of exports that are reports, and the loans behind a figure of one."""
SCHEDULED: Final = system_actor("reports")
_DUE: Final = """
SELECT id, owner, report, name_sealed, content, language, cadence, mail_sealed, next_on, changed_at
FROM report_definition WHERE next_on <= $1 ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
"""
_NEXT: Final = "UPDATE report_definition SET next_on = $2 WHERE id = $1"
_ASKED: Final = """
SELECT d.id, d.owner, d.report, d.name_sealed, d.content, d.language, d.cadence, d.mail_sealed,
    d.next_on, d.changed_at
FROM report_export e JOIN report_definition d ON d.id = e.definition_id WHERE e.id = $1
"""


def to_json(wanted: Wanted, figure: str | None) -> dict[str, Any]:
    """The form in which an export keeps it, sealed."""
    return {
        "report": wanted.report,
        "start": wanted.start.isoformat(),
        "end": wanted.end.isoformat(),
        "currency": wanted.currency,
        "by": None if wanted.by is None else list(wanted.by),
        "where": {name: list(values) for name, values in wanted.where.items()},
        "figure": figure,
    }


def from_json(kept_as: Mapping[str, Any]) -> tuple[Wanted, str | None]:
    """The report, and the figure whose loans are wanted."""
    by = kept_as["by"]
    wanted = Wanted(
        report=kept_as["report"],
        start=parse_date(kept_as["start"], "start"),
        end=parse_date(kept_as["end"], "end"),
        currency=kept_as["currency"],
        by=None if by is None else tuple(by),
        where={name: tuple(values) for name, values in kept_as["where"].items()},
    )
    return wanted, kept_as["figure"]


async def export_report(
    actor: Actor, wanted: Wanted, figure: str | None, language: str, idempotency_key: str
) -> UUID:
    """An export of all lines of a report, or of the loans behind one of its figures.

    Refuses what the report refuses, TOO_MANY_EXPORTS.
    """
    report = report_of(wanted.report)
    ask_of(actor, report, wanted)
    if figure is not None:
        found = report.figure(figure)
        if found is None or not report.leads_to_loans(found):
            raise report_figure_unknown(figure)
    asked = NewExport(
        list=REPORT if figure is None else REPORT_LOANS,
        where=to_json(wanted, figure),
        columns=(),
        language=language,
    )
    return await start_export(actor, asked, idempotency_key)


async def write_due(tx: Tx) -> UUID | None:
    """Starts the export of one definition that is due and puts it off to its next day; its id."""
    day = kept.today()
    row = await tx.row(_DUE, day)
    if row is None:
        return None
    definition = kept.view(await crypto.keys(tx), row)
    assert definition.cadence is not None
    wanted = kept.wanted_of(definition, day - timedelta(days=1))
    export_id = new_id()
    job = await jobs.enqueue(tx, WRITE, {"export": str(export_id)}, requested_by=row["owner"])
    asked = NewExport(
        list=REPORT, where=to_json(wanted, None), columns=(), language=definition.language
    )
    await add_export(tx, export_id, row["owner"], asked, job.job_id, definition.id)
    await tx.execute(_NEXT, definition.id, next_after(definition.cadence, day))
    about = {"definition": str(definition.id), "owner": row["owner"]}
    await audit.append(tx, SCHEDULED, "report.scheduled", f"report_export/{export_id}", about)
    return definition.id


async def asked_by(tx: Tx, export_id: UUID) -> Definition | None:
    """The definition that an export was started by; None for one that somebody started."""
    row = await tx.row(_ASKED, export_id)
    return None if row is None else kept.view(await crypto.keys(tx), row)


async def tell_owner(tx: Tx, owner: str, definition: Definition, kind: str, **more: str) -> None:
    """A notice about a scheduled report; by the report's name, for a person's own words stay
    sealed."""
    report = report_of(definition.report)
    name = report.zh if definition.language == "zh" else report.en
    await notify(tx, owner, kind, {"report": name, **more})
