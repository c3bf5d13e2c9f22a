"""How many sockets there may be, and how much one of them may ask."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

OPERATIONS: Final = 50
"""What runs on one socket at a time."""
INIT_SECONDS: Final = 10
"""How long a socket may stay without connection_init."""
SEND_SECONDS: Final = 10.0
"""How long a reader may let us wait for room in his buffers."""
BURST: Final = 100
RATE: Final = 20.0
"""Messages from a client: so many at once, so many a second on and on."""


class Close(IntEnum):
    """Our codes of closing beside those of the protocol; the reason says the name."""

    TOO_SLOW = 4420
    """Reads too slowly: come back with the cursors of what was read."""
    TOO_MANY_MESSAGES = 4421
    TOO_MANY_CONNECTIONS = 4422
    """The session has as many sockets as it may."""


@dataclass(slots=True)
class Places:
    """The sockets that a process has, by address and by session."""

    per_session: int = 20
    per_address: int = 1000
    _taken: Counter[Hashable] = field(default_factory=Counter)

    def take(self, kind: str, who: str) -> bool:
        """Whether there was a place; one of "address" or "session"."""
        most = self.per_session if kind == "session" else self.per_address
        if self._taken[kind, who] >= most:
            return False
        self._taken[kind, who] += 1
        return True

    def leave(self, kind: str, who: str) -> None:
        """The place is free again."""
        self._taken[kind, who] -= 1
        if self._taken[kind, who] <= 0:
            del self._taken[kind, who]


class Pace:
    """A bucket of messages that fills up again."""

    def __init__(self, burst: int = BURST, rate: float = RATE) -> None:
        self._burst, self._rate = burst, rate
        self._left, self._at = float(burst), time.monotonic()

    def allows(self) -> bool:
        """Takes one message out, if there is one."""
        now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
