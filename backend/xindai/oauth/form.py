"""Stands before the token endpoint: only small forms get through, in time."""

from __future__ import annotations

import asyncio
from typing import Final
from urllib.parse import parse_qsl

from starlette.types import Receive, Scope

MOST_BYTES: Final = 8 * 1024
MOST_FIELDS: Final = 10
READ_SECONDS: Final = 5.0
KIND: Final = b"application/x-www-form-urlencoded"


class BadForm(Exception):
    """What is not passed on: HTTP status and a sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


async def read_form(
    scope: Scope, receive: Receive, read_seconds: float = READ_SECONDS
) -> dict[str, str]:
    """The fields, each once; raises BadForm."""
    if scope["method"] != "POST":
        raise BadForm(405, "send a POST")
    headers = {name.lower(): value for name, value in scope["headers"]}
    kind = headers.get(b"content-type", b"").split(b";")[0].strip().lower()
    if kind != KIND:
        raise BadForm(415, f"send {KIND.decode()}")
    try:
        async with asyncio.timeout(read_seconds):
            body = await _read(receive)
    except TimeoutError:
        raise BadForm(408, "the request came too slowly") from None
    return _fields(body)


async def _read(receive: Receive) -> bytes:
    """Counted while it comes in: no header is believed."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise BadForm(400, "the request ended early")
        part = message.get("body", b"")
        size += len(part)
        if size > MOST_BYTES:
            raise BadForm(413, f"a request has at most {MOST_BYTES} bytes")
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)


def _fields(body: bytes) -> dict[str, str]:
    """RFC 6749, 3.2: no field twice, and an empty one counts as left out."""
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=bool(body),
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:
        raise BadForm(400, "the form is not well-formed") from None
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise BadForm(400, "a field stands there twice")
    return {name: value for name, value in fields.items() if value}
