"""Reads of proposals and of the customers of a pre-approval, within the actor's branches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.credit_lines.errors import proposal_not_found
from xindai.credit_lines.permissions import HISTORY
from xindai.credit_lines.types import (
    PreApprovalPage,
    PreApprovalRow,
    ProposalKind,
    ProposalPage,
    ProposalStatus,
    ProposalView,
)
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.permission import require

MAX_PAGE: Final = 100
_SELECT: Final = """
SELECT p.id, p.kind, p.customer_id, p.branch_id, p.currency, p.content, p.reason, p.status,
    p.maker, p.checker, p.decision_reason, p.created_at, p.decided_at
FROM line_proposal p JOIN branch b ON b.id = p.branch_id AND b.path LIKE $1
"""
_FIND: Final = f"""
{_SELECT} WHERE ($2::text IS NULL OR p.status = $2) AND ($3::uuid IS NULL OR p.customer_id = $3)
    AND ($4::uuid IS NULL OR p.id < $4) ORDER BY p.id DESC
"""
_ROWS: Final = """
SELECT a.id, a.customer_id, a.amount_minor, p.currency, a.outcome
FROM line_pre_approval a JOIN line_proposal p ON p.id = a.proposal_id
WHERE a.proposal_id = $1 AND ($2::uuid IS NULL OR a.id > $2) ORDER BY a.id
"""


async def proposals_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, ProposalView]:
    """The visible ones of these proposals."""
    require(actor, HISTORY)
    sql = f"{_SELECT} WHERE p.id = ANY($2::uuid[])"
    rows = await db.pool().fetch(sql, actor.branch_pattern(), list(ids))
    return {r["id"]: _view(r) for r in rows}


async def find_proposals(
    actor: Actor,
    status: ProposalStatus | None = None,
    customer_id: UUID | None = None,
    first: int = 20,
    after: str | None = None,
) -> ProposalPage:
    """A page of the visible ones, newest first; refuses INVALID_CURSOR."""
    require(actor, HISTORY)
    size = max(1, min(first, MAX_PAGE))
    rows = await db.pool().fetch(
        f"{_FIND} LIMIT {size + 1}",
        actor.branch_pattern(),
        status.value if status else None,
        customer_id,
        row_behind("line_proposal", after),
    )
    shown = tuple(_view(r) for r in rows[:size])
    cursors = tuple(cursor_of("line_proposal", p.id) for p in shown)
    return ProposalPage(shown, cursors, len(rows) > size)


async def pre_approval_rows(
    actor: Actor, proposal_id: UUID, first: int = 20, after: str | None = None
) -> PreApprovalPage:
    """The customers of a list in its order; refuses LINE_PROPOSAL_NOT_FOUND, INVALID_CURSOR."""
    require(actor, HISTORY)
    size = max(1, min(first, MAX_PAGE))
    if not await proposals_by_id(actor, [proposal_id]):
        raise proposal_not_found()
    behind = row_behind("line_pre_approval", after)
    rows = await db.pool().fetch(f"{_ROWS} LIMIT {size + 1}", proposal_id, behind)
    shown = tuple(PreApprovalRow(**dict(r)) for r in rows[:size])
    cursors = tuple(cursor_of("line_pre_approval", row.id) for row in shown)
    return PreApprovalPage(shown, cursors, len(rows) > size)


def _view(r: Mapping[str, Any]) -> ProposalView:
    return ProposalView(
        **dict(r) | {"kind": ProposalKind(r["kind"]), "status": ProposalStatus(r["status"])}
    )
