"""`xindai verify audit`: every record and checkpoint that is not what it was, and why.

Chains are compared in one pass by PostgreSQL, checkpoints in batches: any number of both fits.
What happened after the newest checkpoint (a minute) is held by the chains alone.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from xindai.platform import audit, audit_mark, db
from xindai.platform.audit_mark import Mark, MarkError
from xindai.platform.db import Tx
from xindai.platform.keys import stored
from xindai.platform.settings import load_settings

BATCH: Final = 200
"""Checkpoints at a time."""
MOST: Final = 1000
"""Findings that are told; whoever finds so many need not see more."""

_CHAINS: Final = f"""
SELECT chain, seq, before, encode(prev_hash, 'hex') AS prev_hash, encode(hash, 'hex') AS hash,
    encode(last, 'hex') AS last, encode(wanted, 'hex') AS wanted
FROM (
    SELECT chain, seq, prev_hash, hash, coalesce(lag(seq) OVER w, 0) AS before,
        coalesce(lag(hash) OVER w, '') AS last,
        CASE WHEN isfinite(at)
            THEN audit_hash(prev_hash, chain, seq, at, actor, action, subject, detail)
            ELSE '' END AS wanted
    FROM audit_record WINDOW w AS (PARTITION BY chain ORDER BY seq)
) chained
WHERE hash <> wanted OR prev_hash <> last OR before <> seq - 1
    OR chain NOT BETWEEN 0 AND {audit.CHAINS - 1}
ORDER BY chain, seq LIMIT {MOST}
"""
_PAGE: Final = f"""
SELECT {audit.COLUMNS} FROM audit_checkpoint WHERE number > $1 ORDER BY number LIMIT {BATCH}
"""
_HEADS: Final = """
SELECT h.number, h.chain, h.seq, h.hash AS wanted, encode(r.hash, 'hex') AS stored
FROM unnest($1::bigint[], $2::int[], $3::bigint[], $4::text[]) AS h (number, chain, seq, hash)
LEFT JOIN audit_record r ON r.chain = h.chain AND r.seq = h.seq
WHERE encode(r.hash, 'hex') IS DISTINCT FROM h.hash ORDER BY h.number, h.chain
"""
_COUNTS: Final = """
SELECT h.chain, h.seq, h.count AS wanted, count(r.seq) AS stored
FROM unnest($1::int[], $2::bigint[], $3::bigint[]) AS h (chain, seq, count)
LEFT JOIN audit_record r ON r.chain = h.chain AND r.seq <= h.seq
GROUP BY 1, 2, 3 HAVING count(r.seq) <> h.count ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Broken:
    """What is wrong with a record (of a chain), or with a checkpoint (chain None, seq its number).

    `what`: seq (records missing or doubled before it), prev_hash, hash (its content changed),
    chain, checkpoint N (the record that it vouches for), count, mac, key, prev_mac, number, mark.
    """

    chain: int | None
    seq: int
    what: str
    stored: str
    wanted: str

    @property
    def place(self) -> str:
        where = "checkpoint" if self.chain is None else f"chain {self.chain} record"
        return f"{where} {self.seq}"

    def __str__(self) -> str:
        return f"{self.place}: {self.what} is {self.stored or '-'}, wanted {self.wanted or '-'}"


async def verify(tx: Tx) -> list[Broken]:
    """Everything that is broken, at most MOST; `tx` is one snapshot. MasterKeyError where
    checkpoints cannot be checked for want of their key."""
    found = [each for row in await tx.rows(_CHAINS) for each in _record(row)]
    async for broken in _checkpoints(tx):
        if len(found) >= MOST:
            break
        found.append(broken)
    return found[:MOST]


async def unvouched(tx: Tx) -> int:
    """How many records no checkpoint knows yet."""
    return int(
        await tx.value(
            """SELECT count(*) FROM audit_record r LEFT JOIN (
                SELECT (h->>0)::int AS chain, (h->>1)::bigint AS seq
                FROM (SELECT heads FROM audit_checkpoint ORDER BY number DESC LIMIT 1) newest,
                    jsonb_array_elements(newest.heads) h) known ON known.chain = r.chain
            WHERE r.seq > coalesce(known.seq, 0)"""
        )
    )


