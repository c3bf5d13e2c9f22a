"""银行: a bank for development, as payments/http_bank.py speaks to it.

It pays accounts and collects from them. Three digits before the last of the account tell a story:
901 the account is closed, 902 the name does not fit, 903 accepted and paid three seconds later,
904 paid, but the line goes dead before the answer, 905 paid, and the first two answers lie about
the amount, 906 paid, and told twice, 911 accepted and paid a day later. Only where it collects:
907 there is not enough money in the account, 908 the account's limit is too low, 909 nothing may
be collected from it; 910 there is not enough money for more than 1,000.00. Everybody else is
paid, or pays, at once. POST /faults makes the whole bank slow, down or wrong.
"""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from datetime import time as time_of_day
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from xindai.kernel.errors import Refusal
from xindai.kernel.money import format_minor, parse_positive
from xindai.payments.api import SettlementLine, settlement_file
from xindai.platform.jobs.schedules import CHINA
from xindai.platform.outbound.client import Limits, Outbound
from xindai.platform.settings import load_settings, secret
from xindai.platform.signatures import SIGNATURE, sign, verify
from xindai.sandbox.bank_book import FUNDS_MINOR, Book, Booked, OtherContentError, Wanted
from xindai.sandbox.faults import FaultKind, take

REJECTS: Final = {"901": "ACCOUNT_CLOSED", "902": "NAME_MISMATCH"}
REFUSES_COLLECTION: Final = {
    "907": "INSUFFICIENT_FUNDS",
    "908": "LIMIT_EXCEEDED",
    "909": "NOT_AUTHORISED",
}
POOR, POOR_HAS_MINOR = "910", 100_000
DEAD, LIES, TWICE = "904", "905", "906"
LATE_SECONDS: Final = {"903": 3.0, "911": 86_400.0}
LYING_ANSWERS: Final = 2
TICK_SECONDS: Final = 0.2
_LIMITS: Final = Limits(connect_seconds=2, read_seconds=3, total_seconds=3)


