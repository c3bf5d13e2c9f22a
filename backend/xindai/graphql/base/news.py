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
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        for queues in self._listeners.values():
            for queue in queues:
                with suppress(asyncio.QueueFull):
                    queue.put_nowait(None)

    async def listen(self, key: str, after: str | None = None) -> AsyncIterator[Message]:
        """Messages about a key, from a position on or from now; refuses INVALID_CURSOR."""
        if after is not None and not _POSITION.fullmatch(after):
            raise Refusal("INVALID_CURSOR", "the cursor does not belong to this feed", "after")
        queue: asyncio.Queue[Message | None] = asyncio.Queue(WAITING)
        self._listeners[key].add(queue)  # before looking back: nothing falls between
        try:
            seen = after or "0-0"
            if after is not None:
                async for message in self._since(after):
                    seen = message.position
                    if message.key == key:
                        yield message
            while (news := await queue.get()) is not None:
                if _order(news.position) > _order(seen):
                    yield news
        finally:
            self._listeners[key].discard(queue)
            if not self._listeners[key]:
                del self._listeners[key]

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
                    position = await self._end()
                found = await redis.xread({STREAM: position}, count=500, block=BLOCK_MS)
                for _, batch in found or ():
                    for position, fields in batch:
                        self._tell(_message(position, fields))
            except (OSError, RedisError) as error:
                log.warning("news wait", reason=type(error).__name__)
                await asyncio.sleep(PAUSE_SECONDS)

    async def _end(self) -> str:
        last = await self._redis.xrevrange(STREAM, count=1)
        return str(last[0][0]) if last else "0-0"

    def _tell(self, message: Message) -> None:
        for queue in tuple(self._listeners.get(message.key, ())):
            try:
                queue.put_nowait(message)
            except asyncio.QueueFull:
                self._listeners[message.key].discard(queue)
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait(None)
