"""What the bureau and the identity check have in common: signed questions, signed answers.

The same request id gets the same answer, as from the real ones, who charge for each inquiry.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from xindai.platform.settings import load_settings, secret
from xindai.platform.signatures import SIGNATURE, sign, verify
from xindai.sandbox.faults import Fault, FaultKind, take

HUGE_BYTES: Final = 10 * 1024 * 1024
SOMEBODY_ELSE: Final = "110101190001010017"
MOST_KEPT: Final = 10_000
_kept: dict[tuple[str, str], tuple[bytes, bytes]] = {}
"""Digest of the question and the answer, by service and request id."""
inquiries: dict[str, int] = {}
"""How often each service has really worked, for tests and the curious."""


async def answer(
    request: Request, service: str, report_of: Callable[[Mapping[str, Any]], Mapping[str, Any]]
) -> Response:
    """The answer to a signed question; 401 for one that is not ours, 409 for a used id."""
    key = secret(load_settings().keys / service).encode()
    body = await request.body()
    signature = request.headers.get(SIGNATURE, "")
    if not verify(key, signature, body, int(time.time())):
        return JSONResponse({"error": "signature"}, status_code=401)
    asked = json.loads(body)
    fault = take(service)
    if fault is not None and fault.kind is FaultKind.DOWN:
        return JSONResponse({"error": "down"}, status_code=503)
    if fault is not None and fault.kind is FaultKind.SLOW:
        await asyncio.sleep(fault.seconds)
    place, digest = (service, str(asked["request_id"])), hashlib.sha256(body).digest()
    known = _kept.get(place)
    if known is not None and known[0] != digest:
        return JSONResponse({"error": "the request id was used"}, status_code=409)
    if known is None:
        inquiries[service] = inquiries.get(service, 0) + 1
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        known = _kept[place] = digest, _content(key, asked, asked["id_number"], report_of)
    told = known[1]
    if fault is not None and fault.kind is FaultKind.WRONG:
        told = _content(key, asked, SOMEBODY_ELSE, report_of)
    return _sent(key, told, fault)


def _content(
    key: bytes,
    asked: Mapping[str, Any],
    id_number: str,
    report_of: Callable[[Mapping[str, Any]], Mapping[str, Any]],
) -> bytes:
    """The answer's bytes; `subject` names the person by a keyed hash of his number."""
    subject = hmac.digest(key, f"subject|{id_number}".encode(), hashlib.sha256).hex()
    report = dict(report_of({**asked, "id_number": id_number}))
    content = {"request_id": asked["request_id"], "subject": subject, "report": report}
    return json.dumps(content).encode()


def _sent(key: bytes, told: bytes, fault: Fault | None) -> Response:
    kind = fault.kind if fault is not None else None
    if kind is FaultKind.GARBAGE:
        told = b"\x00\xff<html>not what you asked for"
    elif kind is FaultKind.HUGE:
        told = b"[" + b" " * HUGE_BYTES + b"]"
    elif kind is FaultKind.HALF:
        told = told[: len(told) // 2]
    signer = b"somebody else's secret" if kind is FaultKind.FORGED else key
    headers = {SIGNATURE: sign(signer, int(time.time()), told)}
    return Response(told, media_type="application/json", headers=headers)
