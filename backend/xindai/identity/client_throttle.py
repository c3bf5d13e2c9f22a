"""Slows down who tries secrets: failures per client and address, and per address.

Not per client alone: its name is public, and anybody could lock it out. A secret has 256 random
bits, so nobody guesses it; when Redis is away, clients are let in rather than shut out.
"""

from __future__ import annotations

import hmac
from typing import Final

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from xindai.identity.client_errors import too_many_tries
from xindai.platform.rate_limits import Bucket, take
from xindai.platform.settings import load_settings, secret

MOST_PER_CLIENT: Final = 10
MOST_PER_ADDRESS: Final = 60
"""Failures a minute."""

log = structlog.get_logger("xindai.identity")


def _buckets(client_id: str, address: str, cost: int) -> list[Bucket]:
    tag = f"xindai:token:{{{_hidden(address)}}}"
    pair = _hidden(f"{client_id[:100]}|{address}")
    return [
        Bucket("client", f"{tag}:{pair}", MOST_PER_CLIENT, cost),
        Bucket("address", tag, MOST_PER_ADDRESS, cost),
    ]


def _hidden(text: str) -> str:
    """Keyed: addresses are few enough to try them all. The file's key is that of all processes."""
    key = secret(load_settings().keys / "cursor").encode()
    return hmac.digest(key, text.encode(), "sha256").hex()[:32]


async def refuse_guessing(redis: Redis, client_id: str, address: str) -> None:
    """Refuses TOO_MANY_ATTEMPTS after too many failures, also for a client that is not there."""
    try:
        verdict = await take(redis, _buckets(client_id, address, 0))
    except (OSError, RedisError) as away:
        log.warning("attempts are not counted", reason=type(away).__name__)
        return
    if not verdict.allowed:
        raise too_many_tries(verdict.retry_after_seconds)


async def note_failure(redis: Redis, client_id: str, address: str) -> None:
    """One more failure."""
    try:
        await take(redis, _buckets(client_id, address, 1))
    except (OSError, RedisError) as away:
        log.warning("attempts are not counted", reason=type(away).__name__)
