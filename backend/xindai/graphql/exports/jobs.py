"""Writes what somebody wants exported, as him, and takes away what has lain there long enough."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from redis.asyncio import from_url

from xindai.graphql.base.context import Context, Services
from xindai.graphql.base.news import News
from xindai.graphql.exports.lists import LISTS, ExportList
from xindai.graphql.exports.pages import Reading, UnreadableError, rows
from xindai.graphql.exports.workbook import Workbook
from xindai.graphql.schema import schema
from xindai.graphql.statistics.delivery import letter_of, posted, tell, tell_failed
from xindai.graphql.statistics.workbook import write_report
from xindai.identity import api as identity
from xindai.kernel.errors import Refusal
from xindai.platform.actor import Actor
from xindai.platform.files import api as files
from xindai.platform.jobs.api import Kind, Schedule, Work
from xindai.platform.settings import load_settings
from xindai.platform.sms import SmsQueue
from xindai.platform.sms_sandbox import SandboxSms
from xindai.reporting import api as reporting
from xindai.reporting.types import NewExport

MOST_ROWS: Final = 2_000_000
"""Two sheets of Excel; whoever wants more narrows the list."""
ATTEMPTS: Final = 3
_DRAFTS: Final = ".exports"
_LEFT_BEHIND_SECONDS: Final = 86_400.0


class TooLongError(Exception):
    """More rows than a workbook takes."""


async def write_export(work: Work) -> None:
    """File, state and mark commit together: killed in between, it is written again."""
    export_id = UUID(work.payload["export"])
    async with work.transaction() as tx:
        found = await reporting.wanted_export(tx, export_id)
        definition = await reporting.asked_by(tx, export_id)
    if found is None:
        return
    owner, wanted = found
    actor = await identity.actor_of_staff(UUID(owner.removeprefix("staff:")))
    if actor is None:
        await _fail(work, export_id, owner, "EXPORT_OWNER_GONE")
        return
    folder = await asyncio.to_thread(_folder)
    try:
        path = folder / "export.xlsx"
        written = await _write(work, actor, wanted, path)
        content = await asyncio.to_thread(path.read_bytes)
        name = f"{wanted.list}-{datetime.now(UTC):%Y%m%d-%H%M%S}.xlsx"
        letter = letter_of(definition, export_id, name, content) if definition else None
        sent = await posted(letter)  # killed before the end it is sent again, never not at all
        async with work.end() as tx:
            await reporting.export_written(tx, actor, export_id, name, content, written)
            await tell(tx, owner, definition, sent)
    except UnreadableError as no:
        await _fail(work, export_id, owner, no.code)
    except Refusal as no:
        await _fail(work, export_id, owner, no.code)
    except TooLongError:
        await _fail(work, export_id, owner, "EXPORT_TOO_LARGE")
    except Exception:
        if work.job.attempt >= ATTEMPTS and not work.is_done:
            await _fail(work, export_id, owner, "EXPORT_FAILED")
            return
        raise
    finally:
        await asyncio.to_thread(shutil.rmtree, folder, True)


async def _write(work: Work, actor: Actor, wanted: NewExport, path: Path) -> int:
    """How many rows were written."""
    if wanted.list in (reporting.REPORT, reporting.REPORT_LOANS):
        return await write_report(work, actor, wanted, path)
    spec = LISTS[ExportList(wanted.list)]
    columns = tuple(filter(None, map(spec.column, wanted.columns)))
    title = spec.zh if wanted.language == "zh" else spec.en
    book = Workbook(path, title, columns, wanted.language)
    settings = load_settings()
    try:
        async with from_url(settings.redis_url or "", decode_responses=True) as redis:
            sms = SmsQueue(SandboxSms(redis))  # lists send none; it is never started
            key = work.job.id.bytes
            services = Services(redis, News(redis), key, development=False, sms=sms)
            context = Context(
                services, language=wanted.language, known=actor, asked=True, charged=True
            )
            reading = Reading(spec, columns, wanted.where)
            await _copy(work, context, reading, book)
    finally:
        await asyncio.to_thread(book.close)
    return book.written


async def _copy(work: Work, context: Context, reading: Reading, book: Workbook) -> None:
    async for page in rows(schema, context, reading):
        if book.written + len(page) > MOST_ROWS:
            raise TooLongError
        await asyncio.to_thread(book.add, page)
        work.tell("rows", book.written, None)


async def _fail(work: Work, export_id: UUID, owner: str, code: str) -> None:
    async with work.end() as tx:
        await tell_failed(tx, owner, export_id, code)
        await reporting.export_failed(tx, export_id, code)


def _folder() -> Path:
    """A private one, beside the sealed files, for as long as the workbook is written."""
    drafts = load_settings().files / _DRAFTS
    drafts.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Path(tempfile.mkdtemp(dir=drafts))


async def clear_exports(work: Work) -> None:
    """Files whose day is over, and drafts that a killed process left behind."""
    async with work.end() as tx:
        over = await reporting.expire_exports(tx)
    for file_id in over:
        await asyncio.to_thread(files.remove, file_id)
    await asyncio.to_thread(_sweep)


def _sweep() -> None:
    before = time.time() - _LEFT_BEHIND_SECONDS
    for draft in (load_settings().files / _DRAFTS).glob("*"):
        if draft.stat().st_mtime < before:
            shutil.rmtree(draft, ignore_errors=True)


KINDS: Final = (
    Kind(
        reporting.WRITE,
        write_export,
        most_attempts=ATTEMPTS,
        most_seconds=3600,
        most_at_once=1,
        is_told=True,
    ),
    Kind("report.export_clearing", clear_exports, most_attempts=3, most_at_once=1),
)
SCHEDULES: Final = (Schedule("report.export_clearing", "10 * * * *", "report.export_clearing"),)
