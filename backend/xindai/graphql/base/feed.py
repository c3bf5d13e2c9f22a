"""What every subscription has in common; a domain says which news, for whom, and what to show.

A feed begins with how things are ("current"), or behind a cursor with what was missed. Each event
is made from a message and the rows as its reader may see them, once for all whose row scope is the
same. When a reader's rights change in any way the feed ends with a code, and he listens again from
his cursor: whatever is looked at when somebody subscribes is then looked at again.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Generic, TypeVar, cast

import asyncpg
from redis.exceptions import RedisError

from xindai.graphql.base.access import Access
from xindai.graphql.base.channel import Member, Unshared
from xindai.graphql.base.connection import seal, unseal
from xindai.graphql.base.context import Context, not_signed_in
from xindai.graphql.base.entry import admit
from xindai.graphql.base.message import Message, order
from xindai.graphql.base.news import Listener
from xindai.graphql.base.standing import Standing
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform.actor import Actor

E = TypeVar("E")
AWAY: Final = (
    OSError,
    RedisError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
)


@dataclass(frozen=True, slots=True)
class Feed:
    """`name` is the field of Subscription; `topics` are those of the outbox."""

    name: str
    access: Access
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Step:
    """What an event is made from: a message, or None for how things are now.

    A message with a `version` is one of a thing that counts its changes; the event of how it is now
    has an attribute `version` then, and what it contains already is not told again.
    """

    message: Message | None
    position: str
    signing_key: bytes
    binding: str

    @property
    def version(self) -> int:
        """The version that the message tells of, or 0."""
        return int(self.message.payload.get("version", 0)) if self.message else 0

    def cursor(self, version: int = 0) -> str:
        """Where to go on after this event, which shows this version; good for this feed only."""
        return seal(self.signing_key, f"{self.binding}|{self.position}|{version}")


@dataclass(frozen=True, slots=True)
class Shown:
    """An event as the executor gets it, which unwraps it; equal `share` means the same event."""

    event: object
    share: tuple[Any, ...]


Make = Callable[[Actor, Step], Coroutine[Any, Any, E | None]]


def follow(
    context: Context, feed: Feed, key: str, after: str | None, make: Make[E]
) -> AsyncGenerator[E, None]:
    """The events of a key: an id, an actor's id, or `outbox.branch_key` of a branch.

    `make` gives the event, None to leave it out, or refuses (the feed ends with that). It must
    depend on nothing but the step, the key and the actor's scope: one call serves many readers.
    Refuses what `admit` refuses, INVALID_CURSOR, CURSOR_EXPIRED, FEED_UNAVAILABLE, FEED_TOO_SLOW,
    RIGHTS_CHANGED.
    """
    return cast(AsyncGenerator[E, None], Reader(context, feed, key, make).events(after))


class Reader(Generic[E]):
    """One subscription."""

    def __init__(self, context: Context, feed: Feed, key: str, make: Make[E]) -> None:
        self.context, self.feed, self.key, self.make = context, feed, key, make
        self.binding = f"{feed.name}|{key}"
        self.listener = Listener()
        self.position, self.shown = "", 0
        self.actor: Actor

    async def events(self, after: str | None) -> AsyncGenerator[Shown, None]:
        """How it is, what was missed, and what comes."""
        context, services = self.context, self.context.services
        await admit(context, self.feed.access, self.feed.name)
        self.actor = await context.actor()
        hold = services.standings.hold
        try:
            with hold(context.credential, context.look_up, self.actor, self.listener) as standing:
                if after is not None:
                    self.position, self.shown = _opened(services.cursor_key, after, self.binding)
                    await self._may_look()
                elif (first := await self._current()) is not None:
                    yield first
                while True:
                    async with aclosing(self._until_caught_up(standing)) as missed:
                        async for event in missed:
                            yield event
                    await self._in_channel(standing)
        except AWAY:
            words = "try again in a moment from your cursor"
            raise Refusal("FEED_UNAVAILABLE", words, None) from None

    async def _current(self) -> Shown | None:
        self.position = await self.context.services.news.position()  # before the rows: no gap
        event = await self.make(self.actor, self._step(self.position))
        if event is None:
            return None
        self.shown = getattr(event, "version", 0)
        return Shown(event, (self.binding, self.position, new_id()))

    async def _may_look(self) -> None:
        """Refuses at once what is not there for the reader, however long nothing is told of it."""
        step, key = self._step(self.position), (self.binding, "look", scope_of(self.actor))
        await self.context.services.once.get(key, lambda: self.make(self.actor, step))

    async def _until_caught_up(self, standing: Standing) -> AsyncGenerator[Shown, None]:
        """Message by message; ends in the channel, if there is one for us."""
        news, listener = self.context.services.news, self.listener
        listener.nudge()  # heard when nothing is left to be looked back at
        async with aclosing(news.listen(self._keys(), self.position, listener)) as messages:
            async for message in messages:
                await self._check(standing)
                if message is not None:
                    self.position = message.position
                    if (event := await self._event(message)) is not None:
                        self.shown = self._step("", message).version
                        self.context.loaders.clear()
                        yield event
                elif listener.is_idle and self._join(standing):
                    return
        raise too_slow()

    async def _check(self, standing: Standing) -> None:
        if await standing.now() != self.actor:
            raise not_signed_in() if standing.actor is None else rights_changed()

    async def _event(self, message: Message, *, shown: int | None = None) -> Shown | None:
        """What a message shows; None where it is none of ours, or was shown already."""
        step, shown = self._step(message.position, message), self.shown if shown is None else shown
        if message.topic not in self.feed.topics or (step.version and step.version <= shown):
            return None
        share = (self.binding, message.position, scope_of(self.actor))
        once = self.context.services.once
        event = await once.get(share, lambda: self.make(self.actor, step))
        return None if event is None else Shown(event, share)

    def _join(self, standing: Standing) -> bool:
        """Join those who want the same, where the socket can be written to directly."""
        context = self.context
        if context.push is None or context.render is None or context.words is None:
            return False
        services, place = context.services, (self.position, order(self.position), self.shown)
        self.member = Member(context.push, self.listener, standing, *place)
        name = (self.binding, context.known, context.words, context.language)
        self.leave = services.channels.join(
            name, self.member, services.news, self._keys(), self._write
        )
        return True

    async def _in_channel(self, standing: Standing) -> None:
        """Wait until we are put out, or our rights are in doubt."""
        try:
            while await self.listener.next() is not None:
                pass  # told to both of us while we joined
        finally:
            self.leave()
        self.position, self.shown = self.member.position, self.member.shown
        if self.member.error is not None:
            raise self.member.error
        await self._check(standing)

    async def _write(self, message: Message) -> bytes | None:
        """For the channel: the text that all of its members get."""
        event = await self._event(message, shown=0)
        if event is None:
            return None
        self.context.loaders.clear()
        assert self.context.render is not None
        text = await self.context.render(event)
        if text is None:
            raise Unshared
        return text

    def _keys(self) -> tuple[str, ...]:
        return (self.key, self.actor.id)

    def _step(self, position: str, message: Message | None = None) -> Step:
        return Step(message, position, self.context.services.cursor_key, self.binding)


def scope_of(actor: Actor) -> tuple[Any, ...]:
    """What decides which rows and fields somebody sees."""
    return (actor.kind, actor.permissions, *actor.scope())


def passed_at(context: Context, feed: Feed, key: str, after: str) -> datetime:
    """The moment behind which a cursor of this feed goes on; refuses INVALID_CURSOR."""
    position, _ = _opened(context.services.cursor_key, after, f"{feed.name}|{key}")
    return datetime.fromtimestamp(order(position)[0] / 1000, UTC)


def _opened(signing_key: bytes, cursor: str, binding: str) -> tuple[str, int]:
    """Position and shown version of a cursor of this feed; refuses INVALID_CURSOR."""
    text = unseal(signing_key, cursor) or ""
    found, _, rest = text.removeprefix(binding).partition("|")
    position, _, version = rest.partition("|")
    if found or not text.startswith(binding) or not version.isdigit():
        raise Refusal("INVALID_CURSOR", "the cursor does not belong to this feed", "after")
    return position, int(version)


def rights_changed() -> Refusal:
    """What the reader may see is not what it was when he subscribed."""
    return Refusal("RIGHTS_CHANGED", "your rights changed: listen again from your cursor", None)


def too_slow() -> Refusal:
    """More was told than he took."""
    return Refusal("FEED_TOO_SLOW", "more was told than you took: go on from your cursor", None)
