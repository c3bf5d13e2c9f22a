"""The ASGI endpoint: context for each operation, subscriptions over one protocol only."""

from __future__ import annotations

import re
from datetime import timedelta
from ipaddress import ip_address
from typing import Any, Final

import structlog
from cross_web import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from xindai.graphql.base import cookies
from xindai.graphql.base.context import Context, Services
from xindai.graphql.base.cookies import Audience, Fence
from xindai.graphql.base.error_texts import language_of
from xindai.graphql.base.guard import Guard, Unfit, read_json
from xindai.graphql.base.listed import NO_LIST, Listed
from xindai.graphql.base.origin import own_origin
from xindai.graphql.base.plain import without_values
from xindai.graphql.base.sockets import INIT_SECONDS
from xindai.graphql.base.versions import HEADER, shown
from xindai.graphql.schema import schema
from xindai.graphql.socket import Adapter, Socket, unfit_handshake
from xindai.kernel.ids import new_id

LONGEST_USER_AGENT: Final = 300
_ODD: Final = re.compile(r"[^ -~]|%[0-9A-Fa-f]{2}")
_LONG_NUMBER: Final = re.compile(r"(?:\d[ -]?){6,}[Xx\d]")
log = structlog.get_logger("xindai.graphql")


class Endpoint(GraphQL[Context, None]):
    """Strawberry's view with our context."""

    graphql_transport_ws_handler_class = Socket
    websocket_adapter_class = Adapter

    def __init__(
        self, services: Services, audience: Audience | None = None, listed: Listed = NO_LIST
    ) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            allow_queries_via_get=False,
            subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
            connection_init_wait_timeout=timedelta(seconds=INIT_SECONDS),
            max_subscriptions_per_connection=None,
        )
        self.services = services
        self.audience = audience
        self.listed = listed

    async def run(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """What the library refuses with a bare sentence gets a code; so does what it trips on."""
        if isinstance(request, WebSocket):
            return await self._socket(request, *args, **kwargs)
        try:
            return await super().run(request, *args, **kwargs)
        except HTTPException as no:
            return Unfit(no.status_code, "REQUEST_INVALID", without_values(no.reason)).response()
        except Exception as error:
            request_id = new_id().hex
            log.error("bug", request_id=request_id, path=["graphql"], exc_info=error)
            return Unfit(500, "INTERNAL", "internal error", requestId=request_id).response()

    async def _socket(self, request: WebSocket, *args: Any, **kwargs: Any) -> Any:
        """Opens a socket, or answers the handshake with an HTTP status."""
        unfit = unfit_handshake(request, self.services)
        address = address_of(request)
        places = self.services.places
        if unfit is None and not places.take("address", address):
            unfit = Unfit(429, "TOO_MANY_CONNECTIONS", "your address has too many connections")
        if unfit is not None:
            await request.send_denial_response(unfit.response())
            return request
        try:
            return await super().run(request, *args, **kwargs)
        finally:
            places.leave("address", address)

    def _check_websocket_origin(self, request: WebSocket) -> bool:
        """The handshake was looked at already."""
        return True

    def decode_json(self, data: str | bytes) -> object:
        """Messages of a websocket pass by the guard, so their depth is looked at here."""
        return read_json(data)

    async def get_context(
        self, request: Request | WebSocket, response: Response | WebSocket
    ) -> Context:
        """Credentials are looked up once, before anything is validated."""
        context = Context(
            services=self.services,
            credentials=request.headers.get("authorization", ""),
            address=address_of(request),
            language=language_of(request.headers.get("accept-language", "")),
            wanted_version=request.headers.get(HEADER, "").strip(),
            user_agent=user_agent(request.headers.get("user-agent", "")),
            audience=self.audience,
            listed=self.listed,
            origin=own_origin(request.headers, self.services.origins),
        )
        if self.audience is not None:
            name = self.audience.cookie(development=self.services.development)
            context.cookie = cookies.read(request.headers.get("cookie", ""), name)
        if isinstance(response, Response):
            context.response = response
            await context.actor_or_none()
            context.say({"X-Request-Id": context.request_id, HEADER: shown(context.version)})
        return context


def address_of(request: Request | WebSocket) -> str:
    """Where a request comes from, or "": a proxy's header may hold anything, and it is kept."""
    try:
        return str(ip_address(request.client.host if request.client else ""))
    except ValueError:
        return ""


def user_agent(sent: str) -> str:
    """The browser as sessions keep it: printable ASCII without long numbers, which name people."""
    plain = _ODD.sub("", sent[:LONGEST_USER_AGENT])
    return _LONG_NUMBER.sub("#", plain)


def endpoint(
    services: Services, audience: Audience | None = None, listed: Listed = NO_LIST
) -> ASGIApp:
    """The guarded endpoint; for an audience, the one that its browsers enter by cookie.

    `listed` are the operations of its pages.
    """
    inside = Endpoint(services, audience, listed)
    guarded = Guard(inside, origins=services.origins, listed=listed)
    return guarded if audience is None else Fence(guarded, services.origins)
