"""Reads of cases and what hangs on them. The first step of each is the actor's branch subtree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.collections.errors import case_not_found
from xindai.collections.follow import DISPUTED
from xindai.collections.models import NOTE
from xindai.collections.permissions import READ
from xindai.collections.types import (
    ActionView,
    CaseFilter,
    CaseLoanView,
    CasePage,
    CaseStatus,
    CaseView,
    Channel,
    ContactResult,
    Party,
    PromiseStatus,
    PromiseView,
    QueueView,
    Stage,
)
from xindai.kernel.errors import Refusal
from xindai.platform import crypto, db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.permission import require

MAX_PAGE: Final = 100
MOST_LINES: Final = 200
"""Of a timeline; what is older is in the customer's earlier cases or on their lists."""
VISIBLE: Final = (
    "FROM collection_case k JOIN branch b ON b.id = k.branch_id"
    f" AND {in_scope('b.path', 'k.customer_id')} CROSS JOIN business_day d"
)
"""The rows an actor sees: $1 and $2 are `actor.scope()`."""
_COLUMNS: Final = f"""
SELECT k.*, {DISPUTED} AS rests, k.queue_id AS queue, s.number AS strategy_number,
    (SELECT a.name FROM collection_placement p JOIN collection_batch y ON y.id = p.batch_id
        JOIN collection_agency a ON a.id = y.agency_id
        WHERE p.case_id = k.id AND p.ended_on IS NULL) AS agency_name,
    (SELECT p.status FROM collection_promise p WHERE p.case_id = k.id
        ORDER BY p.id DESC LIMIT 1) AS promise_status
"""
_FROM: Final = f"{VISIBLE} JOIN collection_strategy s ON s.id = k.strategy_id"


async def get_case(actor: Actor, case_id: UUID) -> CaseView:
    """One; refuses COLLECTION_CASE_NOT_FOUND, also for one of another branch."""
    found = (await cases_by_id(actor, [case_id])).get(case_id)
    if found is None:
        raise case_not_found()
    return found


async def cases_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, CaseView]:
    """The visible ones of these."""
    require(actor, READ)
    sql = f"{_COLUMNS} {_FROM} WHERE k.id = ANY($3::uuid[])"
    return {row["id"]: _view(row) for row in await db.pool().fetch(sql, *actor.scope(), list(ids))}


async def cases_of_customers(
    actor: Actor, customer_ids: Sequence[UUID]
) -> dict[UUID, list[CaseView]]:
    """The visible cases of these customers, newest first."""
    require(actor, READ)
    sql = f"{_COLUMNS} {_FROM} WHERE k.customer_id = ANY($3::uuid[]) ORDER BY k.id DESC"
    out: dict[UUID, list[CaseView]] = {customer_id: [] for customer_id in customer_ids}
    for row in await db.pool().fetch(sql, *actor.scope(), list(customer_ids)):
        out[row["customer_id"]].append(_view(row))
    return out


async def find_cases(
    actor: Actor, wanted: CaseFilter, first: int = 20, after: str | None = None
) -> CasePage:
    """A page of the visible cases, the most urgent first; refuses INVALID_CURSOR."""
    require(actor, READ)
    size = max(1, min(first, MAX_PAGE))
    args: list[Any] = []
    clauses = _criteria(wanted, args)
    if after is not None:
        args += _behind(after)
        places = ", ".join(f"${len(args) + n}" for n in (0, 1, 2))
        clauses.append(f"(k.priority, k.overdue_minor, k.id) < ({places})")
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    order = "ORDER BY k.priority DESC, k.overdue_minor DESC, k.id DESC"
    sql = f"{_COLUMNS} {_FROM} {where} {order} LIMIT {size + 1}"
    rows = await db.pool().fetch(sql, *actor.scope(), *args)
    shown = rows[:size]
    cursors = tuple(f"case|{r['priority']}|{r['overdue_minor']}|{r['id']}" for r in shown)
    return CasePage(tuple(_view(row) for row in shown), cursors, len(rows) > size)


