"""Ten codes to write down: each replaces a factor once."""

from __future__ import annotations

import base64
import re
from typing import Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.platform import crypto
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx

COUNT: Final = 10
_LETTERS: Final = 10
"""Fifty bits a code; five tries a sign-in and a locked account stand before them."""


async def renew(tx: Tx, staff_id: UUID) -> UUID:
    """Ten new codes in place of the old ones: the id from which `codes` tells them again."""
    keys = await crypto.keys(tx)
    batch = new_id()
    await tx.execute("DELETE FROM staff_recovery_code WHERE staff_id = $1", staff_id)
    await tx.executemany(
        "INSERT INTO staff_recovery_code (id, staff_id, code_hash) VALUES ($1, $2, $3)",
        [(new_id(), staff_id, _hash(keys, staff_id, code)) for code in _made(keys, batch)],
    )
    return batch


async def codes(tx: Tx, batch: UUID) -> list[str]:
    """The codes of a batch: made from its id by a key outside the database, so none is kept."""
    return _made(await crypto.keys(tx), batch)


async def fits(tx: Tx, staff_id: UUID, code: str) -> bool:
    """Whether the code is one of those left; it is used up by it."""
    kept = _hash(await crypto.keys(tx), staff_id, code)
    return bool(
        await tx.execute(
            "UPDATE staff_recovery_code SET used_at = now()"
            " WHERE staff_id = $1 AND code_hash = $2 AND used_at IS NULL",
            staff_id,
            kept,
        )
    )


def _made(keys: FieldKeys, batch: UUID) -> list[str]:
    texts = (
        base64.b32encode(keys.index(f"{batch}|{n}", "recovery_code_text")).decode()[:_LETTERS]
        for n in range(COUNT)
    )
    return [f"{text[:5]}-{text[5:]}" for text in texts]


def _hash(keys: FieldKeys, staff_id: UUID, code: str) -> bytes:
    normal = re.sub(r"[\s-]", "", code[:40]).upper()
    return keys.index(f"{staff_id}|{normal}", "recovery_code")
