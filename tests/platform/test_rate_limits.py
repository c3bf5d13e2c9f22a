"""Buckets in Redis: the 21st of 20 waits, a minute fills evenly, and all are charged or none."""

from __future__ import annotations

import asyncio
from typing import Any

from redis.asyncio import Redis

from xindai.platform.rate_limits import Bucket, Level, take


def requests(cost: int = 1) -> Bucket:
    return Bucket("requests", "{test}:requests", 20, cost)


async def test_the_twenty_first_of_twenty_waits_three_seconds(redis: Redis) -> None:
    for left in range(19, -1, -1):
        verdict = await take(redis, [requests()])
        assert verdict.allowed
        assert verdict.levels[0].left == left
    refused = await take(redis, [requests()])
    assert not refused.allowed
    assert refused.retry_after_seconds == 3, "one of twenty comes back every three seconds"
    assert refused.levels == (Level("requests", 20, 0, 60),)


async def test_what_was_used_comes_back_evenly(redis: Redis) -> None:
    fast = Bucket("requests", "{test}:fast", 600)
    assert not (await take(redis, [Bucket("requests", "{test}:fast", 600, 601)])).allowed
    assert (await take(redis, [Bucket("requests", "{test}:fast", 600, 600)])).allowed
    assert not (await take(redis, [fast])).allowed
    await asyncio.sleep(0.35)  # one comes back every tenth of a second
    passed = [(await take(redis, [fast])).allowed for _ in range(20)]
    assert 3 <= sum(passed) <= 15
    assert passed[0]


async def test_all_buckets_are_charged_or_none(redis: Redis) -> None:
    def both(cost: int) -> list[Bucket]:
        return [requests(), Bucket("cost", "{test}:cost", 1000, cost)]

    assert (await take(redis, both(900))).levels[1].left == 100
    refused = await take(redis, both(200))
    assert [level.left for level in refused.levels] == [19, 100]
    assert refused.retry_after_seconds == 6, "100 of 1000 a minute come back in six seconds"
    assert (await take(redis, both(100))).levels[0].left == 18


async def test_who_charges_nothing_asks_for_room(redis: Redis) -> None:
    peek = requests(cost=0)
    assert (await take(redis, [peek])).levels[0].left == 20
    await take(redis, [requests(cost=20)])
    assert not (await take(redis, [peek])).allowed


async def test_twenty_at_once_are_counted_one_by_one(redis: Redis) -> None:
    found = await asyncio.gather(*(take(redis, [requests()]) for _ in range(50)))
    assert sum(verdict.allowed for verdict in found) == 20


async def test_large_buckets_are_counted_too(redis: Redis) -> None:
    large = Bucket("cost", "{test}:large", 100_000_000, 3)
    left = [(await take(redis, [large])).levels[0].left for _ in range(3)]
    assert all(99_999_990 <= n < 100_000_000 for n in left)


async def test_an_untouched_bucket_is_forgotten(redis: Redis) -> None:
    await take(redis, [requests()])
    left: Any = await redis.pttl("{test}:requests")
    assert 2000 < left <= 3001, "the key lives until the bucket is full again"
