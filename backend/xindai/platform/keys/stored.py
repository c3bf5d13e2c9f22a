"""The rows of `data_key`: read and unwrapped, made at first use."""

from __future__ import annotations

import asyncio
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from asyncpg import Record
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from xindai.kernel.errors import Refusal
from xindai.platform.db import Tx
from xindai.platform.keys import master
from xindai.platform.keys.master import MasterKeyError

NONCE_BYTES: Final = 12
LAST_NUMBER: Final = 255
"""A key's number is one byte in front of what it sealed."""
WRITING: Final = "SELECT pg_advisory_xact_lock(7304, 2)"
"""Taken by whoever writes a wrapped key, so that none is wrapped by a master that is just going."""
_PATIENCE: Final = 20
_ROWS: Final = """
SELECT id, purpose, wrapped, active_at IS NOT NULL AS active, retired_at IS NOT NULL AS retired
FROM data_key WHERE wrapped IS NOT NULL ORDER BY id
"""


@dataclass(frozen=True, slots=True, repr=False)
class OpenKey:
    """A data key, unwrapped; never logged, never stored."""

    number: int
    purpose: str
    key: bytes
    is_active: bool
    is_retired: bool


@dataclass(frozen=True, slots=True, repr=False)
class KeyRing:
    """All data keys that are left, and the master that wraps them."""

    keys: tuple[OpenKey, ...]
    master: bytes

    def of(self, purpose: str) -> tuple[OpenKey, ...]:
        """The keys that open this purpose, oldest first."""
        return tuple(key for key in self.keys if key.purpose == purpose)

    def newest(self, purpose: str) -> OpenKey | None:
        """The key to use for what is written now."""
        usable = [key for key in self.of(purpose) if key.is_active and not key.is_retired]
        return usable[-1] if usable else None


async def load(tx: Tx, folder: Path) -> KeyRing | None:
    """The keys of this database; None where none was made. MasterKeyError: no file opens them."""
    for _ in range(_PATIENCE):
        candidates = master.read_all(folder)
        rows = await tx.rows(_ROWS)
        if not rows:
            return None
        for candidate in candidates:
            if opened := unwrap_all(candidate, rows):
                return KeyRing(opened, candidate)
        if not candidates:
            break
        await asyncio.sleep(0.01)  # files and rows may have been read around a change of master
    if candidates:
        raise MasterKeyError(
            f"{folder / 'master.key'} does not open the data keys of this database: "
            "it belongs to another one; put back the file that was made with this database"
        )
    raise MasterKeyError(
        f"{folder / 'master.key'} is missing: it opens the data keys of this database; "
        "put it back from its backup"
    )


async def load_or_make(tx: Tx, folder: Path, *purposes: str) -> KeyRing:
    """The same, with a first key of each of these purposes."""
    ring = await load(tx, folder)
    if ring is None or any(ring.newest(purpose) is None for purpose in purposes):
        await tx.execute(WRITING)
        ring = await load(tx, folder)
        wrapper = ring.master if ring else master.make(folder)
        for purpose in purposes:
            if ring is None or ring.newest(purpose) is None:
                await insert(tx, purpose, wrapper, is_active=True)
        ring = await load(tx, folder)
        assert ring is not None
    return ring


async def insert(tx: Tx, purpose: str, wrapper: bytes, *, is_active: bool) -> int:
    """The number of a fresh key; refuses KEY_NUMBERS_USED_UP. Who calls holds the lock WRITING."""
    number: int = await tx.value("SELECT coalesce(max(id), 0) + 1 FROM data_key")
    if number > LAST_NUMBER:
        raise Refusal("KEY_NUMBERS_USED_UP", f"there were {LAST_NUMBER} data keys already", None)
    await tx.execute(
        "INSERT INTO data_key (id, purpose, wrapped, active_at)"
        " VALUES ($1, $2, $3, CASE WHEN $4 THEN now() END)",
        number,
        purpose,
        wrap(wrapper, secrets.token_bytes(master.KEY_BYTES), purpose),
        is_active,
    )
    return number


def wrap(wrapper: bytes, key: bytes, purpose: str) -> bytes:
    """The key as it may lie in the database: it opens for this purpose only."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(wrapper).encrypt(nonce, key, purpose.encode())


def unwrap_all(wrapper: bytes, rows: list[Record]) -> tuple[OpenKey, ...]:
    """The keys of all rows, or () where this master does not open every one."""
    cipher = AESGCM(wrapper)
    try:
        return tuple(
            OpenKey(
                row["id"],
                row["purpose"],
                cipher.decrypt(
                    row["wrapped"][:NONCE_BYTES],
                    row["wrapped"][NONCE_BYTES:],
                    row["purpose"].encode(),
                ),
                row["active"],
                row["retired"],
            )
            for row in rows
        )
    except InvalidTag:
        return ()
