"""Slows down who guesses: failures per login and per address, kept in Redis under keyed hashes.

Ten failures of a login shut it for a quarter of an hour, then twice as long, at most a day; a login
that does not exist is shut just the same, so that nobody learns which exist. A passkey still opens
the door of a person whose login is shut: others cannot lock him out for good.
"""

from __future__ import annotations

from typing import Any, Final

from redis.asyncio import Redis

from xindai.identity.errors import too_many_attempts
from xindai.platform.crypto import FieldKeys

WINDOW_SECONDS: Final = 900
MOST_PER_LOGIN: Final = 10
MOST_PER_ADDRESS: Final = 50
FIRST_LOCK_SECONDS: Final = 900
LONGEST_LOCK_SECONDS: Final = 86_400

_COUNT: Final = """
local n = redis.call('INCR', KEYS[1])
if n == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
return n
"""
_LOCK: Final = """
redis.call('DEL', KEYS[1])
local level = redis.call('INCR', KEYS[3])
redis.call('EXPIRE', KEYS[3], ARGV[2])
local seconds = tonumber(ARGV[1])
for _ = 2, level do seconds = math.min(seconds * 2, tonumber(ARGV[2])) end
redis.call('SET', KEYS[2], 1, 'EX', seconds)
return seconds
"""


class Throttle:
    """The counters of one login tried from one address."""

    def __init__(self, redis: Redis, keys: FieldKeys, login: str, address: str) -> None:
        self._redis = redis
        named = keys.index(login.lower(), "signin_login").hex()[:32]
        placed = keys.index(address, "signin_address").hex()[:32]
        self._failures, self._lock, self._level = (
            f"xindai:signin:{{{named}}}:{kind}" for kind in ("failures", "lock", "level")
        )
        self._address = f"xindai:signin:address:{placed}"

    async def refuse(self, locked_seconds: float = 0) -> None:
        """Refuses TOO_MANY_ATTEMPTS; `locked_seconds`: what the database says of the login."""
        await self.refuse_address()
        left = max(await self._redis.ttl(self._lock), locked_seconds)
        if left > 0:
            raise too_many_attempts(round(left))

    async def refuse_address(self) -> None:
        """The same for what is not about a login."""
        count = await self._redis.get(self._address)
        if count is not None and int(count) >= MOST_PER_ADDRESS:
            raise too_many_attempts(int(await self._redis.ttl(self._address)))

    async def fail(self) -> int:
        """One more failure; the seconds for which it shuts the login, or 0."""
        await self.fail_address()
        redis: Any = self._redis
        if await redis.eval(_COUNT, 1, self._failures, WINDOW_SECONDS) < MOST_PER_LOGIN:
            return 0
        three = self._failures, self._lock, self._level
        return int(await redis.eval(_LOCK, 3, *three, FIRST_LOCK_SECONDS, LONGEST_LOCK_SECONDS))

    async def fail_address(self) -> None:
        """A failure that is not about a login."""
        redis: Any = self._redis
        await redis.eval(_COUNT, 1, self._address, WINDOW_SECONDS)

    async def forget(self) -> None:
        """After a success, a reset or an unlock of this login."""
        await self._redis.delete(self._failures, self._lock, self._level)
