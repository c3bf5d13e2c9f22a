"""Seal a checked content under a key of its own, on disk and in its row."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import os
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.platform import crypto
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.files import disk
from xindai.platform.files.check import check, check_announced
from xindai.platform.files.errors import upload_expired
from xindai.platform.files.names import normal_name
from xindai.platform.files.types import Checked, FileView

_READY: Final = """
UPDATE stored_file SET status = 'ready', size_bytes = $2, sha256 = $3, media_type = $4,
    key_sealed = $5
WHERE id = $1 AND status = 'waiting' RETURNING purpose
"""
_ADD: Final = """
INSERT INTO stored_file (id, purpose, name_sealed, uploaded_by, declared_bytes)
VALUES ($1, $2, $3, $4, $5)
"""
_FORGET: Final = """
UPDATE stored_file SET status = 'refused', refusal = 'FILE_EXPIRED', size_bytes = NULL,
    sha256 = NULL, media_type = NULL, key_sealed = NULL
WHERE id = ANY($1::uuid[]) AND status = 'ready'
"""


async def store(tx: Tx, actor: Actor, content: bytes, *, name: str, purpose: str) -> FileView:
    """A file that we have made ourselves, or have in hand: checked, sealed, written.

    Part of the caller's transaction: if that is undone, nobody knows the ciphertext's key, and
    the nightly clearing takes it away. Refuses as an upload does, with FILE_… codes.
    """
    plain = check_announced(name, len(content), purpose)
    checked = await asyncio.to_thread(check, content, plain, purpose)
    file_id = new_id()
    sealed = (await crypto.keys(tx)).seal(plain, "stored_file", str(file_id), "name")
    await tx.execute(_ADD, file_id, purpose, sealed, actor.id, len(content))
    return await keep(tx, file_id, checked)


async def store_made(
    tx: Tx, actor: Actor, content: bytes, *, name: str, purpose: str, media_type: str
) -> FileView:
    """A file that the program itself has written for this actor: nobody handed it in, so nothing
    is looked for in it. Else as `store`."""
    plain, file_id = normal_name(name), new_id()
    sealed = (await crypto.keys(tx)).seal(plain, "stored_file", str(file_id), "name")
    await tx.execute(_ADD, file_id, purpose, sealed, actor.id, len(content))
    return await keep(tx, file_id, Checked(media_type, content))


async def forget(tx: Tx, file_ids: Sequence[UUID]) -> None:
    """Their time is over: the keys are gone with the commit, and with them the contents; the
    nightly clearing takes the ciphertext away, where `disk.remove` was not called."""
    await tx.execute(_FORGET, list(file_ids))


async def keep(tx: Tx, file_id: UUID, checked: Checked) -> FileView:
    """The content of a row that waits for it."""
    key = os.urandom(disk.KEY_BYTES)
    digest = hashlib.sha256(checked.content).digest()
    await asyncio.to_thread(disk.write, file_id, key, checked.content)
    sealed = (await crypto.keys(tx)).seal(
        base64.b64encode(key).decode(), "stored_file", str(file_id), "key"
    )
    size = len(checked.content)
    purpose = await tx.value(_READY, file_id, size, digest, checked.media_type, sealed)
    if purpose is None:
        raise upload_expired()
    return FileView(
        id=file_id,
        sha256=digest.hex(),
        size_bytes=size,
        media_type=checked.media_type,
        purpose=purpose,
    )
