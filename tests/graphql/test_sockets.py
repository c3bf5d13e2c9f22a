"""What a socket may do, and what becomes of one that does more, or does not read."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.conftest import ServerUrls, redis_address
from tests.graphql.conftest import House, key_of
from tests.graphql.program import PROTOCOL, Program, program
from tests.live.crowd import rss_mb
from tests.live.listener import CHANGED, Wire, dial
from xindai.graphql.base.sockets import Close

FULL = """subscription ($id: ID!, $after: String) { loanChanged(loanId: $id, after: $after) {
  cursor version loan { id terms instalments { n total { amount } unpaid { amount }
    principal { amount } interest { amount } startsOn dueOn } } } }"""
ORIGINS = "https://admin.example.com https://m.example.com"

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def house(shared_house: House) -> House:
    """One lender behind the process of this file."""
    return shared_house


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(shared_house: House, servers: ServerUrls) -> AsyncIterator[Program]:
    limits = {"XINDAI_ORIGINS": ORIGINS, "XINDAI_SOCKETS_PER_SESSION": "60"}
    limits["XINDAI_SOCKETS_PER_ADDRESS"] = "70"
    async with program(shared_house.database_url, redis_address(servers), **limits) as made:
        yield made


class Talk:
    """A raw socket and what came over it."""

    def __init__(self) -> None:
        self.messages: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def open(self, running: Program, authorization: str, taking: int = 0) -> Wire:
        wire = await dial(running.port, "/graphql", PROTOCOL, self.text, taking=taking)
        assert wire.code is None
        self.say(wire, type="connection_init", payload={"authorization": authorization})
        return wire

    def text(self, _wire: Wire, body: bytes) -> None:
        self.messages.put_nowait(json.loads(body))

    @staticmethod
    def say(wire: Wire, **message: Any) -> None:
        wire.send(json.dumps(message).encode())

    def subscribe(self, wire: Wire, id: str, query: str, /, **variables: Any) -> None:
        payload = {"query": query, "variables": variables}
        self.say(wire, type="subscribe", id=id, payload=payload)

    async def next(self, type: str) -> dict[str, Any]:
        async with asyncio.timeout(20):
            while (message := await self.messages.get())["type"] != type:
                pass
        return message


async def closed(wire: Wire) -> int | None:
    await asyncio.wait_for(wire.closed.wait(), 20)
    return wire.code


@pytest.mark.slow
async def test_the_handshake_answers_with_a_status(house: House, running: Program) -> None:
    async def status(protocol: str | None, *extra: str) -> int:
        wire = await dial(running.port, "/graphql", protocol, None, *extra)
        wire.transport.close()
        return wire.code or 101

    assert await status("graphql-ws") == 400
    assert await status("other") == 400
    assert await status(None) == 400
    assert await status(f"graphql-ws, {PROTOCOL}") == 101
    assert await status(PROTOCOL, "Origin: https://evil.example") == 403
    assert await status(PROTOCOL, "Origin: null") == 403
    assert await status(PROTOCOL, f"Origin: http://127.0.0.1:{running.port + 1}") == 403
    assert await status(PROTOCOL, "Origin: https://m.example.com.evil.example") == 403
    assert await status(PROTOCOL, f"Origin: http://127.0.0.1:{running.port}") == 101
    assert await status(PROTOCOL, "Origin: https://m.example.com") == 101


@pytest.mark.slow
async def test_sockets_per_session_and_address_and_operations_per_socket(
    house: House, running: Program
) -> None:
    loan = await house.loan()
    talk, wires = Talk(), []
    for _ in range(60):
        wires.append(await talk.open(running, house.headers["auditor"]))
        await talk.next("connection_ack")
    over = await talk.open(running, house.headers["auditor"])
    assert await closed(over) == Close.TOO_MANY_CONNECTIONS
    wires += [await dial(running.port, "/graphql", PROTOCOL, None) for _ in range(10)]
    refused = await dial(running.port, "/graphql", PROTOCOL, None)
    assert refused.code == 429
    for wire in wires[1:]:
        wire.transport.close()

    for n in range(50):
        talk.subscribe(wires[0], str(n), CHANGED, id=loan)
    for _ in range(50):
        await talk.next("next")
    talk.subscribe(wires[0], "50", CHANGED, id=loan)
    error = await talk.next("error")
    assert error["id"] == "50"
    assert error["payload"][0]["extensions"] == {"code": "TOO_MANY_SUBSCRIPTIONS"}
    talk.say(wires[0], type="complete", id="0")
    talk.subscribe(wires[0], "50", CHANGED, id=loan)
    assert (await talk.next("next"))["id"] == "50"
    for _ in range(200):
        talk.say(wires[0], type="ping")
    assert await closed(wires[0]) == Close.TOO_MANY_MESSAGES
    again = await talk.open(running, house.headers["auditor"])
    await talk.next("connection_ack")
    again.transport.close()


@pytest.mark.slow
async def test_who_does_not_read_is_cut_and_goes_on_from_his_cursor(
    house: House, running: Program
) -> None:
    """Fifty who stopped reading: the process does not grow with what waits for them."""
    loan = await house.loan(principal="90000.00", instalments=360)
    good, bad = Talk(), Talk()
    reader = await good.open(running, house.headers["auditor"])
    good.subscribe(reader, "1", FULL, id=loan)
    first = await good.next("next")
    stuck = []
    for _ in range(50):
        wire = await bad.open(running, house.headers["auditor"], taking=65536)
        await bad.next("connection_ack")
        stuck.append(wire)
    for wire in stuck:
        bad.subscribe(wire, "1", FULL, id=loan)
    currents = [await bad.next("next") for _ in stuck]
    cursor = currents[0]["payload"]["data"]["loanChanged"]["cursor"]
    for wire in stuck:
        wire.transport.pause_reading()
    before = rss_mb(running.children["serve"].pid)
    seen = [first["payload"]["data"]["loanChanged"]["version"]]
    size = len(json.dumps(first))
    rounds = 3 * 2**19 // size  # one and a half megabytes for each of them
    for n in range(rounds):
        await house.lender.do(key_of(loan), "repay", "1.00", key=f"slow{n}")
        if n == rounds // 2:  # full by now: cut in ten seconds; one of them reads again in time
            asyncio.get_running_loop().call_later(18, stuck[0].transport.resume_reading)
        seen.append((await good.next("next"))["payload"]["data"]["loanChanged"]["version"])
    assert seen == list(range(seen[0], seen[0] + rounds + 1)), "the reader was not held up"
    await asyncio.sleep(11)
    grown = rss_mb(running.children["serve"].pid) - before
    print(f"\n50 stuck, {rounds} messages of {size} bytes each: {grown:.1f} MB more")
    assert grown < 40, "fifty times one and a half would have been 75"
    assert await closed(stuck[0]) == Close.TOO_SLOW
    for wire in stuck[1:]:
        wire.transport.resume_reading()
    codes = {await closed(wire) for wire in stuck[1:]}
    assert codes <= {Close.TOO_SLOW, None}, codes  # None: the reason was not fetched in time

    talk = Talk()
    wire = await talk.open(running, house.headers["auditor"])
    talk.subscribe(wire, "1", CHANGED, id=loan, after=cursor)
    late = [
        (await talk.next("next"))["payload"]["data"]["loanChanged"]["version"]
        for _ in range(rounds)
    ]
    assert late == seen[1:]
    assert "Traceback" not in running.said("serve")


async def test_a_post_from_a_foreign_page_is_refused(house: House) -> None:
    for origin, status in (("https://evil.example", 403), ("null", 403), ("http://test", 200)):
        headers = house.header("manager") | {"Origin": origin}
        async with house.client(**headers) as client:
            answer = await client.post("/", json={"query": "{ businessDate }"})
        assert answer.status_code == status, origin
        if status == 403:
            assert answer.json()["errors"][0]["extensions"] == {"code": "ORIGIN_FOREIGN"}
