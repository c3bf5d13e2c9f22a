"""Stands before the GraphQL library: only small, flat JSON objects get through, in time."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Final

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from xindai.graphql.base.error_texts import language_of, text_of
from xindai.graphql.base.listed import NO_LIST, Listed
from xindai.graphql.base.origin import is_own_origin
from xindai.kernel.errors import Refusal

MOST_BYTES: Final = 256 * 1024
MOST_DEPTH: Final = 32
READ_SECONDS: Final = 10.0
NO_QUERY: Final = 'the request is an object with a "query"'


class Unfit(Exception):
    """A request that is not passed on: HTTP status, code, sentence."""

    def __init__(self, status: int, code: str, message: str, **extra: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.extra = status, code, message, extra

    def response(self) -> JSONResponse:
        """The error in the form of GraphQL."""
        error = {"message": self.message, "extensions": {"code": self.code, **self.extra}}
        return JSONResponse({"data": None, "errors": [error]}, status_code=self.status)


class Guard:
    """ASGI middleware; websockets pass (their messages have a limit of their own)."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        read_seconds: float = READ_SECONDS,
        origins: tuple[str, ...] = (),
        listed: Listed = NO_LIST,
    ) -> None:
        self.app = app
        self.listed = listed
        self.origins = origins
        self.read_seconds = read_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers what is unfit by itself."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            body = await self._body(scope, receive)
        except Unfit as unfit:
            await unfit.response()(scope, receive, send)
            return
        await self.app(scope, _again(body, receive), send)

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        if scope["method"] != "POST":
            raise Unfit(405, "USE_POST", "send a POST")
        headers = {name.lower(): value for name, value in scope["headers"]}
        origin, host = (
            headers[name].decode("latin-1") if name in headers else None
            for name in (b"origin", b"host")
        )
        if not is_own_origin(origin, host, self.origins):
            raise Unfit(403, "ORIGIN_FOREIGN", "this page may not speak to us")
        kind = headers.get(b"content-type", b"").split(b";")[0].strip().lower()
        if kind != b"application/json":
            raise Unfit(415, "UNSUPPORTED_MEDIA_TYPE", "send application/json")
        try:
            async with asyncio.timeout(self.read_seconds):
                body = await _read(receive)
        except TimeoutError:
            raise Unfit(408, "REQUEST_TIMEOUT", "the request came too slowly") from None
        request = one_object(body)
        if self.listed is not NO_LIST:
            language = language_of(headers.get(b"accept-language", b"").decode("latin-1"))
            try:
                request = self.listed.complete(request)
            except Refusal as no:
                message = text_of(no.code, language) or no.message
                raise Unfit(400, no.code, message) from no
            body = json.dumps(request).encode()
        check_request(request)
        return body


async def _read(receive: Receive) -> bytes:
    """The body, counted while it comes in: no header is believed."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Unfit(400, "REQUEST_INVALID", "the request ended early")
        part = message.get("body", b"")
        size += len(part)
        if size > MOST_BYTES:
            raise Unfit(413, "REQUEST_TOO_LARGE", f"a request has at most {MOST_BYTES} bytes")
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    told = False

    async def replay() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def one_object(body: bytes) -> dict[str, Any]:
    """Refuses what is not one JSON object, or nested too deep (counted before it is parsed)."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise Unfit(400, "REQUEST_INVALID", "the request is not UTF-8") from None
    if depth_of(text) > MOST_DEPTH:
        raise Unfit(400, "REQUEST_TOO_DEEP", f"nested deeper than {MOST_DEPTH}")
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except ValueError:
        raise Unfit(400, "REQUEST_INVALID", "the request is not JSON") from None
    if not isinstance(value, dict):
        raise Unfit(400, "REQUEST_INVALID", NO_QUERY)
    return value


def check_request(value: dict[str, Any]) -> None:
    """Refuses an object that is no request of GraphQL."""
    if not isinstance(value.get("query"), str):
        raise Unfit(400, "REQUEST_INVALID", NO_QUERY)
    for name, kind, words in (
        ("variables", dict, "an object"),
        ("extensions", dict, "an object"),
        ("operationName", str, "a text"),
    ):
        if not isinstance(value.get(name), kind | None):
            raise Unfit(400, "REQUEST_INVALID", f'"{name}" is {words}')


def read_json(data: str | bytes) -> Any:
    """The value of a JSON text that nests no deeper than we read; raises JSONDecodeError."""
    text = data if isinstance(data, str) else data.decode()
    if depth_of(text) > MOST_DEPTH:
        raise json.JSONDecodeError(f"nested deeper than {MOST_DEPTH}", "", 0)
    return json.loads(text, parse_constant=_no_constant)


def _no_constant(_name: str) -> Any:
    raise json.JSONDecodeError("NaN and Infinity are not JSON", "", 0)


def depth_of(text: str) -> int:
    """How deep brackets nest outside of strings."""
    depth = deepest = 0
    inside = escaped = False
    for char in text:
        if inside:
            if escaped:
                escaped = False
            elif char == "\\":
                escaped = True
            elif char == '"':
                inside = False
        elif char == '"':
            inside = True
        elif char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}":
            depth -= 1
    return deepest
