"""Text messages leave after the answer: a bounded queue in the process, and a port to send through.

Nothing waits for a gateway. A full queue drops the message, a message that waited too long is worth
nothing any more, and both are counted. The one who asked sees the same answer in every case.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Protocol

import structlog
from prometheus_client import Counter

QUEUE_LENGTH: Final = 1_000
SENDERS: Final = 8
"""Messages on their way at the same time."""
SETTLE_SECONDS: Final = 0.2
"""A message rests so long first: the work of sending never shows in the time of the answer."""
SEND_SECONDS: Final = 10.0
"""What a gateway may take; then the message counts as failed."""
STALE_SECONDS: Final = 240.0
"""A code that arrives later than this has all but run out."""
FAREWELL_SECONDS: Final = 3.0
"""How long a process that ends still sends what it has."""

MESSAGES = Counter("xindai_sms_total", "Text messages by what became of them", ["outcome"])
log = structlog.get_logger("xindai.sms")


class SmsSender(Protocol):
    """The port: hands one message over, or raises."""

    async def send(self, phone: str, text: str, *, request_id: str | None = None) -> None:
        """`phone` is 11 digits; the text is for its owner alone. A gateway drops a second message
        with the same `request_id`; None: there is no second.
        """


class NoGateway:
    """Production without a gateway: the operator sees every message fail."""

    async def send(self, phone: str, text: str, *, request_id: str | None = None) -> None:
        """Raises ConnectionError."""
        raise ConnectionError("XINDAI_SMS_URL is not set")


@dataclass(frozen=True, slots=True, repr=False)
class _Message:
    phone: str
    text: str
    offered: float
    """Time of the event loop."""


class SmsQueue:
    """`offer` never waits and never fails; start it in the lifespan, not in a request."""

    def __init__(
        self, sender: SmsSender, *, length: int = QUEUE_LENGTH, settle_seconds: float | None = None
    ) -> None:
        self._sender = sender
        self._waiting: asyncio.Queue[_Message] = asyncio.Queue(length)
        self._settle = SETTLE_SECONDS if settle_seconds is None else settle_seconds
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin to send."""
        self._tasks = [asyncio.create_task(self._work()) for _ in range(SENDERS)]

    async def stop(self, seconds: float = FAREWELL_SECONDS) -> None:
        """Send what is left, for a moment, and end."""
        self._settle = 0.0
        with suppress(TimeoutError):
            await asyncio.wait_for(self._waiting.join(), seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []

    def offer(self, phone: str, text: str) -> None:
        """Take a message; a full queue drops it."""
        try:
            self._waiting.put_nowait(_Message(phone, text, asyncio.get_running_loop().time()))
        except asyncio.QueueFull:
            MESSAGES.labels("dropped").inc()
            log.warning("sms queue is full")

    async def drained(self) -> None:
        """Until everything offered so far has been handed over (for tests and farewells)."""
        await self._waiting.join()

    async def _work(self) -> None:
        clock = asyncio.get_running_loop().time
        while True:
            message = await self._waiting.get()
            try:
                waited = clock() - message.offered
                if waited < self._settle:
                    await asyncio.sleep(self._settle - waited)
                if waited > STALE_SECONDS:
                    MESSAGES.labels("stale").inc()
                else:
                    await self._hand_over(message)
            finally:
                self._waiting.task_done()

    async def _hand_over(self, message: _Message) -> None:
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await self._sender.send(message.phone, message.text)
        except Exception as error:  # noqa: BLE001 - whatever it does, the next message goes out
            MESSAGES.labels("failed").inc()
            log.warning("sms failed", reason=type(error).__name__)  # never the number or the text
        else:
            MESSAGES.labels("sent").inc()
