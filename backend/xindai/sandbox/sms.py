"""短信网关: a text message gateway for development, as platform/sms_gateway.py speaks to it.

It takes messages once an id and tells the lender what became of each by POST /sms/receipts. Three
digits before the last of the telephone tell a story: 901 there is no such number, 902 it is
switched off, 903 delivered half a minute later, 904 delivered and never told (it must be asked),
905 told twice, 906 the first callback is forged, 907 another is told of a message that nobody
sent, 908 undeliverable is told after delivered, 909 it stays on its way. Everybody else has the
message at once. POST /faults makes the whole gateway slow, down or wrong.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from xindai.kernel.errors import Refusal
from xindai.platform.outbound.client import Limits, Outbound
from xindai.platform.settings import load_settings, secret
from xindai.platform.signatures import SIGNATURE, sign, verify
from xindai.sandbox.faults import FaultKind, take

UNDELIVERABLE: Final = {"901": "unknown_number", "902": "phone_off"}
LATE_SECONDS: Final = {"903": 30.0}
SILENT, TWICE, FORGED, STRANGE, CONTRARY, PENDING = "904", "905", "906", "907", "908", "909"
MOST_KEPT: Final = 10_000
TICK_SECONDS: Final = 0.2
RETRY_SECONDS: Final = 5.0
_LIMITS: Final = Limits(connect_seconds=2, read_seconds=3, total_seconds=3)
FORGER: Final = b"somebody else's secret"


@dataclass(frozen=True, slots=True)
class Call:
    """A callback to come; `due` is of the clock of the day."""

    due: float
    body: bytes
    key: bytes


class Gateway:
    """What was taken, by id, and the callbacks that wait; a restart forgets it all."""

    def __init__(self) -> None:
        self.taken: OrderedDict[str, tuple[str, float]] = OrderedDict()
        """The story and the moment of delivery by id."""
        self.calls: list[Call] = []

    def take(self, id: str, phone: str, key: bytes) -> bool:
        """False where the id is known."""
        if id in self.taken:
            return False
        story = phone[-4:-1]
        due = time.time() + LATE_SECONDS.get(story, 0.0)
        self.taken[id] = story, due
        if len(self.taken) > MOST_KEPT:
            self.taken.popitem(last=False)
        self.calls += _calls_of(id, story, due, key)
        return True

    def state(self, id: str) -> dict[str, str | None]:
        """As it is asked about."""
        story, due = self.taken.get(id, (None, 0.0))
        if story is None:
            return told(id, "unknown", None, time.time())
        if story == PENDING or due > time.time():
            return told(id, "pending", None, due)
        return _outcome(id, story, due)


def told(id: str, status: str, reason: str | None, at: float) -> dict[str, str | None]:
    """What is said of a message."""
    moment = datetime.fromtimestamp(at, UTC).isoformat()
    return {"id": id, "status": status, "reason": reason, "at": moment}


def _outcome(id: str, story: str, at: float) -> dict[str, str | None]:
    reason = UNDELIVERABLE.get(story)
    return told(id, "undeliverable" if reason else "delivered", reason, at)


def _calls_of(id: str, story: str, due: float, key: bytes) -> list[Call]:
    if story in (SILENT, PENDING):
        return []
    ours = Call(due, _called(_outcome(id, story, due)), key)
    contrary = told(id, "undeliverable", "phone_off", due - 1)
    return {
        TWICE: [ours, ours],
        FORGED: [Call(due, _called(contrary), FORGER), ours],
        STRANGE: [Call(due, _called(_outcome(uuid4().hex, "", due)), key), ours],
        CONTRARY: [ours, Call(due + 1, _called(contrary), key)],
    }.get(story, [ours])


def _called(content: dict[str, str | None]) -> bytes:
    return json.dumps({"event_id": uuid4().hex} | content).encode()


async def send(request: Request) -> Response:
    """POST /sms: 202, also for a message that it has; 401 where the signature is not ours."""
    key, asked = await _asked(request)
    if asked is None:
        return Response(status_code=401)
    fault = take("sms")
    if fault is not None and fault.kind is FaultKind.DOWN:
        return Response(status_code=503)
    gateway: Gateway = request.app.state.sms
    gateway.take(str(asked["id"]), str(asked["phone"]), key)
    if fault is not None and fault.kind is FaultKind.SLOW:  # it has it: whoever waits no longer …
        await asyncio.sleep(fault.seconds)
    return Response(status_code=202)


async def status(request: Request) -> Response:
    """POST /sms/status."""
    key, asked = await _asked(request)
    if asked is None:
        return Response(status_code=401)
    fault = take("sms")
    if fault is not None and fault.kind is FaultKind.DOWN:
        return Response(status_code=503)
    gateway: Gateway = request.app.state.sms
    body = json.dumps(gateway.state(str(asked["id"]))).encode()
    if fault is not None and fault.kind is FaultKind.GARBAGE:
        body = b"\x00\xff<html>not what you asked for"
    signer = FORGER if fault is not None and fault.kind is FaultKind.FORGED else key
    headers = {SIGNATURE: sign(signer, int(time.time()), body)}
    return Response(body, media_type="application/json", headers=headers)


async def _asked(request: Request) -> tuple[bytes, dict[str, Any] | None]:
    key = secret(load_settings().keys / "sms").encode()
    body = await request.body()
    if not verify(key, request.headers.get(SIGNATURE, ""), body, int(time.time())):
        return key, None
    asked = json.loads(body)
    return key, asked if isinstance(asked, dict) and "id" in asked else None


async def work(gateway: Gateway, url: str | None, client: Outbound) -> None:
    """Calls the lender back until it is cancelled; what nobody takes is told again."""
    while True:
        now = time.time()
        due = [call for call in gateway.calls if call.due <= now]
        gateway.calls = [call for call in gateway.calls if call.due > now]
        for call in due:
            if url is not None and not await _heard(client, url, call):
                gateway.calls.append(Call(now + RETRY_SECONDS, call.body, call.key))
        await asyncio.sleep(TICK_SECONDS)


async def _heard(client: Outbound, url: str, call: Call) -> bool:
    """Whether it was taken, or never will be."""
    signature = sign(call.key, int(time.time()), call.body)
    headers = {"Content-Type": "application/json", SIGNATURE: signature}
    with suppress(Refusal):
        answer = await client.send(
            "POST", url, headers=headers, body=call.body, limits=_LIMITS, only_beginning=True
        )
        return answer.status < 500
    return False


ROUTES: Final = [
    Route("/sms", send, methods=["POST"]),
    Route("/sms/status", status, methods=["POST"]),
]