async def verify_and_say() -> int:
    """A line for everything that is broken; 1 where something is."""
    async with db.transaction(read_only=True) as tx:
        found = await verify(tx)
        records = int(await tx.value("SELECT count(*) FROM audit_record"))
        known = await tx.row("SELECT count(*), max(number) FROM audit_checkpoint")
        later = await unvouched(tx)
        path = await audit_mark.path_of(tx)
    for broken in found:
        print(broken)
    if len(found) == MOST:
        print(f"… and perhaps more: {MOST} are told.")
    newest = known["max"] if known else None
    print(f"{records} records, {later} of them after checkpoint {newest or '-'}.")
    if not path.exists():
        print(f"No {path.name} beside the keys: missing last checkpoints would not show here.")
    print(f"{len(found)} findings" if found else "The audit trail is whole.")
    return 1 if found else 0


def _record(row: Mapping[str, Any]) -> list[Broken]:
    place, found = (row["chain"], row["seq"]), []
    if not 0 <= row["chain"] < audit.CHAINS:
        found.append(Broken(*place, "chain", str(row["chain"]), f"0 to {audit.CHAINS - 1}"))
    if row["before"] != row["seq"] - 1:
        found.append(Broken(*place, "seq", str(row["seq"]), str(row["before"] + 1)))
    if row["hash"] != row["wanted"]:
        found.append(Broken(*place, "hash", row["hash"], row["wanted"]))
    if row["prev_hash"] != row["last"]:
        found.append(Broken(*place, "prev_hash", row["prev_hash"], row["last"]))
    return found


async def _checkpoints(tx: Tx) -> AsyncIterator[Broken]:
    newest = Mark(0, b"")
    keys: dict[int, bytes] | None = None
    heads: list[list[Any]] = []
    """What the newest good checkpoint says; a head that stays is compared once."""
    while batch := await tx.rows(_PAGE, newest.number):
        if keys is None:
            ring = await stored.load(tx, load_settings().keys)
            keys = {key.number: key.key for key in ring.of("audit")} if ring else {}
        moved: list[list[Any]] = []
        for row in batch:
            broken = _checkpoint(row, newest, keys)
            for each in broken:
                yield each
            if not any(each.what in ("key", "mac") for each in broken):  # else it says anything
                moved += [[row["number"], *head] for head in row["heads"] if head not in heads]
                heads = row["heads"]
            newest = Mark(row["number"], row["mac"])
        for row in await tx.rows(_HEADS, *_columns(moved, 0, 1, 2, 3)):
            there, what = row["stored"] or "missing", f"checkpoint {row['number']}"
            yield Broken(row["chain"], row["seq"], what, there, row["wanted"])
    for row in await tx.rows(_COUNTS, *_columns(heads, 0, 1, 3)):
        yield Broken(row["chain"], row["seq"], "count", str(row["stored"]), str(row["wanted"]))
    for each in await _mark(tx, newest):
        yield each


def _checkpoint(row: Mapping[str, Any], before: Mark, keys: Mapping[int, bytes]) -> list[Broken]:
    """The right mac is never told: it would make a forged checkpoint good."""
    number, found = row["number"], []
    if number != before.number + 1:
        found.append(Broken(None, number, "number", str(number), str(before.number + 1)))
    elif row["prev_mac"] != before.mac:
        found.append(Broken(None, number, "prev_mac", row["prev_mac"].hex(), before.mac.hex()))
    if row["key_id"] not in keys:
        found.append(Broken(None, number, "key", str(row["key_id"]), "the number of an audit key"))
    elif not audit.is_good(row, keys):
        found.append(Broken(None, number, "mac", row["mac"].hex(), "what our key makes of it"))
    return found


def _columns(rows: list[list[Any]], *places: int) -> list[list[Any]]:
    return [[row[place] for row in rows] for place in places]


async def _mark(tx: Tx, newest: Mark) -> list[Broken]:
    """The file beside the keys knows a checkpoint that must be here."""
    try:
        kept = audit_mark.read(await audit_mark.path_of(tx))
    except MarkError as error:
        return [Broken(None, newest.number, "mark", str(error), "")]
    if kept is None or await audit.is_there(tx, kept):
        return []
    stored_mac = await tx.value("SELECT mac FROM audit_checkpoint WHERE number = $1", kept.number)
    there = stored_mac.hex() if stored_mac else "missing"
    return [Broken(None, kept.number, "mark", there, kept.mac.hex())]
