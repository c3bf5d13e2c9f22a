"""Counters that slow down who tries too often: kept in Redis, exact however many try at once."""

from __future__ import annotations

from typing import Final

from redis.asyncio import Redis

Limits = tuple[tuple[int, int], ...]
"""(seconds, most in them), for each window; a window starts with the first count."""

# Counts in every window or in none; 0, or the seconds until the fullest window opens again.
_TAKE: Final = """
local wait = 0
for i, key in ipairs(KEYS) do
  local seconds, most = tonumber(ARGV[2 * i - 1]), tonumber(ARGV[2 * i])
  if tonumber(redis.call('GET', key) or '0') >= most then
    wait = math.max(wait, redis.call('TTL', key), 1)
  end
end
if wait > 0 then return wait end
for i, key in ipairs(KEYS) do
  if redis.call('INCR', key) == 1 then redis.call('EXPIRE', key, ARGV[2 * i - 1]) end
end
return 0
"""


async def take(redis: Redis, key: str, limits: Limits) -> int:
    """Counts one more and gives 0; or, where that is too many, the seconds to wait.

    `key` names nobody in plain; braces around its middle keep its windows in one slot of a cluster.
    """
    keys = [f"{key}:{seconds}" for seconds, _ in limits]
    numbers = [number for limit in limits for number in limit]
    return int(await redis.eval(_TAKE, len(keys), *keys, *numbers))


async def forget(redis: Redis, key: str, limits: Limits) -> None:
    """Starts all windows anew."""
    await redis.delete(*(f"{key}:{seconds}" for seconds, _ in limits))
