"""The steps of every rotation: alone, a new key, everybody knows it, the old one retired, gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from xindai.kernel.errors import Refusal
from xindai.platform import db
from xindai.platform.crypto import SealedColumn, sealed_columns
from xindai.platform.db import Tx
from xindai.platform.keys import stored
from xindai.platform.progress import Tell

_HOLDERS: Final = """
SELECT pid || ' ' || virtualtransaction FROM pg_locks
WHERE locktype = 'advisory' AND classid = 7304 AND objid = 1 AND objsubid = 2 AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


@asynccontextmanager
async def alone() -> AsyncIterator[None]:
    """No other rotation runs until the end of the block; refuses ROTATION_RUNNING."""
    async with db.pool().acquire() as connection, connection.transaction():
        if not await connection.fetchval("SELECT pg_try_advisory_xact_lock(7304, 3)"):
            raise Refusal("ROTATION_RUNNING", "another rotation of keys is running", None)
        yield


async def begin(tx: Tx, folder: Path, purpose: str) -> int:
    """The number of the key to come: a fresh one that only opens yet, or that of a rotation that
    was cut off. Refuses KEY_NUMBERS_USED_UP."""
    await tx.execute(stored.WRITING)
    ring = await stored.load_or_make(tx, folder, purpose)
    in_use = [key.number for key in ring.of(purpose) if not key.is_retired]
    if len(in_use) > 1:
        return in_use[-1]
    return await stored.insert(tx, purpose, ring.master, is_active=False)


async def activate(tx: Tx, number: int) -> None:
    """From now on this key seals."""
    await tx.execute(
        "UPDATE data_key SET active_at = now() WHERE id = $1 AND active_at IS NULL", number
    )


async def retire_before(tx: Tx, number: int, purpose: str) -> None:
    """Nothing uses the older keys of this purpose any more; they still open."""
    await tx.execute(
        "UPDATE data_key SET retired_at = now()"
        " WHERE purpose = $1 AND id < $2 AND retired_at IS NULL",
        purpose,
        number,
    )


async def known_to_all(tell: Tell) -> None:
    """Waits until every transaction ended that may not know what was just committed.

    Nobody waits for us meanwhile: a transaction that begins now knows it.
    """
    waiting = await _holders()
    total = len(waiting)
    while waiting:
        await asyncio.sleep(0.02)
        waiting &= await _holders()
        tell("transactions that began before", total - len(waiting), total)


async def _holders() -> set[str]:
    return {row[0] for row in await db.pool().fetch(_HOLDERS)}


async def write(
    tx: Tx, column: SealedColumn, target: str, anew: Sequence[tuple[Any, bytes]]
) -> None:
    """Puts bytes into a column of these records, in one statement."""
    kind = await tx.value(
        "SELECT atttypid::regtype::text FROM pg_attribute"
        " WHERE attrelid = $1::text::regclass AND attname = $2",
        column.table,
        column.record,
    )
    await tx.execute(
        f"UPDATE {column.table} t SET {target} = v.bytes"
        f" FROM unnest($1::{kind}[], $2::bytea[]) AS v (record, bytes)"
        f" WHERE t.{column.record} = v.record",
        [record for record, _ in anew],
        [sealed for _, sealed in anew],
    )


async def destroy(tx: Tx, retired_hours: int) -> list[int]:
    """Forgets the wrapped bytes of keys that are retired that long and that nothing uses."""
    retired = await tx.rows(
        "SELECT id, purpose FROM data_key WHERE destroyed_at IS NULL"
        " AND retired_at <= now() - make_interval(hours => $1) ORDER BY id",
        retired_hours,
    )
    unused = [row["id"] for row in retired if not await _is_used(tx, row["id"], row["purpose"])]
    await tx.execute(
        "UPDATE data_key SET wrapped = NULL, destroyed_at = now() WHERE id = ANY($1::int[])", unused
    )
    return unused


async def _is_used(tx: Tx, number: int, purpose: str) -> bool:
    """An index key is retired by the transaction that replaced all it made."""
    if purpose == "audit":
        sql = "SELECT EXISTS (SELECT FROM audit_checkpoint WHERE key_id = $1)"
        return bool(await tx.value(sql, number))
    if purpose == "seal":
        for each in sealed_columns():
            sql = f"SELECT EXISTS (SELECT FROM {each.table} WHERE substr({each.column}, 1, 1) = $1)"
            if await tx.value(sql, bytes((number,))):
                return True
    return False
