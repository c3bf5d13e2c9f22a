"""News to many: one Redis reader a process, fanned out to everybody who listens.

A listener that is too slow is told to start again from its cursor instead of holding up others.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from xindai.kernel.errors import Refusal
from xindai.platform.outbox import STREAM

log = structlog.get_logger("xindai.news")
WAITING: Final = 256
"""Messages that a listener may be behind."""
BLOCK_MS: Final = 2000
"""How long one read waits; well below the five seconds after which redis-py gives a socket up."""
PAUSE_SECONDS: Final = 1.0
TICK_SECONDS: Final = 15.0
"""How long somebody whose session was ended may go on listening when nothing happens."""
BEGINNING: Final = "0-0"
_POSITION = re.compile(r"[0-9]{1,20}-[0-9]{1,20}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the stream; `position` is where to go on after it."""

    position: str
    topic: str
    key: str
    payload: dict[str, Any]


def _message(position: str, fields: dict[str, str]) -> Message:
    return Message(position, fields["topic"], fields["key"], json.loads(fields["payload"]))


def _order(position: str) -> tuple[int, int]:
    first, _, second = position.partition("-")
    return int(first), int(second)


class News:
    """The reader; `listen` gives each subscriber what concerns its key."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._listeners: dict[str, set[asyncio.Queue[Message | None]]] = defaultdict(set)
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to read, in a task of its own."""
        self._task = asyncio.create_task(self._read(), name="news")

    async def stop(self) -> None:
        """End the reader and every listener."""
        while self._task is not None and not self._task.done():
            # Again and again: a client that is just connecting may swallow a cancellation.
            self._task.cancel()
            await asyncio.wait({self._task}, timeout=0.5)
        for queues in self._listeners.values():
            for queue in queues:
                with suppress(asyncio.QueueFull):
                    queue.put_nowait(None)

    async def position(self) -> str:
        """Where the feed is now: listening from here misses nothing that comes."""
        last = await self._redis.xrevrange(STREAM, count=1)
        return str(last[0][0]) if last else BEGINNING

    async def listen(
        self, key: str, after: str, tick_seconds: float = TICK_SECONDS
    ) -> AsyncIterator[Message | None]:
        """Messages about a key behind a position; None now and then, so that rights are looked at.

        Ends when the listener is too far behind: he starts again from his cursor. Refuses
        INVALID_CURSOR, and CURSOR_EXPIRED when messages behind the position are gone already.
        """
        if not _POSITION.fullmatch(after):
            raise Refusal("INVALID_CURSOR", "the cursor does not belong to this feed", "after")
        queue: asyncio.Queue[Message | None] = asyncio.Queue(WAITING)
        self._listeners[key].add(queue)  # before looking back: nothing falls between
        try:
            await self._refuse_gap(after)
            seen = after
            async for message in self._since(after):
                seen = message.position
                if message.key == key:
                    yield message
            while True:
                try:
                    news = await asyncio.wait_for(queue.get(), tick_seconds)
                except TimeoutError:
                    yield None
                    continue
                if news is None:
                    return
                if _order(news.position) > _order(seen):
                    yield news
        finally:
            self._listeners[key].discard(queue)
            if not self._listeners[key]:
                del self._listeners[key]

    async def _refuse_gap(self, after: str) -> None:
        """A position that we gave stays in the stream until the stream is cut behind it."""
        if after == BEGINNING:
            return
        first = await self._redis.xrange(STREAM, count=1)
        if not first or _order(str(first[0][0])) > _order(after):
            raise Refusal("CURSOR_EXPIRED", "read the loan again and listen from now", "after")

    async def _since(self, after: str) -> AsyncIterator[Message]:
        start = f"({after}"
        redis: Any = self._redis  # its stubs know no decoded replies
        while batch := await redis.xrange(STREAM, min=start, count=500):
            for position, fields in batch:
                yield _message(position, fields)
            start = f"({batch[-1][0]}"

    async def _read(self) -> None:
        """Follow the stream; when Redis is away, wait and go on where we were."""
        position = "$"
        redis: Any = self._redis
        while True:
            try:
                if position == "$":
                    position = await self.position()
                found = await redis.xread({STREAM: position}, count=500, block=BLOCK_MS)
                for _, batch in found or ():
                    for position, fields in batch:
                        self._tell(_message(position, fields))
            except (OSError, RedisError) as error:
                log.warning("news wait", reason=type(error).__name__)
                await asyncio.sleep(PAUSE_SECONDS)

    def _tell(self, message: Message) -> None:
        for queue in tuple(self._listeners.get(message.key, ())):
            try:
                queue.put_nowait(message)
            except asyncio.QueueFull:
                self._listeners[message.key].discard(queue)
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait(None)
