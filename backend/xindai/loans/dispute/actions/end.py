"""A dispute ends without a correction: the borrower takes it back, or the lender says no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.loans.actions.lock import GATE
from xindai.loans.dispute.lock import check_settler, lock_open
from xindai.loans.dispute.models import ANSWER
from xindai.loans.dispute.move import end_event, move
from xindai.loans.dispute.types import DisputeStatus
from xindai.loans.permissions import DISPUTE, DISPUTE_SETTLE
from xindai.loans.requests.actions.command import digest
from xindai.loans.requests.errors import reason_missing
from xindai.loans.requests.wishes import plain
from xindai.platform import crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.permission import require

WITHDRAW: Final = "loan_dispute.withdraw"
REJECT: Final = "loan_dispute.reject"


async def withdraw_dispute(actor: Actor, dispute_id: UUID, key: str) -> None:
    """Once per key; refuses LOAN_DISPUTE_NOT_FOUND, WRONG_STATUS."""
    require(actor, DISPUTE)
    await _end(actor, WITHDRAW, DisputeStatus.WITHDRAWN, dispute_id, None, key)


async def reject_dispute(actor: Actor, dispute_id: UUID, answer: str, key: str) -> None:
    """Once per key, with the words that the borrower reads.

    Refuses as `withdraw_dispute`, OWN_LOAN_DISPUTE, REASON_MISSING, INVALID_TEXT.
    """
    require(actor, DISPUTE_SETTLE)
    await _end(actor, REJECT, DisputeStatus.REJECTED, dispute_id, answer, key)


async def _end(
    actor: Actor, name: str, to: DisputeStatus, dispute_id: UUID, answer: str | None, key: str
) -> None:
    idempotency.check_key(key)
    async with db.transaction() as tx:
        await tx.execute(GATE)
        keys = await crypto.keys(tx)

        async def act() -> dict[str, Any]:
            cells: Mapping[str, Any] = {}
            loan, row = await lock_open(tx, actor, dispute_id)
            if to is DisputeStatus.REJECTED:
                check_settler(actor, row)
                cells = sealed_answer(keys, dispute_id, answer)
            await end_event(tx, actor, loan, row)
            await move(tx, actor, loan, row, to, cells)
            return {}

        given = {"disputeId": str(dispute_id), "answer": digest(keys, answer)}
        done = await idempotency.run(tx, actor, name, key, given, act)
    done.value()


def sealed_answer(keys: crypto.FieldKeys, dispute_id: UUID, answer: str | None) -> dict[str, Any]:
    """The cell of what the borrower is told; refuses REASON_MISSING, INVALID_TEXT."""
    said = plain(answer, "answer")
    if said is None:
        raise reason_missing("answer")
    return {"answer_sealed": keys.seal(said, ANSWER.table, str(dispute_id), ANSWER.field)}
