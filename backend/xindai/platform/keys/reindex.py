"""A new index key, and every blind index made anew, in one transaction with nobody beside it.

An index has no number in front: two rows of equal text must have equal bytes at all times, or
lookups miss and duplicates slip in. So all of them change at once; who needs keys waits that long.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

import asyncpg
from cryptography.exceptions import InvalidTag

from xindai.kernel.errors import Refusal
from xindai.platform import crypto, db
from xindai.platform.crypto import FieldKeys, SealedColumn, UnknownKeyError, sealed_columns
from xindai.platform.db import Tx
from xindai.platform.keys import steps, stored
from xindai.platform.progress import Tell
from xindai.platform.settings import load_settings

BATCH: Final = 2000
_ATTEMPTS: Final = 30
_BUSY: Final = (asyncpg.LockNotAvailableError, asyncpg.DeadlockDetectedError)


async def rotate_index(tell: Tell, batch: int = BATCH) -> int:
    """The number of the new key; refuses ROTATION_RUNNING, KEYS_IN_USE, VALUE_UNREADABLE."""
    async with steps.alone():
        for _ in range(_ATTEMPTS):
            try:
                async with db.transaction() as tx:
                    return await _at_once(tx, tell, batch)
            except _BUSY:
                await asyncio.sleep(0.5)  # whoever queued behind us goes first
    raise Refusal(
        "KEYS_IN_USE", "long transactions use the keys: try again when they are over", None
    )


async def _at_once(tx: Tx, tell: Tell, batch: int) -> int:
    columns = [column for column in sealed_columns() if column.index]
    tables = ", ".join(sorted({column.table for column in columns}))
    await tx.execute("SET LOCAL lock_timeout = '2s'")
    await tx.execute("SELECT pg_advisory_xact_lock(7304, 1)")
    await tx.execute(f"LOCK TABLE {tables} IN EXCLUSIVE MODE")
    folder = load_settings().keys
    number = await steps.begin(tx, folder, "index")
    await steps.activate(tx, number)
    await steps.retire_before(tx, number, "index")
    ring = await stored.load_or_make(tx, folder, "seal")
    sealer = crypto.field_keys(ring)
    for column in columns:
        await _column(tx, sealer, column, batch, tell)
    return number


async def _column(tx: Tx, sealer: FieldKeys, column: SealedColumn, batch: int, tell: Tell) -> None:
    table, name, record = column.table, column.column, column.record
    total = int(await tx.value(f"SELECT count(*) FROM {table} WHERE {name} IS NOT NULL"))
    done, last = 0, None
    while True:
        after = f"AND {record} > $2" if last is not None else ""
        rows = await tx.rows(
            f"SELECT {record} AS record, {name} AS sealed FROM {table}"
            f" WHERE {name} IS NOT NULL {after} ORDER BY {record} LIMIT $1",
            batch,
            *([last] if last is not None else []),
        )
        if not rows:
            break
        anew = [(row["record"], _indexed(sealer, column, row)) for row in rows]
        await steps.write(tx, column, str(column.index), anew)
        done, last = done + len(rows), rows[-1]["record"]
        tell(f"{table}.{column.index}", done, total)


def _indexed(sealer: FieldKeys, column: SealedColumn, row: Any) -> bytes:
    try:
        text = sealer.open(row["sealed"], column.table, str(row["record"]), column.field)
    except (InvalidTag, UnknownKeyError, IndexError, UnicodeDecodeError) as error:
        raise Refusal(
            "VALUE_UNREADABLE",
            f"{column.table}.{column.column} of {row['record']} does not open: nothing was changed",
        ) from error
    return sealer.index(text, column.field)
