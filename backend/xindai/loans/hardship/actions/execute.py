"""A person of the lender agrees: the signed offer is executed to exactly what was simulated."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.engine.events import EventType
from xindai.kernel.errors import Refusal
from xindai.loans.actions.lock import GATE, lock
from xindai.loans.hardship.actions.choose import end_request
from xindai.loans.hardship.errors import wrong_status
from xindai.loans.hardship.execution import event_of, execute_in
from xindai.loans.hardship.move import lock_offer, move, owner_of
from xindai.loans.hardship.types import ExecutedOffer, ExecuteOffer, HardshipStatus
from xindai.loans.permissions import REQUEST_WORK
from xindai.loans.requests.lock import check_worker
from xindai.loans.requests.lock import lock as lock_request
from xindai.loans.requests.move import move as move_request
from xindai.loans.requests.types import RequestStatus
from xindai.loans.types import Preview
from xindai.platform import db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import DECLARED, require

EXECUTE: Final = "hardship.execute"
OUTDATED: Final = "OFFER_OUTDATED"


async def execute(actor: Actor, wanted: ExecuteOffer) -> ExecutedOffer:
    """Once per key; a dry run does it all, shows what it changes, and keeps nothing.

    The actor has claimed the request of the offer and holds the permission of the verb behind it.
    Refuses FORBIDDEN, HARDSHIP_OFFER_NOT_FOUND, WRONG_STATUS, as `check_worker`, and
    OFFER_OUTDATED where the loan has moved: the offer is over then, and the menu has new ones.
    """
    require(actor, REQUEST_WORK)
    if wanted.dry_run:
        async with db.transaction(dry_run=True) as tx:
            await tx.execute(GATE)
            row, shown = await _execute(tx, actor, wanted.offer_id, True)
            return ExecutedOffer(offer_id=wanted.offer_id, currency=row["currency"], preview=shown)
    key = idempotency.check_key(wanted.idempotency_key)
    try:
        async with db.transaction() as tx:
            await tx.execute(GATE)

            async def act() -> dict[str, Any]:
                row, _ = await _execute(tx, actor, wanted.offer_id, False)
                return {"currency": row["currency"]}

            given = {"offerId": str(wanted.offer_id)}
            answer = await idempotency.run(tx, actor, EXECUTE, key, given, act)
        told = answer.value()
    except Refusal as no:
        if no.code == OUTDATED:
            await _outdated(actor, wanted.offer_id)
        raise
    return ExecutedOffer(
        offer_id=wanted.offer_id, currency=told["currency"], replayed=answer.replayed
    )


async def _execute(tx: Tx, actor: Actor, offer_id: UUID, show: bool) -> tuple[Any, Preview | None]:
    loan_id, request_id = await owner_of(tx, actor, offer_id)
    request = await lock_request(tx, actor, request_id) if request_id else None
    loan = await lock(tx, actor, loan_id)
    row = await lock_offer(tx, actor, offer_id)
    if row["status"] != HardshipStatus.SIGNED or request is None:
        raise wrong_status(row["status"])
    check_worker(actor, request, "approve")
    kind: EventType = event_of(row, row["currency"]).type
    require(actor, DECLARED[f"loan.{kind.value}"])
    event_id, shown = await execute_in(tx, actor, loan, row, show)
    await move(tx, actor, row, HardshipStatus.EXECUTED, {"loan_event_id": event_id})
    cells = {"loan_event_id": event_id, "decided_by": actor.id, "decided_at": request["now"]}
    about = {"event": str(event_id), "verb": kind.value}
    approved = RequestStatus.APPROVED
    await move_request(tx, actor, request, "approve", approved, cells=cells, about=about)
    return row, shown


async def _outdated(actor: Actor, offer_id: UUID) -> None:
    """Keeps that it is over, in a commit of its own; nothing if it has moved on meanwhile."""
    async with db.transaction() as tx:
        loan_id, request_id = await owner_of(tx, actor, offer_id)
        if request_id:
            await lock_request(tx, actor, request_id)
        await lock(tx, actor, loan_id)
        row = await lock_offer(tx, actor, offer_id)
        if row["status"] != HardshipStatus.SIGNED:
            return
        await move(tx, actor, row, HardshipStatus.OUTDATED)
        if request_id:
            await end_request(tx, actor, request_id)
