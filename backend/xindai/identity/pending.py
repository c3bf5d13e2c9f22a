"""Sign-ins that wait for the second factor: five tries, five minutes, one winner."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from redis.asyncio import Redis

from xindai.identity.credentials import digest, new_token
from xindai.identity.errors import sign_in_expired

LIFETIME_SECONDS: Final = 300
MOST_TRIES: Final = 5
_TRY: Final = """
local staff = redis.call('HGET', KEYS[1], 'staff')
if not staff then return false end
if redis.call('HINCRBY', KEYS[1], 'tries', 1) > tonumber(ARGV[1]) then
  redis.call('DEL', KEYS[1])
  return false
end
return staff
"""


async def begin(redis: Redis, staff_id: UUID) -> str:
    """The token with which the second step names the first."""
    token = new_token()
    key = _key(token)
    async with redis.pipeline(transaction=True) as pipe:
        pipe.hset(key, mapping={"staff": str(staff_id), "tries": 0})
        pipe.expire(key, LIFETIME_SECONDS)
        await pipe.execute()
    return token


async def take_try(redis: Redis, token: str) -> UUID:
    """Whose password was right; counts a try first. Refuses SIGN_IN_EXPIRED after the last."""
    staff: str | None = await redis.eval(_TRY, 1, _key(token), MOST_TRIES)
    if staff is None:
        raise sign_in_expired()
    return UUID(staff)


async def finish(redis: Redis, token: str) -> bool:
    """Whether this call ends it; of two at once only one does."""
    return bool(await redis.delete(_key(token)))


def _key(token: str) -> str:
    return f"xindai:pending:{{{digest(token).hex()}}}"
