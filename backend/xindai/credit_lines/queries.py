"""Reads of lines. The first step of each is the actor's branch subtree, or himself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.credit_lines.errors import line_not_found
from xindai.credit_lines.permissions import HISTORY, READ
from xindai.credit_lines.rules import available, raise_in_force, status_on
from xindai.credit_lines.types import (
    LineFacts,
    LineFilter,
    LinePage,
    LineStatus,
    LineView,
    MovementKind,
    MovementPage,
    MovementView,
    SubLineView,
)
from xindai.kernel.errors import Refusal
from xindai.platform import db
from xindai.platform.actor import Actor, ActorKind, in_scope
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.db import Tx
from xindai.platform.permission import require

MAX_PAGE: Final = 100
_LINES: Final = """
SELECT l.id, l.number, l.customer_id, l.currency, l.status, l.limit_minor, l.temporary_minor,
    l.temporary_until, l.reserved_minor, l.used_minor, l.expires_on, l.frozen_reason, l.version,
    l.created_at, d.current_on AS today,
    (SELECT coalesce(jsonb_agg(to_jsonb(s) - 'line_id' ORDER BY s.product_id), '[]')
     FROM credit_sub_line s WHERE s.line_id = l.id) AS parts
FROM credit_line l JOIN customer c ON c.id = l.customer_id CROSS JOIN business_day d
"""
_VISIBLE: Final = f"JOIN branch b ON b.id = c.branch_id AND {in_scope('b.path', 'c.id')}"
_COUNT: Final = f"""
SELECT count(*) FROM credit_line l JOIN customer c ON c.id = l.customer_id
CROSS JOIN business_day d {_VISIBLE}
"""
# What has run out by the business date is expired, before the job has written it.
_STATUS: Final = """
CASE WHEN l.status IN ('active', 'frozen') AND l.expires_on < d.current_on THEN 'expired'
    ELSE l.status END
"""
_MOVEMENTS: Final = """
SELECT m.id, m.line_id, m.seq, m.kind, m.amount_minor, l.currency, s.product_id, m.subject,
    m.reason, m.actor, m.booked_on, m.at, m.limit_before, m.limit_after, m.temporary_before,
    m.temporary_after, m.reserved_before, m.reserved_after, m.used_before, m.used_after,
    m.status_after
FROM line_movement m JOIN credit_line l ON l.id = m.line_id
LEFT JOIN credit_sub_line s ON s.id = m.sub_line_id
WHERE m.line_id = $1 AND ($2::uuid IS NULL OR m.id < $2) AND ($3::text IS NULL OR m.kind = $3)
"""


async def lines_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, LineView]:
    """The visible ones of these lines, in one statement."""
    require(actor, READ)
    sql = f"{_LINES} {_VISIBLE} WHERE l.id = ANY($3::uuid[])"
    rows = await db.pool().fetch(sql, *actor.scope(), list(ids))
    return {r["id"]: view_of(r) for r in rows}


async def lines_of_customers(
    actor: Actor, customer_ids: Sequence[UUID]
) -> dict[UUID, list[LineView]]:
    """The lines of the visible ones of these customers, oldest first: one a currency."""
    require(actor, READ)
    sql = f"{_LINES} {_VISIBLE} WHERE l.customer_id = ANY($3::uuid[]) ORDER BY l.id"
    out: dict[UUID, list[LineView]] = defaultdict(list)
    for r in await db.pool().fetch(sql, *actor.scope(), list(customer_ids)):
        out[r["customer_id"]].append(view_of(r))
    return out


async def line_facts(tx: Tx, customer_id: UUID, currency: str = "CNY") -> LineFacts | None:
    """What a decision may know of the line; None where the customer has none, or a closed one."""
    sql = f"{_LINES} WHERE l.customer_id = $1 AND l.currency = $2 AND l.status <> 'closed'"
    row = await tx.row(sql, customer_id, currency)
    if row is None:
        return None
    view = view_of(row)
    return LineFacts(
        line_id=view.id,
        currency=view.currency,
        status=view.status,
        limit_minor=view.limit_minor,
        temporary_minor=view.temporary_minor,
        reserved_minor=view.reserved_minor,
        used_minor=view.used_minor,
        available_minor=view.available_minor,
        expires_on=view.expires_on,
        sub_lines=view.sub_lines,
    )


async def find_lines(
    actor: Actor, wanted: LineFilter, first: int = 20, after: str | None = None
) -> LinePage:
    """A page in the order of their numbers; refuses INVALID_CURSOR."""
    require(actor, READ)
    size = max(1, min(first, MAX_PAGE))
    clauses, args = _criteria(actor, wanted)
    if after is not None:
        args.append(_parse_cursor(after))
        clauses.append(f"l.number > ${len(args)}")
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    sql = f"{_LINES} {_VISIBLE} {where} ORDER BY l.number LIMIT {size + 1}"
    rows = await db.pool().fetch(sql, *args)
    shown = tuple(view_of(r) for r in rows[:size])
    return LinePage(shown, tuple(f"credit_line|{v.number}" for v in shown), len(rows) > size)


async def count_lines(actor: Actor, wanted: LineFilter) -> int:
    """How many lines a list has in all."""
    require(actor, READ)
    clauses, args = _criteria(actor, wanted)
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    return int(await db.pool().fetchval(f"{_COUNT} {where}", *args))


async def movements(
    actor: Actor,
    line_id: UUID,
    kind: MovementKind | None = None,
    first: int = 20,
    after: str | None = None,
) -> MovementPage:
    """A page of a line's changes, newest first; refuses LINE_NOT_FOUND, INVALID_CURSOR."""
    require(actor, HISTORY)
    size = max(1, min(first, MAX_PAGE))
    if not (await lines_by_id(actor, [line_id])):
        raise line_not_found()
    sql = f"{_MOVEMENTS} ORDER BY m.id DESC LIMIT {size + 1}"
    behind = row_behind("line_movement", after)
    rows = await db.pool().fetch(sql, line_id, behind, kind.value if kind else None)
    shown = tuple(_movement(r) for r in rows[:size])
    cursors = tuple(cursor_of("line_movement", m.id) for m in shown)
    return MovementPage(shown, cursors, len(rows) > size)


