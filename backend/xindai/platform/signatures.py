"""Signatures between this house and services it shares a secret with.

`X-Xindai-Signature: t=<time>,v1=<hex>`: HMAC-SHA-256 of "<time>.<body>". Requests and answers are
signed alike; one that is minutes old is a replay.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import Final

SIGNATURE: Final = "X-Xindai-Signature"
TOLERATED_SECONDS: Final = 300
"""How far the clocks of two houses may be apart, and how old a message may be."""
_HEADER: Final = re.compile(r"t=([0-9]{1,12}),v1=([0-9a-f]{64})", re.ASCII)


def sign(secret: bytes, at: int, body: bytes) -> str:
    """The value of the header; `at` is in seconds since 1970."""
    mac = hmac.digest(secret, f"{at}.".encode() + body, hashlib.sha256)
    return f"t={at},v1={mac.hex()}"


def verify(secret: bytes, header: str, body: bytes, now: int) -> bool:
    """Whether the header signs this body, and did so just now."""
    found = _HEADER.fullmatch(header)
    if found is None or abs(now - int(found[1])) > TOLERATED_SECONDS:
        return False
    return hmac.compare_digest(header, sign(secret, int(found[1]), body))
