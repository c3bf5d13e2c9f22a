"""Challenges of passkeys: made for one purpose and one person, answered once, in five minutes."""

from __future__ import annotations

import hashlib
import secrets
from enum import StrEnum
from typing import Final
from uuid import UUID

from redis.asyncio import Redis

LIFETIME_SECONDS: Final = 300


class Purpose(StrEnum):
    """What the answer to a challenge may do."""

    REGISTER = "register"
    SIGN_IN = "sign_in"
    SECOND_FACTOR = "second_factor"
    REAUTHENTICATE = "reauthenticate"


async def make(redis: Redis, purpose: Purpose, staff_id: UUID | None = None) -> bytes:
    """A challenge; `staff_id` None: whoever's key answers it."""
    challenge = secrets.token_bytes(32)
    await redis.set(_key(challenge), f"{purpose}|{staff_id}", ex=LIFETIME_SECONDS)
    return challenge


async def spend(
    redis: Redis, challenge: bytes, purpose: Purpose, staff_id: UUID | None = None
) -> bool:
    """Whether it was made for this and is answered the first time; it is gone in any case."""
    return bool(await redis.getdel(_key(challenge)) == f"{purpose}|{staff_id}")


def _key(challenge: bytes) -> str:
    return f"xindai:challenge:{hashlib.sha256(challenge).hexdigest()}"
