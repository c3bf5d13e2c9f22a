"""Take a case, give it back, give it to somebody else."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.collections.actions.command import (
    check_mine,
    check_open,
    once,
    own_staff_id,
    run_on,
)
from xindai.collections.errors import (
    case_placed,
    case_taken,
    collector_full,
    collector_not_found,
    collector_unfit,
    conflict_of_interest,
    queue_empty,
)
from xindai.collections.giving import CONFLICTS, DESKS, desk_of, waiting_of
from xindai.collections.permissions import ASSIGN, WORK
from xindai.collections.rules import Desk, why
from xindai.collections.tell import move
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

CLAIM: Final = "collection.claim"
NEXT: Final = "collection.claim_next"
RELEASE: Final = "collection.release"
TRANSFER: Final = "collection.transfer"
_NEXT: Final = f"""
SELECT k.*, b.path, {CONFLICTS} AS conflicts
FROM collection_case k JOIN branch b ON b.id = k.branch_id AND b.path LIKE $1
WHERE $2::uuid IS NULL AND k.status = 'open' AND k.assigned_id IS NULL AND NOT k.is_placed
    AND ($3::text IS NULL OR k.queue_id = $3)
    AND (cardinality($4::text[]) = 0 OR k.queue_id = ANY($4))
    AND k.overdue_minor <= $5 AND $6::uuid <> ALL ({CONFLICTS})
ORDER BY k.priority DESC, k.overdue_minor DESC, k.id LIMIT 1 FOR NO KEY UPDATE OF k SKIP LOCKED
"""


async def claim(actor: Actor, case_id: UUID, key: str) -> None:
    """The case is the actor's. Two at once: one has it, the other hears so at once.

    Refuses COLLECTION_CASE_NOT_FOUND, COLLECTION_CASE_CLOSED, COLLECTION_CASE_PLACED,
    CLAIMED_BY_ANOTHER, COLLECTION_CONFLICT, COLLECTOR_FULL, COLLECTOR_UNFIT.
    """
    require(actor, WORK)

    async def act(tx: Tx, keys: FieldKeys, row: Any) -> None:
        check_open(row)
        if row["is_placed"]:
            raise case_placed()
        desk = await _own_desk(tx, actor)
        if row["assigned_id"] is not None:
            if row["assigned_id"] != desk.staff_id:
                raise case_taken()
            return
        check_fit(desk, row, "caseId")
        await _give(tx, actor, keys, row, "claimed", desk.staff_id)

    await run_on(actor, CLAIM, case_id, key, {}, act, waits=False)


async def claim_next(actor: Actor, queue: str | None, key: str) -> UUID:
    """The most urgent case that nobody has and nobody is taking, of a queue or of all.

    Refuses COLLECTION_QUEUE_EMPTY, COLLECTOR_FULL.
    """
    require(actor, WORK)

    async def act(tx: Tx, keys: FieldKeys) -> dict[str, str]:
        desk = await _own_desk(tx, actor)
        if desk.cases >= desk.most_cases:
            raise collector_full("queue")
        left = desk.most_minor - desk.overdue_minor
        row = await tx.row(_NEXT, *actor.scope(), queue, sorted(desk.queues), left, desk.staff_id)
        if row is None:
            raise queue_empty()
        await _give(tx, actor, keys, row, "claimed", desk.staff_id)
        return {"caseId": str(row["id"])}

    return UUID((await once(actor, NEXT, key, {"queue": queue}, act))["caseId"])


async def release(actor: Actor, case_id: UUID, reason: str, key: str) -> None:
    """Back to the queue; refuses as `check_mine`, REASON_MISSING."""
    require(actor, WORK)

    async def act(tx: Tx, keys: FieldKeys, row: Any) -> None:
        check_mine(actor, row)
        cells = {"assigned_id": None, "assigned_at": None}
        await move(tx, actor, keys, row, "released", cells=cells, note=why(reason))

    await run_on(actor, RELEASE, case_id, key, {"reason": reason}, act)


async def transfer(actor: Actor, case_id: UUID, staff_id: UUID, reason: str, key: str) -> None:
    """To a colleague: by whoever has the case, or by who assigns.

    Refuses as `check_mine`, REASON_MISSING, COLLECTOR_NOT_FOUND, COLLECTION_CONFLICT,
    COLLECTOR_FULL, COLLECTOR_UNFIT.
    """
    require(actor, WORK)

    async def act(tx: Tx, keys: FieldKeys, row: Any) -> None:
        check_mine(actor, row)
        words = why(reason)
        desk = await desk_of_staff(tx, staff_id, "staffId")
        check_fit(desk, row, "staffId")
        await _give(tx, actor, keys, row, "transferred", staff_id, words)

    await run_on(actor, TRANSFER, case_id, key, {"staffId": str(staff_id), "reason": reason}, act)


async def desk_of_staff(tx: Tx, staff_id: UUID, field: str) -> Desk:
    """Somebody's desk; refuses COLLECTOR_NOT_FOUND, COLLECTOR_UNFIT (away, switched off)."""
    row = await tx.row(f"{DESKS} AND u.id = $1", staff_id)
    if row is None:
        raise collector_not_found(field)
    if not row["is_active"] or row["is_away"]:
        raise collector_unfit(field)
    return desk_of(row)


async def _own_desk(tx: Tx, actor: Actor) -> Desk:
    """The actor's; a manager of the desk without a row of his own works on everything he sees."""
    own = own_staff_id(actor)
    if own is None:
        raise collector_not_found("caseId")
    row = await tx.row(f"{DESKS} AND u.id = $1", own)
    if row is not None:
        return desk_of(row)
    if not actor.may(ASSIGN):
        raise collector_not_found("caseId")
    return Desk(own, actor.branch_path, frozenset(), 1_000_000, 10**15)


def check_fit(desk: Desk, row: Any, field: str) -> None:
    """Refuses COLLECTION_CONFLICT, COLLECTOR_UNFIT (branch, queue), COLLECTOR_FULL."""
    case = waiting_of(row)
    if desk.staff_id in case.conflicts:
        raise conflict_of_interest(field)
    if not case.branch_path.startswith(desk.branch_path) or (
        desk.queues and case.queue not in desk.queues
    ):
        raise collector_unfit(field)
    if not desk.fits(case):
        raise collector_full(field)


async def _give(
    tx: Tx,
    actor: Actor,
    keys: FieldKeys,
    row: Any,
    verb: str,
    staff_id: UUID,
    note: str | None = None,
) -> None:
    now = await tx.value("SELECT now()")
    cells = {"assigned_id": staff_id, "assigned_at": now}
    about = {"staff": str(staff_id)}
    await move(tx, actor, keys, row, verb, cells=cells, about=about, note=note)
