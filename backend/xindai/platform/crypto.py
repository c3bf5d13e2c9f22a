"""Sealed fields: AES-256-GCM bound to their place, data keys wrapped by a key outside the database.

A copy of the database alone opens nothing. The blind index (HMAC-SHA-256) finds equal values
without opening any. Sealed form: one byte key number, 12 bytes nonce, ciphertext with tag.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from xindai.platform import db
from xindai.platform.db import Tx
from xindai.platform.keys import stored
from xindai.platform.keys.stored import NONCE_BYTES, KeyRing
from xindai.platform.settings import load_settings

_known: tuple[Any, str, FieldKeys] | None = None
_sealed: dict[tuple[str, str], SealedColumn] = {}


class UnknownKeyError(LookupError):
    """The value was sealed under a key that is destroyed, or that these FieldKeys are older than:
    they were kept longer than the transaction they were asked for in."""


@dataclass(frozen=True, slots=True, repr=False)
class FieldKeys:
    """The data keys as one transaction uses them; never logged, never stored, not kept longer."""

    ciphers: Mapping[int, AESGCM]
    """What opens, by the number that leads the sealed form."""
    newest: int
    """What seals."""
    index_key: bytes

    def seal(self, text: str, table: str, record: str, field: str) -> bytes:
        """Ciphertext that opens only as this field of this record of this table."""
        nonce = os.urandom(NONCE_BYTES)
        place = f"{table}|{record}|{field}".encode()
        body = self.ciphers[self.newest].encrypt(nonce, text.encode(), place)
        return bytes((self.newest,)) + nonce + body

    def open(self, sealed: bytes, table: str, record: str, field: str) -> str:
        """The text; cryptography's InvalidTag if it was changed or moved from another place."""
        cipher = self.ciphers.get(sealed[0])
        if cipher is None:
            raise UnknownKeyError(f"data key {sealed[0]} is not known here")
        nonce, body = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        place = f"{table}|{record}|{field}".encode()
        return cipher.decrypt(nonce, body, place).decode()

    def index(self, text: str, field: str) -> bytes:
        """The same 32 bytes for the same text of a field."""
        return hmac.digest(self.index_key, f"{field}|{text}".encode(), hashlib.sha256)


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """A column that holds sealed texts: `seal(text, table, str(row.<record>), field)`."""

    table: str
    column: str
    field: str
    index: str | None
    """The column with `index(text, field)`: blind index of the same text."""
    record: str


def sealed(
    table: str, column: str, *, field: str, index: str | None = None, record: str = "id"
) -> SealedColumn:
    """Declares a sealed column, beside its model, so that the rotation of keys finds it."""
    declared = SealedColumn(table, column, field, index, record)
    _sealed[table, column] = declared
    return declared


def sealed_columns() -> tuple[SealedColumn, ...]:
    """Every declared one, in a fixed order (the models are loaded)."""
    return tuple(_sealed[place] for place in sorted(_sealed))


async def keys(tx: Tx) -> FieldKeys:
    """The keys of the connected database, the newest first to seal with.

    Ask once in every transaction that seals, opens or looks up, and use them only inside it: the
    transaction holds the keys' lock, so a rotation waits for it (see platform/keys).
    MasterKeyError where the master key is missing or that of another database.
    """
    global _known
    pool = db.pool()
    version: str | None = await tx.value("SELECT data_key_gate()")
    if _known is None or _known[:2] != (pool, version):
        ring = await stored.load_or_make(tx, load_settings().keys, "seal", "index")
        version = version or await tx.value("SELECT data_key_gate()")
        _known = pool, str(version), field_keys(ring)
    return _known[2]


def field_keys(ring: KeyRing) -> FieldKeys:
    """The keys of a ring as fields use them."""
    newest, index = ring.newest("seal"), ring.newest("index")
    if newest is None or index is None:
        raise LookupError("the ring has no key to seal or to index with")
    return FieldKeys(
        {each.number: AESGCM(each.key) for each in ring.of("seal")}, newest.number, index.key
    )


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
