"""What operators see: alive, ready or why not, and spans that hold nothing of what was asked."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tests.conftest import Database
from xindai.kernel.errors import Refusal
from xindai.platform import db as database
from xindai.platform import migrate, traces
from xindai.platform.operations import Outside, routes

ROUTES = frozenset({"/healthz", "/readyz"})


@pytest.fixture
def app(redis: Any) -> Outside:
    from starlette.applications import Starlette

    inner = Starlette(routes=routes())
    inner.state.redis = redis
    return Outside(inner, ROUTES)


@pytest.fixture(scope="module")
def spans() -> InMemorySpanExporter:
    """A collector in this process; a provider is set once."""
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    return exporter


async def get(app: Outside, path: str, **headers: str) -> httpx.Response:
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        return await client.get(path, headers=headers)


async def test_ready_names_what_is_missing(app: Outside, db: Database, redis: Any) -> None:
    good = await get(app, "/readyz")
    assert (good.status_code, good.json()) == (
        200,
        {"status": "ok", "database": "ok", "schema": "ok", "redis": "ok"},
    )
    async with db.owner() as owner:
        await owner.execute("DELETE FROM tortoise_migrations WHERE name = $1", migrate.names()[-1])
    old = await get(app, "/readyz")
    assert (old.status_code, old.json()["schema"]) == (503, "1 migrations are missing")
    assert (await get(app, "/healthz")).json() == {"status": "ok"}, "alive all the same"
    await database.close()
    away = await get(app, "/readyz")
    assert away.status_code == 503
    assert (away.json()["database"], away.json()["redis"]) == ("RuntimeError", "ok")


async def test_spans_have_names_of_ours_and_nothing_else(
    app: Outside, spans: InMemorySpanExporter
) -> None:
    spans.clear()
    caller = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    await get(app, "/13800138000?q=张三", traceparent=caller)
    with pytest.raises(Refusal), traces.span("job x"):
        raise Refusal("X", "13800138000 is taken", "phone")
    found = spans.get_finished_spans()
    assert [span.name for span in found] == ["http other", "job x"]
    assert f"{found[0].context.trace_id:032x}" == "0af7651916cd43dd8448eb211c80319c"
    assert found[1].status.description == "Refusal"
    text = "".join(span.to_json() for span in found)
    assert "13800138000" not in text and "张三" not in text
