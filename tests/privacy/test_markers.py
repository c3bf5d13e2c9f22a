"""A thousand marks of people, put in wherever people are told of, are found nowhere they should not
be: logs, traces, Redis and its files, the dump, the pages and write-ahead log of PostgreSQL, names
of files, answers, refusals, metrics.

Every day 25 people (100 marks) go through; the nightly run takes all 250. That a sealed
field opens under its own master key only is told by tests/platform/test_crypto.py.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any

import asyncpg
import pytest
from redis.asyncio import from_url

from tests.privacy import places, usual
from tests.privacy.house import House, open_house
from tests.privacy.markers import Needles, Person, people
from tests.privacy.odd import ODD, bugs
from xindai.platform.idempotency import input_hash

AT_ONCE = 12


@pytest.mark.parametrize(
    "count", [25, pytest.param(250, marks=pytest.mark.nightly)], ids=["every day", "a thousand"]
)
async def test_marks_of_people_are_nowhere(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd, began = people(count), time.monotonic()
    needles = Needles(crowd)
    async with open_house(monkeypatch) as house:
        opened = time.monotonic()
        await everything_happens(house, crowd)
        happened = time.monotonic()
        await it_happened(house, crowd)
        found, sizes = await look(house, needles)
        ended, total = time.monotonic(), sum(sizes.values())
        seconds = [round(s) for s in (opened - began, happened - opened, ended - happened)]
        marks = len({mark for person in crowd for mark in person.markers.values()})
        print(f"\n{marks} marks, {len(house.heard) // 2} answers, {total / 1e6:.0f} MB read;")
        print(f"start, play, search: {seconds} s; {dict(sizes)}; codes: {sorted(house.codes)}")
        assert not found, f"{len(found)} finds, such as {found[:20]}"
        assert not await guessed(house, crowd)
        await the_search_finds(house, needles, crowd[0])


async def everything_happens(house: House, crowd: Sequence[Person]) -> None:
    """People come and go, then everything fails that can."""
    await usual.staff_with_phones(house, crowd[1:5])
    at_once = [p for p in crowd if not usual.held_back(p)]
    await each(at_once, lambda p: usual.at_the_counter(house, p))
    policy = await usual.holding_back(house)
    await each([p for p in crowd if usual.held_back(p)], lambda p: usual.at_the_counter(house, p))
    await each(crowd, lambda p: usual.at_his_phone(house, p, crowd[p.n - 1]))
    await each(crowd, lambda p: ODD[p.n % len(ODD)](house, p))
    await usual.holding_back_no_more(house, policy)
    house.outside.away = True
    for person in crowd[6:10]:
        asked = {"purpose": "REGISTER", "phone": person.next_phone}
        await house.send(None, {"query": usual.CODE, "variables": asked})
    await asyncio.sleep(1)
    await bugs(house, crowd[0])
    for path in ("/metrics", "/readyz", "/healthz"):
        house.note(await house.http.get(path))
    await asyncio.sleep(1)  # the last spans are on their way


async def each(crowd: Sequence[Person], act: Callable[[Person], Awaitable[None]]) -> None:
    """A dozen at a time."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(person: Person) -> None:
        async with gate:
            await act(person)

    async with asyncio.TaskGroup() as together:
        for person in crowd:
            together.create_task(one(person))


async def it_happened(house: House, crowd: Sequence[Person]) -> None:
    """Nobody was turned away at the door: the places that are searched hold these people."""
    owner = await asyncpg.connect(house.server.url)
    try:
        counts = [
            await owner.fetchval(f"SELECT count(*) FROM {table}")
            for table in ("customer", "borrower_account", "bank_card", "approval_request")
        ]
    finally:
        await owner.close()
    held = sum(map(usual.held_back, crowd))
    assert counts[:3] == [len(crowd) + 1, len(crowd), len(crowd)], counts
    assert counts[3] >= 5 * held
    assert {
        "BANK_CARD_EXISTS", "CODE_WRONG", "CUSTOMER_EXISTS", "GRAPHQL_INVALID",
        "GRAPHQL_SYNTAX", "IDEMPOTENCY_CONFLICT", "INTERNAL", "INVALID_BANK_CARD", "INVALID_CURSOR",
        "INVALID_ID_NUMBER", "INVALID_NAME", "INVALID_PASSWORD", "INVALID_PHONE", "NOT_SIGNED_IN",
        "ORIGIN_FOREIGN",
        "REQUEST_INVALID", "REQUEST_TOO_DEEP", "REQUEST_TOO_LARGE",
        "SIGN_IN_FAILED", "UNKNOWN_CHOICE", "UNSUPPORTED_MEDIA_TYPE", "USE_POST",
    } <= house.codes, sorted(house.codes)  # fmt: skip
    said = house.program.said("serve")
    assert said.count('"message":"bug"') >= 6 and "UndefinedTableError" in said
    assert "CheckViolationError 23514 customer strict" in said and "sms failed" in said
    assert len(house.outside.spans) > 5 and b"createCustomer" in b"".join(house.outside.spans)


