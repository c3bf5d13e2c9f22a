"""Passwords and tokens: what is kept opens nothing."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

TOKEN_BYTES: Final = 32
_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""OWASP's second choice for argon2id: 19 MiB, two passes, one lane."""
_NOBODY: Final = _HASHER.hash(secrets.token_hex())
_AT_ONCE: Final = 4
"""Hashes at the same time, in threads: a flood of sign-ins must not eat all memory."""

_gates: dict[asyncio.AbstractEventLoop, asyncio.Semaphore] = {}


def _gate() -> asyncio.Semaphore:
    loop = asyncio.get_running_loop()
    if loop not in _gates:
        _gates.clear()  # a process has one loop; tests have one after the other
        _gates[loop] = asyncio.Semaphore(_AT_ONCE)
    return _gates[loop]


async def hash_password(password: str) -> str:
    """The argon2id hash with its parameters and salt."""
    async with _gate():
        return await asyncio.to_thread(_HASHER.hash, password)


async def password_fits(kept: str | None, password: str) -> bool:
    """Whether the password has this hash; takes as long when there is none."""
    async with _gate():
        return await asyncio.to_thread(_fits, kept, password)


def _fits(kept: str | None, password: str) -> bool:
    try:
        _HASHER.verify(kept or _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def new_token() -> str:
    """256 random bits: they need no slow hash."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest(token: str) -> bytes:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).digest()
