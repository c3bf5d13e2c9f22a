"""Take the content of an upload: counted while it comes, looked at, scanned, sealed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Final
from uuid import UUID

from xindai.kernel.errors import Refusal
from xindai.platform import crypto, db
from xindai.platform.files import disk
from xindai.platform.files.errors import (
    length_wrong,
    upload_expired,
    upload_not_found,
    upload_too_slow,
    uploads_busy,
)
from xindai.platform.files.inspection import inspect
from xindai.platform.files.keep import keep
from xindai.platform.files.paths import upload_of
from xindai.platform.files.scanning import scan
from xindai.platform.files.types import FileView

READ_SECONDS: Final = 60.0
MOST_AT_ONCE: Final = 16
"""Uploads of one process that are coming in; each holds its content in memory."""
_CLAIM: Final = """
UPDATE stored_file SET upload_began_at = now()
WHERE id = $1 AND status = 'waiting' AND upload_began_at IS NULL AND upload_until > now()
RETURNING id, purpose, name_sealed, declared_bytes
"""
_REFUSE: Final = """
UPDATE stored_file SET status = 'refused', refusal = $2 WHERE id = $1 AND status = 'waiting'
"""
_coming_in: set[UUID] = set()


async def receive(
    token: str, content: AsyncIterator[bytes], *, seconds: float = READ_SECONDS
) -> FileView:
    """The file that is there now.

    Refuses UPLOAD_NOT_FOUND, UPLOAD_EXPIRED (also the second time), UPLOADS_BUSY, UPLOAD_TOO_SLOW,
    FILE_LENGTH_WRONG, and with every code of `check` and `scan`. Whatever was refused stays so:
    the path is used up, and the row says why.
    """
    file_id = upload_of(token)
    if file_id is None:
        raise upload_not_found()
    if len(_coming_in) >= MOST_AT_ONCE:
        raise uploads_busy()
    _coming_in.add(file_id)
    try:
        return await _receive(file_id, content, seconds)
    finally:
        _coming_in.discard(file_id)


async def _receive(file_id: UUID, content: AsyncIterator[bytes], seconds: float) -> FileView:
    async with db.transaction() as tx:
        row = await tx.row(_CLAIM, file_id)
        if row is None:
            raise upload_expired()
        keys = await crypto.keys(tx)
        name = keys.open(row["name_sealed"], "stored_file", str(file_id), "name")
    try:
        body = await _read(content, row["declared_bytes"], seconds)
        checked = await inspect(body, name, row["purpose"])
        await scan(body)
        async with db.transaction() as tx:
            return await keep(tx, file_id, checked)
    except BaseException as error:
        code = error.code if isinstance(error, Refusal) else "UPLOAD_EXPIRED"
        await asyncio.shield(_refuse(file_id, code))
        raise


async def _read(content: AsyncIterator[bytes], declared: int, seconds: float) -> bytes:
    """Exactly as many bytes as were announced; no header is believed."""
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(seconds):
            async for part in content:
                size += len(part)
                if size > declared:
                    raise length_wrong()
                parts.append(part)
    except TimeoutError:
        raise upload_too_slow() from None
    if size != declared:
        raise length_wrong()
    return b"".join(parts)


async def _refuse(file_id: UUID, code: str) -> None:
    async with db.transaction() as tx:
        await tx.execute(_REFUSE, file_id, code)
    await asyncio.to_thread(disk.remove, file_id)
