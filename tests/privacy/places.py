"""Where personal data could be lying: files, both stores, the dump, what went out of the house."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import asyncpg
from redis.asyncio import from_url

from xindai.platform.dump import _pg_dump
from xindai.platform.settings import password_of

PIECE, OVERLAP = 16 * 2**20, 512


def files(place: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder in pieces that overlap, and all their names."""
    names = []
    for path in sorted(folder.rglob("*")):
        names.append(str(path.relative_to(folder)))
        if not path.is_file():
            continue
        with path.open("rb") as file:
            kept = b""
            while piece := file.read(PIECE):
                yield f"{place}: {path.relative_to(folder)}", kept + piece
                kept = piece[-OVERLAP:]
    yield f"{place}: names of files", "\n".join(names).encode()


async def redis_contents(url: str) -> bytes:
    """Every key and value of every database, whatever its type."""
    parts: list[str] = []
    for number in range(16):
        async with from_url(f"{url.rpartition('/')[0]}/{number}", decode_responses=True) as client:
            redis: Any = client
            async for key in redis.scan_iter(count=1000):
                parts += (key, repr(await _value(redis, key)))
    return "\n".join(parts).encode()


async def _value(redis: Any, key: str) -> Any:
    match await redis.type(key):
        case "string":
            return await redis.get(key)
        case "hash":
            return await redis.hgetall(key)
        case "list":
            return await redis.lrange(key, 0, -1)
        case "set":
            return await redis.smembers(key)
        case "zset":
            return await redis.zrange(key, 0, -1)
        case "stream":
            return await redis.xrange(key)
        case "none":
            return ""  # it ran out while we were looking
        case other:
            raise AssertionError(f"a kind of key that nobody reads here: {other}")


def dump(owner_url: str) -> bytes:
    """The whole database as pg_dump writes it."""
    bare = urlsplit(owner_url)
    address = bare._replace(netloc=f"{bare.username}@{bare.netloc.rpartition('@')[2]}").geturl()
    return subprocess.run(
        [_pg_dump(), f"--dbname={address}"],
        env={**os.environ, "PGPASSWORD": password_of(owner_url)},
        capture_output=True,
        check=True,
    ).stdout


async def everything_on_disk(owner_url: str) -> None:
    """Pages and write-ahead log are written out."""
    connection = await asyncpg.connect(owner_url)
    await connection.execute("CHECKPOINT")
    await connection.close()
