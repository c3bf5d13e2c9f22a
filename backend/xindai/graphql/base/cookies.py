"""Sessions of browsers: a cookie that scripts cannot read and that other sites cannot send.

Three things together keep a foreign page from acting for somebody who is signed in: the cookie is
SameSite=Strict, the request must be application/json (the guard), and its Origin must be our own.
/graphql never reads a cookie; each mount for browsers reads its own one and nothing else, so the
session of a borrower cannot be sent to the doors of the staff.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from xindai.graphql.base.guard import Unfit
from xindai.graphql.base.origin import own_origin
from xindai.platform.actor import ActorKind

LONGEST_TOKEN: Final = 200


@dataclass(frozen=True, slots=True)
class Audience:
    """Browsers of one kind of people: where they enter, and how their cookie is called."""

    path: str
    kind: ActorKind
    """Whose sessions count here."""
    name: str

    @property
    def pages(self) -> str:
        """Where its pages are served."""
        return self.path.removesuffix("/graphql")

    def cookie(self, *, development: bool) -> str:
        """`__Host-` binds it to this host, to the root path and to TLS, which development lacks."""
        return self.name if development else f"__Host-{self.name}"


STAFF: Final = Audience("/admin/graphql", ActorKind.STAFF, "xindai-staff")
BORROWERS: Final = Audience("/m/graphql", ActorKind.BORROWER, "xindai-borrower")


def read(header: str, name: str) -> str:
    """The token of the cookie, or ""."""
    token = cookie_parser(header).get(name, "")
    return token if len(token) <= LONGEST_TOKEN else ""


def put(
    response: Response, audience: Audience, token: str, until: datetime, *, development: bool
) -> None:
    """Gives the browser its session."""
    response.set_cookie(
        audience.cookie(development=development),
        token,
        expires=until,
        path="/",
        secure=not development,
        httponly=True,
        samesite="strict",
    )


def clear(response: Response, audience: Audience, *, development: bool) -> None:
    """Takes it away again."""
    response.delete_cookie(
        audience.cookie(development=development),
        path="/",
        secure=not development,
        httponly=True,
        samesite="strict",
    )


class Fence:
    """ASGI middleware of a mount for browsers: what does not come from our own pages is refused."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        self.app = app
        self.origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """403 for a foreign Origin and for none, also before a websocket opens."""
        if own_origin(Headers(scope=scope), self.origins) is not None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4403})
        else:
            unfit = Unfit(403, "ORIGIN_FOREIGN", "this page may not speak to us")
            await unfit.response()(scope, receive, send)
