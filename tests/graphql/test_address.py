"""The address of the API, as clients write it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
from prometheus_client import REGISTRY

from tests.conftest import Database
from xindai.app import build
from xindai.platform.settings import Settings


def counted() -> float:
    """Requests to GraphQL that were answered; the counters live as long as the process."""
    labels = {"route": "/graphql", "status": "200"}
    return REGISTRY.get_sample_value("xindai_http_requests_total", labels) or 0


async def test_graphql_answers_with_and_without_a_slash_and_is_counted(
    fresh_database: Database, redis_url: str, tmp_path: Path
) -> None:
    before = counted()
    app: Any = build(Settings(tmp_path, fresh_database.url, None, redis_url, True))
    transport = httpx.ASGITransport(app=app)
    async with (
        app.app.router.lifespan_context(app.app),
        httpx.AsyncClient(transport=transport, base_url="http://test") as client,
    ):
        for address in ("/graphql", "/graphql/"):
            answer = await client.post(address, json={"query": "{ __typename }"})
            assert (answer.status_code, answer.json()["data"]) == (200, {"__typename": "Query"})
        assert (await client.get("/graphql")).status_code == 405
    assert counted() == before + 2
