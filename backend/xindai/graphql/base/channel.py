"""Many sockets that ask one thing in the same words: made, checked and written once, then sent.

Who has caught up with the news joins a channel and is not woken for each message any more. Out he
goes, to look after himself, when his rights are in doubt, when his socket has no room, or when an
event cannot be shared; he has lost nothing then, because he knows what he was sent last.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Iterable
from contextlib import aclosing
from dataclasses import dataclass
from typing import Final

from xindai.graphql.base.message import Message
from xindai.graphql.base.news import Listener, News
from xindai.graphql.base.standing import Standing
from xindai.platform.actor import Actor

AT_A_STRETCH: Final = 100
"""Sends before others get a turn: a millisecond or two."""
Push = Callable[[bytes], bool]
"""Sends the text of a payload at once; False, sending nothing, where there is no room."""
Write = Callable[[Message], Awaitable[bytes | None]]
"""The text of a message, or None to leave it out."""


class Unshared(Exception):
    """This event must be made for each reader by himself."""


@dataclass(slots=True, eq=False)
class Member:
    """`position` and `shown` are those of what was sent last."""

    push: Push
    listener: Listener
    standing: Standing
    position: str
    order: tuple[int, int]
    shown: int
    error: Exception | None = None


class Channel:
    """Its members are the same actor; `write` makes the text that all of them get."""

    def __init__(self, actor: Actor, write: Write) -> None:
        self.members: dict[Member, None] = {}
        self._actor, self._write = actor, write
        self.task: asyncio.Task[None] | None = None

    async def run(self, news: News, keys: Iterable[str], position: str) -> None:
        """Until nobody is left, or something goes wrong, which everybody learns."""
        error: Exception | None = None
        try:
            async with aclosing(news.listen(keys, position)) as messages:
                async for message in messages:
                    if message is not None:
                        await self._tell(message)
        except Exception as raised:  # noqa: BLE001 - each member raises it where it gets its code
            error = raised
        for member in tuple(self.members):
            member.error = error
            self.expel(member)

    async def _tell(self, message: Message) -> None:
        try:
            text = await self._write(message)
        except Unshared:
            for member in tuple(self.members):
                self.expel(member)
            return
        version = int(message.payload.get("version", 0))
        for n, member in enumerate(tuple(self.members)):
            if n % AT_A_STRETCH == AT_A_STRETCH - 1:
                await asyncio.sleep(0)
            if member not in self.members or message.order <= member.order:
                continue
            if not member.standing.is_fresh or member.standing.actor != self._actor:
                self.expel(member)
                continue
            if text is not None and (not version or version > member.shown):
                if not member.push(text):
                    self.expel(member)
                    continue
                member.shown = version
            member.order, member.position = message.order, message.position

    def expel(self, member: Member) -> None:
        """He goes on by himself from what he was sent last."""
        if self.members.pop(member, member) is None:
            member.listener.nudge()


class Channels:
    """Those of a process."""

    def __init__(self) -> None:
        self._channels: dict[Hashable, Channel] = {}

    def join(
        self, name: Hashable, member: Member, news: News, keys: Iterable[str], write: Write
    ) -> Callable[[], None]:
        """Adds one who has heard everything that was told; gives what he leaves with."""
        channel = self._channels.get(name)
        if channel is None or channel.task is None or channel.task.done():
            assert member.standing.actor is not None
            channel = self._channels[name] = Channel(member.standing.actor, write)
            channel.task = asyncio.create_task(channel.run(news, keys, member.position))
        channel.members[member] = None

        def leave() -> None:
            channel.members.pop(member, None)
            if not channel.members and self._channels.get(name) is channel:
                del self._channels[name]
                if channel.task is not None:
                    channel.task.cancel()

        return leave
