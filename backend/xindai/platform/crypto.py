"""Sealed fields: AES-256-GCM bound to their place, data keys wrapped by a key outside the database.

A copy of the database alone opens nothing. The blind index (HMAC-SHA-256) finds equal values
without opening any. Sealed form: one byte key number, 12 bytes nonce, ciphertext with tag.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from xindai.platform import db
from xindai.platform.db import Tx
from xindai.platform.settings import load_settings

_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_PURPOSES: Final = ((1, "seal"), (2, "index"))
_known: tuple[Any, FieldKeys] | None = None


@dataclass(frozen=True, slots=True, repr=False)
class FieldKeys:
    """The unwrapped data keys of a process; never logged, never stored."""

    seal_key: bytes
    index_key: bytes

    def seal(self, text: str, table: str, record: str, field: str) -> bytes:
        """Ciphertext that opens only as this field of this record of this table."""
        nonce = os.urandom(_NONCE_BYTES)
        place = f"{table}|{record}|{field}".encode()
        return b"\x01" + nonce + AESGCM(self.seal_key).encrypt(nonce, text.encode(), place)

    def open(self, sealed: bytes, table: str, record: str, field: str) -> str:
        """The text; cryptography's InvalidTag if it was changed or moved from another place."""
        nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        place = f"{table}|{record}|{field}".encode()
        return AESGCM(self.seal_key).decrypt(nonce, body, place).decode()

    def index(self, text: str, field: str) -> bytes:
        """The same 32 bytes for the same text of a field."""
        return hmac.digest(self.index_key, f"{field}|{text}".encode(), hashlib.sha256)


async def keys(tx: Tx) -> FieldKeys:
    """The keys of the connected database: ask once in every transaction that seals, opens or
    looks up, and use them only inside it (a process learns of new keys here)."""
    global _known
    pool = db.pool()
    if _known is None or _known[0] is not pool:
        _known = pool, await field_keys(tx, master_key(load_settings().keys))
    return _known[1]


def master_key(folder: Path) -> bytes:
    """The key that wraps the others: FOLDER/master.key, made (mode 0600) when missing."""
    path = folder / "master.key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Written beside its place and linked there whole: nobody ever reads half of a key.
        draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_bytes(_KEY_BYTES).hex())
        with suppress(FileExistsError):  # somebody else was faster: theirs counts
            os.link(draft, path)
        draft.unlink()
    return bytes.fromhex(path.read_text(encoding="ascii"))


async def field_keys(tx: Tx, master: bytes) -> FieldKeys:
    """The data keys of this database, made and wrapped at first use (InvalidTag: wrong master)."""
    wrapper = AESGCM(master)
    opened: dict[str, bytes] = {}
    for number, purpose in _PURPOSES:
        nonce = os.urandom(_NONCE_BYTES)
        fresh = secrets.token_bytes(_KEY_BYTES)
        await tx.execute(
            "INSERT INTO data_key (id, purpose, wrapped) VALUES ($1, $2, $3)"
            " ON CONFLICT DO NOTHING",
            number,
            purpose,
            nonce + wrapper.encrypt(nonce, fresh, purpose.encode()),
        )
        stored: bytes = await tx.value("SELECT wrapped FROM data_key WHERE id = $1", number)
        nonce, body = stored[:_NONCE_BYTES], stored[_NONCE_BYTES:]
        opened[purpose] = wrapper.decrypt(nonce, body, purpose.encode())
    return FieldKeys(opened["seal"], opened["index"])


def mask_name(name: str) -> str:
    """ "张三丰" -> "张**"."""
    return name[:1] + "*" * (len(name) - 1)


def mask_phone(phone: str) -> str:
    """ "13800001234" -> "138****1234"."""
    return (
        f"{phone[:3]}{'*' * (len(phone) - 7)}{phone[-4:]}" if len(phone) > 7 else "*" * len(phone)
    )


def mask_id_number(number: str) -> str:
    """ "110101199001011234" -> "110***********1234"."""
    return (
        f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}"
        if len(number) > 7
        else "*" * len(number)
    )
