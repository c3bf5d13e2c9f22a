"""A new seal key, and everything sealed anew, while everybody goes on reading and writing.

Cut off anywhere, the next call goes on: the number in front of a value says which key it has.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any, Final

from cryptography.exceptions import InvalidTag

from xindai.kernel.errors import Refusal
from xindai.platform import crypto, db
from xindai.platform.crypto import SealedColumn, UnknownKeyError, sealed_columns
from xindai.platform.keys import steps
from xindai.platform.progress import Tell
from xindai.platform.settings import load_settings

BATCH: Final = 500
"""Rows a transaction."""


@dataclass
class Resealed:
    """How far a rotation is; `unreadable`: table, column and id of values that no key opens."""

    number: int
    done: int = 0
    unreadable: set[tuple[str, str, Any]] = field(default_factory=set)


async def rotate_seal(tell: Tell, batch: int = BATCH) -> int:
    """The number of the new key; refuses ROTATION_RUNNING, and VALUE_UNREADABLE at the end."""
    async with steps.alone():
        async with db.transaction() as tx:
            number = await steps.begin(tx, load_settings().keys, "seal")
        await steps.known_to_all(tell)
        async with db.transaction() as tx:
            await steps.activate(tx, number)
        await steps.known_to_all(tell)
        went = Resealed(number)
        for column in sealed_columns():
            await _column(went, column, batch, tell)
        if went.unreadable:
            table, name, record = min(went.unreadable, key=str)
            raise Refusal(
                "VALUE_UNREADABLE",
                f"{len(went.unreadable)} sealed values do not open, such as {table}.{name} of "
                f"{record}: mend them and run this again; the old key stays in use for them",
            )
        async with db.transaction() as tx:
            await steps.retire_before(tx, number, "seal")
    return number


async def _column(went: Resealed, column: SealedColumn, batch: int, tell: Tell) -> None:
    """Pass after pass, until only unreadable values are left: rows in use are left for later."""
    step, began = f"{column.table}.{column.column}", went.done
    old = f"FROM {column.table} WHERE substr({column.column}, 1, 1) <> $1"
    wanted = bytes((went.number,))
    total = left = int(await db.pool().fetchval(f"SELECT count(*) {old}", wanted))
    while left > _unreadable(went, column):
        last: Any = None
        while True:
            last = await _batch(went, column, last, batch)
            if last is None:
                break
            tell(step, min(went.done - began, total), total)
        left = int(await db.pool().fetchval(f"SELECT count(*) {old}", wanted))
        await asyncio.sleep(0.05)
    tell(step, total, total)


def _unreadable(went: Resealed, column: SealedColumn) -> int:
    return sum(place[:2] == (column.table, column.column) for place in went.unreadable)


async def _batch(went: Resealed, column: SealedColumn, last: Any, batch: int) -> Any:
    """Seals the next rows after `last` anew; the last of them, or None where there are no more.

    Rows that somebody works on are skipped, so nobody waits for us and we wait for nobody.
    """
    table, name, record = column.table, column.column, column.record
    after = f"AND {record} > $3" if last is not None else ""
    sql = f"""SELECT {record} AS record, {name} AS sealed FROM {table}
        WHERE substr({name}, 1, 1) <> $1 {after}
        ORDER BY {record} LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED"""
    given = [bytes((went.number,)), batch, *([last] if last is not None else [])]
    async with db.transaction() as tx:
        sealer = await crypto.keys(tx)
        rows, anew = await tx.rows(sql, *given), []
        for row in rows:
            here = table, str(row["record"]), column.field
            try:
                anew.append((row["record"], sealer.seal(sealer.open(row["sealed"], *here), *here)))
            except (InvalidTag, UnknownKeyError, IndexError, UnicodeDecodeError):
                went.unreadable.add((table, name, row["record"]))
        await steps.write(tx, column, name, anew)
    went.done += len(anew)
    return rows[-1]["record"] if rows else None
