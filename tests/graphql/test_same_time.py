"""Known and unknown phones get the same text in the same time: to sign in, to register, to reset.

Every try is from an address of its own and about a phone of its own, so that no limit and no cache
tells one from another; known and unknown take turns, in an order thrown anew for each pair. What is
sent by text message rests as long as in production.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import AsyncIterator
from typing import Any, Final

import httpx
import pytest
from redis.asyncio import Redis

from tests.graphql.calls import CONSENTS, type_of_input
from tests.graphql.conftest import PASSWORD, House
from xindai.graphql.base.context import Services
from xindai.graphql.endpoint import endpoint
from xindai.identity.credentials import hash_password
from xindai.kernel.ids import new_id
from xindai.platform import crypto
from xindai.platform import db as database
from xindai.platform.sms import SmsQueue
from xindai.platform.sms_sandbox import SandboxSms

MOST_MS: Final = 5.0
ROUNDS: Final = 3
"""Others work on this machine too: a gap that is ours shows in every round."""

CODE = """mutation ($phone: String!) { requestCode(purpose: %s, phone: $phone) {
    userErrors { code message field } } }"""


def verb(name: str) -> str:
    return f"""mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) {{
        userErrors {{ code message field }} }} }}"""


def about(phone: str, **more: Any) -> dict[str, Any]:
    return {"input": {"phone": phone, **more}}


NEW = "a new long password"
STEPS: dict[str, tuple[str, Any]] = {
    "sign in": (verb("borrowerSignIn"), lambda phone: about(phone, password="not the password")),
    "register: ask": (CODE % "REGISTER", lambda phone: {"phone": phone}),
    "register": (
        verb("register"),
        lambda phone: about(
            phone, code="000000", password=NEW, consents=CONSENTS, idempotencyKey="one"
        ),
    ),
    "reset: ask": (CODE % "RESET", lambda phone: {"phone": phone}),
    "reset": (
        verb("borrowerResetPassword"),
        lambda phone: about(phone, code="000000", password=NEW, idempotencyKey="one"),
    ),
}


@pytest.fixture
async def app(house: House) -> AsyncIterator[Any]:
    """The endpoint with a queue as in production."""
    sms = SmsQueue(SandboxSms(house.services.redis))
    sms.start()
    yield endpoint(Services(house.services.redis, house.services.news, b"key", False, sms))
    await sms.stop(0.1)


async def let_in(phones: list[str]) -> None:
    """Accounts of these phones."""
    hashed = await hash_password(PASSWORD)
    async with database.transaction() as tx:
        keys = await crypto.keys(tx)
        rows = []
        for phone in phones:
            record = new_id()
            sealed = keys.seal(phone, "borrower_account", str(record), "phone")
            rows.append((record, sealed, "1**", keys.index(phone, "phone"), hashed))
        names = ("id", "phone_sealed", "phone_masked", "phone_index", "password_hash")
        await tx.copy("borrower_account", names, rows)


async def once(app: Any, address: str, step: str, phone: str) -> tuple[float, str]:
    """Milliseconds and the answer."""
    text, make = STEPS[step]
    transport = httpx.ASGITransport(app=app, client=(address, 4711))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        body = {"query": text, "variables": make(phone)}
        started = time.perf_counter()
        response = await client.post("/", json=body, headers={"Accept-Language": "en"})
        return (time.perf_counter() - started) * 1000, response.text


async def gaps(app: Any, redis: Redis, tries: int, seed: int) -> dict[str, float]:
    """By step: how much longer the median of known phones is than that of unknown ones."""
    known = [f"131{seed:02d}{n:06d}" for n in range(tries)]
    unknown = [f"132{seed:02d}{n:06d}" for n in range(tries)]
    await let_in(known)
    chance = random.Random(seed)
    found = {}
    for step in STEPS:
        took: dict[bool, list[float]] = {True: [], False: []}
        answers = set()
        for n in range(tries):
            pair = [(True, known[n]), (False, unknown[n])]
            chance.shuffle(pair)
            for is_known, phone in pair:
                address = f"{10 + is_known}.{seed}.{n // 250}.{n % 250}"
                ms, answer = await once(app, address, step, phone)
                took[is_known].append(ms)
                answers.add(answer)
        assert len(answers) == 1, f"{step}: {answers}"
        assert "errors" not in answers.pop().replace("userErrors", "")
        here, there = (statistics.median(took[is_known]) for is_known in (True, False))
        found[step] = here - there
        print(f"{step}: known {here:.2f} ms, unknown {there:.2f} ms, gap {here - there:+.2f} ms")
        await _a_minute_later(redis)
    return found


async def _a_minute_later(redis: Redis) -> None:
    """The next step asks the same phones for a code again."""
    async for key in redis.scan_iter("xindai:code:*:60"):
        await redis.delete(key)


async def best_of_rounds(app: Any, house: House, tries: int) -> dict[str, float]:
    best: dict[str, float] = {}
    for seed in range(ROUNDS):
        for step, gap in (await gaps(app, house.services.redis, tries, seed)).items():
            best[step] = min(abs(gap), best.get(step, 1e9))
        await house.services.redis.flushdb()
        if all(gap < MOST_MS for gap in best.values()):
            break
    return best


async def test_nobody_hears_who_is_known(app: Any, house: House) -> None:
    best = await best_of_rounds(app, house, 40)
    assert {step: gap for step, gap in best.items() if gap >= MOST_MS} == {}


@pytest.mark.nightly
async def test_nobody_hears_it_in_a_thousand_tries(app: Any, house: House) -> None:
    found = await gaps(app, house.services.redis, 1_000, 50)
    assert {step: gap for step, gap in found.items() if abs(gap) >= MOST_MS} == {}
