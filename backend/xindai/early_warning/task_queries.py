"""Reads of tasks, of the policy, and what became of signals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.early_warning.errors import task_not_found
from xindai.early_warning.models import COMMENT
from xindai.early_warning.permissions import READ
from xindai.early_warning.rules import from_json
from xindai.early_warning.types import (
    Finding,
    HitView,
    Page,
    PolicyView,
    Severity,
    SignalCode,
    TaskFilter,
    TaskStatus,
    TaskView,
    WarningPolicyStatus,
)
from xindai.platform import crypto, db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.crypto import FieldKeys
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.permission import require

MAX_PAGE: Final = 100
_TASK: Final = f"""
SELECT t.*, t.status <> 'resolved' AND t.due_on < d.current_on AS is_late
FROM warning_task t JOIN branch b ON b.id = t.branch_id
    AND {in_scope("b.path", "t.customer_id")}
CROSS JOIN business_day d
"""
_HITS: Final = f"""
SELECT s.code, count(*)::int AS raised,
    count(*) FILTER (WHERE s.lapsed_on IS NULL
        AND s.finding IS DISTINCT FROM 'false_alarm')::int AS counting,
    count(*) FILTER (WHERE s.lapsed_on IS NOT NULL)::int AS lapsed,
    count(*) FILTER (WHERE s.finding = 'confirmed')::int AS confirmed,
    count(*) FILTER (WHERE s.finding = 'contacted')::int AS contacted,
    count(*) FILTER (WHERE s.finding = 'line_cut')::int AS line_cut,
    count(*) FILTER (WHERE s.finding = 'false_alarm')::int AS false_alarm
FROM warning_signal s JOIN branch b ON b.id = s.branch_id
    AND {in_scope("b.path", "s.customer_id")}
WHERE s.raised_on BETWEEN $3 AND $4 GROUP BY s.code
"""


async def get_task(actor: Actor, task_id: UUID) -> TaskView:
    """One; refuses WARNING_TASK_NOT_FOUND, also for one of another branch."""
    found = (await tasks_by_id(actor, [task_id])).get(task_id)
    if found is None:
        raise task_not_found()
    return found


async def tasks_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, TaskView]:
    """The visible ones of these."""
    found = await _tasks(actor, "WHERE t.id = ANY($3::uuid[])", list(ids))
    return {view.id: view for view in found}


async def tasks_of_customers(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[TaskView]]:
    """The tasks about these customers, newest first."""
    out: dict[UUID, list[TaskView]] = {key: [] for key in ids}
    where = "WHERE t.customer_id = ANY($3::uuid[]) ORDER BY t.id DESC"
    for view in await _tasks(actor, where, list(ids)):
        if view.customer_id is not None:
            out[view.customer_id].append(view)
    return out


async def find_tasks(
    actor: Actor, wanted: TaskFilter, first: int = 20, after: str | None = None
) -> Page[TaskView]:
    """A page of the visible tasks, newest first; refuses INVALID_CURSOR."""
    size = max(1, min(first, MAX_PAGE))
    args: list[Any] = []
    clauses = _criteria(wanted, args)
    args.append(row_behind("warning_task", after))
    clauses.append(f"(${len(args) + 2}::uuid IS NULL OR t.id < ${len(args) + 2})")
    where = f"WHERE {' AND '.join(clauses)} ORDER BY t.id DESC LIMIT {size + 1}"
    found = await _tasks(actor, where, *args)
    shown = tuple(found[:size])
    cursors = tuple(cursor_of("warning_task", each.id) for each in shown)
    return Page(shown, cursors, len(found) > size)


def _criteria(wanted: TaskFilter, args: list[Any]) -> list[str]:
    """WHERE clauses; their arguments are appended to `args`, which follow $2."""
    clauses: list[str] = []

    def add(clause: str, value: object) -> None:
        if value is not None:
            args.append(value)
            clauses.append(clause.format(f"${len(args) + 2}"))

    add("starts_with(t.number, {})", wanted.number)
    add("t.status = {}", wanted.status and wanted.status.value)
    add("(t.status <> 'resolved') = {}", wanted.is_open)
    add("(t.status <> 'resolved' AND t.due_on < d.current_on) = {}", wanted.is_late)
    add("t.severity = {}", wanted.severity and wanted.severity.value)
    add("t.branch_id = {}", wanted.branch_id)
    add("t.customer_id = {}", wanted.customer_id)
    add("t.assigned = {}", wanted.assigned)
    return clauses


async def policies(actor: Actor) -> list[PolicyView]:
    """All versions, newest first."""
    return await _policies(actor, "ORDER BY number DESC")


async def policies_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, PolicyView]:
    """Those of these that there are."""
    found = await _policies(actor, "WHERE id = ANY($1::uuid[])", list(ids))
    return {view.id: view for view in found}


async def hits(actor: Actor, first: date, last: date) -> list[HitView]:
    """What became of the signals that were raised on these days, a kind each."""
    require(actor, READ)
    rows = await db.pool().fetch(_HITS, *actor.scope(), first, last)
    found = [HitView(**dict(row) | {"code": SignalCode(row["code"])}) for row in rows]
    return sorted(found, key=lambda hit: list(SignalCode).index(hit.code))


async def _policies(actor: Actor, where: str, *args: Any) -> list[PolicyView]:
    require(actor, READ)
    rows = await db.pool().fetch(f"SELECT * FROM warning_policy {where}", *args)
    return [
        PolicyView(
            **dict(row)
            | {"rules": from_json(row["rules"]), "status": WarningPolicyStatus(row["status"])}
        )
        for row in rows
    ]


async def _tasks(actor: Actor, where: str, *args: Any) -> list[TaskView]:
    require(actor, READ)
    async with db.transaction() as tx:
        rows = await tx.rows(f"{_TASK} {where}", *actor.scope(), *args)
        keys = await crypto.keys(tx)
    return [_task(keys, row) for row in rows]


def _task(keys: FieldKeys, row: Mapping[str, Any]) -> TaskView:
    known = dict(row)
    body: bytes | None = known["comment_sealed"]
    same = {name: known[name] for name in TaskView.__slots__ if name in known}
    comment = keys.open(body, COMMENT.table, str(row["id"]), COMMENT.field) if body else None
    return TaskView(
        **same
        | {
            "status": TaskStatus(row["status"]),
            "severity": Severity(row["severity"]),
            "finding": row["finding"] and Finding(row["finding"]),
            "comment": comment,
        }
    )
