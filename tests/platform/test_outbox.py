"""News reach the stream in order for each key and once each, however many relays there are."""

from __future__ import annotations

import asyncio
import json
import random
from collections import defaultdict
from typing import Any

from xindai.platform import db as database
from xindai.platform import outbox

STREAM = outbox.STREAM


async def write(key: str, n: int) -> None:
    async with database.transaction() as tx:
        await outbox.add(tx, "test.told", key, {"n": n})


async def stream(redis: Any) -> dict[str, list[int]]:
    """What the stream tells, by key."""
    found: dict[str, list[int]] = defaultdict(list)
    for _, fields in await redis.xrange(STREAM):
        found[fields["key"]].append(json.loads(fields["payload"])["n"])
    return found


async def test_a_message_waits_for_an_earlier_one_of_its_key_in_other_hands(
    db: Any, redis: Any
) -> None:
    await write("a", 1)
    await write("b", 1)
    slow = await outbox.claim(1)
    assert [r["key"] for r in slow] == ["a"]
    await write("a", 2)
    await write("c", 1)
    assert await outbox.relay(redis) == 2, "a 2 stays behind a 1, which somebody has in hand"
    assert await stream(redis) == {"b": [1], "c": [1]}
    # He is slower than his claim: another publishes both; what he brings then is told already.
    async with database.transaction() as tx:
        await tx.execute(
            "UPDATE outbox_message SET claimed_until = now() - interval '1 s' "
            "WHERE published_at IS NULL"
        )
    assert await outbox.relay(redis) == 2
    await outbox.publish(redis, slow)
    assert await stream(redis) == {"b": [1], "c": [1], "a": [1, 2]}
    assert await outbox.relay(redis) == 0


async def test_two_relays_and_a_third_that_dies_keep_the_order_of_every_key(
    db: Any, redis: Any
) -> None:
    chance = random.Random(3)
    keys = [f"key{n}" for n in range(5)]
    writing = True

    async def relay() -> None:
        while writing or await outbox.relay(redis, chance.randint(1, 7)):
            await outbox.relay(redis, chance.randint(1, 7))
            await asyncio.sleep(0)

    async def dying() -> None:
        """Claims and publishes, and dies before it marks; its claims run out at once."""
        for _ in range(15):
            batch = await outbox.claim(3)
            await outbox.publish(redis, batch)
            async with database.transaction() as tx:
                await tx.execute(
                    "UPDATE outbox_message SET claimed_until = NULL WHERE id = ANY($1::uuid[])",
                    [r["id"] for r in batch],
                )
            await asyncio.sleep(0.01)

    async def writer(key: str) -> None:
        for n in range(60):
            await write(key, n)

    relays = [asyncio.create_task(work()) for work in (relay, relay, dying)]
    await asyncio.gather(*(writer(key) for key in keys))
    writing = False
    await asyncio.gather(*relays)
    while await outbox.relay(redis):
        pass
    assert await stream(redis) == {key: list(range(60)) for key in keys}
