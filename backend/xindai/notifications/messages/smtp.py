"""E-mail by a real SMTP server (XINDAI_SMTP_URL): one connection a message, TLS as the URL says.

"smtps://user:password@host:465" begins with TLS, "smtp://…:587" must be raised to TLS before a
password goes out, and "smtp+plain://127.0.0.1:25" stays plain, for a relay on the same machine.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final
from urllib.parse import unquote, urlsplit

import aiosmtplib

from xindai.notifications.messages.channel import Envelope, Outcome, Result
from xindai.notifications.messages.mail import Mail

SECONDS: Final = 15.0
FILE_SECONDS: Final = 60.0
"""With a file it takes longer."""
_PORTS: Final = {"smtps": 465, "smtp": 587, "smtp+plain": 25}


class SmtpMail:
    """A Channel and a Mailer. The Message-ID is that of the message, so a second copy is known as
    one.
    """

    def __init__(self, url: str, sender: str, lender: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or not parts.hostname:
            raise ValueError("XINDAI_SMTP_URL is smtps://, smtp:// or smtp+plain:// and a host")
        self._host, self._port = parts.hostname, parts.port or _PORTS[parts.scheme]
        self._scheme = parts.scheme
        self._login = unquote(parts.username or ""), unquote(parts.password or "")
        self._sender = Address(lender, addr_spec=sender)

    async def deliver(self, envelope: Envelope) -> Result:
        """5xx is for good, everything else is tried again."""
        mail = Mail(
            to=envelope.to,
            subject=envelope.subject,
            body=envelope.body,
            language=envelope.language,
            reference=envelope.request_id.hex,
        )
        return await self.post(mail)

    async def post(self, mail: Mail) -> Result:
        """As `deliver`; `smtp_552` is what servers say to more than they take."""
        seconds = FILE_SECONDS if mail.attachments else SECONDS
        client = aiosmtplib.SMTP(
            hostname=self._host,
            port=self._port,
            timeout=seconds,
            use_tls=self._scheme == "smtps",
            start_tls=self._scheme == "smtp",
        )
        try:
            async with asyncio.timeout(seconds), client:
                if self._login[0]:
                    await client.login(*self._login)
                await client.send_message(self._written(mail))
        except aiosmtplib.SMTPRecipientsRefused as refused:
            worst = max((each.code for each in refused.recipients), default=0)
            return _answered(worst)
        except aiosmtplib.SMTPResponseException as refused:
            return _answered(refused.code)
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            return Result(Outcome.TROUBLE, type(error).__name__)
        return Result(Outcome.ACCEPTED)

    def _written(self, mail: Mail) -> EmailMessage:
        written = EmailMessage()
        written["From"] = self._sender
        written["To"] = Address(addr_spec=mail.to)
        written["Subject"] = mail.subject
        written["Date"] = format_datetime(datetime.now(UTC))
        written["Message-ID"] = f"<{mail.reference}@{self._sender.domain}>"
        written["Auto-Submitted"] = "auto-generated"
        written["Content-Language"] = mail.language
        written.set_content(mail.body)
        for file in mail.attachments:
            main, _, sub = file.media_type.partition("/")
            written.add_attachment(file.content, maintype=main, subtype=sub, filename=file.name)
        return written


def _answered(code: int) -> Result:
    outcome = Outcome.REFUSED if 500 <= code < 600 and code not in (530, 535) else Outcome.TROUBLE
    return Result(outcome, f"smtp_{code}")
