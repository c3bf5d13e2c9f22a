"""The program as it runs: API and worker as processes, live updates over a websocket."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.conftest import ServerUrls, redis_address
from tests.graphql.conftest import KEY, House, key_of
from tests.graphql.program import PROTOCOL, Program, program

CHANGED = """subscription ($id: ID!, $after: String) { loanChanged(loanId: $id, after: $after) {
  cursor type version loan { id number outstanding { amount } transactions { type } } } }"""
REPAY = """mutation ($id: ID!, $key: String!) {
  loanRepay(input: {loanId: $id, amount: "10.00", idempotencyKey: $key}) {
    loan { version } userErrors { code } } }"""


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def house(shared_house: House) -> House:
    """One lender behind the processes of this file."""
    return shared_house


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(shared_house: House, servers: ServerUrls) -> AsyncIterator[Program]:
    async with program(shared_house.database_url, redis_address(servers)) as made:
        yield made


async def post(running: Program, house: House, query: str, login: str, **variables: Any) -> Any:
    async with httpx.AsyncClient(headers=house.header(login)) as client:
        body = {"query": query, "variables": variables}
        response = await client.post(f"{running.url}/graphql", json=body)
    assert response.status_code == 200
    answer = response.json()
    assert "errors" not in answer, answer
    return answer["data"]


@pytest.mark.slow
async def test_changes_arrive_once_each_through_drops_and_kills(
    house: House, running: Program
) -> None:
    loan = await house.loan()
    manager = house.headers["manager"]

    async def repay(n: int) -> int:
        done = await post(running, house, REPAY, "cashier", id=loan, key=f"r{n}")
        assert done["loanRepay"]["userErrors"] == []
        version: int = done["loanRepay"]["loan"]["version"]
        return version

    async with running.socket(manager) as socket:
        await socket.subscribe("1", CHANGED, id=loan)
        current = (await socket.next("1"))["loanChanged"]
        assert (current["type"], current["loan"]["outstanding"]["amount"]) == (
            "current",
            "1200.00",
        )
        wanted = [await repay(n) for n in range(3)]
        seen = [(await socket.next("1"))["loanChanged"] for _ in wanted]
        assert [change["version"] for change in seen] == wanted
        assert {change["type"] for change in seen} == {"repay"}
        assert len(seen[-1]["loan"]["transactions"]) == 4
        await socket.subscribe("2", "{ businessDate }")
        assert await socket.next("2") == {"businessDate": "2024-01-31"}
        assert (await socket.receive())["type"] == "complete"
    # The connection is gone; life goes on.
    wanted = [await repay(n) for n in range(3, 6)]
    async with running.socket(manager) as socket:
        await socket.subscribe("1", CHANGED, id=loan, after=seen[-1]["cursor"])
        seen = [(await socket.next("1"))["loanChanged"] for _ in wanted]
        assert [change["version"] for change in seen] == wanted
        wanted = [await repay(6)]
        seen.append((await socket.next("1"))["loanChanged"])
        assert seen[-1]["version"] == wanted[0]
        running.kill("serve")
        with pytest.raises(ConnectionClosed):
            await socket.receive()
    # Server and worker come back; what was committed meanwhile is told, nothing twice.
    running.kill("worker")
    for n in (7, 8):
        await house.lender.do(key_of(loan), "repay", "10.00", key=f"r{n}")
    running.start("worker")
    await running.start_api()
    async with running.socket(manager) as socket:
        await socket.subscribe("1", CHANGED, id=loan, after=seen[-1]["cursor"])
        late = [(await socket.next("1"))["loanChanged"]["version"] for _ in range(2)]
        assert late == [seen[-1]["version"] + 1, seen[-1]["version"] + 2]
        with pytest.raises(TimeoutError):
            await socket.receive(0.5)


@pytest.mark.slow
async def test_who_may_listen_and_until_when(house: House, running: Program) -> None:
    loan = await house.loan()
    for authorization, code in (
        (None, "NOT_SIGNED_IN"),
        ("Bearer wrong", "NOT_SIGNED_IN"),
        (house.headers["stranger"], "LOAN_NOT_FOUND"),
    ):
        async with running.socket(authorization) as socket:
            await socket.subscribe("1", CHANGED, id=loan)
            assert await socket.refused("1") == code
    for after in ("x", "MTIz", ""):
        async with running.socket(house.headers[KEY]) as socket:
            await socket.subscribe("1", CHANGED, id=loan, after=after)
            assert await socket.refused("1") == "INVALID_CURSOR"

    async with running.socket(house.headers["cashier"]) as socket:
        await socket.subscribe("1", CHANGED, id=loan)
        await socket.next("1")
        # Signed out: the feed ends at once, also when nothing is told of the loan.
        out = "mutation { signOut { userErrors { code } } }"
        assert (await post(running, house, out, "cashier"))["signOut"] == {"userErrors": []}
        assert await socket.refused("1", seconds=3) == "NOT_SIGNED_IN"
        await post(running, house, REPAY, "manager", id=loan, key="k")
        # The open connection is nobody's now, whatever it asks.
        await socket.subscribe("2", "{ businessDate }")
        assert await socket.refused("2") == "NOT_SIGNED_IN"
        await socket.subscribe("3", CHANGED, id=loan)
        assert await socket.refused("3") == "NOT_SIGNED_IN"


@pytest.mark.slow
async def test_what_a_real_server_refuses_and_serves(house: House, running: Program) -> None:
    loan = await house.loan()
    address = f"ws://127.0.0.1:{running.port}/graphql"
    for protocols in (["graphql-ws"], ["other"], None):
        with pytest.raises(InvalidStatus) as no:
            async with connect(address, subprotocols=protocols):  # type: ignore[arg-type]
                pass
        assert no.value.response.status_code == 400
        code = json.loads(no.value.response.body)["errors"][0]["extensions"]["code"]
        assert code == "SUBPROTOCOL_UNKNOWN"

    deep = "[" * 100_000 + "]" * 100_000
    payload = {"query": "{ businessDate }"}
    for message in (
        '{"type": "subscribe", "id": "1", "payload": {"query": "{a}", "variables": {"a": '
        + deep
        + "}}}",
        deep,
        "null",
        "[]",
        "1",
        "no json",
        '{"type": "subscribe"}',
        '{"type": 1}',
        '{"type": "subscribe", "id": "1", "payload": 7}',
        '{"type": "subscribe", "id": 1, "payload": {"query": "{a}"}}',
        '{"type": "subscribe", "id": "1", "payload": {"query": 7}}',
        '{"type": "subscribe", "id": "1", "payload": {"query": "{a}", "variables": [1]}}',
        '{"type": "nothing"}',
        " " * (2**18 + 1),
    ):
        async with running.socket(house.headers["manager"]) as socket:
            await socket.send(message)
            with pytest.raises(ConnectionClosed):
                await socket.receive()
            assert socket.connection.close_code in (4400, 1009), message[:80]
    async with connect(address, subprotocols=[PROTOCOL]) as early:  # type: ignore[list-item]
        await early.send(json.dumps({"type": "subscribe", "id": "1", "payload": payload}))
        with pytest.raises(ConnectionClosed):
            await early.recv()
        assert early.close_code == 4401

    async with running.socket(house.headers["manager"]) as socket:
        aliases = "{ " + " ".join(f"a{n}: businessDate" for n in range(16)) + " }"
        for id, text, code in (
            ("1", aliases, "QUERY_TOO_LARGE"),
            ("2", "{ nothing }", "GRAPHQL_INVALID"),
        ):
            await socket.subscribe(id, text)
            assert await socket.refused(id) == code
    async with running.socket(None) as socket:
        await socket.subscribe("1", "{ __schema { types { name } } }")
        assert await socket.refused("1") == "INTROSPECTION_FORBIDDEN"
    text = await over_http(house, running)
    assert "Traceback" not in text, text
    assert loan not in text


async def over_http(house: House, running: Program) -> str:
    """HTTP as it comes: both paths, chunks without a length, headers, figures; the server's log."""
    body = json.dumps({"query": "{ businessDate }"})
    headers = house.header("manager") | {"Content-Type": "application/json"}
    async with httpx.AsyncClient(base_url=running.url, headers=headers) as client:
        for path in ("/graphql", "/graphql/"):
            answer = await client.post(path, content=body)
            assert answer.json() == {"data": {"businessDate": "2024-01-31"}}, path
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert "server" not in answer.headers

        async def chunks(count: int) -> AsyncIterator[bytes]:
            yield body.encode()
            for _ in range(count):
                yield b" " * 1024

        answer = await client.post("/graphql", content=chunks(100))
        assert answer.json() == {"data": {"businessDate": "2024-01-31"}}
        try:
            answer = await client.post("/graphql", content=chunks(300))
            assert answer.status_code == 413
        except httpx.WriteError:
            pass  # the server hung up while we were still sending
        assert (await client.get("/graphql", params={"query": "{a}"})).status_code == 405
        assert (await client.get("/graphiql")).status_code == 404, "not in production"
        assert (await client.get("/nowhere")).status_code == 404
        figures = (await client.get("/metrics")).text
        assert 'xindai_http_requests_total{route="/graphql",status="200"}' in figures
        assert 'route="/nowhere"' not in figures, "nobody fills the figures with paths"
        assert (await client.get("/healthz")).json() == {"status": "ok"}
    return running.said("serve")
