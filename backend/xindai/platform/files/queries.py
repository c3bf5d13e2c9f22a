"""Reads of files. Who may read one is decided by the row that it belongs to."""

from __future__ import annotations

import asyncio
import base64
from typing import Any, Final
from uuid import UUID

from xindai.platform import crypto, db
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.files import disk
from xindai.platform.files.errors import file_not_found
from xindai.platform.files.types import FileStatus, FileView, Opened, UploadView

_VIEW: Final = """
SELECT id, encode(sha256, 'hex') AS sha256, size_bytes, media_type, purpose
FROM stored_file WHERE id = $1 AND status = 'ready'
"""
_UPLOAD: Final = """
SELECT id, status, refusal, purpose, size_bytes, media_type, encode(sha256, 'hex') AS sha256,
    created_at
FROM stored_file WHERE id = $1 AND uploaded_by = $2
"""
_SEALED: Final = """
SELECT id, name_sealed, key_sealed, media_type FROM stored_file WHERE id = $1 AND status = 'ready'
"""


async def view(tx: Tx, file_id: UUID) -> FileView:
    """What is known of a file; refuses FILE_NOT_FOUND where its content is not there."""
    row = await tx.row(_VIEW, file_id)
    if row is None:
        raise file_not_found()
    return FileView(**dict(row))


async def own_file(tx: Tx, actor: Actor, file_id: UUID, purpose: str) -> FileView:
    """A file that this actor has uploaded for this purpose; refuses FILE_NOT_FOUND."""
    sql = f"{_VIEW} AND uploaded_by = $2 AND purpose = $3"
    row = await tx.row(sql, file_id, actor.id, purpose)
    if row is None:
        raise file_not_found()
    return FileView(**dict(row))


async def own_upload(actor: Actor, file_id: UUID) -> UploadView | None:
    """How an upload of this actor stands; None for anybody else's."""
    row = await db.pool().fetchrow(_UPLOAD, file_id, actor.id)
    return UploadView(**(dict(row) | {"status": FileStatus(row["status"])})) if row else None


async def read(tx: Tx, file_id: UUID) -> bytes:
    """The content; refuses FILE_NOT_FOUND. InvalidTag where somebody changed it."""
    return (await opened(tx, file_id)).content


async def opened(tx: Tx, file_id: UUID) -> Opened:
    """The content with name and type; refuses FILE_NOT_FOUND, also where the disk has lost it."""
    row: Any = await tx.row(_SEALED, file_id)
    if row is None:
        raise file_not_found()
    keys = await crypto.keys(tx)
    key = base64.b64decode(keys.open(row["key_sealed"], "stored_file", str(file_id), "key"))
    name = keys.open(row["name_sealed"], "stored_file", str(file_id), "name")
    try:
        content = await asyncio.to_thread(disk.read, file_id, key)
    except FileNotFoundError:
        raise file_not_found() from None
    return Opened(name=name, media_type=row["media_type"], content=content)
