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
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
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
COLUMNS: Final = """number, heads, key_id, prev_mac, mac,
    CASE WHEN at BETWEEN '0001-01-02' AND '9999-12-30' THEN at END AS at"""
"""Of a checkpoint; somebody may have written a time that Python does not know."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_HEADS: Final = """
SELECT chain, seq, encode(hash, 'hex') FROM generate_series(0, $1::int - 1) AS chains (chain)
CROSS JOIN LATERAL (SELECT seq, hash FROM audit_record r WHERE r.chain = chains.chain
    ORDER BY seq DESC LIMIT 1) head ORDER BY chain
"""
_approval: ContextVar[str | None] = ContextVar("approval", default=None)


@contextmanager
def by_approval(request_id: str) -> Iterator[None]:
    """What is done inside was approved: its records name the request."""
    token = _approval.set(request_id)
    try:
        yield
    finally:
        _approval.reset(token)


async def append(
    tx: Tx, actor: Actor, action: str, subject: str, detail: Mapping[str, Any]
) -> None:
    """Adds a record to the chain that this transaction holds. No personal data in `detail`."""
    approval = _approval.get()
    await tx.execute(
        "SELECT audit_append(clock_timestamp(), $1, $2, $3, $4)",
        actor.id,
        action,
        subject,
        dict(detail) | ({"approval": approval} if approval else {}),
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
    last = await tx.row(f"SELECT {COLUMNS} FROM audit_checkpoint ORDER BY number DESC LIMIT 1")
    newest = Mark(last["number"], last["mac"]) if last else None
    ends = [tuple(row) for row in await tx.rows(_HEADS, CHAINS)]
    if not ends:
        return newest
    ring = await stored.load_or_make(tx, load_settings().keys, "audit")
    keys = {each.number: each.key for each in ring.of("audit")}
    known = {head[0]: head for head in last["heads"]} if last and is_good(last, keys) else {}
    if ends == [tuple(head[:3]) for head in known.values()]:
        return newest
    heads = [await _head(tx, end, known.get(end[0])) for end in ends]
    key = ring.newest("audit")
    assert key is not None, "load_or_make made one"
    number, before = (newest.number + 1, newest.mac) if newest else (1, b"")
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
    sql = "SELECT count(*) FROM audit_record WHERE chain = $1 AND seq > $2 AND seq <= $3"
    return chain, seq, digest, count + int(await tx.value(sql, chain, since, seq))


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


def is_good(row: Mapping[str, Any], keys: Mapping[int, bytes]) -> bool:
    """Is this checkpoint, read by COLUMNS, as one of our keys signed it?"""
    key, at = keys.get(row["key_id"]), row["at"]
    return (
        key is not None
        and at is not None
        and hmac.compare_digest(
            row["mac"],
            mac_of(key, row["number"], at, row["heads"], row["key_id"], row["prev_mac"]),
        )
    )


async def is_there(tx: Tx, mark: Mark) -> bool:
    """Does the database hold the checkpoint that the file beside the keys knows?"""
    sql = "SELECT EXISTS (SELECT FROM audit_checkpoint WHERE number = $1 AND mac = $2)"
    return bool(await tx.value(sql, mark.number, mark.mac))
