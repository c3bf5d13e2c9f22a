"""News are written with the change they tell of, and published after the commit.

Any number of relays may run: each claims a batch with SKIP LOCKED for a while, publishes it to a
Redis stream and marks it. Killed in between, the claim runs out and the batch is published again:
at least once, and the message id lets a reader drop what it has seen.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from redis.asyncio import Redis

from xindai.kernel.ids import new_id
from xindai.platform import db
from xindai.platform.db import Tx

STREAM: Final = "xindai:events"
STREAM_LENGTH: Final = 100_000
"""About so many messages stay readable; who was away longer reads the tables."""
BATCH: Final = 200

_ADD: Final = "INSERT INTO outbox_message (id, topic, key, payload) VALUES ($1, $2, $3, $4)"
_CLAIM: Final = """
WITH next AS (
    SELECT id FROM outbox_message
    WHERE published_at IS NULL AND (claimed_until IS NULL OR claimed_until < now())
    ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED
)
UPDATE outbox_message m SET claimed_until = now() + interval '30 seconds'
FROM next WHERE m.id = next.id RETURNING m.id, m.topic, m.key, m.payload, m.created_at
"""
_PUBLISHED: Final = "UPDATE outbox_message SET published_at = now() WHERE id = ANY($1::uuid[])"


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
    """Leaves a message; `key` is what readers order by (the id of the thing that changed)."""
    await tx.execute(_ADD, new_id(), topic, key, dict(payload))


async def relay(redis: Redis, *, pass_on: Sequence[PassOn] = ()) -> int:
    """Publishes one batch; how many messages, 0 when there was nothing to tell.

    Each of `pass_on` sees every message once in the end: what it writes is kept with the mark.
    """
    async with db.transaction() as tx:
        batch = sorted(await tx.rows(_CLAIM, BATCH), key=lambda r: r["id"])
    if not batch:
        return 0
    async with redis.pipeline(transaction=False) as pipe:
        for r in batch:
            message: dict[Any, Any] = {
                "id": str(r["id"]),
                "topic": r["topic"],
                "key": r["key"],
                "payload": json.dumps(r["payload"], ensure_ascii=False),
            }
            pipe.xadd(STREAM, message, maxlen=STREAM_LENGTH, approximate=True)
        await pipe.execute()
    async with db.transaction() as tx:
        for pass_messages in pass_on:
            await pass_messages(
                tx, [Message(r["id"], r["topic"], r["payload"], r["created_at"]) for r in batch]
            )
        await tx.execute(_PUBLISHED, [r["id"] for r in batch])
    return len(batch)