async def count_cases(actor: Actor, wanted: CaseFilter) -> int:
    """How many a list has in all."""
    require(actor, READ)
    args: list[Any] = []
    clauses = _criteria(wanted, args)
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    return int(
        await db.pool().fetchval(f"SELECT count(*) {VISIBLE} {where}", *actor.scope(), *args)
    )


def _behind(after: str) -> tuple[int, int, UUID]:
    kind, *rest = after.split("|")
    try:
        if kind == "case" and len(rest) == 3:
            return int(rest[0]), int(rest[1]), UUID(rest[2])
    except ValueError:
        pass
    raise Refusal("INVALID_CURSOR", "the cursor does not belong to this list", "after")


def _criteria(wanted: CaseFilter, args: list[Any]) -> list[str]:
    """WHERE clauses; their arguments are appended to `args`, which follow $2."""
    clauses: list[str] = []

    def add(clause: str, value: object) -> None:
        if value is not None:
            args.append(value)
            clauses.append(clause.format(f"${len(args) + 2}"))

    add("starts_with(k.number, {})", wanted.number)
    add("k.status = {}", wanted.status and wanted.status.value)
    add("k.stage = {}", wanted.stage and wanted.stage.value)
    add("k.queue_id = {}", wanted.queue)
    add("k.customer_id = {}", wanted.customer_id)
    add("k.branch_id = {}", wanted.branch_id)
    add("k.assigned_id = {}", wanted.assigned_id)
    add("(k.assigned_id IS NULL) = {}", wanted.is_unassigned)
    add(DISPUTED + " = {}", wanted.is_disputed)
    add("k.is_placed = {}", wanted.is_placed)
    add("(k.next_action_on <= d.current_on) = {}", wanted.is_due)
    return clauses


def _view(r: Mapping[str, Any]) -> CaseView:
    known = dict(r)
    same = {name: known[name] for name in CaseView.__slots__ if name in known}
    return CaseView(
        **same
        | {
            "status": CaseStatus(r["status"]),
            "stage": Stage(r["stage"]),
            "channels": tuple(r["channels"]),
            "is_disputed": r["rests"],
        }
    )


async def loans_of_cases(actor: Actor, case_ids: Sequence[UUID]) -> dict[UUID, list[CaseLoanView]]:
    """The loans of the visible ones of these cases, the latest first."""
    require(actor, READ)
    sql = f"""SELECT x.case_id, x.loan_id, x.days_past_due, x.overdue_minor, x.outstanding_minor,
            l.currency, x.added_on, x.cured_on
        {VISIBLE} JOIN collection_case_loan x ON x.case_id = k.id JOIN loan l ON l.id = x.loan_id
        WHERE k.id = ANY($3::uuid[]) ORDER BY x.days_past_due DESC, x.id"""
    out: dict[UUID, list[CaseLoanView]] = {case_id: [] for case_id in case_ids}
    for row in await db.pool().fetch(sql, *actor.scope(), list(case_ids)):
        out[row["case_id"]].append(CaseLoanView(**dict(row)))
    return out


async def actions_of_cases(actor: Actor, case_ids: Sequence[UUID]) -> dict[UUID, list[ActionView]]:
    """The timelines of the visible ones of these cases, newest first, at most MOST_LINES each."""
    require(actor, READ)
    sql = f"""SELECT x.* {VISIBLE}
        CROSS JOIN LATERAL (SELECT * FROM collection_action a WHERE a.case_id = k.id
            ORDER BY a.id DESC LIMIT {MOST_LINES}) x
        WHERE k.id = ANY($3::uuid[]) ORDER BY x.id DESC"""
    out: dict[UUID, list[ActionView]] = {case_id: [] for case_id in case_ids}
    async with db.transaction() as tx:
        rows = await tx.rows(sql, *actor.scope(), list(case_ids))
        keys = await crypto.keys(tx)
        for row in rows:
            body = row["note_sealed"]
            note = keys.open(body, NOTE.table, str(row["id"]), NOTE.field) if body else None
            out[row["case_id"]].append(_action(row, note))
    return out


