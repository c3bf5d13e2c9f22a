"""POST /sms/receipts: the text message gateway says what became of a message.

The body is {"event_id", "id", "status", "reason", "at"} with the gateway's signature: `id` is the
request id that the message was handed over under, `status` is delivered or undeliverable. The
answer is 204 for whatever is signed and well formed, known here or not.
"""

from __future__ import annotations

import time
from typing import Final

import asyncpg
import structlog
from prometheus_client import Counter
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xindai.notifications.messages.receipts import Receipt, Source, hear, read_receipt
from xindai.platform import db
from xindai.platform.callbacks import body_of
from xindai.platform.settings import load_settings, secret
from xindai.platform.signatures import SIGNATURE, verify

PATH: Final = "/sms/receipts"
RECEIPTS = Counter("xindai_message_receipts_total", "Receipts of the SMS gateway", ["outcome"])
log = structlog.get_logger("xindai.messages")


async def receipt(request: Request) -> Response:
    """204, 400 garbage, 401 wrong signature, 413 too large, 503 try again."""
    body = await body_of(request)
    if body is None:
        return _answer(413, "too_large")
    key = secret(load_settings().keys / "sms").encode()
    if not verify(key, request.headers.get(SIGNATURE, ""), body, int(time.time())):
        return _answer(401, "wrong_signature")
    told = _read(body)
    if told is None:
        return _answer(400, "garbage")
    try:
        async with db.transaction() as tx:
            heard = await hear(tx, told, Source.CALLBACK)
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as away:
        log.error("receipts wait", reason=type(away).__name__)
        return _answer(503, "away")
    return _answer(204, heard.value)


def _read(body: bytes) -> Receipt | None:
    try:
        return read_receipt(body)
    except (ValueError, TypeError, RecursionError, OverflowError):
        return None


def _answer(status: int, outcome: str) -> Response:
    RECEIPTS.labels(outcome).inc()
    return Response(status_code=status)


def routes() -> list[Route]:
    """For the application."""
    return [Route(PATH, receipt, methods=["POST"])]
