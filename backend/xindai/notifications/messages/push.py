"""Web Push (RFC 8030, 8291, 8292): encrypted for one browser, signed with the lender's own key."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from joserfc import jwt
from joserfc.jwk import ECKey
from joserfc.util import urlsafe_b64encode

from xindai.kernel.errors import Refusal
from xindai.notifications.messages.channel import Envelope, Outcome, Result
from xindai.notifications.messages.preferences import decoded
from xindai.notifications.messages.types import PushSubscription
from xindai.platform.outbound.client import Limits, Outbound, outbound

HOURS_KEPT: Final = 12
"""How long the push service keeps a message for a browser that is away."""
TOKEN_SECONDS: Final = 3600
_LIMITS: Final = Limits(request_bytes=8 * 1024, response_bytes=2048, total_seconds=8.0)
_GONE: Final = (404, 410)
_FOR_GOOD: Final = (400, 401, 403, 413)


class WebPush:
    """A Channel: to every browser of the customer; one that takes it is enough."""

    def __init__(self, key_file: Path, contact: str, client: Outbound | None = None) -> None:
        self._key = push_key(key_file)
        self._contact = contact
        self._client = client or outbound()

    async def deliver(self, envelope: Envelope) -> Result:
        """Browsers that are gone are named, so that nobody pushes there again."""
        plain = {
            "title": envelope.subject,
            "body": envelope.body,
            "tag": envelope.request_id.hex,
            "lang": envelope.language,
        }
        content = json.dumps(plain, ensure_ascii=False).encode()
        taken, gone, detail = False, list[UUID](), "no_browser"
        worst = Outcome.REFUSED
        for browser_id, subscription in envelope.browsers:
            status = await self._push(subscription, content, envelope.request_id)
            if 200 <= status < 300:
                taken = True
            elif status in _GONE:
                gone.append(browser_id)
            else:
                detail = f"push_{status}"
                if status not in _FOR_GOOD:
                    worst = Outcome.TROUBLE
        if taken:
            return Result(Outcome.ACCEPTED, None, tuple(gone))
        return Result(worst, detail, tuple(gone))

    async def _push(self, to: PushSubscription, content: bytes, request_id: UUID) -> int:
        """The status; 0 where nobody answered."""
        body = http_ece.encrypt(
            content,
            salt=os.urandom(16),
            private_key=ec.generate_private_key(ec.SECP256R1()),
            dh=decoded(to.p256dh),
            auth_secret=decoded(to.auth),
            version="aes128gcm",
        )
        headers = {
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(HOURS_KEPT * 3600),
            "Urgency": "normal",
            "Topic": request_id.hex[:32],
            "Authorization": self._authorization(to.endpoint),
        }
        try:
            answer = await self._client.send(
                "POST",
                to.endpoint,
                headers=headers,
                body=body,
                limits=_LIMITS,
                only_beginning=True,
            )
        except Refusal:
            return 0
        return answer.status

    def _authorization(self, endpoint: str) -> str:
        """VAPID: who pushes, to which service, until when."""
        parts = urlsplit(endpoint)
        claims = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": int(time.time()) + TOKEN_SECONDS,
            "sub": self._contact,
        }
        pem = self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        token = jwt.encode({"typ": "JWT", "alg": "ES256"}, claims, ECKey.import_key(pem))
        return f"vapid t={token}, k={public_text(self._key)}"


@cache
def push_key(file: Path) -> ec.EllipticCurvePrivateKey:
    """The lender's key, made once and kept in a file that only its owner reads."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = ec.generate_private_key(ec.SECP256R1())
        pem = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as out:
            out.write(pem)
        with suppress(FileExistsError):  # somebody else was faster: theirs counts
            os.link(draft, file)
        draft.unlink()
    key = load_pem_private_key(file.read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return key


def public_text(key: ec.EllipticCurvePrivateKey) -> str:
    """The public half as browsers want it: base64url of the uncompressed point."""
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).decode().rstrip("=")
