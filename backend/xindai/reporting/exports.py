"""Exports of lists: wanted by somebody, written by a job, kept sealed for a day, his alone.

The schema reads the rows (graphql/exports); here is who wanted what, and what became of it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.db import Tx
from xindai.platform.files import api as files
from xindai.platform.files.types import XLSX
from xindai.platform.jobs import api as jobs
from xindai.platform.permission import require
from xindai.reporting.errors import export_not_found, export_not_ready, exports_busy
from xindai.reporting.permissions import EXPORT
from xindai.reporting.saved_views import require_staff
from xindai.reporting.types import ExportPage, ExportStatus, ExportView, NewExport

START: Final = "report.export"
OPEN: Final = "report.export_open"
WRITE: Final = "report.export"
"""The kind of job that writes the workbook."""
PURPOSE: Final = "report_export"
KEPT_HOURS: Final = 24
OPEN_SECONDS: Final = 300
MOST_WAITING: Final = 3
"""Of one person at a time."""
MAX_PAGE: Final = 100
_TABLE: Final = "report_export"
_BUSY: Final = "SELECT count(*) FROM report_export WHERE owner = $1 AND status = 'waiting'"
_ADD: Final = """
INSERT INTO report_export (id, owner, list, wanted_sealed, language, job_id, definition_id)
VALUES ($1, $2, $3, $4, $5, $6, $7)
"""
_OWN: Final = """
SELECT e.id, e.list, e.language, e.status, e.failure, e.job_id, f.size_bytes, e.started_at,
    e.finished_at, e.expires_at,
    CASE WHEN e.status = 'waiting' THEN coalesce(j.done, 0) ELSE e.rows_written END AS rows_written
FROM report_export e LEFT JOIN job j ON j.id = e.job_id LEFT JOIN stored_file f ON f.id = e.file_id
WHERE e.owner = $1
"""
_FILE: Final = """
SELECT file_id, list FROM report_export
WHERE id = $1 AND owner = $2 AND status = 'ready' AND expires_at > now()
"""
_THERE: Final = "SELECT EXISTS (SELECT FROM report_export WHERE id = $1 AND owner = $2)"
_WAITING: Final = """
SELECT owner, list, wanted_sealed, language FROM report_export WHERE id = $1 AND status = 'waiting'
"""
_READY: Final = f"""
UPDATE report_export SET status = 'ready', file_id = $2, rows_written = $3, finished_at = now(),
    expires_at = now() + interval '{KEPT_HOURS} hours'
