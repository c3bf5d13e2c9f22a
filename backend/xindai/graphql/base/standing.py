"""Who stands behind the subscriptions that run, looked up once for all that share credentials.

A subscription lives long, and rights end: its actor is looked up again when identity tells of a
change, and anyway every few seconds, also while Redis is away. Between a change that was heard and
the answer of the database nothing is delivered; where the database does not answer, nothing is.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Final

import structlog

from xindai.graphql.base.message import Message
from xindai.graphql.base.news import Listener
from xindai.identity.events import EVERYBODY
from xindai.platform.actor import Actor

log = structlog.get_logger("xindai.standing")
PERIOD_SECONDS: Final = 10.0
"""How old the answer to "who is this?" becomes when nobody tells of a change."""
AT_ONCE: Final = 4
"""Look-ups at a time, of the ten connections that a process has."""
LookUp = Callable[[], Awaitable[Actor | None]]


class Standing:
    """The actor behind credentials; None once they are good for nothing."""

    def __init__(self, look_up: LookUp, actor: Actor) -> None:
        self.actor: Actor | None = actor
        self.listeners: set[Listener] = set()
        self._look_up = look_up
        self._lock = asyncio.Lock()
        self._wanted = self._seen = 0
        self.looked_at = asyncio.get_running_loop().time()

    @property
    def is_fresh(self) -> bool:
        """False between a change that was heard of and the next look-up."""
        return self._seen == self._wanted

    def doubt(self) -> None:
        """Something changed: nothing is delivered before the next look-up."""
        self._wanted += 1
        self.tell()

    def tell(self) -> None:
        """Have everybody look who he is now."""
        for listener in tuple(self.listeners):
            listener.nudge()

    async def now(self) -> Actor | None:
        """The actor as he stands; raises what the database raises."""
        if not self.is_fresh:
            async with self._lock:
                while not self.is_fresh:
                    await self._look()
        return self.actor

    async def look(self) -> None:
        """Look up though nobody told of a change: till the answer what we know still counts."""
        before = self.actor
        try:
            async with self._lock:
                await self._look()
        except BaseException:
            self._wanted += 1  # in doubt nothing is delivered
            raise
        if self.actor != before:
            self.tell()

    async def _look(self) -> None:
        wanted = self._wanted
        self.actor = await self._look_up()
        self._seen = wanted
        self.looked_at = asyncio.get_running_loop().time()


class Standings:
    """All of a process, the one that was looked up longest ago first."""

    def __init__(self, period_seconds: float = PERIOD_SECONDS) -> None:
        self.period_seconds = period_seconds
        self._held: OrderedDict[str, Standing] = OrderedDict()
        self._patrol: asyncio.Task[None] | None = None

    @contextmanager
    def hold(
        self, credentials: str, look_up: LookUp, actor: Actor, listener: Listener
    ) -> Iterator[Standing]:
        """The standing of somebody who was looked up just now, watched while it is held."""
        standing = self._held.get(credentials)
        if standing is None or standing.actor is None:
            standing = self._held[credentials] = Standing(look_up, actor)
        elif standing.actor != actor:
            standing.doubt()
        standing.listeners.add(listener)
        if self._patrol is None or self._patrol.done():
            self._patrol = asyncio.create_task(self._go_round(), name="standings")
        try:
            yield standing
        finally:
            standing.listeners.discard(listener)
            if not standing.listeners and self._held.get(credentials) is standing:
                del self._held[credentials]

    def hear(self, message: Message) -> None:
        """Identity tells of a change."""
        for standing in self._held.values():
            actor = standing.actor
            if message.key == EVERYBODY or (actor and actor.id == message.key):
                standing.doubt()

    async def _go_round(self) -> None:
        """Look up again whoever was not for a period; ends when nobody is held."""
        loop = asyncio.get_running_loop()
        while self._held:
            due: list[tuple[str, Standing]] = []
            for credentials, standing in self._held.items():
                if standing.looked_at + self.period_seconds > loop.time() or len(due) == AT_ONCE:
                    break
                due.append((credentials, standing))
            if not due:
                await asyncio.sleep(min(1.0, self.period_seconds / 4))
                continue
            looks = (standing.look() for _, standing in due)
            for trouble in await asyncio.gather(*looks, return_exceptions=True):
                if trouble is not None:
                    log.warning("standing unknown", reason=type(trouble).__name__)
            for credentials, standing in due:
                standing.looked_at = loop.time()
                if self._held.get(credentials) is standing:
                    self._held.move_to_end(credentials)
