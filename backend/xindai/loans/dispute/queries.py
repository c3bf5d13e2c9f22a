"""Reads of disputes. The first step of each is the actor's row scope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.loans.dispute.errors import dispute_not_found
from xindai.loans.dispute.lock import VISIBLE
from xindai.loans.dispute.models import ANSWER, TEXT
from xindai.loans.dispute.types import (
    CorrectionKind,
    DisputeFilter,
    DisputePage,
    DisputeReason,
    DisputeStatus,
    DisputeView,
)
from xindai.loans.permissions import DISPUTE_READ
from xindai.platform import crypto, db
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.permission import require

MAX_PAGE: Final = 100
_KIND: Final = "loan_dispute"
_LATE: Final = "(x.status = 'open' AND x.answer_due_on < d.current_on)"
_COLUMNS: Final = f"""
SELECT x.id, x.number, x.loan_id, x.customer_id, l.branch_id, l.currency, x.reason,
    x.amount_minor, x.contested_event_id, x.text_sealed, x.status, x.opened_on, x.answer_due_on,
    {_LATE} AS is_late, x.answer_sealed, x.correction, x.correction_event_id,
    starts_with(x.created_by, 'borrower:') AS is_by_borrower, x.created_by, x.created_at,
    x.ended_by, x.ended_on, x.ended_at, x.version,
    ARRAY(SELECT p.document_id FROM loan_dispute_document p WHERE p.dispute_id = x.id
        ORDER BY p.id) AS document_ids
"""


async def get_dispute(actor: Actor, dispute_id: UUID) -> DisputeView:
    """One; refuses LOAN_DISPUTE_NOT_FOUND, also for one of another branch or borrower."""
    found = (await disputes_by_id(actor, [dispute_id])).get(dispute_id)
    if found is None:
        raise dispute_not_found()
    return found


async def disputes_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, DisputeView]:
    """The visible ones of these."""
    found = await _read(actor, "WHERE x.id = ANY($3::uuid[])", list(ids))
    return {view.id: view for view in found}


async def disputes_of_loans(
    actor: Actor, loan_ids: Sequence[UUID]
) -> dict[UUID, list[DisputeView]]:
    """The visible disputes of these loans, newest first."""
    out: dict[UUID, list[DisputeView]] = {loan_id: [] for loan_id in loan_ids}
    where = "WHERE x.loan_id = ANY($3::uuid[]) ORDER BY x.id DESC"
    for view in await _read(actor, where, list(loan_ids)):
        out[view.loan_id].append(view)
    return out


async def find_disputes(
    actor: Actor, wanted: DisputeFilter, first: int = 20, after: str | None = None
) -> DisputePage:
    """A page of the visible disputes, newest first; refuses INVALID_CURSOR."""
    size = max(1, min(first, MAX_PAGE))
    args: list[Any] = []
    clauses = _criteria(wanted, args)
    args.append(row_behind(_KIND, after))
    clauses.append(f"(${len(args) + 2}::uuid IS NULL OR x.id < ${len(args) + 2})")
    where = f"WHERE {' AND '.join(clauses)} ORDER BY x.id DESC LIMIT {size + 1}"
    found = await _read(actor, where, *args)
    shown = tuple(found[:size])
    return DisputePage(shown, tuple(cursor_of(_KIND, x.id) for x in shown), len(found) > size)


async def count_disputes(actor: Actor, wanted: DisputeFilter) -> int:
    """How many a list has in all."""
    require(actor, DISPUTE_READ)
    args: list[Any] = []
    clauses = _criteria(wanted, args)
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    sql = f"SELECT count(*) {VISIBLE} {where}"
    return int(await db.pool().fetchval(sql, *actor.scope(), *args))


def _criteria(wanted: DisputeFilter, args: list[Any]) -> list[str]:
    """WHERE clauses; their arguments are appended to `args`, which follow $2."""
    clauses: list[str] = []

    def add(clause: str, value: object) -> None:
        if value is not None:
            args.append(value)
            clauses.append(clause.format(f"${len(args) + 2}"))

    add("starts_with(x.number, {})", wanted.number)
    add("x.status = {}", wanted.status and wanted.status.value)
    add("x.reason = {}", wanted.reason and wanted.reason.value)
    add("x.loan_id = {}", wanted.loan_id)
    add("x.customer_id = {}", wanted.customer_id)
    add("l.branch_id = {}", wanted.branch_id)
    add(_LATE + " = {}", wanted.is_late)
    return clauses


async def _read(actor: Actor, where: str, *args: Any) -> list[DisputeView]:
    require(actor, DISPUTE_READ)
    async with db.transaction() as tx:
        rows = await tx.rows(f"{_COLUMNS} {VISIBLE} {where}", *actor.scope(), *args)
        keys = await crypto.keys(tx)
        return [_view(keys, row) for row in rows]


def _view(keys: FieldKeys, r: Mapping[str, Any]) -> DisputeView:
    def opened(body: bytes | None, column: Any) -> str | None:
        return keys.open(body, column.table, str(r["id"]), column.field) if body else None

    known = dict(r)
    same = {name: known[name] for name in DisputeView.__slots__ if name in known}
    return DisputeView(
        **same
        | {
            "reason": DisputeReason(r["reason"]),
            "status": DisputeStatus(r["status"]),
            "document_ids": tuple(r["document_ids"]),
            "correction": CorrectionKind(r["correction"]) if r["correction"] else None,
            "text": opened(r["text_sealed"], TEXT) or "",
            "answer": opened(r["answer_sealed"], ANSWER),
        }
    )
