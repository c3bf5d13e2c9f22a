"""What operators look at: does the process live, can it serve, how is it doing.

`/healthz` says that the process answers; an orchestrator restarts it when it does not. `/readyz`
says whether it can serve now; traffic is kept away while it cannot, and nothing is restarted,
for a database that is away does not come back by it. `/metrics` is for Prometheus.
"""

from __future__ import annotations

import time
from typing import Final

from prometheus_client import CONTENT_TYPE_LATEST, Counter, Histogram, generate_latest
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from xindai.platform.health import readiness
from xindai.platform.jobs.metrics import measure
from xindai.platform.traces import parent_of, span

HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (
        b"content-security-policy",
        b"default-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
)
REQUESTS = Counter(
    "xindai_http_requests_total", "Requests by route and status", ["route", "status"]
)
SECONDS = Histogram("xindai_http_seconds", "Time to the last byte", ["route"])


class Outside:
    """Security headers, metrics and a span, around everything."""

    def __init__(
        self, app: ASGIApp, routes: frozenset[str], folders: frozenset[str] = frozenset()
    ) -> None:
        self.app = app
        self.routes = routes
        self.folders = folders

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Only routes of ours become labels and names: nobody can fill them with paths."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"].rstrip("/")
        folder = path.rpartition("/")[0]
        known = path if path in self.routes else folder if folder in self.folders else None
        route = known or "other"
        started = time.perf_counter()

        async def note(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
                REQUESTS.labels(route, str(message["status"])).inc()
            await send(message)

        try:
            with span(f"http {route}", parent_of(Headers(scope=scope).get("traceparent"))):
                await self.app(scope, receive, note)
        finally:
            SECONDS.labels(route).observe(time.perf_counter() - started)


async def healthz(_request: Request) -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok"})


async def readyz(request: Request) -> Response:
    """200 where everything that is needed answers, else 503; by part "ok" or why not."""
    parts = await readiness(request.app.state.redis)
    ready = all(answer == "ok" for answer in parts.values())
    body = {"status": "ok" if ready else "not ready", **parts}
    return JSONResponse(body, status_code=200 if ready else 503)


async def metrics(_request: Request) -> Response:
    """Counts and times, no personal data."""
    await measure()
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


def routes() -> list[Route]:
    """The three of them."""
    return [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]
