"""A third party's server: it takes webhooks on 127.0.0.1 and answers as it was told to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from standardwebhooks import Webhook


@dataclass(frozen=True, slots=True)
class Got:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: str

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    def verified(self, secret: str) -> Any:
        """The payload, if the secret has signed it; WebhookVerificationError if not."""
        return Webhook(secret).verify(self.body, self.headers)


@dataclass
class Receiver:
    """`answers` are given one after the other, the last one for ever: status, headers, seconds."""

    answers: list[tuple[int, dict[str, str], float]] = field(
        default_factory=lambda: [(204, {}, 0.0)]
    )
    got: list[Got] = field(default_factory=list)
    port: int = 0
    body: bytes = b""
    most_at_once: int = 0
    at_once: int = 0
    called: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hooks"

    def says(self, *answers: Any) -> None:
        """Statuses, or (status, headers), or (status, headers, seconds)."""
        plain = [(a,) if isinstance(a, int) else tuple(a) for a in answers]
        self.answers = [(*a, *((0, {}, 0.0)[len(a) :])) for a in plain]

    async def until(self, count: int, seconds: float = 30) -> None:
        """Waits until so many calls have come."""
        async with asyncio.timeout(seconds):
            while len(self.got) < count:
                self.called.clear()
                await self.called.wait()

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            pairs = [line.split(": ", 1) for line in head[1:] if line]
            headers = {name.lower(): value for name, value in pairs}
            body = (await reader.readexactly(int(headers["content-length"]))).decode()
            status, more, seconds = self.answers[0]
            if len(self.answers) > 1:
                self.answers.pop(0)
            self.got.append(Got(head[0].split(" ")[1], headers, body))
            self.called.set()
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            try:
                await asyncio.sleep(seconds)
            finally:
                self.at_once -= 1
            lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(self.body)}"]
            lines += [f"{name}: {value}" for name, value in more.items()]
            writer.write("\r\n".join([*lines, "", ""]).encode() + self.body)
            await writer.drain()
        writer.close()


@asynccontextmanager
async def receiving(*answers: Any) -> AsyncIterator[Receiver]:
    """A receiver that listens until the block ends."""
    made = Receiver()
    if answers:
        made.says(*answers)
    talks: set[asyncio.Task[None]] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        talks.add(task)
        await made.talk(reader, writer)

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)
