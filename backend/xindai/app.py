"""The ASGI application: GraphQL, web pages, health, metrics. It opens and closes its own pool."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from redis.asyncio import from_url
from redis.exceptions import RedisError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from xindai.graphql.base.context import Services
from xindai.graphql.base.cookies import BORROWERS, STAFF, Audience
from xindai.graphql.base.listed import Listed
from xindai.graphql.base.news import News
from xindai.graphql.base.origin import origins_of
from xindai.graphql.base.sockets import Places
from xindai.graphql.docs import routes as docs
from xindai.graphql.endpoint import endpoint
from xindai.notifications import handlers as receipts
from xindai.oauth import metadata as oauth
from xindai.pages import routes as pages
from xindai.payments import handlers as payments
from xindai.platform import db, operations
from xindai.platform.addresses import Callers
from xindai.platform.files import routes as files
from xindai.platform.operations import Outside
from xindai.platform.settings import Settings, load_settings, secret
from xindai.platform.sms import NoGateway, SmsQueue, SmsSender
from xindai.platform.sms_gateway import GatewaySms
from xindai.platform.sms_page import LateSandbox, sandbox_routes
from xindai.platform.sms_sandbox import SandboxSms

POOL_SIZE: Final = 10
CONSOLE: Final = Path(__file__).parent / "graphql" / "console"
ROUTES: Final = frozenset(
    {
        "/graphql",
        STAFF.path,
        BORROWERS.path,
        "/healthz",
        "/readyz",
        "/metrics",
        "/graphiql",
        "/oauth/token",
        "/docs",
        payments.PATH,
        receipts.PATH,
    }
)


class Late:
    """The GraphQL endpoint, once the servers it needs are connected."""

    def __init__(self) -> None:
        self.app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Starlette serves nothing before its lifespan has begun."""
        assert self.app is not None
        await self.app(scope, receive, send)


async def console(request: Request) -> Response:
    """The console for developers."""
    name = request.path_params.get("name", "index.html")
    if name not in ("index.html", "console.js", "console.css"):
        return JSONResponse({"status": "not found"}, status_code=404)
    return FileResponse(CONSOLE / name)


def sms_sender(settings: Settings, sandbox: SandboxSms) -> SmsSender:
    """The gateway if there is one; else development has its sandbox, and production nothing."""
    if settings.sms_url:
        return GatewaySms(settings.sms_url, secret(settings.keys / "sms"))
    return sandbox if settings.development else NoGateway()


def listed_of(settings: Settings, audience: Audience) -> Listed:
    """What the pages of an audience may ask: the list beside their build."""
    file = settings.pages / pages.APPS[audience.pages] / "dist" / "operations.json"
    return Listed(file, strict=settings.operations_listed)


def build(settings: Settings) -> ASGIApp:
    """The application on these settings."""
    graphql = Late()
    audiences = {STAFF: Late(), BORROWERS: Late()}
    late_sandbox = LateSandbox()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        if settings.database_url is None or settings.redis_url is None:
            raise RuntimeError("DATABASE_URL and REDIS_URL are not set")
        await db.connect(
            settings.database_url, max_size=POOL_SIZE, patience_seconds=db.STARTUP_PATIENCE
        )
        redis = from_url(settings.redis_url, decode_responses=True)
        news = News(redis)
        news.start()
        key = secret(settings.keys / "cursor").encode()
        sandbox = late_sandbox.sandbox = SandboxSms(redis)
        late_sandbox.redis = redis
        sms = SmsQueue(sms_sender(settings, sandbox))
        sms.start()
        app.state.redis, app.state.issuer = redis, settings.public_url
        services = Services(
            redis,
            news,
            key,
            settings.development,
            sms,
            origins=origins_of(settings.origins),
            places=Places(settings.sockets_per_session, settings.sockets_per_address),
            issuer=settings.public_url,
        )
        graphql.app = endpoint(services)
        for audience, late in audiences.items():
            late.app = endpoint(services, audience, listed_of(settings, audience))
        try:
            yield
        finally:
            await sms.stop()
            await news.stop()
            with suppress(OSError, RedisError):
                await redis.aclose()
            await db.close()

    routes: list[BaseRoute] = [
        *operations.routes(),
        *oauth.routes(),
        *docs.routes(),
        *payments.routes(),
        *receipts.routes(),
        *files.routes(),
    ]
    if settings.development:
        routes += [Route("/graphiql", console), Route("/graphiql/{name}", console)]
        routes += sandbox_routes(late_sandbox)
    for path, served in (("/graphql", graphql), *((a.path, late) for a, late in audiences.items())):
        # Three times: a Mount alone answers /graphql with a redirect, which many do not follow.
        routes += [Route(path, served), WebSocketRoute(path, served), Mount(path, served)]
    routes += pages.routes(settings.pages, development=settings.development)
    callers = Middleware(Callers, trusted=settings.trusted_proxies)
    inside = Starlette(routes=routes, middleware=[callers], lifespan=lifespan)
    return Outside(inside, ROUTES, files.FOLDERS, pages.FOLDERS)


app = build(load_settings())
