"""The ASGI endpoint: context for each request, subscriptions over one protocol only."""

from __future__ import annotations

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from xindai.graphql.base.context import Context, Services
from xindai.graphql.base.guard import Guard
from xindai.graphql.schema import schema


class Endpoint(GraphQL[Context, None]):
    """Strawberry's view with our context."""

    def __init__(self, services: Services) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            allow_queries_via_get=False,
            subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
            connection_init_wait_timeout=timedelta(seconds=10),
            max_subscriptions_per_connection=50,
        )
        self.services = services

    async def get_context(
        self, request: Request | WebSocket, response: Response | WebSocket
    ) -> Context:
        """Credentials are looked up once, before anything is validated."""
        context = Context(
            services=self.services,
            credentials=request.headers.get("authorization", ""),
            address=request.client.host if request.client else "",
            language=language(request.headers.get("accept-language", "")),
        )
        if isinstance(response, Response):
            response.headers["X-Request-Id"] = context.request_id
            await context.actor_or_none()
        return context


def language(accepted: str) -> str:
    """zh unless English is asked for first."""
    return "en" if accepted.strip().lower().startswith("en") else "zh"


def endpoint(services: Services) -> ASGIApp:
    """The guarded endpoint."""
    return Guard(Endpoint(services))
