"""POST /bank/callback: the bank says that it has news of a request.

Nothing is believed but that: the order is asked about, and the answer decides. So a callback that
is late, doubled or replayed does nothing worse than one more question, and none about what is
settled. The body is {"event_id", "request_id"} with the bank's signature.
"""

from __future__ import annotations

import json
import time
from typing import Any, Final
from uuid import UUID

import asyncpg
import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xindai.payments.actions.query import called_back
from xindai.payments.metrics import CALLBACKS
from xindai.platform import db
from xindai.platform.callbacks import body_of
from xindai.platform.settings import load_settings, secret
from xindai.platform.signatures import SIGNATURE, verify

PATH: Final = "/bank/callback"
log = structlog.get_logger("xindai.payments")


async def callback(request: Request) -> Response:
    """204 for whatever the bank has signed; it says nothing about what is known here."""
    body = await body_of(request)
    if body is None:
        return _answer(413, "too_large")
    key = secret(load_settings().keys / "bank").encode()
    if not verify(key, request.headers.get(SIGNATURE, ""), body, int(time.time())):
        return _answer(401, "wrong_signature")
    request_id = _request_of(body)
    if request_id is None:
        return _answer(400, "garbage")
    try:
        async with db.transaction() as tx:
            is_open = await called_back(tx, request_id)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as away:
        log.error("callbacks wait", reason=type(away).__name__)
        return _answer(503, "away")
    return _answer(204, "asked" if is_open else "nothing_open")


def _request_of(body: bytes) -> UUID | None:
    try:
        told: Any = json.loads(body)
        if not isinstance(told, dict) or told.keys() != {"event_id", "request_id"}:
            return None
        return UUID(told["request_id"])
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _answer(status: int, outcome: str) -> Response:
    CALLBACKS.labels(outcome).inc()
    return Response(status_code=status)


def routes() -> list[Route]:
    """For the application."""
    return [Route(PATH, callback, methods=["POST"])]
