"""The ASGI endpoint: context for each operation, subscriptions over one protocol only."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import structlog
from cross_web import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
    Operation,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.types import Message

from xindai.graphql.base import cookies
from xindai.graphql.base.context import Context, Services
from xindai.graphql.base.cookies import Audience, Fence
from xindai.graphql.base.guard import Guard, Unfit, read_json
from xindai.graphql.base.versions import HEADER, shown
from xindai.graphql.schema import schema
from xindai.kernel.ids import new_id

LONGEST_USER_AGENT: Final = 300
log = structlog.get_logger("xindai.graphql")


class Socket(BaseGraphQLTransportWSHandler[Context, None]):
    """The library's handler; it keeps one context a connection, which would outlive the session."""

    async def handle_message(self, message: Message) -> None:
        """What is no message of the protocol ends the connection, not the handler."""
        if fits(message):
            await super().handle_message(message)
        else:
            await self.handle_invalid_message("Invalid message")

    async def run_operation(self, operation: Operation[Context, None]) -> None:
        """Each operation looks up who asks, and reads with loaders of its own."""
        mine = copy.copy(self)
        mine.context = replace(
            self.context,
            request_id=new_id().hex,
            loaders={},
            known=None,
            asked=False,
            client=None,
            charged=False,
            refused=None,
        )
        await mine.context.actor_or_none()  # before validation, which looks at fields and rights
        await super(Socket, mine).run_operation(operation)


def fits(message: Any) -> bool:
    """An object with a type; a subscribe has a text to run, and variables are an object."""
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        return False
    if message["type"] not in ("subscribe", "complete"):
        return True
    if not isinstance(message.get("id"), str):
        return False
    payload = message.get("payload")
    return message["type"] == "complete" or (
        isinstance(payload, dict)
        and isinstance(payload.get("query"), str)
        and isinstance(payload.get("variables") or {}, dict)
        and isinstance(payload.get("operationName") or "", str)
    )


class Endpoint(GraphQL[Context, None]):
    """Strawberry's view with our context."""

    graphql_transport_ws_handler_class = Socket

    def __init__(self, services: Services, audience: Audience | None = None) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            allow_queries_via_get=False,
            subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
            connection_init_wait_timeout=timedelta(seconds=10),
            max_subscriptions_per_connection=50,
        )
        self.services = services
        self.audience = audience

    async def run(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """What the library refuses with a bare sentence gets a code; so does what it trips on."""
        try:
            return await super().run(request, *args, **kwargs)
        except HTTPException as no:
            return Unfit(no.status_code, "REQUEST_INVALID", no.reason).response()
        except Exception as error:
            if isinstance(request, WebSocket):
                raise
            request_id = new_id().hex
            log.error("bug", request_id=request_id, path=["graphql"], exc_info=error)
            return Unfit(500, "INTERNAL", "internal error", requestId=request_id).response()

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
            address=request.client.host if request.client else "",
            language=language(request.headers.get("accept-language", "")),
            wanted_version=request.headers.get(HEADER, "").strip(),
            user_agent=request.headers.get("user-agent", "")[:LONGEST_USER_AGENT],
            audience=self.audience,
            origin=cookies.own_origin(request.headers, self.services.origins),
        )
        if self.audience is not None:
            name = self.audience.cookie(development=self.services.development)
            context.cookie = cookies.read(request.headers.get("cookie", ""), name)
        if isinstance(response, Response):
            context.response = response
            await context.actor_or_none()
            context.say({"X-Request-Id": context.request_id, HEADER: shown(context.version)})
        return context


def language(accepted: str) -> str:
    """zh unless English is asked for first."""
    return "en" if accepted.strip().lower().startswith("en") else "zh"


def endpoint(services: Services, audience: Audience | None = None) -> ASGIApp:
    """The guarded endpoint; for an audience, the one that its browsers enter by cookie."""
    guarded = Guard(Endpoint(services, audience))
    return guarded if audience is None else Fence(guarded, services.origins)
