"""A bank over HTTP: signed requests, signed answers, read strictly.

POST <url>/payments {"request_id", "amount", "currency", "payee": {"name", "number", "bank"},
"remark", "valid_until"}, POST <url>/collections with a "payer" in the payee's place, and, about
either, POST <url>/payments/query {"request_id"}, each with our signature
(platform/signatures.py); 200 {"request_id", "status", "amount", "currency", "reference",
"reason", "at"} with theirs. `status` is paid (which way the money went, the request has said),
accepted, rejected or not_received. Everything else - another status, no signature, a field too
many, silence - is no answer at all.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from xindai.kernel.errors import Refusal
from xindai.kernel.money import format_minor, parse_amount
from xindai.payments.channel import Answer, BankSays, PaymentChannel, PayRequest, unclear
from xindai.payments.types import PaymentKind
from xindai.platform.outbound.client import Limits, Outbound, outbound
from xindai.platform.settings import Settings, load_settings, secret
from xindai.platform.signatures import SIGNATURE, sign, verify

LIMITS: Final = Limits(
    request_bytes=8 * 1024,
    response_bytes=8 * 1024,
    connect_seconds=5.0,
    read_seconds=15.0,
    total_seconds=20.0,
)
_FIELDS: Final = {"request_id", "status", "amount", "currency", "reference", "reason", "at"}
_WAYS: Final = {
    PaymentKind.PAYOUT: ("payments", "payee"),
    PaymentKind.COLLECTION: ("collections", "payer"),
    PaymentKind.REFUND: ("payments", "payee"),
}
_REASON: Final = re.compile(r"[A-Z][A-Z0-9_]{0,39}", re.ASCII)
_REFERENCE: Final = re.compile(r"[A-Za-z0-9-]{1,40}", re.ASCII)
_SAID: Final = {says.value: says for says in BankSays if says is not BankSays.UNCLEAR}


class HttpBank:
    """A PaymentChannel. A bank inside the house needs its network in XINDAI_OUTBOUND_ALLOW."""

    def __init__(
        self, url: str, key: str, client: Outbound | None = None, limits: Limits = LIMITS
    ) -> None:
        self._url = url.rstrip("/")
        self._key = key.encode()
        self._client = client or outbound()
        self._limits = limits

    async def send(self, request: PayRequest) -> Answer:
        """Hands the request over; whatever goes wrong on the way is UNCLEAR."""
        path, other_end = _WAYS[request.kind]
        content = {
            "request_id": str(request.request_id),
            "amount": format_minor(request.amount_minor, request.currency),
            "currency": request.currency,
            other_end: {
                "name": request.payee_name,
                "number": request.payee_number,
                "bank": request.payee_bank,
            },
            "remark": request.remark,
            "valid_until": request.valid_until.isoformat(),
        }
        return await self._call(path, content)

    async def query(self, request_id: UUID) -> Answer:
        """What became of a request."""
        return await self._call("payments/query", {"request_id": str(request_id)})

    async def _call(self, path: str, content: Mapping[str, Any]) -> Answer:
        body = json.dumps(content, ensure_ascii=False).encode()
        headers = {
            "Content-Type": "application/json",
            SIGNATURE: sign(self._key, int(time.time()), body),
        }
        try:
            answer = await self._client.send(
                "POST", f"{self._url}/{path}", headers=headers, body=body, limits=self._limits
            )
        except Refusal as no:
            return unclear(no.code)
        if answer.status != 200:
            return unclear(f"HTTP_{answer.status}")
        signed = answer.headers.get(SIGNATURE.lower(), "")
        if not verify(self._key, signed, answer.body, int(time.time())):
            return unclear("WRONG_SIGNATURE")
        try:
            return read_answer(answer.body)
        except (ValueError, RecursionError, Refusal):
            return unclear("GARBAGE")


def read_answer(body: bytes) -> Answer:
    """The answer of a signed body; ValueError or Refusal for what is none."""
    told = json.loads(body, object_pairs_hook=_once)
    if not isinstance(told, dict) or told.keys() != _FIELDS:
        raise ValueError("other fields than agreed")
    if any(not isinstance(value, str | None) for value in told.values()):
        raise ValueError("a value that is no text")
    said = _SAID.get(told["status"] or "")
    at = datetime.fromisoformat(told["at"] or "")
    if said is None or at.tzinfo is None:
        raise ValueError("no status, or no moment")
    is_known = said is not BankSays.NOT_RECEIVED
    currency = told["currency"] if is_known else None
    return Answer(
        says=said,
        request_id=UUID(told["request_id"]),
        amount_minor=parse_amount(told["amount"], currency or "") if is_known else None,
        currency=currency,
        reference=_matching(_REFERENCE, told["reference"]),
        code=_matching(_REASON, told["reason"]),
        at=at,
    )


def _matching(form: re.Pattern[str], text: str | None) -> str | None:
    if text is not None and not form.fullmatch(text):
        raise ValueError("not in the agreed form")
    return text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a field stands there twice")
    return found


@cache
def _bank_of(url: str, key: str) -> HttpBank:
    return HttpBank(url, key)


def bank(settings: Settings | None = None) -> PaymentChannel:
    """The lender's bank; ConnectionError where XINDAI_BANK_URL names none (orders stay planned)."""
    settings = settings or load_settings()
    if settings.bank_url is None:
        raise ConnectionError("XINDAI_BANK_URL is not set")
    return _bank_of(settings.bank_url, secret(settings.keys / "bank"))
