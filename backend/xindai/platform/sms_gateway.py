"""The sender of production: a signed JSON POST to the lender's gateway (XINDAI_SMS_URL).

The gateway recomputes HMAC-SHA-256 of "<time>.<body>" with the shared secret and compares it with
the header `X-Xindai-Signature: t=<time>,v1=<hex>`; a time that is minutes old is a replay. It
answers 2xx when it took the message over, and drops a second message with the same id.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from typing import Final

import httpx

from xindai.kernel.ids import new_id

SIGNATURE: Final = "X-Xindai-Signature"


class GatewaySms:
    """An SmsSender. One connection pool; no redirects, no proxies from the environment."""

    def __init__(self, url: str, secret: str) -> None:
        self._url = url
        self._secret = secret.encode()
        self._client = httpx.AsyncClient(
            follow_redirects=False, trust_env=False, timeout=httpx.Timeout(8.0)
        )

    async def send(self, phone: str, text: str) -> None:
        """Raises ConnectionError when the gateway does not take it; its answer is not read."""
        content = {"id": new_id().hex, "phone": phone, "text": text}
        body = json.dumps(content, ensure_ascii=False).encode()
        headers = {
            "Content-Type": "application/json",
            SIGNATURE: sign(self._secret, int(time.time()), body),
        }
        async with self._client.stream(
            "POST", self._url, content=body, headers=headers
        ) as response:
            if not response.is_success:
                raise ConnectionError(f"the gateway answered {response.status_code}")

    async def close(self) -> None:
        """Close its connections."""
        await self._client.aclose()


def sign(secret: bytes, at: int, body: bytes) -> str:
    """The value of the header; `at` is in seconds since 1970."""
    mac = hmac.digest(secret, f"{at}.".encode() + body, hashlib.sha256)
    return f"t={at},v1={mac.hex()}"
