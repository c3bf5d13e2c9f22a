"""What every command on a dispute begins with: its loan, then its row, both locked."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.loans.actions.change import StoredLoan
from xindai.loans.actions.lock import lock
from xindai.loans.dispute.errors import dispute_not_found, own_dispute, wrong_status
from xindai.loans.dispute.types import DisputeStatus
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx

VISIBLE: Final = (
    "FROM loan_dispute x JOIN loan l ON l.id = x.loan_id"
    f" JOIN branch b ON b.id = l.branch_id AND {in_scope('b.path', 'x.customer_id')}"
    " CROSS JOIN business_day d"
)
"""The rows an actor sees: $1 and $2 are `actor.scope()`."""
_LOAN_OF: Final = f"SELECT x.loan_id {VISIBLE} WHERE x.id = $3"
_LOCK: Final = f"""
SELECT x.*, l.branch_id, l.currency {VISIBLE} WHERE x.id = $3 FOR NO KEY UPDATE OF x
"""


async def lock_open(tx: Tx, actor: Actor, dispute_id: UUID) -> tuple[StoredLoan, Any]:
    """The loan and the row of an open dispute, in the order of locks.

    Refuses LOAN_DISPUTE_NOT_FOUND, WRONG_STATUS.
    """
    loan_id = await tx.value(_LOAN_OF, *actor.scope(), dispute_id)
    if loan_id is None:
        raise dispute_not_found()
    loan = await lock(tx, actor, loan_id)
    row: Any = await tx.row(_LOCK, *actor.scope(), dispute_id)
    if row["status"] != DisputeStatus.OPEN:
        raise wrong_status(row["status"])
    return loan, row


def check_settler(actor: Actor, row: Any) -> None:
    """Refuses OWN_LOAN_DISPUTE: nobody settles what he wrote down himself."""
    if row["created_by"] == actor.id:
        raise own_dispute()
