"""News to many: one Redis reader a process, fanned out to everybody who listens.

The newest messages stay in memory, so a thousand clients that come back after a break read what
they missed without asking Redis a thousand times. A listener that is too slow is dropped and
starts again from its cursor instead of holding up others.
"""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from xindai.graphql.base.message import Message, Recent, keys_of, order
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform.outbox import STREAM

log = structlog.get_logger("xindai.news")
WAITING: Final = 256
"""Messages that a listener may be behind."""
BLOCK_MS: Final = 2000
"""How long one read waits; well below the five seconds after which redis-py gives a socket up."""
PAUSE_SECONDS: Final = 1.0
PATIENCE_SECONDS: Final = 5.0
"""How long a listener waits for a reader that has not read anything yet."""
BATCH: Final = 500
LOOKING_BACK: Final = 4
"""Listeners that may read far back in the stream at a time: each of them reads all of it."""
_POSITION = re.compile(r"[0-9]{1,20}-[0-9]{1,20}", re.ASCII)
_BEGUN: Final = "stream.begun"
"""Marks the beginning of an empty stream, so that a position is always that of a message."""


class Listener:
    """One who hears what is told about some keys, in order, or None when he shall look up."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Message | None] = asyncio.Queue(WAITING)
        self.dropped = False

    def put(self, message: Message | None) -> None:
        """Never waits: who is too far behind is dropped, and what he had not read is let go."""
        try:
            self._queue.put_nowait(message)
        except asyncio.QueueFull:
            self.drop()

    def drop(self) -> None:
        """End: he starts again from his cursor."""
        self.dropped = True
        while not self._queue.empty():
            self._queue.get_nowait()
        self._queue.put_nowait(None)

    def nudge(self) -> None:
        """Have him look up."""
        self.put(None)

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits for him."""
        return self._queue.empty()

    async def next(self) -> Message | None:
        """Waits for what comes."""
        return await self._queue.get()


class News:
    """The reader; `listen` gives each subscriber what concerns its keys."""

    def __init__(self, redis: Redis) -> None:
        self._redis: Any = redis  # its stubs know no decoded replies
        self._listeners: dict[str, set[Listener]] = defaultdict(set)
        self._watchers: dict[str, Callable[[Message], None]] = {}
        self._recent = Recent()
        self._far_back = asyncio.Semaphore(LOOKING_BACK)
        self._begun = asyncio.Event()
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
        self._drop_all()

    def watch(self, topics: Iterable[str], watcher: Callable[[Message], None]) -> None:
        """Have every message of these topics told to the process before any listener hears it."""
        self._watchers.update(dict.fromkeys(topics, watcher))

    async def position(self) -> str:
        """Where the feed is now: listening from here misses nothing that comes."""
        last = await self._redis.xrevrange(STREAM, count=1)
        if last:
            return str(last[0][0])
        empty = {"id": str(new_id()), "topic": _BEGUN, "key": "", "payload": "{}"}
        return str(await self._redis.xadd(STREAM, empty))

    @contextmanager
    def _hearing(self, keys: frozenset[str], listener: Listener) -> Iterator[None]:
        for key in keys:
            self._listeners[key].add(listener)
        try:
            yield
        finally:
            for key in keys:
                self._listeners[key].discard(listener)
                if not self._listeners[key]:
                    del self._listeners[key]

    async def listen(
        self, keys: Iterable[str], after: str, listener: Listener | None = None
    ) -> AsyncGenerator[Message | None, None]:
        """Messages about any of the keys behind a position, and the listener's nudges (None).

        Ends when the listener is too far behind: he starts again from his cursor. Refuses
        INVALID_CURSOR, and CURSOR_EXPIRED when messages behind the position are gone already.
        """
        if not _POSITION.fullmatch(after):
            raise Refusal("INVALID_CURSOR", "the cursor does not belong to this feed", "after")
        listener, keys = listener or Listener(), frozenset(keys)
        with self._hearing(keys, listener):  # before looking back: nothing falls between
            seen = order(after)
            async for message in self._missed(keys, after):
                seen = order(message.position)
                yield message
            while not listener.dropped:
                news = await listener.next()
                if news is None:
                    yield None
                elif news.order > seen:
                    seen = news.order
                    yield news

    async def _missed(self, keys: frozenset[str], after: str) -> AsyncIterator[Message]:
        """What was told behind a position, from memory if it reaches back so far."""
        if self._task is not None:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._begun.wait()
        if self._recent.reaches(after):
            # One that we have not read yet will come; if it is one of this stream.
            if self._recent.is_ahead(after) and order(after) > order(await self.position()):
                raise expired()
            for message in self._recent.since(keys, after):
                yield message
            return
        async with self._far_back:
            await self._refuse_gap(after)
            start = f"({after}"
            while batch := await self._redis.xrange(STREAM, min=start, count=BATCH):
                for position, fields in batch:
                    message = Message.read(position, fields)
                    if not keys.isdisjoint(keys_of(message.key)):
                        yield message
                start = f"({batch[-1][0]}"

    async def _refuse_gap(self, after: str) -> None:
        """A position that we gave stays in the stream until the stream is cut behind it.

        A position behind the end is one of a stream that is no more.
        """
        first = await self._redis.xrange(STREAM, count=1)
        if not first or not order(first[0][0]) <= order(after) <= order(await self.position()):
            raise expired()

    async def _read(self) -> None:
        """Follow the stream; when Redis is away, wait and go on where we were."""
        position: str | None = None
        while True:
            try:
                if position is None or await self._broken(position):
                    position = await self._begin()
                while True:
                    position = await self._read_on(position)
            except (OSError, RedisError) as error:
                log.warning("news wait", reason=type(error).__name__)
                await asyncio.sleep(PAUSE_SECONDS)

    async def _read_on(self, position: str) -> str:
        """Tell one batch; where to go on."""
        found = await self._redis.xread({STREAM: position}, count=BATCH, block=BLOCK_MS)
        batch = found[0][1] if found else []
        if len(batch) == BATCH and await self._broken(position):
            log.warning("news lost", reason="the stream was cut before we read it")
            return await self._begin()
        for entry in batch:
            self._tell(Message.read(*entry))
        return str(batch[-1][0]) if batch else position

    async def _begin(self) -> str:
        """Read the newest messages into memory; where to go on."""
        await self.position()  # an empty stream begins now
        last = await self._redis.xrevrange(STREAM, count=self._recent.length)
        if self._begun.is_set():
            self._recent.clear()
            self._drop_all()
        for position, fields in reversed(last):
            self._recent.add(Message.read(position, fields))
        self._begun.set()
        return str(last[0][0])

    async def _broken(self, position: str) -> bool:
        """Whether what stood behind a position may be gone: cut off, or another stream."""
        try:
            await self._refuse_gap(position)
        except Refusal:
            return True
        return False

    def _tell(self, message: Message) -> None:
        self._recent.add(message)
        if watcher := self._watchers.get(message.topic):
            watcher(message)
        for key in keys_of(message.key):
            for listener in tuple(self._listeners.get(key, ())):
                listener.put(message)

    def _drop_all(self) -> None:
        for listeners in self._listeners.values():
            for listener in listeners:
                listener.drop()


def expired() -> Refusal:
    """What stood behind the cursor is gone, or the stream itself."""
    return Refusal("CURSOR_EXPIRED", "read the loan again and listen from now", "after")
