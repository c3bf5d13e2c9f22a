"""Scheduled reports by a real SMTP server: attached, or only the word that they wait."""

from __future__ import annotations

import email
import socket
from collections.abc import Iterator
from dataclasses import replace
from email.policy import default
from typing import Any
from uuid import UUID

import pytest
from aiosmtpd.controller import Controller

from tests.reporting.test_written import CHIEF, definition
from xindai import posting
from xindai.graphql.statistics import delivery
from xindai.graphql.statistics.delivery import Posted
from xindai.notifications import jobs
from xindai.platform import db as database
from xindai.reporting import api as reporting
from xindai.reporting.types import Definition

EXPORT = UUID(int=9)


class Box:
    """A mail server's inbox."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.refuse: str | None = None

    async def handle_DATA(self, _server: Any, _session: Any, sent: Any) -> str:  # noqa: N802
        if self.refuse is not None and len(sent.content) > 2_000:
            return self.refuse
        self.mails.append(email.message_from_bytes(sent.content, policy=default))
        return "250 taken"


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[Box]:
    found = Box()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(found, hostname="127.0.0.1", port=port, data_size_limit=8 * 1024 * 1024)
    server.start()
    monkeypatch.setenv("XINDAI_SMTP_URL", f"smtp+plain://127.0.0.1:{port}")
    monkeypatch.setenv("XINDAI_MAIL_FROM", "reports@lender.example")
    jobs.mailer.cache_clear()
    delivery.send_by(posting.post)
    yield found
    delivery.send_by(None)
    jobs.mailer.cache_clear()
    server.stop()


async def kept(**changes: Any) -> Definition:
    await reporting.save_definition(CHIEF, definition(**changes), "k")
    (found,) = await reporting.definitions(CHIEF)
    return found


def letter(found: Definition, content: bytes) -> delivery.Letter:
    made = delivery.letter_of(found, EXPORT, "report-20260315-063000.xlsx", content)
    assert made is not None
    return made


async def test_the_workbook_is_attached_under_its_own_name(db: Any, box: Box) -> None:
    content = bytes(range(256)) * 40
    found = await kept()
    assert await delivery.posted(letter(found, content)) == Posted(True)
    (mail,) = box.mails
    assert (mail["To"], mail["Subject"]) == ("risk@example.com", "定时报表: 逾期迁徙率")
    assert mail["Message-ID"] == f"<report.{EXPORT.hex}@lender.example>"
    (file,) = mail.iter_attachments()
    assert file.get_filename() == "逾期迁徙率-20260315-063000.xlsx"
    assert file.get_content_type() == posting.WORKBOOK
    assert file.get_content() == content
    assert "附件为定时报表" in mail.get_body().get_content()
    assert "月度迁徙率" not in mail.as_string(), "what a person calls it stays sealed"


async def test_a_large_one_waits_inside(db: Any, box: Box) -> None:
    found = await kept(language="en")
    asked = letter(found, b"1" * (delivery.MOST_BYTES + 1))
    assert await delivery.posted(asked) == Posted(True, delivery.TOO_LARGE)
    (mail,) = box.mails
    assert list(mail.iter_attachments()) == []
    assert "too large" in mail.get_body().get_content()


async def test_a_server_that_takes_less_gets_the_word_alone(db: Any, box: Box) -> None:
    found = await kept()
    box.refuse = "552 5.3.4 message too big"
    assert await delivery.posted(letter(found, b"1" * 9_000)) == Posted(True, delivery.TOO_LARGE)
    (mail,) = box.mails
    assert list(mail.iter_attachments()) == []
    box.refuse = "554 no"
    assert await delivery.posted(letter(found, b"1" * 9_000)) == Posted(False)
    assert len(box.mails) == 1
    async with database.transaction() as tx:
        await delivery.tell(tx, CHIEF.id, found, Posted(True, delivery.TOO_LARGE))
    row = await database.pool().fetchrow("SELECT kind, params FROM notification")
    assert (row["kind"], row["params"]["code"]) == ("report.kept", "MAIL_TOO_LARGE")


async def test_names_of_persons_stay_inside(db: Any, box: Box) -> None:
    report = next(
        each
        for each in reporting.CATALOGUE.values()
        if any(one.name == "officer" for one in each.dimensions)
    )
    found = replace(await kept(), report=report.code, by=("officer",))
    assert await delivery.posted(letter(found, b"1")) == Posted(True, delivery.NAMES_PERSONS)
    (mail,) = box.mails
    assert list(mail.iter_attachments()) == []


async def test_where_no_mail_is_set_up_it_lies_in_the_exports(
    db: Any, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XINDAI_SMTP_URL")
    monkeypatch.setenv("XINDAI_ENV", "production")
    jobs.mailer.cache_clear()
    assert await delivery.posted(letter(await kept(), b"1")) == Posted(False)
    assert box.mails == []
