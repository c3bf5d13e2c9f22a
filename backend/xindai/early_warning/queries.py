"""Reads of the watch list, signals and holds. The first step of each is the actor's subtree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.early_warning.permissions import READ
from xindai.early_warning.types import (
    Finding,
    HoldStatus,
    HoldView,
    Page,
    Severity,
    SignalCode,
    SignalView,
    WarningAction,
    WatchFilter,
    WatchLevel,
    WatchView,
)
from xindai.kernel.errors import Refusal
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.permission import require

MAX_PAGE: Final = 100
MOST_SIGNALS: Final = 100
"""Of one customer or task; what is older has lapsed long ago."""
_WATCH: Final = f"""
SELECT w.*, array_position(ARRAY['none', 'attention', 'elevated', 'high'], w.level::text) AS rank
FROM watch_entry w JOIN branch b ON b.id = w.branch_id AND {in_scope("b.path", "w.customer_id")}
"""
_ORDER: Final = "array_position(ARRAY['none', 'attention', 'elevated', 'high'], w.level::text)"
_SIGNAL: Final = f"""
SELECT s.*, p.number AS policy_number FROM warning_signal s
JOIN branch b ON b.id = s.branch_id AND {in_scope("b.path", "s.customer_id")}
JOIN warning_policy p ON p.id = s.policy_id
"""
_HOLD: Final = f"""
SELECT h.*, l.number AS line_number FROM warning_hold h JOIN customer c ON c.id = h.customer_id
JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")}
JOIN credit_line l ON l.id = h.line_id
"""


async def watch_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, WatchView]:
    """The visible ones of these."""
    return {view.id: view for view in await _watch(actor, "w.id = ANY($3::uuid[])", list(ids))}


async def watch_of_customers(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, WatchView]:
    """By customer; none for who has never been watched."""
    found = await _watch(actor, "w.customer_id = ANY($3::uuid[])", list(ids))
    return {view.customer_id: view for view in found}


async def find_watched(
    actor: Actor, wanted: WatchFilter, first: int = 20, after: str | None = None
) -> Page[WatchView]:
    """A page of who is watched, the worst first; refuses INVALID_CURSOR."""
    require(actor, READ)
    size = max(1, min(first, MAX_PAGE))
    args: list[Any] = []
    clauses = _criteria(wanted, args)
    if after is not None:
        args += _behind(after)
        places = ", ".join(f"${len(args) + n}" for n in (0, 1, 2))
        clauses.append(f"({_ORDER}, w.score, w.id) < ({places})")
    order = f"{_ORDER} DESC, w.score DESC, w.id DESC"
    sql = f"{_WATCH} WHERE {' AND '.join(clauses)} ORDER BY {order} LIMIT {size + 1}"
    rows = await db.pool().fetch(sql, *actor.scope(), *args)
    shown = rows[:size]
    cursors = tuple(f"watch|{r['rank']}|{r['score']}|{r['id']}" for r in shown)
    return Page(tuple(_entry(row) for row in shown), cursors, len(rows) > size)


def _criteria(wanted: WatchFilter, args: list[Any]) -> list[str]:
    """WHERE clauses; their arguments are appended to `args`, which follow $2."""
    clauses: list[str] = []

    def add(clause: str, value: object) -> None:
        if value is not None:
            args.append(value)
            clauses.append(clause.format(f"${len(args) + 2}"))

    if wanted.level is None:
        clauses.append("w.signals > 0")
    add("w.level = {}", wanted.level and wanted.level.value)
    add(
        "EXISTS (SELECT FROM warning_signal s WHERE s.customer_id = w.customer_id"
        " AND s.lapsed_on IS NULL AND s.code = {})",
        wanted.code and wanted.code.value,
    )
    add("w.branch_id = {}", wanted.branch_id)
    add("w.customer_id = {}", wanted.customer_id)
    add(
        "EXISTS (SELECT FROM warning_task t WHERE t.customer_id = w.customer_id"
        " AND t.status <> 'resolved') = {}",
        wanted.has_task,
    )
    add(
        "EXISTS (SELECT FROM warning_hold h WHERE h.customer_id = w.customer_id"
        " AND h.status = 'in_force') = {}",
        wanted.has_hold,
    )
    return clauses


def _behind(after: str) -> tuple[int, int, UUID]:
    kind, *rest = after.split("|")
    try:
        if kind == "watch" and len(rest) == 3:
            return int(rest[0]), int(rest[1]), UUID(rest[2])
    except ValueError:
        pass
    raise Refusal("INVALID_CURSOR", "the cursor does not belong to this list", "after")


async def signals_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, SignalView]:
    """The visible ones of these."""
    found = await _signals(actor, "s.id = ANY($3::uuid[])", list(ids))
    return {view.id: view for view in found}


async def signals_of_customers(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[SignalView]]:
    """The signals of these customers: those that count first, then the newest."""
    out: dict[UUID, list[SignalView]] = {key: [] for key in ids}
    where = "s.customer_id = ANY($3::uuid[])"
    for view in await _signals(actor, where, list(ids)):
        if view.customer_id is not None and len(out[view.customer_id]) < MOST_SIGNALS:
            out[view.customer_id].append(view)
    return out


async def signals_of_tasks(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[SignalView]]:
    """The signals of these tasks: those that count first, then the newest."""
    out: dict[UUID, list[SignalView]] = {key: [] for key in ids}
    for view in await _signals(actor, "s.task_id = ANY($3::uuid[])", list(ids)):
        if view.task_id is not None and len(out[view.task_id]) < MOST_SIGNALS:
            out[view.task_id].append(view)
    return out


async def holds_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, HoldView]:
    """The visible ones of these."""
    return {view.id: view for view in await _holds(actor, "h.id = ANY($3::uuid[])", list(ids))}


async def holds_of_customers(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[HoldView]]:
    """The holds of these customers, newest first."""
    out: dict[UUID, list[HoldView]] = {key: [] for key in ids}
    for view in await _holds(actor, "h.customer_id = ANY($3::uuid[])", list(ids)):
        out[view.customer_id].append(view)
    return out


async def _watch(actor: Actor, where: str, *args: Any) -> list[WatchView]:
    require(actor, READ)
    rows = await db.pool().fetch(f"{_WATCH} WHERE {where}", *actor.scope(), *args)
    return [_entry(row) for row in rows]


async def _signals(actor: Actor, where: str, *args: Any) -> list[SignalView]:
    require(actor, READ)
    sql = f"{_SIGNAL} WHERE {where} ORDER BY s.lapsed_on IS NOT NULL, s.id DESC"
    return [_signal(row) for row in await db.pool().fetch(sql, *actor.scope(), *args)]


async def _holds(actor: Actor, where: str, *args: Any) -> list[HoldView]:
    require(actor, READ)
    sql = f"{_HOLD} WHERE {where} ORDER BY h.id DESC"
    rows = await db.pool().fetch(sql, *actor.scope(), *args)
    return [_of(HoldView, row, status=HoldStatus(row["status"])) for row in rows]


def _of(cls: Any, row: Mapping[str, Any], **given: Any) -> Any:
    known = dict(row)
    return cls(**{name: known[name] for name in cls.__slots__ if name in known} | given)


def _entry(row: Mapping[str, Any]) -> WatchView:
    entry: WatchView = _of(WatchView, row, level=WatchLevel(row["level"]))
    return entry


def _signal(row: Mapping[str, Any]) -> SignalView:
    signal: SignalView = _of(
        SignalView,
        row,
        code=SignalCode(row["code"]),
        severity=Severity(row["severity"]),
        action=WarningAction(row["action"]),
        finding=row["finding"] and Finding(row["finding"]),
    )
    return signal
