"""Services that fail on request: POST /faults {"service": "bureau", "kind": "slow", "count": 2}.

`for_seconds` or `count` say how long a fault lasts (else: until the next POST); kind "none" ends
it. GET /faults lists those that are on. `slow` waits `seconds` and then answers properly, `down`
answers 503, `wrong` tells of another person, `forged` signs with another secret, `garbage` is no
JSON, `huge` is 10 MB, `half` breaks off in the middle of the text.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

SERVICES: Final = frozenset({"bank", "bureau", "identity", "sms"})
MOST_SECONDS: Final = 3_600
MOST_COUNT: Final = 100_000
SLOW_SECONDS: Final = 10


class FaultKind(StrEnum):
    """How a service fails."""

    SLOW = "slow"
    DOWN = "down"
    WRONG = "wrong"
    FORGED = "forged"
    GARBAGE = "garbage"
    HUGE = "huge"
    HALF = "half"


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault that is on. `until` is of the monotonic clock, `left` counts answers."""

    kind: FaultKind
    seconds: int
    until: float | None
    left: int | None


_faults: dict[str, Fault] = {}


def take(service: str) -> Fault | None:
    """The fault that this answer of the service has; it is counted."""
    fault = _faults.get(service)
    if fault is None:
        return None
    if fault.until is not None and time.monotonic() > fault.until:
        del _faults[service]
        return None
    if fault.left is not None:
        if fault.left <= 1:
            del _faults[service]
        else:
            _faults[service] = Fault(fault.kind, fault.seconds, fault.until, fault.left - 1)
    return fault


def put(
    service: str,
    kind: FaultKind,
    *,
    seconds: int = SLOW_SECONDS,
    for_seconds: int | None = None,
    count: int | None = None,
) -> None:
    """From now on the service fails so."""
    until = None if for_seconds is None else time.monotonic() + for_seconds
    _faults[service] = Fault(kind, seconds, until, count)


def clear() -> None:
    """Every service is well again."""
    _faults.clear()


async def set_fault(request: Request) -> Response:
    """POST /faults; 400 says what is wanted."""
    try:
        given: dict[str, Any] = await request.json()
        service, kind = given["service"], given["kind"]
        seconds = _whole(given.get("seconds", SLOW_SECONDS), MOST_SECONDS)
        for_seconds = _maybe(given.get("for_seconds"), MOST_SECONDS)
        count = _maybe(given.get("count"), MOST_COUNT)
        if service not in SERVICES:
            raise ValueError
        if kind == "none":
            _faults.pop(service, None)
        else:
            put(service, FaultKind(kind), seconds=seconds, for_seconds=for_seconds, count=count)
    except (ValueError, KeyError, TypeError, AttributeError):
        wanted = {"service": sorted(SERVICES), "kind": ["none", *FaultKind]}
        return JSONResponse({"wanted": wanted}, status_code=400)
    return await list_faults(request)


async def list_faults(_request: Request) -> Response:
    """GET /faults: the kind by service."""
    return JSONResponse({service: fault.kind for service, fault in sorted(_faults.items())})


def _maybe(value: object, most: int) -> int | None:
    return None if value is None else _whole(value, most)


def _whole(value: object, most: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise ValueError("out of range")
    return value


ROUTES: Final = [
    Route("/faults", set_fault, methods=["POST"]),
    Route("/faults", list_faults, methods=["GET"]),
]
