"""Who did what to which subject, in chains of hashes: a changed or missing record shows.

64 chains (see the SQL function audit_append), so two commands never wait for one another here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

from xindai.platform.actor import Actor
from xindai.platform.db import Tx

_BROKEN: Final = """
SELECT id, chain, seq, encode(hash, 'hex') AS stored, encode(wanted, 'hex') AS wanted,
    before IS DISTINCT FROM seq - 1 AS gap
FROM (
    SELECT id, chain, seq, hash, coalesce(lag(seq) OVER w, 0) AS before,
        audit_hash(coalesce(lag(hash) OVER w, ''), chain, seq, at, actor, action, subject, detail)
            AS wanted
    FROM audit_record WINDOW w AS (PARTITION BY chain ORDER BY seq)
) chained
WHERE hash <> wanted OR before IS DISTINCT FROM seq - 1 ORDER BY chain, seq
"""


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A record whose hash is not that of its content and its predecessor, or after a gap."""

    id: int
    chain: int
    seq: int
    column: str
    stored: str
    wanted: str


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


async def verify(tx: Tx) -> list[BrokenRecord]:
    """Every record that breaks its chain. (A cut-off end shows only against a copy kept apart.)"""
    return [
        BrokenRecord(
            r["id"], r["chain"], r["seq"], "seq" if r["gap"] else "hash", r["stored"], r["wanted"]
        )
        for r in await tx.rows(_BROKEN)
    ]
