"""Channels of development, and the SMS port as a channel."""

from __future__ import annotations

from uuid import UUID

from xindai.notifications.messages.channel import Envelope, Outcome, Result
from xindai.notifications.messages.receipts import Receipt, read_answer
from xindai.platform.sms import SmsSender
from xindai.platform.sms_gateway import GatewaySms
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


class GatewayChannel(SmsChannel):
    """By a gateway that can be asked; in development the page of the sandbox shows the text too."""

    def __init__(self, gateway: GatewaySms, shown: SandboxSms | None = None) -> None:
        super().__init__(gateway)
        self._gateway, self._shown = gateway, shown

    async def deliver(self, envelope: Envelope) -> Result:
        """As the gateway answers."""
        if self._shown is not None:
            await self._shown.send(envelope.to, envelope.body, request_id=envelope.request_id.hex)
        return await super().deliver(envelope)

    async def ask(self, request_id: UUID) -> Receipt | None:
        """What became of a message; ConnectionError, or ValueError for an answer that is none."""
        return read_answer(await self._gateway.ask(request_id.hex), request_id)


class SandboxChannel:
    """Keeps e-mails or pushes for the page of the sandbox, sealed and for ten minutes."""

    def __init__(self, kept: SandboxSms) -> None:
        self._kept = kept

    async def deliver(self, envelope: Envelope) -> Result:
        """Always taken."""
        to = envelope.to or f"{len(envelope.browsers)} x push"
        await self._kept.send(to, f"{envelope.subject}\n\n{envelope.body}")
        return Result(Outcome.ACCEPTED)