async def newest_movements(
    actor: Actor, line_ids: Sequence[UUID]
) -> dict[UUID, list[MovementView]]:
    """The newest changes of these lines, newest first: for a borrower those of his own."""
    require(actor, READ if actor.kind is ActorKind.BORROWER else HISTORY)
    out: dict[UUID, list[MovementView]] = {}
    for line_id in await lines_by_id(actor, line_ids):
        rows = await db.pool().fetch(
            f"{_MOVEMENTS} ORDER BY m.id DESC LIMIT 20", line_id, None, None
        )
        out[line_id] = [_movement(r) for r in rows]
    return out


def _movement(r: Mapping[str, Any]) -> MovementView:
    known = {"kind": MovementKind(r["kind"]), "status_after": LineStatus(r["status_after"])}
    return MovementView(**dict(r) | known)


def view_of(r: Mapping[str, Any]) -> LineView:
    """A row of `_LINES` as of the business date."""
    today = r["today"]
    raised = raise_in_force(r["temporary_minor"], r["temporary_until"], today)
    status = status_on(LineStatus(r["status"]), r["expires_on"], today)
    left = available(r["limit_minor"] + raised, r["reserved_minor"], r["used_minor"])
    usable = left if status is LineStatus.ACTIVE else 0
    cells = {name: r[name] for name in LineView.__slots__ if name in r.keys()}  # noqa: SIM118
    return LineView(
        **cells
        | {
            "status": status,
            "temporary_minor": raised,
            "temporary_until": r["temporary_until"] if raised else None,
            "available_minor": usable,
            "sub_lines": tuple(_part(part, usable) for part in r["parts"]),
        }
    )


def _part(part: Mapping[str, Any], usable: int) -> SubLineView:
    left = available(part["limit_minor"], part["reserved_minor"], part["used_minor"])
    return SubLineView(
        id=UUID(part["id"]),
        product_id=UUID(part["product_id"]),
        limit_minor=part["limit_minor"],
        is_revolving=part["is_revolving"],
        reserved_minor=part["reserved_minor"],
        used_minor=part["used_minor"],
        available_minor=min(left, usable),
    )


def _criteria(actor: Actor, wanted: LineFilter) -> tuple[list[str], list[Any]]:
    args: list[Any] = [*actor.scope()]
    clauses: list[str] = []
    for clause, value in (
        ("starts_with(l.number, {})", wanted.number),
        ("l.customer_id = {}", wanted.customer_id),
        (f"{_STATUS} = {{}}", wanted.status.value if wanted.status else None),
        ("c.branch_id = {}", wanted.branch_id),
        (
            "EXISTS (SELECT FROM credit_sub_line s WHERE s.line_id = l.id AND s.product_id = {})",
            wanted.product_id,
        ),
        ("l.expires_on <= {}", wanted.expires_until),
    ):
        if value is not None:
            args.append(value)
            clauses.append(clause.format(f"${len(args)}"))
    return clauses, args


def _parse_cursor(text: str) -> str:
    kind, _, number = text.partition("|")
    if kind != "credit_line" or not number:
        raise Refusal("INVALID_CURSOR", "the cursor does not belong to this list", "after")
    return number
