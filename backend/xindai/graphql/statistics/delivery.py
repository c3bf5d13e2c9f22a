"""Scheduled reports: started when they are due, and brought to their owners.

A report that was written lies in its owner's exports, and a notice says so. Where the lender's
mail is set up (`send_by`, at wiring) and the definition has an address, a mail goes there: with the
workbook if it holds figures alone and is small enough, else with the word that it waits inside.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

import structlog

from xindai.platform.db import Tx
from xindai.platform.jobs.api import Kind, Schedule, Work
from xindai.platform.reason import reason
from xindai.reporting import api as reporting
from xindai.reporting.types import Definition, DimensionKind

KIND: Final = "report.scheduled"
MOST_BYTES: Final = 5 * 1024 * 1024
"""Of a workbook; in a mail it grows by a third, and many servers take ten megabytes."""
TOO_LARGE: Final = "MAIL_TOO_LARGE"
NAMES_PERSONS: Final = "MAIL_NAMES_PERSONS"
log = structlog.get_logger("xindai.reports")


@dataclass(frozen=True, slots=True, repr=False)
class Letter:
    """A mail about a report. `content` None: the file stays inside, because of `kept_for`.

    It names no person but the address.
    """

    to: str
    report: str
    """Its name in the letter's language."""
    language: str
    reference: str
    file_name: str
    content: bytes | None
    kept_for: str | None = None

    @property
    def subject(self) -> str:
        """In the letter's language."""
        return _SUBJECTS[self.language].format(name=self.report)

    @property
    def text(self) -> str:
        """With the file, or where it waits and why."""
        return _TEXTS[self.kept_for][self.language].format(name=self.report)

    def without_file(self, why: str) -> Letter:
        """Only the word that it waits."""
        return replace(self, content=None, kept_for=why)


class NotPostedError(Exception):
    """The post did not take the letter."""


class TooLargeError(NotPostedError):
    """It would take one without the file."""


Post = Callable[[Letter], Awaitable[None]]
"""Sends a letter or raises NotPostedError, TooLargeError or OSError."""
_posts: list[Post] = []
_SUBJECTS: Final = {"zh": "定时报表: {name}", "en": "Scheduled report: {name}"}
_TEXTS: Final[dict[str | None, dict[str, str]]] = {
    None: {
        "zh": "附件为定时报表 {name}。同一文件 24 小时内也可在导出列表下载。",
        "en": "The scheduled report {name} is attached. It is in your exports for 24 hours, too.",
    },
    TOO_LARGE: {
        "zh": "定时报表 {name} 已生成, 文件过大, 未随邮件附上。请在 24 小时内到导出列表下载。",
        "en": "The scheduled report {name} is too large for a mail. It waits in your exports for "
        "24 hours.",
    },
    NAMES_PERSONS: {
        "zh": "定时报表 {name} 已生成, 其中列出人员姓名, 不随邮件发送。"
        "请在 24 小时内到导出列表下载。",
        "en": "The scheduled report {name} names persons, so it does not go by mail. It waits in "
        "your exports for 24 hours.",
    },
}


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of a letter; `kept_for`: it went without the file, and why."""

    is_sent: bool
    kept_for: str | None = None


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


def letter_of(
    definition: Definition, export_id: UUID, file_name: str, content: bytes
) -> Letter | None:
    """None where it goes nowhere."""
    if definition.mail is None or not _posts:
        return None
    report = reporting.CATALOGUE[definition.report]
    name = report.zh if definition.language == "zh" else report.en
    letter = Letter(
        to=definition.mail,
        report=name,
        language=definition.language,
        reference=f"report.{export_id.hex}",
        file_name=f"{name.replace('/', '-')}-{file_name.partition('-')[2]}",
        content=content,
    )
    if _names_persons(definition):
        return letter.without_file(NAMES_PERSONS)
    return letter if len(content) <= MOST_BYTES else letter.without_file(TOO_LARGE)


def _names_persons(definition: Definition) -> bool:
    """Lines by officer are about employees; customers stand in no scheduled report."""
    report = reporting.CATALOGUE[definition.report]
    shown = [each for each in report.dimensions if each.name in definition.by]
    return any(each.kind is DimensionKind.OFFICER for each in shown)


async def posted(letter: Letter | None) -> Posted:
    """Whether it was sent; one that cannot be sent now stays in the exports."""
    if letter is None or not _posts:
        return Posted(False)
    try:
        await _posts[0](letter)
    except TooLargeError as error:
        if letter.content is not None:
            return await posted(letter.without_file(TOO_LARGE))
        log.warning("report not mailed", reason=": ".join(reason(error)))
        return Posted(False)
    except (NotPostedError, OSError) as error:
        log.warning("report not mailed", reason=": ".join(reason(error)))
        return Posted(False)
    return Posted(True, letter.kept_for)


async def tell(tx: Tx, owner: str, definition: Definition | None, sent: Posted) -> None:
    """The notice to the owner of a scheduled report."""
    if definition is None:
        return
    if sent.kept_for is not None:
        await reporting.tell_owner(tx, owner, definition, "report.kept", code=sent.kept_for)
        return
    kind = "report.sent" if sent.is_sent else "report.ready"
    await reporting.tell_owner(tx, owner, definition, kind)


async def tell_failed(tx: Tx, owner: str, export_id: UUID, code: str) -> None:
    """The notice that it was not written."""
    definition = await reporting.asked_by(tx, export_id)
    if definition is not None:
        await reporting.tell_owner(tx, owner, definition, "report.failed", code=code)


KINDS: Final = (Kind(KIND, start_due, most_attempts=5, most_at_once=1),)
SCHEDULES: Final = (Schedule(KIND, "30 6 * * *", KIND),)
"""When the night's end of day is over."""
