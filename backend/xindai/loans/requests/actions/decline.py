"""Say no, and why: the borrower reads it."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.loans.hardship.move import request_ended
from xindai.loans.hardship.types import HardshipStatus
from xindai.loans.permissions import REQUEST_WORK
from xindai.loans.requests.actions.command import run_on
from xindai.loans.requests.errors import reason_missing
from xindai.loans.requests.lock import check_worker
from xindai.loans.requests.models import ANSWER
from xindai.loans.requests.move import move
from xindai.loans.requests.types import RequestStatus
from xindai.loans.requests.wishes import plain
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

DECLINE: Final = "service_request.decline"


async def decline(actor: Actor, request_id: UUID, reason: str, key: str) -> None:
    """Refuses REASON_MISSING, INVALID_TEXT and as `check_worker`."""
    require(actor, REQUEST_WORK)
    words = plain(reason, "reason")
    if words is None:
        raise reason_missing("reason")

    async def act(tx: Tx, keys: FieldKeys, row: Any) -> None:
        check_worker(actor, row, "decline")
        cells = {
            "answer_sealed": keys.seal(words, ANSWER.table, str(row["id"]), ANSWER.field),
            "decided_by": actor.id,
            "decided_at": row["now"],
        }
        await move(tx, actor, row, "decline", RequestStatus.DECLINED, cells=cells)
        await request_ended(tx, actor, row["id"], HardshipStatus.DECLINED)

    await run_on(actor, DECLINE, request_id, key, {"reason": words}, act)
