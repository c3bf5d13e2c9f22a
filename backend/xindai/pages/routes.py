"""GET and HEAD of `/`, `/admin`, `/m` and everything below them that is no endpoint."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from xindai.pages.bundle import INDEX, KINDS, Asset, Bundle
from xindai.pages.headers import SETTLED, content_security_policy
from xindai.pages.plain import front_page, not_built, not_found

APPS: Final = {"/admin": "admin", "/m": "borrower"}
"""Where each application is served, and its folder."""
FOLDERS: Final = frozenset(APPS)
"""What metrics call everything below them."""
ASSETS: Final = "assets/"
"""Below it the build puts the hash of the content into each name."""
HELD: Final = "public, max-age=31536000, immutable"
ASKED_AGAIN: Final = "no-cache"
NONCE: Final = b"__XINDAI_NONCE__"
"""Where the build left room for the nonce (`html.cspNonce` of Vite)."""


def routes(folder: Path, *, development: bool) -> list[BaseRoute]:
    """The routes; `folder` holds `<application>/dist`."""
    bundles = {at: Bundle(folder / name / "dist") for at, name in APPS.items()}
    found: list[BaseRoute] = [
        Route("/", _front(bundles, development=development)),
        Route("/favicon.ico", _icon(bundles["/admin"])),
    ]
    for at, bundle in bundles.items():
        served = _served(at, bundle)
        found += [Route(at, served), Route(f"{at}/{{path:path}}", served)]
    return found


def _front(
    bundles: dict[str, Bundle], *, development: bool
) -> Callable[[Request], Awaitable[Response]]:
    async def front(request: Request) -> Response:
        nonce = secrets.token_urlsafe(16)
        built = all(bundle.find(INDEX) for bundle in bundles.values())
        return _page(request, front_page(nonce, built=built, development=development), nonce)

    return front


def _icon(bundle: Bundle) -> Callable[[Request], Awaitable[Response]]:
    """Browsers ask for it beside pages that name none, such as /docs."""

    async def icon(request: Request) -> Response:
        asset = await asyncio.to_thread(bundle.find, "icon.svg")
        return Response(status_code=204) if asset is None else _file(request, "/", "", asset)

    return icon


def _served(at: str, bundle: Bundle) -> Callable[[Request], Awaitable[Response]]:
    async def served(request: Request) -> Response:
        path = request.path_params.get("path", "") or INDEX
        # Reading and compressing the first time takes longer than others should wait.
        asset = await asyncio.to_thread(bundle.find, path)
        if asset is not None and path != INDEX:
            return _file(request, at, path, asset)
        nonce = secrets.token_urlsafe(16)
        if path.startswith(ASSETS) or path.rpartition("/")[2].rpartition(".")[2] in _NAMED:
            return _page(request, not_found(nonce, at), nonce, 404)
        index = asset or await asyncio.to_thread(bundle.find, INDEX)
        if index is None:
            return _page(request, not_built(nonce), nonce, 503)
        return _page(request, with_nonce(index.forms[""], nonce), nonce)

    return served


_NAMED: Final = (KINDS.keys() - {"html"}) | {"map", "br", "gz"}
"""Endings of files: a screen's address has none of them."""


def with_nonce(page: bytes, nonce: str) -> bytes:
    """The page of a build with the nonce where the build left room, else in a `meta` of its own."""
    known = nonce.encode()
    if NONCE in page:
        return page.replace(NONCE, known)
    return page.replace(b"<head>", b'<head>\n<meta property="csp-nonce" nonce="%b">' % known, 1)


def _page(request: Request, page: bytes, nonce: str, status: int = 200) -> Response:
    """A page is made anew for each answer: its nonce is good once."""
    policy = content_security_policy(nonce, request.headers.get("host", ""))
    headers = SETTLED | {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
    return Response(page, status, headers, media_type="text/html")


def _file(request: Request, at: str, path: str, asset: Asset) -> Response:
    form = asset.form(request.headers.get("accept-encoding", ""))
    tag = f'"{asset.digest}{form and "-" + form}"'
    headers = SETTLED | {
        "ETag": tag,
        "Cache-Control": HELD if path.startswith(ASSETS) else ASKED_AGAIN,
        "Content-Security-Policy": _of_file(request),
    }
    if len(asset.forms) > 1:
        headers["Vary"] = "Accept-Encoding"
    if _matches(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    if form:
        headers["Content-Encoding"] = form
    if path == "sw.js":
        headers["Service-Worker-Allowed"] = at
    return Response(asset.forms[form], headers=headers | {"Content-Type": asset.kind})


def _of_file(request: Request) -> str:
    """A worker runs under the policy of its own file; nobody knows this nonce."""
    return content_security_policy(secrets.token_urlsafe(16), request.headers.get("host", ""))


def _matches(asked: str, tag: str) -> bool:
    """If-None-Match, compared weakly."""
    return asked.strip() == "*" or tag in {
        one.strip().removeprefix("W/") for one in asked.split(",")
    }
