"""Paths that open one file for a while: signed by a secret beside the keys, for nothing else."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from typing import Final
from uuid import UUID

from xindai.platform.settings import load_settings, secret

FOLDER: Final = "/files"
UPLOADS: Final = "/files/upload"
_MAC_BYTES: Final = 16
_TOKEN_BYTES: Final = 16 + 8 + _MAC_BYTES


def signed_path(file_id: UUID, seconds: int = 300) -> str:
    """Where the file can be read until then by whoever knows the path."""
    until = int(time.time()) + seconds
    return f"{FOLDER}/{file_id}?until={until}&mac={_mac('read', file_id, until).hex()}"


def is_signed(file_id: UUID, until: str, mac: str) -> bool:
    """Whether the path is one of ours, and not too old."""
    try:
        moment, given = int(until), bytes.fromhex(mac)
    except ValueError:
        return False
    right = hmac.compare_digest(_mac("read", file_id, moment), given)
    return right and moment >= time.time()


def upload_path(file_id: UUID, until: int) -> str:
    """Where the content of this file goes; the same for the same moment."""
    body = file_id.bytes + until.to_bytes(8, "big")
    token = base64.urlsafe_b64encode(body + _mac("upload", file_id, until)).decode().rstrip("=")
    return f"{UPLOADS}/{token}"


def upload_of(token: str) -> UUID | None:
    """The file that the token was made for; None for a token that is none of ours.

    How long it is good is told by the row, in the database's own time.
    """
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return None
    if len(raw) != _TOKEN_BYTES:
        return None
    file_id, until = UUID(bytes=raw[:16]), int.from_bytes(raw[16:24], "big")
    if not hmac.compare_digest(_mac("upload", file_id, until), raw[24:]):
        return None
    # base64 has several spellings of the same bytes; only ours is taken.
    return file_id if upload_path(file_id, until) == f"{UPLOADS}/{token}" else None


def _mac(what: str, file_id: UUID, until: int) -> bytes:
    key = secret(load_settings().keys / "files").encode()
    return hmac.digest(key, f"{what}|{file_id}|{until}".encode(), hashlib.sha256)[:_MAC_BYTES]
