"""Reads of reports, by the branch of the customer; a borrower sees his own, and not what is in it.

Whoever opens what a report says leaves a record in the audit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.customers.errors import customer_not_found
from xindai.decisioning.permissions import REPORT_OPEN, REPORT_READ
from xindai.decisioning.reports.stored import open_facts
from xindai.decisioning.reports.types import (
    MissingWhy,
    ReportKind,
    ReportOutcome,
    ReportPage,
    ReportView,
)
from xindai.platform import audit, crypto, db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.permission import require

MAX_PAGE: Final = 100
_VISIBLE: Final = f"""
FROM customer c JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")}
"""
_SELECT: Final = f"""
SELECT r.id, r.customer_id, r.kind, r.outcome, r.why, r.request_id, r.requested_by,
    r.requested_at, r.requested_on, r.valid_until, r.duration_ms
{_VISIBLE} JOIN bureau_report r ON r.customer_id = c.id
"""
_FACTS: Final = f"""
SELECT r.id, r.customer_id, r.facts_sealed {_VISIBLE} JOIN bureau_report r ON r.customer_id = c.id
WHERE r.id = ANY($3::uuid[]) AND r.facts_sealed IS NOT NULL
"""


async def find_reports(
    actor: Actor, customer_id: UUID, kind: ReportKind | None, first: int, after: str | None = None
) -> ReportPage:
    """A page of a customer's reports, newest first; refuses CUSTOMER_NOT_FOUND."""
    require(actor, REPORT_READ)
    size = max(1, min(first, MAX_PAGE))
    start = row_behind("report", after)
    sql = f"""{_SELECT} WHERE c.id = $3 AND ($4::text IS NULL OR r.kind = $4)
        AND ($5::uuid IS NULL OR r.id < $5) ORDER BY r.id DESC LIMIT {size + 1}"""
    scope = (*actor.scope(), customer_id)
    if not await db.pool().fetchval(f"SELECT true {_VISIBLE} WHERE c.id = $3", *scope):
        raise customer_not_found()
    rows = await db.pool().fetch(sql, *scope, kind, start)
    shown = tuple(_view(row) for row in rows[:size])
    cursors = tuple(cursor_of("report", view.id) for view in shown)
    return ReportPage(shown, cursors, len(rows) > size)


async def reports_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, ReportView]:
    """The visible ones of these; none for who may not see them."""
    if not actor.may(REPORT_READ):
        return {}
    rows = await db.pool().fetch(
        f"{_SELECT} WHERE r.id = ANY($3::uuid[])", *actor.scope(), list(ids)
    )
    return {row["id"]: _view(row) for row in rows}


async def facts_of_reports(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, Mapping[str, Any]]:
    """What the visible ones of these say, opened and noted in the audit."""
    require(actor, REPORT_OPEN)
    found: dict[UUID, Mapping[str, Any]] = {}
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        for row in await tx.rows(_FACTS, *actor.scope(), list(ids)):
            found[row["id"]] = open_facts(keys, row["id"], row["facts_sealed"])["facts"]
            about = {"reportId": str(row["id"])}
            await audit.append(tx, actor, REPORT_OPEN.code, f"customer/{row['customer_id']}", about)
    return found


def _view(row: Mapping[str, Any]) -> ReportView:
    return ReportView(
        **dict(row)
        | {
            "kind": ReportKind(row["kind"]),
            "outcome": ReportOutcome(row["outcome"]),
            "why": MissingWhy(row["why"]) if row["why"] else None,
        }
    )
