"""Take an application from a queue, give it back, hand it over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from xindai.notifications import api as notifications
from xindai.origination.actions.command import run, run_on
from xindai.origination.duties import (
    LEVEL,
    MADE,
    STAKE,
    check_claim,
    check_eyes,
    check_permission,
    stands_in_the_way,
)
from xindai.origination.errors import (
    claimed_by_other,
    colleague_may_not,
    colleague_not_found,
    reason_missing,
    wrong_status,
)
from xindai.origination.lock import VISIBLE, lock
from xindai.origination.move import normal_reason, record, tell_queue
from xindai.origination.permissions import ASSIGN, OF_QUEUE, WORK
from xindai.origination.rules import CLAIM_HOURS, QUEUES
from xindai.origination.types import ApplicationStatus as S
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

FREE: Final = "(a.claimed_by IS NULL OR a.claimed_until <= now())"
_NEXT: Final = f"""
SELECT a.id {VISIBLE} WHERE a.status = $3 AND ($4::uuid IS NULL OR a.branch_id = $4)
    AND ($5::uuid IS NULL OR a.product_id = $5) AND {FREE}
    AND NOT {MADE.format(who="$6::text", level=LEVEL)} AND NOT {STAKE.format(who="$6::text")}
ORDER BY a.due_at, a.id LIMIT 1 FOR NO KEY UPDATE OF a SKIP LOCKED
"""
_COLLEAGUE: Final = """
SELECT EXISTS (SELECT FROM role_permission p
    WHERE p.role_id = ANY(u.roles) AND p.permission_id = $3) AS may
FROM staff_user u JOIN branch b ON b.id = u.branch_id
WHERE u.id = $1 AND u.is_active AND starts_with($2, b.path)
"""


async def claim(actor: Actor, application_id: UUID, key: str) -> None:
    """The actor works on it for some hours; again prolongs it.

    Refuses APPLICATION_NOT_FOUND, WRONG_STATUS, ABOVE_AUTHORITY, OWN_APPLICATION,
    CONFLICT_OF_INTEREST, CLAIMED_BY_ANOTHER.
    """
    require(actor, WORK)

    async def act(tx: Tx, row: Any) -> None:
        _check_queue(row, "claim")
        check_permission(actor, S(row["status"]))
        await check_eyes(tx, actor.id, row)
        taken = row["claimed_by"] is not None and row["claimed_until"] > row["now"]
        if taken and row["claimed_by"] != actor.id:
            raise claimed_by_other()
        await _take(tx, actor, row)

    await run_on(actor, "application.claim", application_id, key, {}, act)


async def claim_next(
    actor: Actor, queue: S, branch_id: UUID | None, product_id: UUID | None, key: str
) -> UUID | None:
    """The most urgent one that the actor may work on, claimed; None: the queue has none for him.

    Two who ask at once get two. Refuses ABOVE_AUTHORITY for a queue that is not the actor's.
    """
    require(actor, WORK)
    check_permission(actor, queue)

    async def act(tx: Tx) -> dict[str, Any]:
        found = await tx.value(_NEXT, *actor.scope(), queue.value, branch_id, product_id, actor.id)
        if found is not None:
            await _take(tx, actor, await lock(tx, actor, found))
        return {"applicationId": str(found) if found else None}

    given = {
        "queue": queue.value,
        "branchId": str(branch_id) if branch_id else None,
        "productId": str(product_id) if product_id else None,
    }
    answer = await run(actor, "application.claim_next", key, given, act)
    return UUID(answer["applicationId"]) if answer["applicationId"] else None


async def release(actor: Actor, application_id: UUID, key: str) -> None:
    """Back into the queue. Refuses NOT_CLAIMED, CLAIMED_BY_ANOTHER (but for who assigns)."""
    require(actor, WORK)

    async def act(tx: Tx, row: Any) -> None:
        _check_queue(row, "release")
        if not actor.may(ASSIGN) or row["claimed_by"] is None:
            check_claim(actor, row)
        cells = {"claimed_by": None, "claimed_until": None}
        await record(tx, actor, row, "release", cells=cells)
        await tell_queue(tx, row, S(row["status"]), "released")

    await run_on(actor, "application.release", application_id, key, {}, act)


async def hand_over(
    actor: Actor, application_id: UUID, staff_id: UUID, reason: str, key: str
) -> None:
    """A colleague works on it from now on: by who holds the claim, or by who assigns.

    Refuses REASON_MISSING, WRONG_STATUS, NOT_CLAIMED, CLAIMED_BY_ANOTHER, COLLEAGUE_NOT_FOUND, and
    COLLEAGUE_MAY_NOT (no permission, worked on it before, conflict of interest).
    """
    require(actor, WORK)

    async def act(tx: Tx, row: Any) -> None:
        _check_queue(row, "hand_over")
        if normal_reason(reason) is None:
            raise reason_missing()
        if not actor.may(ASSIGN):
            check_claim(actor, row)
        who = await _colleague(tx, row, staff_id)
        until = row["now"] + timedelta(hours=CLAIM_HOURS)
        cells = {"claimed_by": who, "claimed_until": until}
        detail = {"to": who}
        await record(tx, actor, row, "hand_over", reason=reason, detail=detail, cells=cells)
        await tell_queue(tx, row, S(row["status"]), "claimed")
        await notifications.notify(tx, who, "application.assigned", {"number": row["number"]})

    given = {"staffId": str(staff_id), "reason": reason}
    await run_on(actor, "application.hand_over", application_id, key, given, act)


def _check_queue(row: Any, what: str) -> None:
    if row["status"] not in QUEUES:
        raise wrong_status(row["status"], what)


async def _take(tx: Tx, actor: Actor, row: Any) -> None:
    until = row["now"] + timedelta(hours=CLAIM_HOURS)
    cells = {"claimed_by": actor.id, "claimed_until": until}
    await record(tx, actor, row, "claim", cells=cells)
    await tell_queue(tx, row, S(row["status"]), "claimed")


async def _colleague(tx: Tx, row: Any, staff_id: UUID) -> str:
    permission = OF_QUEUE[S(row["status"])].code
    found = await tx.row(_COLLEAGUE, staff_id, row["branch_path"], permission)
    if found is None:
        raise colleague_not_found()
    who = f"staff:{staff_id}"
    if not found["may"] or await stands_in_the_way(tx, who, row):
        raise colleague_may_not()
    return who
