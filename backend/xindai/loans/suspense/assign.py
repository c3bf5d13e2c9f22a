"""Money in suspense becomes a loan's: one person proposes it, another books it."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.kernel.errors import Refusal
from xindai.loans.actions.lock import GATE, lock
from xindai.loans.payment.booking import book, money_event, rehearse
from xindai.loans.suspense.types import Assigned, ProposeAssignment
from xindai.payments import api as payments
from xindai.payments.permissions import SUSPENSE_APPROVE, SUSPENSE_ASSIGN
from xindai.platform import db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

ASSIGN: Final = "suspense.assign"
APPROVE: Final = "suspense.approve"
_SUBJECT: Final = "loan/"


async def propose_assignment(actor: Actor, wanted: ProposeAssignment) -> Assigned:
    """The money waits for a second person; what it will do to the loan is rehearsed.

    Refuses SUSPENSE_NOT_FOUND, SUSPENSE_STATE, LOAN_NOT_FOUND, CURRENCY_MISMATCH, NOTE_MISSING,
    and whatever the loan would refuse.
    """
    require(actor, SUSPENSE_ASSIGN)
    why = payments.check_note(wanted.note)
    if wanted.dry_run:
        async with db.transaction(dry_run=True) as tx:
            await tx.execute(GATE)
            return Assigned(await _propose(tx, actor, wanted, why))
    key = idempotency.check_key(wanted.idempotency_key)
    async with db.transaction() as tx:
        await tx.execute(GATE)

        async def act() -> dict[str, Any]:
            await _propose(tx, actor, wanted, why)
            return {}

        given = {"item": str(wanted.item_id), "loan": str(wanted.loan_id), "note": why}
        answer = await idempotency.run(tx, actor, ASSIGN, key, given, act)
    answer.value()
    return Assigned(None)


async def _propose(tx: Tx, actor: Actor, wanted: ProposeAssignment, why: str) -> Any:
    loan = await lock(tx, actor, wanted.loan_id)
    row = await payments.propose_for(
        tx, actor, wanted.item_id, f"{_SUBJECT}{loan.id}", loan.number, why
    )
    if row["currency"] != loan.currency:
        raise Refusal("CURRENCY_MISMATCH", f"the loan is in {loan.currency}", "loanId")
    event = money_event(loan, row["amount_minor"], is_payoff=False)
    return await rehearse(tx, actor, loan, event)


async def approve_suspense(actor: Actor, item_id: UUID, idempotency_key: str) -> UUID:
    """What was proposed is done: the loan is repaid and suspense cleared in one commit, or the
    money is ordered back to its payer.

    Refuses SUSPENSE_NOT_FOUND, SUSPENSE_STATE, OWN_PROPOSAL, and what the loan refuses.
    """
    require(actor, SUSPENSE_APPROVE)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        await tx.execute(GATE)

        async def act() -> dict[str, Any]:
            row = await payments.to_decide(tx, actor, item_id)
            if row["subject"] == payments.RETURN:
                await payments.approve_return(tx, actor, row)
                return {}
            loan = await lock(tx, actor, UUID(row["subject"].removeprefix(_SUBJECT)))
            event = money_event(loan, row["amount_minor"], is_payoff=False)
            event_id = await book(tx, actor, loan, event)
            await payments.assigned(tx, actor, row, event_id)
            return {}

        answer = await idempotency.run(tx, actor, APPROVE, key, {"item": str(item_id)}, act)
    answer.value()
    return item_id
