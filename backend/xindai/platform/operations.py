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
        self,
        app: ASGIApp,
        routes: frozenset[str],
        folders: frozenset[str] = frozenset(),
        trees: frozenset[str] = frozenset(),
    ) -> None:
        self.app = app
        self.routes = routes
        self.folders = folders
        self.trees = trees

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A header that the answer says itself stays as it is; the others are added."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        route = self._route(scope["path"].rstrip("/"))
        started = time.perf_counter()

        async def note(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = list(message.get("headers", ()))
                names = {name.lower() for name, _ in said}
                message["headers"] = said + [one for one in HEADERS if one[0] not in names]
                REQUESTS.labels(route, str(message["status"])).inc()
            await send(message)

        try:
            with span(f"http {route}", parent_of(Headers(scope=scope).get("traceparent"))):
                await self.app(scope, receive, note)
        finally:
            SECONDS.labels(route).observe(time.perf_counter() - started)

    def _route(self, path: str) -> str:
        """Only routes of ours become labels and names: nobody can fill them with paths."""
        if path in self.routes:
            return path
        folder = path.rpartition("/")[0]
        if folder in self.folders:
            return folder
        return next((t for t in self.trees if path == t or path.startswith(f"{t}/")), "other")


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
