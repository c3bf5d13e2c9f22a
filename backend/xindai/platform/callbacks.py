"""What callbacks of services have in common: a small body, counted while it comes."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request

MOST_BYTES: Final = 4096


async def body_of(request: Request) -> bytes | None:
    """The body; None for one of more than MOST_BYTES, of which no more is read."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return bytes(body)
