"""Pages: opaque signed cursors, at most 100 at a time."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Final

import strawberry

from xindai.graphql.base.access import PUBLIC, classified, for_borrowers
from xindai.kernel.errors import Refusal

MAX_PAGE: Final = 100
_MAC_BYTES: Final = 12


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class PageInfo:
    """Where a page ends."""

    has_next_page: bool
    end_cursor: str | None


def check_first(first: int) -> int:
    """Refuses PAGE_SIZE."""
    if not 1 <= first <= MAX_PAGE:
        raise Refusal("PAGE_SIZE", f"first is 1 to {MAX_PAGE}", "first")
    return first


def seal(key: bytes, text: str) -> str:
    """A cursor that only we can have made."""
    body = text.encode()
    mac = hmac.digest(key, body, hashlib.sha256)[:_MAC_BYTES]
    return base64.urlsafe_b64encode(mac + body).decode().rstrip("=")


def unseal(key: bytes, cursor: str | None) -> str | None:
    """The text of a cursor; refuses INVALID_CURSOR for one that is not ours."""
    if cursor is None:
        return None
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        mac, body = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
        if hmac.compare_digest(mac, hmac.digest(key, body, hashlib.sha256)[:_MAC_BYTES]):
            return body.decode()
    except ValueError:
        pass
    raise Refusal("INVALID_CURSOR", "the cursor does not belong to this list", "after")
