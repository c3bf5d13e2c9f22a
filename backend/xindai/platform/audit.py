"""Who did what to which subject, in chains of hashes: a changed or missing record shows.

64 chains (see the SQL function audit_append), so two commands never wait for one another here.
The hashes have no key: whoever writes in the database could forge a whole chain. So once a minute
a checkpoint says, under a key outside the database, how far each chain has come; audit_checks
compares all of them.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from xindai.platform import audit_mark, db
from xindai.platform.actor import Actor
from xindai.platform.audit_mark import Mark, MarkError
from xindai.platform.db import Tx
from xindai.platform.keys import stored
from xindai.platform.settings import load_settings

CHAINS: Final = 64
Head = tuple[int, int, str, int]
"""Chain, the last record's seq and hash, how many records there are."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_HEADS: Final = """
SELECT chain, seq, encode(hash, 'hex') FROM generate_series(0, $1::int - 1) AS chains (chain)
CROSS JOIN LATERAL (SELECT seq, hash FROM audit_record r WHERE r.chain = chains.chain
    ORDER BY seq DESC LIMIT 1) head ORDER BY chain
"""


async def append(
    tx: Tx, actor: Actor, action: str, subject: str, detail: Mapping[str, Any]
) -> None:
    """Adds a record to the chain that this transaction holds. No personal data in `detail`."""
    await tx.execute(
        "SELECT audit_append(clock_timestamp(), $1, $2, $3, $4)",
        actor.id,
        action,
        subject,
        dict(detail),
    )


async def checkpoint_and_mark() -> int | None:
    """What the worker calls every minute: a checkpoint where a chain grew, and the file beside
    the keys. The newest number. MarkError: the file cannot be written, or knows of more
    checkpoints than the database (see `xindai verify audit`); the checkpoint is safe."""
    async with db.transaction() as tx:
        newest = await checkpoint(tx)
    if newest is None:
        return None
    async with db.transaction(read_only=True) as tx:
        path = await audit_mark.path_of(tx)
        kept = audit_mark.read(path)
        if kept is not None and not await is_there(tx, kept):
            raise MarkError(
                f"{path} knows checkpoint {kept.number}, which the database lacks or holds "
                "otherwise: see `xindai verify audit`"
            )
    if kept is None or kept.number < newest.number:
        audit_mark.write(path, newest)
    return newest.number


async def checkpoint(tx: Tx) -> Mark | None:
    """Writes a checkpoint if a chain has grown since the newest; the newest, None if there is none.

    Cheap where nothing happened: one look at each chain's end.
    """
    await tx.execute("SELECT pg_advisory_xact_lock(7305, 1)")
    last = await tx.row("SELECT * FROM audit_checkpoint ORDER BY number DESC LIMIT 1")
    known = {head[0]: head for head in (last["heads"] if last else ())}
    ends = [tuple(row) for row in await tx.rows(_HEADS, CHAINS)]
    if ends == [tuple(head[:3]) for head in known.values()]:
        return Mark(last["number"], last["mac"]) if last else None
    heads = [await _head(tx, end, known.get(end[0])) for end in ends]
    ring = await stored.load_or_make(tx, load_settings().keys, "audit")
    key = ring.newest("audit")
    assert key is not None, "load_or_make made one"
    number, before = (last["number"] + 1, last["mac"]) if last else (1, b"")
    at: datetime = await tx.value("SELECT clock_timestamp()")
    mac = mac_of(key.key, number, at, heads, key.number, before)
    await tx.execute(
        "INSERT INTO audit_checkpoint (number, at, heads, key_id, prev_mac, mac)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        number,
        at,
        heads,
        key.number,
        before,
        mac,
    )
    return Mark(number, mac)


async def _head(tx: Tx, end: Sequence[Any], known: Sequence[Any] | None) -> Head:
    chain, seq, digest = end
    since, count = (known[1], known[3]) if known else (0, 0)
    sql = "SELECT count(*) FROM audit_record WHERE chain = $1 AND seq > $2"
    return chain, seq, digest, count + int(await tx.value(sql, chain, since))


def mac_of(
    key: bytes,
    number: int,
    at: datetime,
    heads: object,
    key_id: int,
    before: bytes,
) -> bytes:
    """HMAC-SHA-256 of everything that a checkpoint says, and of the one before."""
    micros = (at - _EPOCH) // timedelta(microseconds=1)
    content = [number, micros, heads, key_id, before.hex()]
    text = json.dumps(content, separators=(",", ":"))
    return hmac.digest(key, text.encode(), hashlib.sha256)


async def is_there(tx: Tx, mark: Mark) -> bool:
    """Does the database hold the checkpoint that the file beside the keys knows?"""
    sql = "SELECT EXISTS (SELECT FROM audit_checkpoint WHERE number = $1 AND mac = $2)"
    return bool(await tx.value(sql, mark.number, mark.mac))
