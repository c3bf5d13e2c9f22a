"""The newest checkpoint's number and mac in a file beside the keys, outside the database.

Whoever cuts off the last checkpoints together with the records they vouch for does not reach this
file. It is one per database name; where a backup is put back on purpose, delete it.
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from xindai.platform.db import Tx
from xindai.platform.settings import load_settings


class MarkError(RuntimeError):
    """The file cannot be written or read; the checkpoint itself is safe in the database."""


@dataclass(frozen=True, slots=True)
class Mark:
    number: int
    mac: bytes


async def path_of(tx: Tx) -> Path:
    """The file for the connected database."""
    return path_for(load_settings().keys, str(await tx.value("SELECT current_database()")))


def path_for(folder: Path, database: str) -> Path:
    return folder / f"checkpoint-{quote(database, safe='')}.json"


def read(path: Path) -> Mark | None:
    """The mark, None where there is no file; MarkError for a damaged one."""
    try:
        found = json.loads(path.read_text(encoding="ascii"))
        return Mark(int(found["number"]), bytes.fromhex(found["mac"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise MarkError(f"{path} cannot be read: {_why(error)}") from error


def write(path: Path, mark: Mark) -> None:
    """Replaces the file, whole or not at all. MarkError where that is not possible."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
                json.dump({"number": mark.number, "mac": mark.mac.hex()}, out)
                out.flush()
                os.fsync(out.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise MarkError(f"{path} cannot be written: {_why(error)}") from error


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
