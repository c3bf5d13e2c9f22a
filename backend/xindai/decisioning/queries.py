"""Reads of decisions, in row scope. Those on nobody (imports) are for who sees the whole lender."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.decisioning.permissions import READ
from xindai.decisioning.rows import decision_of, view_of
from xindai.decisioning.types import Decision, DecisionPage, DecisionView, Outcome
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.permission import require

MAX_PAGE: Final = 100
VISIBLE: Final = f"""
LEFT JOIN customer c ON c.id = d.customer_id LEFT JOIN branch b ON b.id = c.branch_id
WHERE (({in_scope("b.path", "c.id")})
    OR (d.customer_id IS NULL AND $1 = '/%' AND $2::uuid IS NULL))
"""
"""Behind `decision d`."""
_SELECT: Final = f"""
SELECT d.*, p.code AS policy_code, v.number AS policy_number FROM decision d
JOIN decision_policy_version v ON v.id = d.policy_version_id
JOIN decision_policy p ON p.id = v.policy_id
{VISIBLE}
"""


async def decisions_of(actor: Actor, subjects: Sequence[str]) -> dict[str, tuple[Decision, ...]]:
    """Every decision on each subject that the actor may see, newest first."""
    require(actor, READ)
    sql = f"SELECT d.* FROM decision d {VISIBLE} AND d.subject = ANY($3::text[]) ORDER BY d.id DESC"
    found: dict[str, list[Decision]] = {}
    for row in await db.pool().fetch(sql, *actor.scope(), list(subjects)):
        found.setdefault(row["subject"], []).append(decision_of(row))
    return {subject: tuple(made) for subject, made in found.items()}


async def decisions_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, DecisionView]:
    """The visible ones of these."""
    if not actor.may(READ):
        return {}
    rows = await db.pool().fetch(f"{_SELECT} AND d.id = ANY($3::uuid[])", *actor.scope(), list(ids))
    return {row["id"]: view_of(row) for row in rows}


async def find_decisions(
    actor: Actor, subject: str | None, outcome: Outcome | None, first: int, after: str | None = None
) -> DecisionPage:
    """A page of the visible decisions, newest first; refuses INVALID_CURSOR."""
    require(actor, READ)
    size = max(1, min(first, MAX_PAGE))
    sql = f"""{_SELECT} AND ($3::text IS NULL OR d.subject = $3)
        AND ($4::text IS NULL OR d.outcome = $4) AND ($5::uuid IS NULL OR d.id < $5)
        ORDER BY d.id DESC LIMIT {size + 1}"""
    wanted = outcome.value if outcome else None
    rows = await db.pool().fetch(
        sql, *actor.scope(), subject, wanted, row_behind("decision", after)
    )
    shown = tuple(view_of(row) for row in rows[:size])
    cursors = tuple(cursor_of("decision", view.decision.id) for view in shown)
    return DecisionPage(decisions=shown, cursors=cursors, has_next=len(rows) > size)


async def subjects_of(ids: Sequence[UUID]) -> dict[UUID, str]:
    """What decisions are about: for the program's own lists, scope does not count."""
    sql = "SELECT id, subject FROM decision WHERE id = ANY($1::uuid[])"
    return {row["id"]: row["subject"] for row in await db.pool().fetch(sql, list(ids))}
