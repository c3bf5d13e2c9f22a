"""What every command on a request begins with: its row, locked, if the actor may see it."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.loans.requests.errors import (
    claimed_by_other,
    not_claimed,
    own_request,
    request_not_found,
    wrong_status,
)
from xindai.loans.requests.types import RequestStatus
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx

VISIBLE: Final = (
    "FROM service_request r JOIN loan l ON l.id = r.loan_id"
    f" JOIN branch b ON b.id = l.branch_id AND {in_scope('b.path', 'r.customer_id')}"
)
"""The rows an actor sees: $1 and $2 are `actor.scope()`."""
_LOCK: Final = f"""
SELECT r.*, l.branch_id, l.currency, now() AS now {VISIBLE}
WHERE r.id = $3 FOR NO KEY UPDATE OF r
"""


async def lock(tx: Tx, actor: Actor, request_id: UUID) -> Any:
    """The row with the loan's branch and currency; refuses SERVICE_REQUEST_NOT_FOUND.

    In the order of locks it stands before its loan.
    """
    row = await tx.row(_LOCK, *actor.scope(), request_id)
    if row is None:
        raise request_not_found()
    return row


def check_worker(actor: Actor, row: Any, verb: str) -> None:
    """The actor holds the claim, and has not handed the request in himself.

    A claim that ran out is still his until a colleague takes it: a command that waits for its
    checker must not fall by that. Refuses WRONG_STATUS, OWN_SERVICE_REQUEST, NOT_CLAIMED,
    CLAIMED_BY_ANOTHER.
    """
    if row["created_by"] == actor.id:
        raise own_request()
    if row["status"] == RequestStatus.SUBMITTED:
        raise not_claimed()
    if row["status"] != RequestStatus.UNDER_REVIEW:
        raise wrong_status(row["status"], verb)
    if row["claimed_by"] != actor.id:
        raise claimed_by_other()
