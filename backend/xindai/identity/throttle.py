"""Slows down who guesses passwords: failures per login and per address, kept in Redis."""

from __future__ import annotations

from typing import Final

from redis.asyncio import Redis

from xindai.identity.credentials import digest
from xindai.identity.errors import too_many_attempts

WINDOW_SECONDS: Final = 900
MOST_PER_LOGIN: Final = 10
MOST_PER_ADDRESS: Final = 50


def _keys(login: str, address: str) -> tuple[tuple[str, int], ...]:
    named = f"xindai:signin:l:{digest(login.lower()).hex()[:32]}"
    return (named, MOST_PER_LOGIN), (f"xindai:signin:a:{address}", MOST_PER_ADDRESS)


async def refuse_guessing(redis: Redis, login: str, address: str) -> None:
    """Refuses TOO_MANY_ATTEMPTS after too many failures, also for a login that does not exist."""
    for key, most in _keys(login, address):
        count = await redis.get(key)
        if count is not None and int(count) >= most:
            raise too_many_attempts(int(await redis.ttl(key)))


async def note_failure(redis: Redis, login: str, address: str) -> None:
    """One more failure; the window starts with the first."""
    for key, _ in _keys(login, address):
        if await redis.incr(key) == 1:
            await redis.expire(key, WINDOW_SECONDS)


async def forget_failures(redis: Redis, login: str, address: str) -> None:
    """After a success of this login."""
    await redis.delete(_keys(login, address)[0][0])
