"""GET /docs: always on, for everybody; it holds nothing that the schema's readers may not know."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from xindai.graphql.docs.page import page

STYLE: Final = Path(__file__).parent / "docs.css"


async def chinese(request: Request) -> Response:
    """The page as it is found first."""
    return HTMLResponse(page("zh", request.app.state.issuer))


async def english(request: Request) -> Response:
    """The same in English."""
    return HTMLResponse(page("en", request.app.state.issuer))


async def style(_request: Request) -> Response:
    """A file of its own: the content security policy takes nothing inline."""
    return FileResponse(STYLE)


def routes() -> list[BaseRoute]:
    """Everything of the page; the application's state holds `issuer`."""
    return [
        Route("/docs", chinese),
        Route("/docs/en", english),
        Route("/docs/docs.css", style),
    ]
