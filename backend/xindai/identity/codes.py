"""One-time codes by text message: six digits, one purpose, five minutes, used once.

Redis keeps a keyed hash of the code under a keyed hash of the phone, never one of them. Every step
is one script, so that twenty who try at once share five tries and one of them wins.
"""

from __future__ import annotations

import secrets
from enum import StrEnum
from typing import Final

from redis.asyncio import Redis

from xindai.identity.errors import code_wrong, too_many_codes
from xindai.identity.limits import Limits, take
from xindai.platform.crypto import FieldKeys

LIFETIME_SECONDS: Final = 300
MOST_TRIES: Final = 5
PHONE_LIMITS: Final[Limits] = ((60, 1), (3_600, 5), (86_400, 10))
"""Codes of a phone, whatever they are for: (seconds, codes in them)."""
ADDRESS_LIMITS: Final[Limits] = ((3_600, 60), (86_400, 300))
"""Codes asked for from one address: many people share one, nobody needs this many."""
ADDRESS_TRIES: Final[Limits] = ((3_600, 200),)
"""Codes tried from one address."""


class Purpose(StrEnum):
    """A code opens only what it was sent for."""

    REGISTER = "register"
    RESET = "reset"
    SIGN_IN = "sign_in"
    CHANGE_PHONE = "change_phone"
    STAFF_RESET = "staff_reset"
    SIGN_CONTRACT = "sign_contract"


_KEEP: Final = """
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'hash', ARGV[1], 'tries', 0)
redis.call('EXPIRE', KEYS[1], ARGV[2])
return 1
"""
_TRY: Final = """
local hash = redis.call('HGET', KEYS[1], 'hash')
if not hash then return 0 end
local tries = redis.call('HINCRBY', KEYS[1], 'tries', 1)
if hash == ARGV[1] then
  redis.call('DEL', KEYS[1])
  return 1
end
if tries >= tonumber(ARGV[2]) then redis.call('DEL', KEYS[1]) end
return 0
"""


async def issue_code(
    redis: Redis, keys: FieldKeys, purpose: Purpose, phone: str, address: str, subject: str = ""
) -> str:
    """A fresh code for a phone in its normal form; the one before it is over.

    With a `subject` (a document, say) it opens what it was sent for of that subject alone.
    Refuses TOO_MANY_CODES, alike for phones that we know and phones that we don't. Whoever should
    not get a code is told something else by text message, and the code is thrown away.
    """
    index = phone_index(keys, phone)
    await _count(redis, f"xindai:code:a:{_address(keys, address)}", ADDRESS_LIMITS)
    await _count(redis, f"xindai:code:{{{index}}}", PHONE_LIMITS)
    code = f"{secrets.randbelow(10**6):06d}"
    key = _key(index, purpose)
    await redis.eval(_KEEP, 1, key, _hash(keys, index, purpose, code, subject), LIFETIME_SECONDS)
    return code


async def use_code(
    redis: Redis, keys: FieldKeys, purpose: Purpose, phone: str, code: str, address: str
) -> None:
    """Uses the code up; refuses CODE_WRONG alike for a wrong, an old, a used and a missing one."""
    await count_try(redis, keys, address)
    await spend_code(redis, keys, purpose, phone, code)


async def count_try(redis: Redis, keys: FieldKeys, address: str) -> None:
    """One more try from an address; refuses TOO_MANY_CODES."""
    await _count(redis, f"xindai:code:t:{_address(keys, address)}", ADDRESS_TRIES)


async def spend_code(
    redis: Redis, keys: FieldKeys, purpose: Purpose, phone: str, code: str, subject: str = ""
) -> None:
    """`use_code` for those who have counted the try already."""
    index = phone_index(keys, phone)
    key, wanted = _key(index, purpose), _hash(keys, index, purpose, code, subject)
    if await redis.eval(_TRY, 1, key, wanted, MOST_TRIES) != 1:
        raise code_wrong()


def phone_index(keys: FieldKeys, phone: str) -> str:
    """What Redis and idempotency records know a phone by."""
    return keys.index(phone, "code_phone").hex()


async def _count(redis: Redis, key: str, limits: Limits) -> None:
    if wait := await take(redis, key, limits):
        raise too_many_codes(wait)


def _address(keys: FieldKeys, address: str) -> str:
    """An address is a person's too: Redis sees its keyed hash."""
    return "{" + keys.index(address, "code_address").hex()[:32] + "}"


def _key(index: str, purpose: Purpose) -> str:
    return f"xindai:code:{{{index}}}:{purpose}"


def _hash(keys: FieldKeys, index: str, purpose: Purpose, code: str, subject: str) -> str:
    about = f"|{subject}" if subject else ""
    return keys.index(f"{purpose}|{index}|{code[:20]}{about}", "code").hex()
