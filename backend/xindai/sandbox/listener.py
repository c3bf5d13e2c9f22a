"""A third party that hears webhooks, for development: it says yes to everything."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


async def hear(_request: Request) -> Response:
    """POST /webhooks."""
    return Response(status_code=204)


ROUTES: Final = [Route("/webhooks", hear, methods=["POST"])]