class HangUp(Response):
    """The line goes dead in the middle of the answer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Announces more than it sends."""
        length = [(b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": length})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})


async def pay(request: Request) -> Response:
    """POST /bank/payments."""
    return await _take(request, "payee")


async def collect(request: Request) -> Response:
    """POST /bank/collections."""
    return await _take(request, "payer")


async def _take(request: Request, other_end: str) -> Response:
    """A payout to the payee, or a collection from the payer."""
    key, asked = await _asked(request)
    wanted = None if asked is None else _wanted(asked, other_end)
    if wanted is None:
        return Response(status_code=401 if asked is None else 400)
    fault = take("bank")
    kind = fault.kind if fault is not None else None
    if kind is FaultKind.DOWN:
        return Response(status_code=503)
    story = wanted.payee_number[-4:-1]
    late, callbacks = LATE_SECONDS.get(story, 0.0), 2 if story == TWICE else 1
    book: Book = request.app.state.bank
    try:
        booked = await asyncio.to_thread(book.pay, wanted, _no(wanted), late, callbacks)
    except OtherContentError:
        return Response(status_code=409)
    if fault is not None and kind is FaultKind.SLOW:  # it has paid: whoever waits no longer …
        await asyncio.sleep(fault.seconds)
    if story == DEAD and booked is not None and not booked.answers:
        await asyncio.to_thread(book.told, wanted.request_id)
        return HangUp()
    return await _said(request, key, wanted.request_id, booked, time.time(), kind)


def _no(wanted: Wanted) -> str | None:
    """Why the bank will not; None: it will."""
    story = wanted.payee_number[-4:-1]
    if wanted.collects and story == POOR and wanted.amount_minor > POOR_HAS_MINOR:
        return "INSUFFICIENT_FUNDS"
    return REJECTS.get(story) or (REFUSES_COLLECTION.get(story) if wanted.collects else None)


async def query(request: Request) -> Response:
    """POST /bank/payments/query."""
    key, asked = await _asked(request)
    if asked is None or not isinstance(asked.get("request_id"), str):
        return Response(status_code=401 if asked is None else 400)
    fault = take("bank")
    kind = fault.kind if fault is not None else None
    if kind is FaultKind.DOWN:
        return Response(status_code=503)
    if fault is not None and kind is FaultKind.SLOW:
        await asyncio.sleep(fault.seconds)
    book: Book = request.app.state.bank
    booked, at = await asyncio.to_thread(book.find, asked["request_id"])
    return await _said(request, key, asked["request_id"], booked, at, kind)


async def ledger(request: Request) -> Response:
    """GET /bank/ledger: what has left the lender, for the curious; ?way=in: what has come in."""
    book: Book = request.app.state.bank
    read = book.collected if request.query_params.get("way") == "in" else book.paid
    moved = await asyncio.to_thread(read)
    return JSONResponse([entry | {"account": entry["account"][-4:]} for entry in moved])


async def settlement(request: Request) -> Response:
    """GET /bank/settlement?account=CODE&on=2026-01-31: the settlement file of a day in China."""
    given = request.query_params
    try:
        on = date.fromisoformat(given.get("on", ""))
        code, currency = given["account"], given.get("currency", "CNY")
        start = datetime.combine(on, time_of_day(), CHINA).timestamp()
    except (ValueError, KeyError):
        return Response(status_code=400)
    book: Book = request.app.state.bank
    paid = await asyncio.to_thread(book.settled, start, start + 86_400, currency)
    lines = [
        SettlementLine(
            kind="collection" if one["collects"] else "payment",
            amount_minor=one["amount_minor"] if one["collects"] else -one["amount_minor"],
            reference=one["reference"],
            request_id=one["request_id"],
            remark=one["remark"],
            party_name=one["payee_name"],
            party_account=one["payee_number"],
        )
        for one in paid
    ]
    content = settlement_file(code, on, currency, FUNDS_MINOR, lines)
    return Response(content, media_type="text/csv")


async def _asked(request: Request) -> tuple[bytes, dict[str, Any] | None]:
    """The bank's key, and the question if it is signed with it."""
    key = secret(load_settings().keys / "bank").encode()
    body = await request.body()
    if not verify(key, request.headers.get(SIGNATURE, ""), body, int(time.time())):
        return key, None
    asked = json.loads(body)
    return key, asked if isinstance(asked, dict) else None


def _wanted(asked: dict[str, Any], other_end: str) -> Wanted | None:
    try:
        payee, currency = asked[other_end], asked["currency"]
        return Wanted(
            request_id=str(asked["request_id"]),
            amount_minor=parse_positive(asked["amount"], currency),
            currency=currency,
            payee_name=str(payee["name"]),
            payee_number=str(payee["number"]),
            remark=str(asked["remark"]),
            valid_until=datetime.fromisoformat(asked["valid_until"]).timestamp(),
            collects=other_end == "payer",
        )
    except (KeyError, TypeError, ValueError, Refusal):
        return None


async def _said(
    request: Request,
    key: bytes,
    request_id: str,
    booked: Booked | None,
    at: float,
    kind: FaultKind | None,
) -> Response:
    """The signed answer, or what a fault makes of it."""
    if booked is not None:
        story = booked.payee_number[-4:-1]
        lies = story == LIES and booked.answers < LYING_ANSWERS
        if lies or kind is FaultKind.WRONG:
            booked = replace(booked, amount_minor=booked.amount_minor * 10)
        await asyncio.to_thread(request.app.state.bank.told, request_id)
    told = json.dumps(_content(request_id, booked, at)).encode()
    if kind is FaultKind.GARBAGE:
        told = b"\x00\xff<html>not what you asked for"
    elif kind is FaultKind.HUGE:
        told = b"[" + b" " * 10**7 + b"]"
    elif kind is FaultKind.HALF:
        return HangUp()
    signer = b"somebody else's secret" if kind is FaultKind.FORGED else key
    headers = {SIGNATURE: sign(signer, int(time.time()), told)}
    return Response(told, media_type="application/json", headers=headers)


def _content(request_id: str, booked: Booked | None, at: float) -> dict[str, str | None]:
    said: dict[str, str | None] = dict.fromkeys(("amount", "currency", "reference", "reason"))
    if booked is not None:
        said |= {
            "amount": format_minor(booked.amount_minor, booked.currency),
            "currency": booked.currency,
            "reference": booked.reference,
            "reason": booked.reason if booked.status == "rejected" else None,
        }
    status = "not_received" if booked is None else booked.status
    moment = datetime.fromtimestamp(at, UTC).isoformat()
    return said | {"request_id": request_id, "status": status, "at": moment}


async def work(book: Book, callback_url: str | None, client: Outbound) -> None:
    """Pays what is due later, and tells the lender that there is news, until it is cancelled."""
    key = secret(load_settings().keys / "bank").encode()
    while True:
        await asyncio.to_thread(book.settle_due)
        if callback_url is not None:
            for number, event_id, request_id in await asyncio.to_thread(book.callbacks_due):
                content = {"event_id": event_id, "request_id": request_id}
                heard = await _called(client, callback_url, key, json.dumps(content).encode())
                await asyncio.to_thread(book.called, number, heard=heard)
        await asyncio.sleep(TICK_SECONDS)


async def _called(client: Outbound, url: str, key: bytes, body: bytes) -> bool:
    headers = {"Content-Type": "application/json", SIGNATURE: sign(key, int(time.time()), body)}
    with suppress(Refusal):
        answer = await client.send(
            "POST", url, headers=headers, body=body, limits=_LIMITS, only_beginning=True
        )
        return 200 <= answer.status < 300
    return False


ROUTES: Final = [
    Route("/bank/payments", pay, methods=["POST"]),
    Route("/bank/collections", collect, methods=["POST"]),
    Route("/bank/payments/query", query, methods=["POST"]),
    Route("/bank/ledger", ledger, methods=["GET"]),
    Route("/bank/settlement", settlement, methods=["GET"]),
]
