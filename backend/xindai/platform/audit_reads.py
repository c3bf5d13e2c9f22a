"""The audit trail for people: records by who, what, on which subject and when; the chains.

It belongs to the whole lender, so who looks after a branch does not read it. There is no personal
data in it: subjects are ids, and names of staff come from the table of staff.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from xindai.kernel.errors import Refusal
from xindai.platform import audit, db
from xindai.platform.actor import Actor
from xindai.platform.permission import forbidden
from xindai.platform.permissions import AUDIT_READ

MAX_PAGE: Final = 100
_HEAD_OFFICE: Final = 2
"""Slashes in the path of a root branch: "/HO/"."""
_RECORDS: Final = """
SELECT r.id, r.chain, r.seq, r.at, r.actor, r.action, r.subject, r.detail,
    encode(r.hash, 'hex') AS hash
FROM audit_record r
"""
_DAY: Final = "({}::date)::timestamp AT TIME ZONE 'Asia/Shanghai'"
_ENDS: Final = """
SELECT chains.chain, head.seq, encode(head.hash, 'hex') AS hash, head.at
FROM generate_series(0, $1::int - 1) AS chains (chain)
CROSS JOIN LATERAL (SELECT seq, hash, at FROM audit_record r WHERE r.chain = chains.chain
    ORDER BY seq DESC LIMIT 1) head ORDER BY chains.chain
"""
_POINT: Final = "SELECT number, at, heads FROM audit_checkpoint ORDER BY number DESC LIMIT 1"
_VERIFIED: Final = "SELECT at, records, broken FROM audit_verification ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFilter:
    """Which records; None leaves a criterion out. Days are those of Asia/Shanghai, both included.

    `subject` is "loan/UUID", or "loan" for every loan.
    """

    actor: str | None = None
    action: str | None = None
    subject: str | None = None
    chain: int | None = None
    from_day: date | None = None
    to_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditView:
    """A record; `seq` counts from 1 in its chain."""

    id: int
    chain: int
    seq: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: Mapping[str, Any]
    hash: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """`cursors[i]` continues behind `records[i]`."""

    records: tuple[AuditView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainView:
    """A chain: its length, how far a checkpoint vouches for it, and what was found.

    `broken_at` is the first record that is not what it was, when somebody last looked.
    """

    chain: int
    length: int
    last_at: datetime
    hash: str
    checkpoint: int | None
    checkpoint_at: datetime | None
    vouched_seq: int
    verified_at: datetime | None
    broken_at: int | None
    broken: str | None


def require_trail(actor: Actor) -> None:
    """Refuses FORBIDDEN, also to somebody of a branch below the root."""
    if not actor.may(AUDIT_READ) or actor.branch_path.count("/") > _HEAD_OFFICE:
        raise forbidden(AUDIT_READ.code)


async def find_records(
    actor: Actor, wanted: AuditFilter, first: int = 20, after: str | None = None
) -> AuditPage:
    """A page, newest first; refuses FORBIDDEN, INVALID_CURSOR."""
    require_trail(actor)
    size = max(1, min(first, MAX_PAGE))
    args: list[Any] = []
    clauses = _criteria(wanted, args)
    if after is not None:
        args += _behind(after)
        clauses.append(f"(r.at, r.id) < (${len(args) - 1}::timestamptz, ${len(args)}::bigint)")
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    sql = f"{_RECORDS} {where} ORDER BY r.at DESC, r.id DESC LIMIT {size + 1}"
    rows = await db.pool().fetch(sql, *args)
    shown = tuple(AuditView(**dict(r)) for r in rows[:size])
    return AuditPage(
        shown, tuple(f"audit|{r.at.isoformat()}|{r.id}" for r in shown), len(rows) > size
    )


async def chains(actor: Actor) -> list[ChainView]:
    """Every chain that has a record, in their order; refuses FORBIDDEN."""
    require_trail(actor)
    async with db.transaction(read_only=True) as tx:
        ends = await tx.rows(_ENDS, audit.CHAINS)
        point = await tx.row(_POINT)
        verified = await tx.row(_VERIFIED)
    vouched = {head[0]: head[1] for head in point["heads"]} if point else {}
    broken = {found[0]: found for found in reversed(verified["broken"])} if verified else {}
    return [
        ChainView(
            chain=end["chain"],
            length=end["seq"],
            last_at=end["at"],
            hash=end["hash"],
            checkpoint=point["number"] if point and end["chain"] in vouched else None,
            checkpoint_at=point["at"] if point and end["chain"] in vouched else None,
            vouched_seq=vouched.get(end["chain"], 0),
            verified_at=verified["at"] if verified else None,
            broken_at=broken[end["chain"]][1] if end["chain"] in broken else None,
            broken=broken[end["chain"]][2] if end["chain"] in broken else None,
        )
        for end in ends
    ]


def _criteria(wanted: AuditFilter, args: list[Any]) -> list[str]:
    clauses: list[str] = []

    def add(clause: str, value: object) -> None:
        if value is not None:
            args.append(value)
            clauses.append(clause.format(f"${len(args)}"))

    add("r.actor = {}", wanted.actor)
    add("r.action = {}", wanted.action)
    add("r.chain = {}::smallint", wanted.chain)
    subject = wanted.subject
    if subject is not None and "/" not in subject:
        add("r.subject >= {}", f"{subject}/")
        add("r.subject < {}", f"{subject}0")  # what follows "/" in the alphabet
    else:
        add("r.subject = {}", subject)
    add(f"r.at >= {_DAY.format('{}')}", wanted.from_day)
    add(f"r.at < {_DAY.format('({}::date + 1)')}", wanted.to_day)
    return clauses


def _behind(cursor: str) -> tuple[datetime, int]:
    kind, _, rest = cursor.partition("|")
    at, _, number = rest.partition("|")
    try:
        if kind == "audit":
            return datetime.fromisoformat(at), int(number)
    except ValueError:
        pass
    raise Refusal("INVALID_CURSOR", "the cursor does not belong to this list", "after")
