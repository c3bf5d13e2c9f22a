"""Reads of strategies, agencies, courts and proposals; row scope is that of their cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.collections.outside_models import STEP_NOTE, WRITE_OFF_NOTE
from xindai.collections.permissions import AGENCY, READ
from xindai.collections.queries import MAX_PAGE, VISIBLE
from xindai.collections.types import (
    DataField,
    LegalStage,
    StrategyStatus,
    WriteOffReason,
    WriteOffStatus,
)
from xindai.collections.types.outside import (
    AgencyView,
    BatchView,
    LegalStepView,
    LegalView,
    StrategyView,
    WriteOffView,
)
from xindai.platform import crypto, db
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.permission import require

_STRATEGIES: Final = "SELECT s.* FROM collection_strategy s"
_FEE: Final = "round(sum(p.received_minor * y.fee_rate))"
_PLACED: Final = f"""
    count(p.id)::int AS cases, count(p.id) FILTER (WHERE p.ended_on IS NULL)::int AS open_cases,
    coalesce(sum(p.placed_minor), 0)::bigint AS placed_minor,
    coalesce(sum(p.received_minor), 0)::bigint AS received_minor,
    coalesce({_FEE}, 0)::bigint AS fee_minor, coalesce(max(p.currency), 'CNY') AS currency
"""
_SEEN: Final = f"""(SELECT p.*, k.currency {VISIBLE}
    JOIN collection_placement p ON p.case_id = k.id)"""
_AGENCIES: Final = f"""
SELECT a.id, a.code, a.name, a.fee_rate::text, a.recall_days, a.data_fields, a.is_active, {_PLACED}
FROM collection_agency a LEFT JOIN collection_batch y ON y.agency_id = a.id
LEFT JOIN {_SEEN} p ON p.batch_id = y.id
"""
_BATCHES: Final = f"""
SELECT y.id, y.number, y.agency_id, a.name AS agency_name, y.fee_rate::text, y.data_fields,
    y.handed_on, y.recall_on, y.handed_by, {_PLACED}
