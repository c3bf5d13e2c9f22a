"""A message of the stream, and the newest of them in memory."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Self

RECENT: Final = 10_000
"""Messages that a process remembers: some ten megabytes."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the stream; `position` is where to go on after it, `order` compares it."""

    position: str
    order: tuple[int, int]
    topic: str
    key: str
    payload: dict[str, Any]

    @classmethod
    def read(cls, position: str, fields: dict[str, str]) -> Self:
        """From an entry of the stream."""
        payload = json.loads(fields["payload"])
        return cls(position, order(position), fields["topic"], fields["key"], payload)


def order(position: str) -> tuple[int, int]:
    """What positions are compared by: milliseconds, then a count."""
    first, _, second = position.partition("-")
    return int(first), int(second)


def keys_of(key: str) -> tuple[str, ...]:
    """The keys under which a message is heard: its own, and for a branch those above it.

    "branch:/HO/E/" is heard by who listens to "branch:/HO/E/", "branch:/HO/" and "branch:/".
    """
    if not key.startswith("branch:/"):
        return (key,)
    parts = [part for part in key.removeprefix("branch:").split("/") if part]
    return tuple("/".join(["branch:", *parts[:n], ""]) for n in range(len(parts) + 1))


class Recent:
    """The newest messages by key; the oldest go first."""

    def __init__(self, length: int = RECENT) -> None:
        self.length = length
        self._all: deque[Message] = deque()
        self._of_key: dict[str, deque[Message]] = defaultdict(deque)

    def add(self, message: Message) -> None:
        """Takes in the next one."""
        if len(self._all) == self.length:
            oldest = self._all.popleft()
            own = self._of_key[oldest.key]
            own.popleft()
            if not own:
                del self._of_key[oldest.key]
        self._all.append(message)
        self._of_key[message.key].append(message)

    def clear(self) -> None:
        """Forget all."""
        self._all.clear()
        self._of_key.clear()

    def reaches(self, position: str) -> bool:
        """Whether everything that we read behind a position is here."""
        return bool(self._all) and self._all[0].order <= order(position)

    def is_ahead(self, position: str) -> bool:
        """Whether the position is behind the newest that we read."""
        return order(position) > self._all[-1].order

    def since(self, keys: Iterable[str], position: str) -> Iterator[Message]:
        """What was told about any of the keys behind a position, in order."""
        start = order(position)
        if any(key.startswith("branch:") for key in keys):
            wanted = frozenset(keys)
            found = [m for m in self._all if not wanted.isdisjoint(keys_of(m.key))]
        else:
            found = [m for key in keys for m in self._of_key.get(key, ())]
            found.sort(key=lambda message: message.order)
        return iter([message for message in found if message.order > start])
