"""How scheduled reports leave: by the mail of notifications, which neither side knows of."""

from __future__ import annotations

from typing import Final

from xindai.graphql.statistics.delivery import Letter, NotPostedError, TooLargeError
from xindai.notifications.api import MAIL_TOO_LARGE, Attachment, Mail, Outcome
from xindai.notifications.jobs import mailer

WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def post(letter: Letter) -> None:
    """A Post of reports."""
    by = mailer()
    if by is None:
        raise NotPostedError("no_mail")
    files: tuple[Attachment, ...] = ()
    if letter.content is not None:
        files = (Attachment(letter.file_name, WORKBOOK, letter.content),)
    mail = Mail(
        to=letter.to,
        subject=letter.subject,
        body=letter.text,
        language=letter.language,
        reference=letter.reference,
        attachments=files,
    )
    result = await by.post(mail)
    if result.detail == MAIL_TOO_LARGE:
        raise TooLargeError(MAIL_TOO_LARGE)
    if result.outcome is not Outcome.ACCEPTED:
        raise NotPostedError(result.detail)
