"""One-time codes: one purpose, one use, few tries, and nothing that Redis keeps tells one."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from redis.asyncio import Redis

from xindai.identity.codes import Purpose, issue_code, use_code
from xindai.kernel.errors import Refusal
from xindai.platform import crypto
from xindai.platform import db as database
from xindai.platform.crypto import FieldKeys

PHONE = "13800138000"
OTHER = "13900139000"
HERE = "10.0.0.1"


@pytest.fixture
async def keys(db: Any) -> FieldKeys:
    async with database.transaction() as tx:
        return await crypto.keys(tx)


async def refusal(awaitable: Any) -> str:
    with pytest.raises(Refusal) as refused:
        await awaitable
    return refused.value.code


async def a_minute_later(redis: Redis) -> None:
    """The shortest window of every phone is over."""
    async for key in redis.scan_iter("xindai:code:*:60"):
        await redis.delete(key)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


async def test_a_code_opens_what_it_was_sent_for_and_once(redis: Redis, keys: FieldKeys) -> None:
    code = await issue_code(redis, keys, Purpose.REGISTER, PHONE, HERE)
    assert len(code) == 6 and code.isdigit()
    for purpose, phone in ((Purpose.RESET, PHONE), (Purpose.REGISTER, OTHER)):
        assert await refusal(use_code(redis, keys, purpose, phone, code, HERE)) == "CODE_WRONG"
    await use_code(redis, keys, Purpose.REGISTER, PHONE, code, HERE)
    again = use_code(redis, keys, Purpose.REGISTER, PHONE, code, HERE)
    assert await refusal(again) == "CODE_WRONG"


async def test_a_new_code_ends_the_old(redis: Redis, keys: FieldKeys) -> None:
    old = await issue_code(redis, keys, Purpose.RESET, PHONE, HERE)
    new = old
    while new == old:
        await a_minute_later(redis)
        new = await issue_code(redis, keys, Purpose.RESET, PHONE, HERE)
    assert await refusal(use_code(redis, keys, Purpose.RESET, PHONE, old, HERE)) == "CODE_WRONG"
    await use_code(redis, keys, Purpose.RESET, PHONE, new, HERE)


async def test_five_wrong_tries_end_a_code(redis: Redis, keys: FieldKeys) -> None:
    code = await issue_code(redis, keys, Purpose.RESET, PHONE, HERE)
    for _ in range(5):
        guess = use_code(redis, keys, Purpose.RESET, PHONE, wrong(code), HERE)
        assert await refusal(guess) == "CODE_WRONG"
    assert await refusal(use_code(redis, keys, Purpose.RESET, PHONE, code, HERE)) == "CODE_WRONG"


async def test_four_wrong_tries_leave_one(redis: Redis, keys: FieldKeys) -> None:
    code = await issue_code(redis, keys, Purpose.RESET, PHONE, HERE)
    for _ in range(4):
        await refusal(use_code(redis, keys, Purpose.RESET, PHONE, wrong(code), HERE))
    await use_code(redis, keys, Purpose.RESET, PHONE, code, HERE)


async def test_twenty_at_once_with_the_right_code_are_one(redis: Redis, keys: FieldKeys) -> None:
    code = await issue_code(redis, keys, Purpose.SIGN_IN, PHONE, HERE)
    tries = (use_code(redis, keys, Purpose.SIGN_IN, PHONE, code, HERE) for _ in range(20))
    told = await asyncio.gather(*tries, return_exceptions=True)
    assert told.count(None) == 1


async def test_twenty_guesses_at_once_are_five_tries(redis: Redis, keys: FieldKeys) -> None:
    code = await issue_code(redis, keys, Purpose.SIGN_IN, PHONE, HERE)
    guesses = [wrong(code)] * 20 + [code]
    tries = (use_code(redis, keys, Purpose.SIGN_IN, PHONE, guess, HERE) for guess in guesses[:20])
    told = await asyncio.gather(*tries, return_exceptions=True)
    assert [no.code for no in told if isinstance(no, Refusal)] == ["CODE_WRONG"] * 20
    assert await refusal(use_code(redis, keys, Purpose.SIGN_IN, PHONE, code, HERE)) == "CODE_WRONG"


@pytest.mark.parametrize("odd", ["", "１２３４５６", "123456\x00", "٠١٢٣٤٥", "9" * 10_000, " "])
async def test_odd_codes_are_wrong_codes(redis: Redis, keys: FieldKeys, odd: str) -> None:
    await issue_code(redis, keys, Purpose.REGISTER, PHONE, HERE)
    assert await refusal(use_code(redis, keys, Purpose.REGISTER, PHONE, odd, HERE)) == "CODE_WRONG"


async def test_one_a_minute_five_an_hour_ten_a_day(redis: Redis, keys: FieldKeys) -> None:
    async def ask(phone: str = PHONE, purpose: Purpose = Purpose.REGISTER) -> str:
        return await issue_code(redis, keys, purpose, phone, HERE)

    await ask()
    assert await refusal(ask()) == "TOO_MANY_CODES"
    assert await refusal(ask(purpose=Purpose.RESET)) == "TOO_MANY_CODES"
    await ask(OTHER)
    for _ in range(4):
        await a_minute_later(redis)
        await ask()
    await a_minute_later(redis)
    assert await refusal(ask()) == "TOO_MANY_CODES"
    async for key in redis.scan_iter("xindai:code:*:3600"):
        await redis.delete(key)
    for _ in range(5):
        await a_minute_later(redis)
        await ask()
    await a_minute_later(redis)
    assert await refusal(ask()) == "TOO_MANY_CODES"
    left = [await redis.ttl(key) async for key in redis.scan_iter("xindai:code:*:86400")]
    assert all(86_000 < seconds <= 86_400 for seconds in left)


async def test_an_address_cannot_ask_for_everybody(redis: Redis, keys: FieldKeys) -> None:
    for n in range(60):
        await issue_code(redis, keys, Purpose.REGISTER, f"138000{n:05d}", HERE)
    more = issue_code(redis, keys, Purpose.REGISTER, OTHER, HERE)
    assert await refusal(more) == "TOO_MANY_CODES"
    await issue_code(redis, keys, Purpose.REGISTER, OTHER, "10.0.0.2")


async def test_an_address_cannot_try_for_ever(redis: Redis, keys: FieldKeys) -> None:
    for n in range(200):
        guess = use_code(redis, keys, Purpose.RESET, f"138000{n:05d}", "000000", HERE)
        assert await refusal(guess) == "CODE_WRONG"
    code = await issue_code(redis, keys, Purpose.RESET, PHONE, HERE)
    late = use_code(redis, keys, Purpose.RESET, PHONE, code, HERE)
    assert await refusal(late) == "TOO_MANY_CODES"


async def test_redis_keeps_neither_phone_nor_code_nor_address(
    redis: Redis, keys: FieldKeys
) -> None:
    code = await issue_code(redis, keys, Purpose.REGISTER, PHONE, HERE)
    kept = []
    async for key in redis.scan_iter("*"):
        kind = await redis.type(key)
        kept.append(f"{key} {await (redis.hgetall if kind == 'hash' else redis.get)(key)}")
        assert await redis.ttl(key) > 0, f"{key} stays for ever"
    assert len(kept) == 6, "a code and five counters"
    for secret in (PHONE, HERE, f"'{code}'"):
        assert secret not in "\n".join(kept)


async def test_a_code_runs_out(redis: Redis, keys: FieldKeys) -> None:
    code = await issue_code(redis, keys, Purpose.REGISTER, PHONE, HERE)
    (key,) = [key async for key in redis.scan_iter("xindai:code:*:register")]
    assert 290 < await redis.ttl(key) <= 300
    await redis.pexpire(key, 1)
    await asyncio.sleep(0.01)
    late = use_code(redis, keys, Purpose.REGISTER, PHONE, code, HERE)
    assert await refusal(late) == "CODE_WRONG"
