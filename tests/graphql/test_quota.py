"""The 21st request of 20 a minute, the operation that costs too much, and Redis that is away."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import httpx
from prometheus_client import REGISTRY
from redis.asyncio import Redis, from_url

from tests.graphql.conftest import House, bearer, credentials, third_party
from xindai.graphql.base import quota
from xindai.graphql.base.context import Context
from xindai.graphql.base.quota import Meter, Quota
from xindai.graphql.schema import schema

CHEAP = "{ viewer { kind } }"


async def client_of(house: House, redis: Redis, **changed: Any) -> dict[str, str]:
    """The header of a client with other limits than the usual ones."""
    fresh = await third_party(house.lender.branch_id, str(changed), **changed)
    return {"Authorization": await bearer(redis, await credentials(fresh))}


async def post(house: House, headers: dict[str, str], query: str, **given: Any) -> httpx.Response:
    async with house.client(**headers) as http:
        return await http.post("/", json={"query": query, "variables": given})


def counted(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0


async def test_the_twenty_first_request_of_twenty_waits(house: House, redis: Redis) -> None:
    header = await client_of(house, redis, requests_per_minute=20, cost_per_minute=10_000)
    before = counted("xindai_rate_limited_total", asker="client")
    started, passed = time.monotonic(), 0
    while (refused := await post(house, header, CHEAP)).status_code == 200:
        passed += 1
        assert refused.json()["data"] == {"viewer": {"kind": "client"}}
        assert refused.headers["RateLimit-Policy"] == '"requests";q=20;w=60, "cost";q=10000;w=60'
        left = int(refused.headers["RateLimit"].removeprefix('"requests";r=').partition(";")[0])
        came_back = int((time.monotonic() - started) / 3)  # one of twenty every three seconds
        assert 20 - passed <= left <= 20 - passed + came_back + 1
        assert "Retry-After" not in refused.headers
    assert 20 <= passed <= 21 + (time.monotonic() - started) / 3
    assert refused.status_code == 429
    (error,) = refused.json()["errors"]
    wait = int(refused.headers["Retry-After"])
    assert error["extensions"] == {"code": "RATE_LIMITED", "retryAfterSeconds": wait}
    assert 1 <= wait <= 3
    assert refused.json()["data"] is None
    assert counted("xindai_rate_limited_total", asker="client") == before + 1
    other = await client_of(house, redis, requests_per_minute=21)
    assert (await post(house, other, CHEAP)).status_code == 200, "each has a minute of his own"


async def test_what_is_wrong_counts_as_a_request_too(house: House, redis: Redis) -> None:
    header = await client_of(house, redis, requests_per_minute=4)
    codes = []
    for query in ("{ nothing }", "{ broken", "{ codes { code zh en kind } }", "mutation { x }"):
        answer = await post(house, header, query)
        codes.append((answer.json().get("errors") or [{"extensions": {"code": None}}])[0])
    assert [error["extensions"]["code"] for error in codes] == [
        "GRAPHQL_INVALID",
        "GRAPHQL_SYNTAX",
        None,
        "GRAPHQL_INVALID",
    ]
    for query in ("{ nothing }", "{ broken", CHEAP):
        answer = await post(house, header, query)
        assert answer.status_code == 429, query
        assert answer.json()["errors"][0]["extensions"]["code"] == "RATE_LIMITED"


async def test_cost_has_a_minute_of_its_own(house: House, redis: Redis) -> None:
    header = await client_of(house, redis, requests_per_minute=100, cost_per_minute=1000)
    page = "query ($n: Int!) { loans(first: $n) { edges { node { id } } } }"
    first = await post(house, header, page, n=100)  # 1 + 100 edges + 100 nodes + 100 ids
    assert first.status_code == 200
    assert '"cost";r=699;t=' in first.headers["RateLimit"]
    for n in (100, 100):
        assert (await post(house, header, page, n=n)).status_code == 200
    refused = await post(house, header, page, n=100)
    assert refused.status_code == 429
    wait = refused.json()["errors"][0]["extensions"]["retryAfterSeconds"]
    assert 11 <= wait <= 13, "204 of 1000 a minute come back in about twelve seconds"
    assert (await post(house, header, CHEAP)).status_code == 200, "a small one fits"


async def test_what_never_fits_is_too_large(house: House, redis: Redis) -> None:
    header = await client_of(house, redis, cost_per_minute=200)
    answer = await post(house, header, "{ loans(first: 100) { edges { node { id } } } }")
    assert answer.json()["errors"][0]["extensions"]["code"] == "QUERY_TOO_LARGE"


async def test_people_and_addresses_have_plenty_but_not_everything(
    house: House, redis: Redis
) -> None:
    house.services.session_quota = Quota(3, 1000)
    house.services.address_quota = Quota(2, 1000)
    sent = house.header("manager")
    assert [(await post(house, sent, CHEAP)).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert (await post(house, house.header("cashier"), CHEAP)).status_code == 200
    codes = '{ codes(kind: "Error") { code } }'
    assert [(await post(house, {}, codes)).status_code for _ in range(3)] == [200, 200, 429]
    for key in await redis.keys("xindai:rate:*"):
        assert "127.0.0.1" not in key


async def test_a_websocket_is_counted_by_operation(house: House) -> None:
    house.services.session_quota = Quota(2, 1000)
    sent = {"authorization": house.headers["manager"]}
    codes = []
    for _ in range(3):
        context = Context(house.services, language="en", connection_params=sent)
        await context.actor_or_none()
        result: Any = await schema.execute(CHEAP, context_value=context)
        codes.append(result.errors and result.errors[0].extensions["code"])
    assert codes == [None, None, "RATE_LIMITED"]


async def test_without_redis_operations_go_on_uncounted(house: House) -> None:
    before = counted("xindai_rate_limit_unavailable_total")
    async with from_url("redis://127.0.0.1:1", decode_responses=True) as away:
        house.services.meter = Meter(away)
        for _ in range(3):
            answer = await post(house, house.header("manager"), CHEAP)
            assert answer.status_code == 200
            assert "RateLimit" not in answer.headers
    assert counted("xindai_rate_limit_unavailable_total") == before + 3


async def test_a_redis_that_hangs_is_left_alone_for_a_while(house: House, monkeypatch: Any) -> None:
    monkeypatch.setattr(quota, "PATIENCE_SECONDS", 0.05)

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with from_url(f"redis://127.0.0.1:{port}", decode_responses=True) as hanging:
        house.services.meter = Meter(hanging)
        started = asyncio.get_running_loop().time()
        for _ in range(5):
            assert (await post(house, house.header("manager"), CHEAP)).status_code == 200
        assert asyncio.get_running_loop().time() - started < 1.0, "asked once, not five times"
    server.close()
