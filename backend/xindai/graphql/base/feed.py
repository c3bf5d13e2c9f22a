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
from typing import Any, Final, TypeVar, cast

import asyncpg
from redis.exceptions import RedisError

from xindai.graphql.base.access import Access
from xindai.graphql.base.connection import seal, unseal
from xindai.graphql.base.context import Context, not_signed_in
from xindai.graphql.base.entry import admit
from xindai.graphql.base.message import Message
from xindai.graphql.base.news import Listener
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


def _shown(event: E, *share: Any) -> E:
    return cast(E, Shown(event, share))


async def follow(
    context: Context,
    feed: Feed,
    key: str,
    after: str | None,
    make: Callable[[Actor, Step], Coroutine[Any, Any, E | None]],
) -> AsyncGenerator[E, None]:
    """The events of a key: an id, an actor's id, or `outbox.branch_key` of a branch.

    `make` gives the event, None to leave it out, or refuses (the feed ends with that). It must
    depend on nothing but the step, the key and the actor's scope: one call serves many readers.
    Refuses what `admit` refuses, INVALID_CURSOR, CURSOR_EXPIRED, FEED_UNAVAILABLE, FEED_TOO_SLOW,
    RIGHTS_CHANGED.
    """
    await admit(context, feed.access, feed.name)
    services, actor = context.services, await context.actor()
    listener, binding = Listener(), f"{feed.name}|{key}"

    def step(position: str, message: Message | None = None) -> Step:
        return Step(message, position, services.cursor_key, binding)

    try:
        with services.standings.hold(
            context.credential, context.look_up, actor, listener
        ) as standing:
            if after is not None:
                position, shown = _opened(services.cursor_key, after, binding)
            else:
                position, shown = await services.news.position(), 0
                now = step(position)  # before the rows are read: no gap
                if (event := await make(actor, now)) is not None:
                    shown = getattr(event, "version", 0)
                    yield _shown(event, binding, position, new_id())
            news = services.news.listen((key, actor.id), position, listener)
            async with aclosing(news):
                async for message in news:
                    if await standing.now() != actor:
                        raise not_signed_in() if standing.actor is None else rights_changed()
                    if message is None or message.topic not in feed.topics:
                        continue
                    told = step(message.position, message)
                    if told.version and told.version <= shown:
                        continue  # "current" showed it already
                    shown = told.version
                    share = (binding, message.position, scope_of(actor))
                    event = await services.once.get(share, lambda: make(actor, told))  # noqa: B023
                    if event is not None:
                        context.loaders.clear()
                        yield _shown(event, *share)
            raise too_slow()
    except AWAY:
        raise Refusal("FEED_UNAVAILABLE", "try again in a moment from your cursor", None) from None


def scope_of(actor: Actor) -> tuple[Any, ...]:
    """What decides which rows and fields somebody sees."""
    return (actor.kind, actor.permissions, *actor.scope())


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