async def look(
    house: House, needles: Needles
) -> tuple[list[tuple[str, tuple[str, str, str]]], Counter[str]]:
    """All finds with their places, and how many bytes each kind of place holds."""
    await places.everything_on_disk(house.server.url)
    found, sizes = [], Counter[str]()
    for place, data in [
        ("redis", await places.redis_contents(house.redis_url)),
        ("dump", places.dump(house.server.url)),
        ("traces", b"\n".join(house.outside.spans)),
        ("answers", b"\n".join(house.heard)),
    ]:
        sizes[place] += len(data)
        found += [(place, one) for one in needles.find(data)]
    for place, data in on_disk(house):
        sizes[place.partition(":")[0]] += len(data)
        found += [(place, one) for one in needles.find(data)]
    return found, sizes


def on_disk(house: House) -> Iterator[tuple[str, bytes]]:
    """Logs, keys, Valkey's file, PostgreSQL's pages, write-ahead log and log."""
    yield from places.files("house", house.folder)
    yield from places.files("program", house.program.folder)
    if not house.server.data.is_relative_to(house.folder):
        yield from places.files("postgres", house.server.data)


async def guessed(house: House, crowd: Sequence[Person]) -> list[str]:
    """Hashes without a key that a list of phones, numbers and names would open."""
    likely: dict[str, str] = {}
    fields = (
        "phone",
        "idNumber",
        "name",
        "number",
        "card",
        "person",
        "login",
        "arguments",
        "input",
    )
    for person in crowd:
        branch = str(house.lender.branch_id)
        row = [person.name, person.id_number, person.phone, branch]
        sent = {"name": person.name, "idNumber": person.id_number, "phone": person.phone}
        whole: list[Any] = [
            {key: value} for key in fields for value in (*person.markers.values(), person.name)
        ]
        whole += [
            sent,
            {k: v for k, v in sent.items() if k != "phone"},
            sent | {"branchId": branch},
        ]
        for given in whole:
            likely[input_hash(given).hex()] = str(given)
        for text in (*person.markers.values(), person.name, person.next_phone, str(row)):
            for kind in ("sha256", "sha1", "md5"):
                likely[hashlib.new(kind, text.encode()).hexdigest()] = text
    kept = places.dump(house.server.url) + await places.redis_contents(house.redis_url)
    seen = set(re.findall(rb"[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}", kept))
    return [text for digest, text in likely.items() if digest.encode() in seen]


async def the_search_finds(house: House, needles: Needles, person: Person) -> None:
    """One mark in each place, put there now, is found there and nowhere else."""
    owner = await asyncpg.connect(house.server.url)
    async with from_url(house.redis_url) as redis:
        try:
            await owner.execute("CREATE TABLE leak (name text)")
            await owner.execute("INSERT INTO leak VALUES ($1)", f"we know {person.name} well")
            await redis.hset("leak", "phone", person.phone)  # type: ignore[misc]
            with (house.program.folder / "serve.log").open("a") as log:
                log.write(f"asked for {person.id_number}\n")
            (house.folder / f"export-{person.card}.txt").touch()
            house.heard.append(f"'{person.phone}' is no name".encode())
            house.outside.spans.append(person.id_number.encode("utf-16-le"))
            await asyncio.sleep(1.2)  # Valkey writes each second
            found, _ = await look(house, needles)
        finally:
            await owner.close()
    seen = {(re.sub(r"[\dA-F]{4,}|\.\d+", "#", place), kind) for place, (kind, _, _) in found}
    print(sorted(seen))
    wanted = {
        ("redis", "phone"), ("dump", "name"), ("answers", "phone"), ("traces", "id"),
        ("program: serve.log", "id"), ("house: names of files", "card"),
    }  # fmt: skip
    assert wanted <= seen
    rest = {place for place, _ in seen - wanted}
    assert any("pg_wal" in place for place in rest) and any("/base/" in place for place in rest)
    assert any("valkey" in place for place in rest) and len(rest) <= 4, rest
