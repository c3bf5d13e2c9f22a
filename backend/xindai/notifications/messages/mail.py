"""A mail of the lender's own, such as a report: no message to a customer, so no gate before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from xindai.notifications.messages.channel import Outcome, Result
from xindai.platform.sms_sandbox import SandboxSms

MAIL_TOO_LARGE: Final = "smtp_552"
"""The detail of a server that takes less than this."""


@dataclass(frozen=True, slots=True, repr=False)
class Attachment:
    """A file; `media_type` such as "application/pdf"."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Mail:
    """`reference` names it for good: a second copy has the same Message-ID."""

    to: str
    subject: str
    body: str
    language: str
    reference: str
    attachments: tuple[Attachment, ...] = ()


class Mailer(Protocol):
    """Hands a mail over; trouble of the network is a Result, not an exception."""

    async def post(self, mail: Mail) -> Result:
        """What became of it; the detail MAIL_TOO_LARGE where the server takes less."""


class SandboxMailer:
    """Keeps mails for the page of the sandbox; of a file its name and size."""

    def __init__(self, kept: SandboxSms) -> None:
        self._kept = kept

    async def post(self, mail: Mail) -> Result:
        """Always taken."""
        files = [f"[{file.name}, {len(file.content)} bytes]" for file in mail.attachments]
        await self._kept.send(mail.to, "\n\n".join([mail.subject, mail.body, *files]))
        return Result(Outcome.ACCEPTED)
