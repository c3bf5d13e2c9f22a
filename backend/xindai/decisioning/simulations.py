"""Reads of simulations; of their changes one sees those of the customers one sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.decisioning.errors import simulation_not_found, version_not_found
from xindai.decisioning.permissions import SIMULATE
from xindai.decisioning.queries import VISIBLE
from xindai.decisioning.types import (
    ChangePage,
    ChangeView,
    SimulationPage,
    SimulationStatus,
    SimulationView,
)
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.permission import require

MAX_PAGE: Final = 100
VERSION_EXISTS: Final = "SELECT EXISTS (SELECT FROM decision_policy_version WHERE id = $1)"
_COLUMNS: Final = ", ".join(
    f"s.{name}" for name in SimulationView.__dataclass_fields__ if name != "status"
)
_SELECT: Final = f"""
SELECT {_COLUMNS},
    CASE WHEN s.status <> 'done' AND j.status = 'dead' THEN 'failed' ELSE s.status END AS status
FROM decision_simulation s LEFT JOIN job j ON j.id = s.job_id
"""
_BY_ID: Final = f"{_SELECT} WHERE s.id = ANY($1::uuid[])"
_CHANGES: Final = f"""
FROM decision_simulation_change x JOIN decision d ON d.id = x.decision_id {VISIBLE}
    AND x.simulation_id = $3 AND ($4::text IS NULL OR x.before->>'outcome' = $4)
    AND ($5::text IS NULL OR x.after->>'outcome' = $5)
"""


async def simulations_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, SimulationView]:
    """Those that exist; none for who may not see them."""
    if not actor.may(SIMULATE):
        return {}
    rows = await db.pool().fetch(_BY_ID, list(ids))
    return {row["id"]: _view(row) for row in rows}


async def simulation_of(actor: Actor, simulation_id: UUID) -> SimulationView:
    """One simulation; refuses SIMULATION_NOT_FOUND."""
    require(actor, SIMULATE)
    found = (await simulations_by_id(actor, [simulation_id])).get(simulation_id)
    if found is None:
        raise simulation_not_found()
    return found


async def find_simulations(
    actor: Actor, version_id: UUID, first: int, cursor: str | None = None
) -> SimulationPage:
    """A page of a version's simulations, newest first.

    They belong to the whole lender: the permission is the only filter. Refuses
    POLICY_VERSION_NOT_FOUND, INVALID_CURSOR.
    """
    require(actor, SIMULATE)
    if not await db.pool().fetchval(VERSION_EXISTS, version_id):
        raise version_not_found()
    size = max(1, min(first, MAX_PAGE))
    sql = f"""{_SELECT} WHERE s.version_id = $1 AND ($2::uuid IS NULL OR s.id < $2)
        ORDER BY s.id DESC LIMIT {size + 1}"""
    rows = await db.pool().fetch(sql, version_id, row_behind("simulation", cursor))
    shown = tuple(_view(row) for row in rows[:size])
    cursors = tuple(cursor_of("simulation", view.id) for view in shown)
    return SimulationPage(simulations=shown, cursors=cursors, has_next=len(rows) > size)


async def changes_of(
    actor: Actor,
    simulation_id: UUID,
    before: str | None,
    after: str | None,
    first: int,
    cursor: str | None = None,
) -> ChangePage:
    """A page of the decisions that would be others, in the order in which they were made;
    `before` and `after` are outcomes. Refuses INVALID_CURSOR."""
    require(actor, SIMULATE)
    size = max(1, min(first, MAX_PAGE))
    given = (*actor.scope(), simulation_id, before, after)
    sql = f"""SELECT x.*, d.subject, d.currency {_CHANGES} AND ($6::uuid IS NULL OR x.id > $6)
        ORDER BY x.id LIMIT {size + 1}"""
    rows = await db.pool().fetch(sql, *given, row_behind("change", cursor))
    total = await db.pool().fetchval(f"SELECT count(*) {_CHANGES}", *given)
    shown = tuple(
        ChangeView(
            id=row["id"],
            decision_id=row["decision_id"],
            subject=row["subject"],
            currency=row["currency"],
            before=row["before"],
            after=row["after"],
        )
        for row in rows[:size]
    )
    cursors = tuple(cursor_of("change", view.id) for view in shown)
    return ChangePage(changes=shown, cursors=cursors, has_next=len(rows) > size, total=total)


def _view(row: Mapping[str, Any]) -> SimulationView:
    return SimulationView(**{**dict(row), "status": SimulationStatus(row["status"])})
