"""Whether this process lives, and whether it can serve: two questions of an orchestrator."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Final

from redis.asyncio import Redis

from xindai.platform import db, migrate

PATIENCE_SECONDS: Final = 2.0
_APPLIED: Final = "SELECT count(*) FROM tortoise_migrations WHERE name = ANY($1::text[])"


async def readiness(redis: Redis) -> dict[str, str]:
    """By what is needed: "ok" or why not. Everything is asked at once, for two seconds at most."""
    names = ("database", "schema", "redis")
    answers = await asyncio.gather(
        *(_within(ask) for ask in (_database(), _schema(), _redis(redis))), return_exceptions=True
    )
    return {
        name: answer if isinstance(answer, str) else type(answer).__name__
        for name, answer in zip(names, answers, strict=True)
    }


async def _within(ask: Awaitable[str]) -> str:
    async with asyncio.timeout(PATIENCE_SECONDS):
        return await ask


async def _database() -> str:
    await db.pool().fetchval("SELECT 1")
    return "ok"


async def _schema() -> str:
    """A process of a newer version must not serve on an older schema."""
    wanted = migrate.names()
    applied = await db.pool().fetchval(_APPLIED, wanted)
    return "ok" if applied == len(wanted) else f"{len(wanted) - applied} migrations are missing"


async def _redis(redis: Redis) -> str:
    await redis.ping()
    return "ok"
