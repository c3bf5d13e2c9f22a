"""News are written with the change they tell of, and published after the commit.

Any number of relays may run. Each claims a batch with SKIP LOCKED for a while, publishes it to a
Redis stream and marks it; killed in between, the claim runs out and somebody publishes it again.
Two things hold all the same:
- order: messages of one key enter the stream in the order in which they were written. The ids come
  from the clock of the database, and writers of one key wait for each other (they lock its row); a
  relay leaves a message alone while an earlier one of its key is in somebody else's hands.
- once: the script that adds to the stream remembers the ids of the last ones and skips those.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from redis.asyncio import Redis

from xindai.platform import db
from xindai.platform.db import Tx

STREAM: Final = "xindai:events"
TOLD: Final = "xindai:events:told"
"""Ids of what the stream got, as a sorted set."""
STREAM_LENGTH: Final = 100_000
"""About so many messages stay readable; who was away longer reads the tables."""
BATCH: Final = 200

_ADD: Final = """
INSERT INTO outbox_message (id, topic, key, payload) VALUES (uuidv7(), $1, $2, $3)
"""
_CLAIM: Final = """
WITH next AS MATERIALIZED (
    SELECT id, key FROM outbox_message
    WHERE published_at IS NULL AND (claimed_until IS NULL OR claimed_until < now())
    ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED
), elsewhere AS (
    SELECT o.key FROM outbox_message o
    WHERE o.published_at IS NULL AND o.id < (SELECT id FROM next ORDER BY id DESC LIMIT 1)
    AND NOT EXISTS (SELECT FROM next n WHERE n.id = o.id)
)
UPDATE outbox_message m SET claimed_until = now() + interval '30 seconds'
FROM next WHERE m.id = next.id AND next.key NOT IN (SELECT key FROM elsewhere)
RETURNING m.id, m.topic, m.key, m.payload, m.created_at
"""
_PUBLISHED: Final = "UPDATE outbox_message SET published_at = now() WHERE id = ANY($1::uuid[])"
_PUBLISH: Final = """
local most = tonumber(ARGV[1])
for i = 2, #ARGV, 4 do
  if redis.call('ZADD', KEYS[2], 'NX', redis.call('TIME')[1], ARGV[i]) == 1 then
    redis.call('XADD', KEYS[1], 'MAXLEN', '~', most, '*', 'id', ARGV[i], 'topic', ARGV[i + 1],
      'key', ARGV[i + 2], 'payload', ARGV[i + 3])
  end
end
redis.call('ZREMRANGEBYRANK', KEYS[2], 0, -1 - most)
return redis.status_reply('OK')
"""


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it was left, for whoever passes it on by another way."""

    id: UUID
    topic: str
    payload: Mapping[str, Any]
    at: datetime


PassOn = Callable[[Tx, Sequence[Message]], Awaitable[None]]
"""Runs in the transaction that marks the messages as published: both or neither."""


async def add(tx: Tx, topic: str, key: str, payload: Mapping[str, Any]) -> None:
    """Leaves a message; `key` is what it is about and what readers order by.

    An id of the thing that changed, of the actor that it is for ("staff:…"), or the branch whose
    people should hear of it (`branch_key`).
    """
    await tx.execute(_ADD, topic, key, dict(payload))


def branch_key(path: str) -> str:
    """The key of what concerns a branch: its people hear of it, and those of the branches above."""
    return f"branch:{path}"


async def relay(redis: Redis, batch_size: int = BATCH, *, pass_on: Sequence[PassOn] = ()) -> int:
    """Publishes one batch; how many messages, 0 when there was nothing to tell.

    Each of `pass_on` sees every message in the end: what it writes is kept with the mark.
    """
    batch = await claim(batch_size)
    if batch:
        await publish(redis, batch)
        told = [Message(r["id"], r["topic"], r["payload"], r["created_at"]) for r in batch]
        async with db.transaction() as tx:
            for pass_messages in pass_on:
                await pass_messages(tx, told)
            await tx.execute(_PUBLISHED, [r["id"] for r in batch])
    return len(batch)


async def claim(batch_size: int = BATCH) -> list[Mapping[str, Any]]:
    """The oldest messages that nobody has in hand, in order; ours for thirty seconds."""
    async with db.transaction() as tx:
        return sorted(await tx.rows(_CLAIM, batch_size), key=lambda r: r["id"])


async def publish(redis: Redis, batch: list[Mapping[str, Any]]) -> None:
    """Adds a batch to the stream as one step; what the stream has already is left out."""
    words: list[str | int] = [STREAM_LENGTH]
    for r in batch:
        words += (str(r["id"]), r["topic"], r["key"], json.dumps(r["payload"], ensure_ascii=False))
    redis_: Any = redis  # its stubs know only texts as arguments of a script
    await redis_.eval(_PUBLISH, 2, STREAM, TOLD, *words)
