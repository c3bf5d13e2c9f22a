"""Reads of requests. The first step of each is the actor's branch subtree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.loans.permissions import REQUEST_READ
from xindai.loans.requests.errors import request_not_found
from xindai.loans.requests.lock import VISIBLE
from xindai.loans.requests.models import ANSWER, TEXT
from xindai.loans.requests.types import (
    RequestFilter,
    RequestKind,
    RequestPage,
    RequestReason,
    RequestStatus,
    RequestView,
    Wish,
)
from xindai.platform import crypto, db
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.permission import require

MAX_PAGE: Final = 100
_COLUMNS: Final = """
SELECT r.id, r.number, r.loan_id, r.customer_id, l.branch_id, l.currency, r.kind, r.reason,
    r.wish_instalments, r.wish_from_due, r.wish_to_due, r.wish_until, r.wish_monthly_minor,
    r.text_sealed, r.answer_sealed, r.status, r.claimed_by, r.claimed_until,
    e.type AS verb, e.payload, e.id AS event_id, r.created_by, r.created_at, r.decided_by,
    r.decided_at, r.version, starts_with(r.created_by, 'borrower:') AS is_by_borrower,
    ARRAY(SELECT p.document_id FROM service_request_document p WHERE p.request_id = r.id
        ORDER BY p.id) AS document_ids
"""
_FROM: Final = f"{VISIBLE} LEFT JOIN loan_event e ON e.id = r.loan_event_id"
_INSIDE: Final = ("id", "type")
"""Of an event's payload: what the view says already."""


async def get_request(actor: Actor, request_id: UUID) -> RequestView:
    """One; refuses SERVICE_REQUEST_NOT_FOUND, also for one of another branch or borrower."""
    found = (await requests_by_id(actor, [request_id])).get(request_id)
    if found is None:
        raise request_not_found()
    return found


async def requests_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, RequestView]:
    """The visible ones of these."""
    found = await _read(actor, "WHERE r.id = ANY($3::uuid[])", list(ids))
    return {view.id: view for view in found}


async def requests_of_loans(
    actor: Actor, loan_ids: Sequence[UUID]
) -> dict[UUID, list[RequestView]]:
    """The visible requests of these loans, newest first."""
    out: dict[UUID, list[RequestView]] = {loan_id: [] for loan_id in loan_ids}
    where = "WHERE r.loan_id = ANY($3::uuid[]) ORDER BY r.id DESC"
    for view in await _read(actor, where, list(loan_ids)):
        out[view.loan_id].append(view)
    return out


async def find_requests(
    actor: Actor, wanted: RequestFilter, first: int = 20, after: str | None = None
) -> RequestPage:
    """A page of the visible requests, newest first; refuses INVALID_CURSOR."""
    size = max(1, min(first, MAX_PAGE))
    args: list[Any] = []
    clauses = _criteria(wanted, args)
    args.append(row_behind("service_request", after))
    clauses.append(f"(${len(args) + 2}::uuid IS NULL OR r.id < ${len(args) + 2})")
    where = f"WHERE {' AND '.join(clauses)} ORDER BY r.id DESC LIMIT {size + 1}"
    found = await _read(actor, where, *args)
    shown = tuple(found[:size])
    cursors = tuple(cursor_of("service_request", each.id) for each in shown)
    return RequestPage(shown, cursors, len(found) > size)


async def count_requests(actor: Actor, wanted: RequestFilter) -> int:
    """How many a list has in all."""
    require(actor, REQUEST_READ)
    args: list[Any] = []
    clauses = _criteria(wanted, args)
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    sql = f"SELECT count(*) {VISIBLE} {where}"
    return int(await db.pool().fetchval(sql, *actor.scope(), *args))


def _criteria(wanted: RequestFilter, args: list[Any]) -> list[str]:
    """WHERE clauses; their arguments are appended to `args`, which follow $2."""
    clauses: list[str] = []

    def add(clause: str, value: object) -> None:
        if value is not None:
            args.append(value)
            clauses.append(clause.format(f"${len(args) + 2}"))

    add("starts_with(r.number, {})", wanted.number)
    add("r.status = {}", wanted.status and wanted.status.value)
    add("r.kind = {}", wanted.kind and wanted.kind.value)
    add("r.reason = {}", wanted.reason and wanted.reason.value)
    add("r.loan_id = {}", wanted.loan_id)
    add("r.customer_id = {}", wanted.customer_id)
    add("l.branch_id = {}", wanted.branch_id)
    add("(r.status IN ('submitted', 'under_review')) = {}", wanted.is_open)
    add("r.claimed_by = {}", wanted.claimed_by)
    return clauses


async def _read(actor: Actor, where: str, *args: Any) -> list[RequestView]:
    require(actor, REQUEST_READ)
    async with db.transaction() as tx:
        rows = await tx.rows(f"{_COLUMNS} {_FROM} {where}", *actor.scope(), *args)
        keys = await crypto.keys(tx)
        return [_view(keys, row) for row in rows]


def _view(keys: FieldKeys, r: Mapping[str, Any]) -> RequestView:
    def opened(body: bytes | None, column: Any) -> str | None:
        return keys.open(body, column.table, str(r["id"]), column.field) if body else None

    known = dict(r)
    same = {name: known[name] for name in RequestView.__slots__ if name in known}
    payload: dict[str, Any] | None = r["payload"]
    return RequestView(
        **same
        | {
            "kind": RequestKind(r["kind"]),
            "reason": RequestReason(r["reason"]),
            "status": RequestStatus(r["status"]),
            "document_ids": tuple(r["document_ids"]),
            "wish": Wish(**{name: r[f"wish_{name}"] for name in Wish.__slots__}),
            "text": opened(r["text_sealed"], TEXT),
            "answer": opened(r["answer_sealed"], ANSWER),
            "terms": payload and {k: v for k, v in payload.items() if k not in _INSIDE},
        }
    )