WHERE id = $1 AND status = 'waiting'
"""
_FAILED: Final = """
UPDATE report_export SET status = 'failed', failure = $2, finished_at = now()
WHERE id = $1 AND status = 'waiting'
"""
_OVER: Final = """
UPDATE report_export SET status = 'expired' WHERE status = 'ready' AND expires_at <= now()
RETURNING file_id
"""


async def start_export(actor: Actor, wanted: NewExport, idempotency_key: str) -> UUID:
    """The export; a job writes it. Refuses FORBIDDEN, TOO_MANY_EXPORTS."""
    require(actor, EXPORT)
    require_staff(actor)
    key = idempotency.check_key(idempotency_key)
    text = _text(wanted)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)

        async def act() -> dict[str, Any]:
            await tx.execute("SELECT pg_advisory_xact_lock(hashtextextended($1, 7311))", actor.id)
            if await tx.value(_BUSY, actor.id) >= MOST_WAITING:
                raise exports_busy(MOST_WAITING)
            export_id = new_id()
            payload = {"export": str(export_id)}
            job = await jobs.enqueue(tx, WRITE, payload, requested_by=actor.id)
            await add_export(tx, export_id, actor.id, wanted, job.job_id)
            about = {"list": wanted.list, "columns": list(wanted.columns)}
            await audit.append(tx, actor, START, f"{_TABLE}/{export_id}", about)
            return payload

        # A keyed hash: a filter may say whom somebody looks for.
        given = {"input": keys.index(f"{wanted.list}|{text}|{wanted.language}", START).hex()}
        answer = await idempotency.run(tx, actor, START, key, given, act)
    return UUID(answer.value()["export"])


async def add_export(
    tx: Tx,
    export_id: UUID,
    owner: str,
    wanted: NewExport,
    job_id: UUID,
    definition_id: UUID | None = None,
) -> None:
    """The row of an export whose job is enqueued in this transaction."""
    keys = await crypto.keys(tx)
    sealed = keys.seal(_text(wanted), _TABLE, str(export_id), "wanted")
    row = (owner, wanted.list, sealed, wanted.language, job_id, definition_id)
    await tx.execute(_ADD, export_id, *row)


def _text(wanted: NewExport) -> str:
    content = {"where": wanted.where, "columns": wanted.columns}
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


async def open_export(actor: Actor, export_id: UUID, idempotency_key: str) -> str:
    """A path that gives the file for five minutes, audited once per key; a repetition gets a
    fresh path. Refuses EXPORT_NOT_FOUND for anybody else's, EXPORT_NOT_READY."""
    require(actor, EXPORT)
    require_staff(actor)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            row = await tx.row(_FILE, export_id, actor.id)
            if row is None:
                is_there = await tx.value(_THERE, export_id, actor.id)
                raise export_not_ready() if is_there else export_not_found()
            about = {"list": row["list"]}
            await audit.append(tx, actor, OPEN, f"{_TABLE}/{export_id}", about)
            return {"file": str(row["file_id"])}

        answer = await idempotency.run(tx, actor, OPEN, key, {"export": str(export_id)}, act)
    return files.signed_path(UUID(answer.value()["file"]), OPEN_SECONDS)


async def exports_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, ExportView]:
    """The actor's own ones of these."""
    require(actor, EXPORT)
    rows = await db.pool().fetch(f"{_OWN} AND e.id = ANY($2::uuid[])", actor.id, list(ids))
    return {row["id"]: _view(row) for row in rows}


async def find_exports(actor: Actor, first: int, after: str | None = None) -> ExportPage:
    """A page of one's own, newest first; refuses INVALID_CURSOR."""
    require(actor, EXPORT)
    size = max(1, min(first, MAX_PAGE))
    sql = f"{_OWN} AND ($2::uuid IS NULL OR e.id < $2) ORDER BY e.id DESC LIMIT {size + 1}"
    rows = await db.pool().fetch(sql, actor.id, row_behind("export", after))
    shown = tuple(_view(row) for row in rows[:size])
    return ExportPage(shown, tuple(cursor_of("export", e.id) for e in shown), len(rows) > size)


async def wanted_export(tx: Tx, export_id: UUID) -> tuple[str, NewExport] | None:
    """Who wants what; None for one that is done. For the job alone."""
    row = await tx.row(_WAITING, export_id)
    if row is None:
        return None
    keys = await crypto.keys(tx)
    content = json.loads(keys.open(row["wanted_sealed"], _TABLE, str(export_id), "wanted"))
    wanted = NewExport(
        list=row["list"],
        where=content["where"],
        columns=tuple(content["columns"]),
        language=row["language"],
    )
    return row["owner"], wanted


async def export_written(
    tx: Tx, actor: Actor, export_id: UUID, name: str, content: bytes, rows: int
) -> None:
    """The workbook is there, sealed, for a day; in the transaction that ends the job."""
    file = await files.store_made(tx, actor, content, name=name, purpose=PURPOSE, media_type=XLSX)
    await tx.execute(_READY, export_id, file.id, rows)


async def export_failed(tx: Tx, export_id: UUID, code: str) -> None:
    """It will not be written; the code says why."""
    await tx.execute(_FAILED, export_id, code)


async def expire_exports(tx: Tx) -> list[UUID]:
    """Those whose day is over cannot be opened any more; the files to be taken away."""
    over = [row["file_id"] for row in await tx.rows(_OVER)]
    await files.forget(tx, over)
    return over


def _view(row: Any) -> ExportView:
    return ExportView(**dict(row) | {"status": ExportStatus(row["status"])})
