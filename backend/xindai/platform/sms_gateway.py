"""The sender of production: a signed JSON POST to the lender's gateway (XINDAI_SMS_URL).

The gateway recomputes HMAC-SHA-256 of "<time>.<body>" with the shared secret and compares it with
the header `X-Xindai-Signature: t=<time>,v1=<hex>`; a time that is minutes old is a replay. It
answers 2xx when it took the message over, and drops a second message with the same id.

POST <url>/status {"id"}, signed alike, is answered with 200 {"id", "status", "reason", "at"} and
the gateway's signature: pending, delivered, undeliverable or unknown.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Final

from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform.outbound.client import Answer, Limits, Outbound, outbound
from xindai.platform.signatures import SIGNATURE as SIGNATURE
from xindai.platform.signatures import sign as sign
from xindai.platform.signatures import verify

_LIMITS: Final = Limits(request_bytes=8 * 1024, response_bytes=1024, total_seconds=8.0)


class GatewaySms:
    """An SmsSender. A gateway inside the house needs its network in XINDAI_OUTBOUND_ALLOW."""

    def __init__(self, url: str, secret: str, client: Outbound | None = None) -> None:
        self._url = url.rstrip("/")
        self._secret = secret.encode()
        self._client = client or outbound()

    async def send(self, phone: str, text: str, *, request_id: str | None = None) -> None:
        """Raises ConnectionError when the gateway does not take it; its answer is not read."""
        content = {"id": request_id or new_id().hex, "phone": phone, "text": text}
        answer = await self._post(self._url, content, only_beginning=True)
        if not 200 <= answer.status < 300:
            raise ConnectionError(f"the gateway answered {answer.status}")

    async def ask(self, request_id: str) -> bytes:
        """The signed answer about a message; raises ConnectionError where there is none."""
        answer = await self._post(f"{self._url}/status", {"id": request_id}, only_beginning=False)
        signed = answer.headers.get(SIGNATURE.lower(), "")
        if answer.status != 200 or not verify(self._secret, signed, answer.body, int(time.time())):
            raise ConnectionError(f"the gateway answered {answer.status}, or did not sign")
        return answer.body

    async def _post(self, url: str, content: Mapping[str, str], *, only_beginning: bool) -> Answer:
        body = json.dumps(content, ensure_ascii=False).encode()
        headers = {
            "Content-Type": "application/json",
            SIGNATURE: sign(self._secret, int(time.time()), body),
        }
        try:
            return await self._client.send(
                "POST",
                url,
                headers=headers,
                body=body,
                limits=_LIMITS,
                only_beginning=only_beginning,
            )
        except Refusal as no:
            raise ConnectionError(f"the gateway was not reached: {no.code}") from None
