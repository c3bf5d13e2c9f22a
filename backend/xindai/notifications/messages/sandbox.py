"""Channels of development, and the SMS port as a channel."""

from __future__ import annotations

from xindai.notifications.messages.channel import Envelope, Outcome, Result
from xindai.platform.sms import SmsSender
from xindai.platform.sms_sandbox import SandboxSms


class SmsChannel:
    """A Channel over the port of text messages; the gateway drops a request id it knows."""

    def __init__(self, sender: SmsSender) -> None:
        self._sender = sender

    async def deliver(self, envelope: Envelope) -> Result:
        """Whatever the gateway says that is not yes is tried again."""
        try:
            await self._sender.send(envelope.to, envelope.body, request_id=envelope.request_id.hex)
        except ConnectionError as error:
            return Result(Outcome.TROUBLE, type(error).__name__)
        return Result(Outcome.ACCEPTED)


class SandboxChannel:
    """Keeps e-mails or pushes for the page of the sandbox, sealed and for ten minutes."""

    def __init__(self, kept: SandboxSms) -> None:
        self._kept = kept

    async def deliver(self, envelope: Envelope) -> Result:
        """Always taken."""
        to = envelope.to or f"{len(envelope.browsers)} x push"
        await self._kept.send(to, f"{envelope.subject}\n\n{envelope.body}")
        return Result(Outcome.ACCEPTED)
