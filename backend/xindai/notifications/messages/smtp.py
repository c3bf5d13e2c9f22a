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

SECONDS: Final = 15.0
_PORTS: Final = {"smtps": 465, "smtp": 587, "smtp+plain": 25}


class SmtpMail:
    """A Channel. The Message-ID is that of the message, so a second copy is known as one."""

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
        client = aiosmtplib.SMTP(
            hostname=self._host,
            port=self._port,
            timeout=SECONDS,
            use_tls=self._scheme == "smtps",
            start_tls=self._scheme == "smtp",
        )
        try:
            async with asyncio.timeout(SECONDS), client:
                if self._login[0]:
                    await client.login(*self._login)
                await client.send_message(self._mail(envelope))
        except aiosmtplib.SMTPRecipientsRefused as refused:
            worst = max((each.code for each in refused.recipients), default=0)
            return _answered(worst)
        except aiosmtplib.SMTPResponseException as refused:
            return _answered(refused.code)
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            return Result(Outcome.TROUBLE, type(error).__name__)
        return Result(Outcome.ACCEPTED)

    def _mail(self, envelope: Envelope) -> EmailMessage:
        mail = EmailMessage()
        mail["From"] = self._sender
        mail["To"] = Address(addr_spec=envelope.to)
        mail["Subject"] = envelope.subject
        mail["Date"] = format_datetime(datetime.now(UTC))
        mail["Message-ID"] = f"<{envelope.request_id.hex}@{self._sender.domain}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail["Content-Language"] = envelope.language
        mail.set_content(envelope.body)
        return mail


def _answered(code: int) -> Result:
    outcome = Outcome.REFUSED if 500 <= code < 600 and code not in (530, 535) else Outcome.TROUBLE
    return Result(outcome, f"smtp_{code}")
