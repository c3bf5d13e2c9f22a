"""Reads of requests: one's own, and those of the branches one sees."""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.approvals.permissions import ASK, DECIDE, READ
from xindai.approvals.types import ApprovalPage, ApprovalStatus, ApprovalView
from xindai.platform import crypto, db
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.permission import require

MAX_PAGE: Final = 100
_SELECT: Final = """
SELECT r.*, r.role_id AS role, r.status = 'pending' AND r.expires_at <= now() AS is_late
FROM approval_request r
WHERE (r.maker = $1 OR ($2 AND r.branch_path LIKE $3))
"""
_FOR_ME: Final = """
SELECT count(*) FROM approval_request r JOIN staff_user u ON 'staff:' || u.id = $1
    AND r.role_id = ANY(u.roles)
WHERE r.status = 'pending' AND r.expires_at > now() AND r.maker <> $1 AND r.branch_path LIKE $2
"""


def _scope(actor: Actor) -> tuple[str, bool, str]:
    return actor.id, actor.may(READ), actor.branch_pattern()


async def approvals_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, ApprovalView]:
    """The visible ones of these requests."""
    require(actor, ASK)
    async with db.transaction() as tx:
        rows = await tx.rows(f"{_SELECT} AND r.id = ANY($4::uuid[])", *_scope(actor), list(ids))
        sealer = await crypto.keys(tx)
    return {r["id"]: _view(sealer, r) for r in rows}


async def find_approvals(
    actor: Actor, status: ApprovalStatus | None, first: int, after: str | None = None
) -> ApprovalPage:
    """A page of the visible requests, newest first; refuses INVALID_CURSOR."""
    require(actor, ASK)
    size = max(1, min(first, MAX_PAGE))
    sql = f"""{_SELECT} AND ($4::text IS NULL OR r.status = $4)
        AND ($5::uuid IS NULL OR r.id < $5) ORDER BY r.id DESC LIMIT {size + 1}"""
    wanted = status.value if status else None
    async with db.transaction() as tx:
        rows = await tx.rows(sql, *_scope(actor), wanted, row_behind("approval", after))
        sealer = await crypto.keys(tx)
    shown = tuple(_view(sealer, r) for r in rows[:size])
    return ApprovalPage(shown, tuple(cursor_of("approval", a.id) for a in shown), len(rows) > size)


async def count_waiting(actor: Actor) -> int:
    """How many requests wait for this actor to decide: of his roles and branches, none his own."""
    if not actor.may(DECIDE):
        return 0
    return int(await db.pool().fetchval(_FOR_ME, actor.id, actor.branch_pattern()))


async def approved(request_id: UUID) -> ApprovalView | None:
    """A request that is to be executed now, its arguments as they were asked for."""
    async with db.transaction() as tx:
        sql = _SELECT.replace("WHERE", "WHERE r.id = $4 AND r.status = 'approved' AND", 1)
        row = await tx.row(sql, "", True, "%", request_id)
        return None if row is None else _view(await crypto.keys(tx), row)


def _view(sealer: FieldKeys, r: Mapping[str, Any]) -> ApprovalView:
    text = sealer.open(r["input_sealed"], "approval_request", str(r["id"]), "input")
    if not hmac.compare_digest(r["input_index"], sealer.index(text, "input")):
        raise RuntimeError(f"approval {r['id']}: the arguments are not those that were asked for")
    same = {name: r[name] for name in ApprovalView.__slots__ if name in r.keys()}  # noqa: SIM118
    status = ApprovalStatus.EXPIRED if r["is_late"] else ApprovalStatus(r["status"])
    return ApprovalView(**same | {"arguments": json.loads(text), "status": status})