def _action(r: Mapping[str, Any], note: str | None) -> ActionView:
    return ActionView(
        id=r["id"],
        case_id=r["case_id"],
        kind=r["kind"],
        channel=Channel(r["channel"]) if r["channel"] else None,
        party=Party(r["party"]) if r["party"] else None,
        result=ContactResult(r["result"]) if r["result"] else None,
        permit_id=r["permit_id"],
        note=note,
        about=r["about"],
        by=r["by"],
        at=r["at"],
        next_action_on=r["next_action_on"],
    )


PROMISES: Final = f"""
SELECT p.id, p.case_id, k.number AS case_number, p.customer_id, k.branch_id, p.currency,
    p.amount_minor, p.received_minor, p.due_on, p.due_on + p.grace_days AS last_on, p.status,
    p.made_by, p.made_at, p.settled_on
{VISIBLE} JOIN collection_promise p ON p.case_id = k.id
"""


def promise_view(r: Mapping[str, Any]) -> PromiseView:
    """A row of PROMISES."""
    return PromiseView(**dict(r) | {"status": PromiseStatus(r["status"])})


async def promises_of_cases(
    actor: Actor, case_ids: Sequence[UUID]
) -> dict[UUID, list[PromiseView]]:
    """The promises of the visible ones of these cases, newest first."""
    require(actor, READ)
    sql = f"{PROMISES} WHERE k.id = ANY($3::uuid[]) ORDER BY p.id DESC"
    out: dict[UUID, list[PromiseView]] = {case_id: [] for case_id in case_ids}
    for row in await db.pool().fetch(sql, *actor.scope(), list(case_ids)):
        out[row["case_id"]].append(promise_view(row))
    return out


async def promises_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, PromiseView]:
    """The visible ones of these."""
    require(actor, READ)
    sql = f"{PROMISES} WHERE p.id = ANY($3::uuid[])"
    rows = await db.pool().fetch(sql, *actor.scope(), list(ids))
    return {row["id"]: promise_view(row) for row in rows}


async def find_promises(
    actor: Actor, status: PromiseStatus | None, mine: bool, first: int, after: UUID | None
) -> list[PromiseView]:
    """One more than `first` of the visible promises, newest first, behind `after`."""
    require(actor, READ)
    size = max(1, min(first, MAX_PAGE))
    sql = f"""{PROMISES} WHERE ($3::text IS NULL OR p.status = $3)
        AND ($4::text IS NULL OR 'staff:' || k.assigned_id = $4)
        AND ($5::uuid IS NULL OR p.id < $5) ORDER BY p.id DESC LIMIT {size + 1}"""
    own = actor.id if mine else None
    rows = await db.pool().fetch(sql, *actor.scope(), status and status.value, own, after)
    return [promise_view(row) for row in rows]


async def queues(actor: Actor) -> list[QueueView]:
    """Every queue with what the actor sees in it, in their order."""
    require(actor, READ)
    sql = f"""SELECT q.code, q.name_zh, q.name_en, count(k.id)::int AS cases,
            count(k.id) FILTER (WHERE k.assigned_id IS NULL AND NOT k.is_placed)::int
                AS unassigned,
            count(k.id) FILTER (WHERE k.next_action_on <= k.current_on)::int AS due,
            coalesce(sum(k.overdue_minor), 0)::bigint AS overdue_minor, 'CNY' AS currency
        FROM collection_queue q LEFT JOIN (SELECT k.*, d.current_on {VISIBLE}
            WHERE k.status = 'open') k ON k.queue_id = q.code
        GROUP BY q.code ORDER BY q.position"""
    return [QueueView(**dict(row)) for row in await db.pool().fetch(sql, *actor.scope())]
