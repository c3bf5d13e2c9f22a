"""Guessing shuts a login, the same for one that nobody has; an administrator opens it again."""

from __future__ import annotations

import statistics
import time
from typing import Any

import pytest
from argon2 import extract_parameters
from redis.asyncio import Redis

from tests.identity.conftest import HERE, PASSWORD, Office, audited, code_of, key, open_office
from xindai.identity import api, credentials
from xindai.platform import db as database

WRONG = "wrong password"


async def guess(office: Office, login: str, times: int, password: str = WRONG) -> list[str]:
    """What each try is told, from ever other addresses."""
    return [
        await code_of(api.sign_in(office.redis, login, password, f"203.0.113.{n}"))
        for n in range(times)
    ]


async def locks(office: Office) -> list[int]:
    """Seconds of the locks in Redis."""
    names = sorted(await office.redis.keys("xindai:signin:*:lock"))
    return [await office.redis.ttl(name) for name in names]


async def test_ten_failures_shut_a_login_that_is_there_and_one_that_is_not(
    office: Office,
) -> None:
    told = {login: await guess(office, login, 12) for login in ("zhang", "nobody")}
    assert told["zhang"] == told["nobody"] == ["SIGN_IN_FAILED"] * 10 + ["TOO_MANY_ATTEMPTS"] * 2
    assert await locks(office) == [pytest.approx(900, abs=5)] * 2
    subjects = {r["subject"]: r["seconds"] for r in await audited("identity.lock")}
    assert subjects == {f"staff/{office.ids['zhang']}": 900, "staff/nobody": 900}
    assert await guess(office, "zhang", 1, PASSWORD) == ["TOO_MANY_ATTEMPTS"]


async def test_every_lock_is_twice_as_long_up_to_a_day(office: Office) -> None:
    found = []
    for _ in range(9):
        assert (await guess(office, "nobody", 10)) == ["SIGN_IN_FAILED"] * 10
        found += await locks(office)
        for name in await office.redis.keys("xindai:signin:*:lock"):
            await office.redis.delete(name)  # as if its time had come
    wanted = [900, 1800, 3600, 7200, 14_400, 28_800, 57_600, 86_400, 86_400]
    assert found == [pytest.approx(seconds, abs=5) for seconds in wanted]


async def test_the_lock_is_seen_and_opened(office: Office) -> None:
    await guess(office, "zhang", 10)
    admin, wu = await office.enter("admin"), office.ids["wu"]
    locked = api.StaffFilter(is_locked=True)
    ((seen,), _, total) = await api.staff_page(admin, locked, first=10)
    assert (seen.login, seen.locked_until is not None, total) == ("zhang", True, 1)
    await office.redis.flushdb()  # what Redis forgets the database still knows
    assert await guess(office, "zhang", 1, PASSWORD) == ["TOO_MANY_ATTEMPTS"]

    await api.unlock_staff(office.redis, admin, office.ids["zhang"], "once")
    await api.unlock_staff(office.redis, admin, office.ids["zhang"], "once")
    assert len(await audited("identity.staff_unlock")) == 1
    assert (await api.staff_page(admin, locked, first=10))[0] == []
    zhang = await office.enter("zhang")
    assert await code_of(api.unlock_staff(office.redis, zhang, wu, key())) == "FORBIDDEN"


async def test_one_address_cannot_try_everybody(office: Office) -> None:
    for n in range(50):
        refused = api.sign_in(office.redis, f"person{n}", WRONG, HERE)
        assert await code_of(refused) == "SIGN_IN_FAILED"
    here = api.sign_in(office.redis, "zhang", PASSWORD, HERE)
    assert await code_of(here) == "TOO_MANY_ATTEMPTS"
    await api.sign_in(office.redis, "zhang", PASSWORD, "10.9.9.9")


async def test_redis_holds_neither_logins_nor_addresses(office: Office) -> None:
    await guess(office, "zhang", 3)
    await office.redis.set("xindai:other", "1")
    text = " ".join(await office.redis.keys("*"))
    assert "zhang" not in text and "203.0.113" not in text


async def medians(office: Office, tries: int) -> list[float]:
    """Milliseconds of a refusal for a login that is there and for one that is not, alternating."""
    took: dict[str, list[float]] = {"zhang": [], "nobody": []}
    for n in range(tries):
        for login in took:
            await office.redis.flushdb()
            started = time.perf_counter()
            refused = api.sign_in(office.redis, login, WRONG, f"198.51.100.{n % 200}")
            assert await code_of(refused) == "SIGN_IN_FAILED"
            took[login].append((time.perf_counter() - started) * 1000)
    return [statistics.median(one) for one in took.values()]


async def test_unknown_logins_take_the_same_time(office: Office) -> None:
    known, unknown = await medians(office, 150)
    assert abs(known - unknown) < max(5, known / 5), (known, unknown)


def test_nobody_is_hashed_like_everybody() -> None:
    """The test above hashes cheaply, so that it sees what is around the hash."""
    fresh = credentials._HASHER.hash("x")
    assert extract_parameters(credentials._NOBODY) == extract_parameters(fresh)


@pytest.mark.nightly
async def test_unknown_logins_take_the_same_time_over_a_thousand(db: Any, redis: Redis) -> None:
    """With hashes at their full price."""
    known, unknown = await medians(await open_office(redis), 1000)
    assert abs(known - unknown) < max(5, known / 5), (known, unknown)


async def test_who_has_left_looks_like_nobody(office: Office) -> None:
    admin = await office.enter("admin")
    await api.set_staff_active(admin, office.ids["zhang"], False, key())
    assert await guess(office, "zhang", 1, PASSWORD) == ["SIGN_IN_FAILED"]
    await api.set_staff_active(admin, office.ids["zhang"], True, key())
    await office.enter("zhang")
    rows = await database.pool().fetch("SELECT locked_until FROM staff_user")
    assert {row["locked_until"] for row in rows} == {None}
