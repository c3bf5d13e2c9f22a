"""How often somebody may do something: buckets that fill again evenly, kept in Redis.

The generic cell rate algorithm: a bucket is one number, the moment (in microseconds) at which it
would be full again. Several buckets are asked in one round trip, and either all of them are
charged or none is. Redis's own clock counts, so that servers need not agree on the time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from redis.asyncio import Redis

SECONDS: Final = 60
"""The window of every bucket."""

_SCRIPT: Final = """
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local window = 60 * 1000000
local fulls, wait = {}, 0
for i, key in ipairs(KEYS) do
    local each, cost = window / ARGV[2 * i - 1], tonumber(ARGV[2 * i])
    local full = math.max(now, tonumber(redis.call('GET', key) or '0'))
    fulls[i] = full + each * cost
    -- Whoever charges nothing asks whether there is room for one.
    local over = full + each * math.max(cost, 1) - now - window - 1
    if over > 0 then wait = math.max(wait, over) end
end
local answer = {math.ceil(wait / 1000)}
for i, key in ipairs(KEYS) do
    local each, cost = window / ARGV[2 * i - 1], tonumber(ARGV[2 * i])
    local full = fulls[i]
    if wait > 0 then
        full = full - each * cost
    elseif cost > 0 then
        local life = math.max(1, math.ceil((full - now) / 1000))
        redis.call('SET', key, string.format('%.2f', full), 'PX', life)
    end
    answer[2 * i] = math.floor((window - (full - now)) / each + 0.000001)
    answer[2 * i + 1] = math.ceil((full - now) / 1000)
end
return answer
"""


@dataclass(frozen=True, slots=True)
class Bucket:
    """`most` units a minute (up to 100 million) for this key; `cost` units are asked for now.

    `key` may name nobody: ids and digests only. The keys of one call share a {hash tag}, so that
    a Redis Cluster keeps them together.
    """

    name: str
    key: str
    most: int
    cost: int = 1


@dataclass(frozen=True, slots=True)
class Level:
    """What a bucket still holds, and the seconds until it is full again."""

    name: str
    most: int
    left: int
    full_in_seconds: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """`retry_after_seconds` is 0 for whoever may go on; the levels are those afterwards."""

    retry_after_seconds: int
    levels: tuple[Level, ...]

    @property
    def allowed(self) -> bool:
        """Whether the buckets had room; they are charged only then."""
        return self.retry_after_seconds == 0


async def take(redis: Redis, buckets: Sequence[Bucket]) -> Verdict:
    """Charges all buckets or none, in one round trip; errors of Redis pass through."""
    asked: list[Any] = [value for bucket in buckets for value in (bucket.most, bucket.cost)]
    script: Any = redis.register_script(_SCRIPT)
    wait_ms, *found = await script(keys=[bucket.key for bucket in buckets], args=asked)
    levels = tuple(
        Level(bucket.name, bucket.most, max(0, found[2 * i]), math.ceil(found[2 * i + 1] / 1000))
        for i, bucket in enumerate(buckets)
    )
    return Verdict(math.ceil(wait_ms / 1000), levels)