FROM collection_batch y JOIN collection_agency a ON a.id = y.agency_id
JOIN {_SEEN} p ON p.batch_id = y.id
"""
_LEGALS: Final = f"""
SELECT x.*, k.number AS case_number, (SELECT coalesce(sum(s.cost_minor), 0)::bigint
    FROM collection_legal_step s WHERE s.legal_id = x.id) AS cost_minor
{VISIBLE} JOIN collection_legal x ON x.case_id = k.id
"""
_STEPS: Final = """
SELECT s.* FROM collection_legal_step s WHERE s.legal_id = ANY($1::uuid[]) ORDER BY s.id
"""
_WRITE_OFFS: Final = f"""
SELECT w.*, k.number AS case_number {VISIBLE} JOIN collection_write_off w ON w.case_id = k.id
"""


async def strategies(actor: Actor) -> list[StrategyView]:
    """All versions, newest first."""
    require(actor, READ)
    rows = await db.pool().fetch(f"{_STRATEGIES} ORDER BY s.number DESC LIMIT {MAX_PAGE}")
    return [_strategy(row) for row in rows]


async def strategies_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, StrategyView]:
    """These of them."""
    require(actor, READ)
    rows = await db.pool().fetch(f"{_STRATEGIES} WHERE s.id = ANY($1::uuid[])", list(ids))
    return {row["id"]: _strategy(row) for row in rows}


def _strategy(r: Mapping[str, Any]) -> StrategyView:
    same = {name: r[name] for name in StrategyView.__slots__}
    return StrategyView(
        **same | {"rules": tuple(r["rules"]), "status": StrategyStatus(r["status"])}
    )


async def agencies(actor: Actor) -> list[AgencyView]:
    """All of them by code; the figures are of the cases that the actor sees."""
    require(actor, AGENCY)
    rows = await db.pool().fetch(f"{_AGENCIES} GROUP BY a.id ORDER BY a.code", *actor.scope())
    return [_agency(row) for row in rows]


async def agencies_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, AgencyView]:
    """These of them."""
    require(actor, AGENCY)
    sql = f"{_AGENCIES} WHERE a.id = ANY($3::uuid[]) GROUP BY a.id"
    rows = await db.pool().fetch(sql, *actor.scope(), list(ids))
    return {row["id"]: _agency(row) for row in rows}


def _agency(r: Mapping[str, Any]) -> AgencyView:
    same = {name: r[name] for name in AgencyView.__slots__}
    return AgencyView(**same | {"data_fields": tuple(DataField(each) for each in r["data_fields"])})


async def batches(actor: Actor) -> list[BatchView]:
    """The last batches with a case that the actor sees, newest first."""
    require(actor, AGENCY)
    sql = f"{_BATCHES} GROUP BY y.id, a.id ORDER BY y.id DESC LIMIT {MAX_PAGE}"
    return [_batch(row) for row in await db.pool().fetch(sql, *actor.scope())]


async def batches_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, BatchView]:
    """The visible ones of these."""
    require(actor, AGENCY)
    sql = f"{_BATCHES} WHERE y.id = ANY($3::uuid[]) GROUP BY y.id, a.id"
    rows = await db.pool().fetch(sql, *actor.scope(), list(ids))
    return {row["id"]: _batch(row) for row in rows}


def _batch(r: Mapping[str, Any]) -> BatchView:
    same = {name: r[name] for name in BatchView.__slots__}
    return BatchView(**same | {"data_fields": tuple(DataField(each) for each in r["data_fields"])})


async def legals_of_cases(actor: Actor, case_ids: Sequence[UUID]) -> dict[UUID, list[LegalView]]:
    """The legal actions of the visible ones of these cases, newest first."""
    out: dict[UUID, list[LegalView]] = {case_id: [] for case_id in case_ids}
    where = "WHERE k.id = ANY($3::uuid[]) ORDER BY x.id DESC"
    for view in await _legals(actor, where, list(case_ids)):
        out[view.case_id].append(view)
    return out


async def legals_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, LegalView]:
    """The visible ones of these."""
    found = await _legals(actor, "WHERE x.id = ANY($3::uuid[])", list(ids))
    return {view.id: view for view in found}


async def find_legals(
    actor: Actor, stage: LegalStage | None, first: int, after: UUID | None
) -> list[LegalView]:
    """One more than `first` of the visible ones, newest first, behind `after`."""
    size = max(1, min(first, MAX_PAGE))
    where = f"""WHERE ($3::text IS NULL OR x.stage = $3) AND ($4::uuid IS NULL OR x.id < $4)
        ORDER BY x.id DESC LIMIT {size + 1}"""
    return await _legals(actor, where, stage and stage.value, after)


async def _legals(actor: Actor, where: str, *args: Any) -> list[LegalView]:
    require(actor, READ)
    async with db.transaction() as tx:
        rows = await tx.rows(f"{_LEGALS} {where}", *actor.scope(), *args)
        steps = await tx.rows(_STEPS, [row["id"] for row in rows])
        keys = await crypto.keys(tx)
    shown: dict[UUID, list[LegalStepView]] = {row["id"]: [] for row in rows}
    for step in steps:
        shown[step["legal_id"]].append(_step(keys, step))
    views = []
    for row in rows:
        known = dict(row)
        same = {name: known[name] for name in LegalView.__slots__ if name in known}
        more = {"stage": LegalStage(row["stage"]), "steps": tuple(shown[row["id"]])}
        views.append(LegalView(**same | more))
    return views


def _step(keys: FieldKeys, r: Mapping[str, Any]) -> LegalStepView:
    body = r["note_sealed"]
    return LegalStepView(
        id=r["id"],
        stage=LegalStage(r["stage"]),
        on=r["on_date"],
        cost_minor=r["cost_minor"],
        note=keys.open(body, STEP_NOTE.table, str(r["id"]), STEP_NOTE.field) if body else None,
        by=r["by"],
    )


async def write_offs_of_cases(
    actor: Actor, case_ids: Sequence[UUID]
) -> dict[UUID, list[WriteOffView]]:
    """The proposals about the visible ones of these cases, newest first."""
    out: dict[UUID, list[WriteOffView]] = {case_id: [] for case_id in case_ids}
    where = "WHERE k.id = ANY($3::uuid[]) ORDER BY w.id DESC"
    for view in await _write_offs(actor, where, list(case_ids)):
        out[view.case_id].append(view)
    return out


async def write_offs_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, WriteOffView]:
    """The visible ones of these."""
    found = await _write_offs(actor, "WHERE w.id = ANY($3::uuid[])", list(ids))
    return {view.id: view for view in found}


async def find_write_offs(
    actor: Actor, status: WriteOffStatus | None, first: int, after: UUID | None
) -> list[WriteOffView]:
    """One more than `first` of the visible ones, newest first, behind `after`."""
    size = max(1, min(first, MAX_PAGE))
    where = f"""WHERE ($3::text IS NULL OR w.status = $3) AND ($4::uuid IS NULL OR w.id < $4)
        ORDER BY w.id DESC LIMIT {size + 1}"""
    return await _write_offs(actor, where, status and status.value, after)


async def _write_offs(actor: Actor, where: str, *args: Any) -> list[WriteOffView]:
    require(actor, READ)
    async with db.transaction() as tx:
        rows = await tx.rows(f"{_WRITE_OFFS} {where}", *actor.scope(), *args)
        keys = await crypto.keys(tx)
    views = []
    for row in rows:
        known, body = dict(row), row["note_sealed"]
        same = {name: known[name] for name in WriteOffView.__slots__ if name in known}
        column = WRITE_OFF_NOTE
        note = keys.open(body, column.table, str(row["id"]), column.field) if body else None
        more = {
            "reason": WriteOffReason(row["reason"]),
            "status": WriteOffStatus(row["status"]),
            "note": note,
        }
        views.append(WriteOffView(**same | more))
    return views
