"""Ciphertext on disk: one file an id, written whole or not at all."""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from xindai.platform.settings import load_settings

KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12


def folder() -> Path:
    """Where files lie; every process of the house sees the same one."""
    return load_settings().files


def path_of(file_id: UUID) -> Path:
    """Two levels of folders by the end of the id, which is random (its beginning is the time)."""
    name = file_id.hex
    return folder() / name[-2:] / name[-4:-2] / f"{file_id}.sealed"


def write(file_id: UUID, key: bytes, content: bytes) -> None:
    """Seals the content under its own key, bound to its id, and puts it in its place."""
    nonce = os.urandom(_NONCE_BYTES)
    body = nonce + AESGCM(key).encrypt(nonce, content, str(file_id).encode())
    path = path_of(file_id)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(body)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def read(file_id: UUID, key: bytes) -> bytes:
    """The content; cryptography's InvalidTag where somebody changed or moved it."""
    body = path_of(file_id).read_bytes()
    nonce, sealed = body[:_NONCE_BYTES], body[_NONCE_BYTES:]
    return AESGCM(key).decrypt(nonce, sealed, str(file_id).encode())


def remove(file_id: UUID) -> None:
    """Takes away what no row speaks of."""
    path_of(file_id).unlink(missing_ok=True)


def older_than(seconds: float) -> Iterator[UUID]:
    """The ids of what has lain there for so long; drafts that were left behind are taken away."""
    before = time.time() - seconds
    for path in folder().glob("*/*/*"):
        with suppress(FileNotFoundError):  # somebody else was faster
            if path.stat().st_mtime > before:
                continue
            if path.name.startswith("."):
                path.unlink()
                continue
            with suppress(ValueError):
                yield UUID(path.name.removesuffix(".sealed"))
