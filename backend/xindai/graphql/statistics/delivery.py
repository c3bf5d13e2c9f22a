"""Scheduled reports: started when they are due, and brought to their owners.

A report that was written lies in its owner's exports, and a notice says so. Where the lender's
mail is set up (`send_by`, at wiring) and the definition has an address, the workbook goes there.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import structlog

from xindai.platform.db import Tx
from xindai.platform.jobs.api import Kind, Schedule, Work
from xindai.platform.reason import reason
from xindai.reporting import api as reporting
from xindai.reporting.types import Definition

KIND: Final = "report.scheduled"
log = structlog.get_logger("xindai.reports")


@dataclass(frozen=True, slots=True, repr=False)
class Letter:
    """A mail with one file; it names no person but the address."""

    to: str
    subject: str
    text: str
    file_name: str
    content: bytes


class NotPostedError(Exception):
    """The post did not take the letter."""


Post = Callable[[Letter], Awaitable[None]]
"""Sends a letter or raises NotPostedError or OSError."""
_posts: list[Post] = []
_TEXTS: Final = {
    "zh": ("定时报表: {name}", "附件为定时报表 {name}。同一文件 24 小时内也可在导出列表下载。"),
    "en": (
        "Scheduled report: {name}",
        "The scheduled report {name} is attached. It is in your exports for 24 hours, too.",
    ),
}


def send_by(post: Post | None) -> None:
    """Sets the post of this process; None: there is none."""
    _posts[:] = [post] if post else []


async def start_due(work: Work) -> None:
    """Starts every export that is due, each with its next day in one transaction."""
    started = 0
    while True:
        async with work.transaction() as tx:
            if await reporting.write_due(tx) is None:
                break
        started += 1
        work.tell("reports", started, None)
    async with work.end():
        pass


def letter_of(definition: Definition, file_name: str, content: bytes) -> Letter | None:
    """None where it goes nowhere."""
    if definition.mail is None or not _posts:
        return None
    subject, text = _TEXTS[definition.language]
    report = reporting.CATALOGUE[definition.report]
    name = report.zh if definition.language == "zh" else report.en
    return Letter(
        definition.mail, subject.format(name=name), text.format(name=name), file_name, content
    )


async def posted(letter: Letter | None) -> bool:
    """Whether it was sent; one that cannot be sent now stays in the exports."""
    if letter is None or not _posts:
        return False
    try:
        await _posts[0](letter)
    except (NotPostedError, OSError) as error:
        log.warning("report not mailed", reason=": ".join(reason(error)))
        return False
    return True


async def tell(tx: Tx, owner: str, definition: Definition | None, *, sent: bool) -> None:
    """The notice to the owner of a scheduled report."""
    if definition is not None:
        kind = "report.sent" if sent else "report.ready"
        await reporting.tell_owner(tx, owner, definition, kind)


async def tell_failed(tx: Tx, owner: str, export_id: UUID, code: str) -> None:
    """The notice that it was not written."""
    definition = await reporting.asked_by(tx, export_id)
    if definition is not None:
        await reporting.tell_owner(tx, owner, definition, "report.failed", code=code)


KINDS: Final = (Kind(KIND, start_due, most_attempts=5, most_at_once=1),)
SCHEDULES: Final = (Schedule(KIND, "30 6 * * *", KIND),)
"""When the night's end of day is over."""
