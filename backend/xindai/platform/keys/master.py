"""The master key: FOLDER/master.key, mode 0600, 64 hexadecimal digits; it wraps the data keys.

While it is changed, `master.next` lies beside it and one of the two opens everything. The one that
was replaced stays as `master-XXXXXXXX.old` for copies of the database from before.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

KEY_BYTES: Final = 32


class MasterKeyError(RuntimeError):
    """The file with the master key is missing, damaged, or belongs to another database."""


def read_all(folder: Path) -> list[bytes]:
    """The keys to try: the one in use, one that is about to replace it, those replaced."""
    paths = [_current(folder), _next(folder), *sorted(folder.glob("master-*.old"))]
    return [_read(path) for path in paths if path.exists()]


def make(folder: Path) -> bytes:
    """The key in use, made when missing."""
    _write_once(_current(folder))
    return _read(_current(folder))


def begin_change(folder: Path) -> bytes:
    """The key that shall replace the present one; one that lies there already is taken."""
    _write_once(_next(folder))
    return _read(_next(folder))


def is_changing(folder: Path) -> bool:
    return _next(folder).exists()


def end_change(folder: Path) -> Path:
    """Puts the next key in place of the present one, whole or not at all; where the old one is."""
    current = _current(folder)
    old = folder / f"master-{hashlib.sha256(_read(current)).hexdigest()[:8]}.old"
    with suppress(FileExistsError):
        os.link(current, old)
    _next(folder).replace(current)
    _sync(folder)
    return old


def _current(folder: Path) -> Path:
    return folder / "master.key"


def _next(folder: Path) -> Path:
    return folder / "master.next"


def _read(path: Path) -> bytes:
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise MasterKeyError(f"{path} is damaged: it must hold 64 hexadecimal digits")
    return key


def _write_once(path: Path) -> None:
    """A fresh key, unless the file is there; nobody ever reads half of one."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_bytes(KEY_BYTES).hex())
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):  # somebody else was faster: theirs counts
        os.link(draft, path)
    draft.unlink()
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """What was renamed here is still renamed after a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
