"""The borrower does not want it any more."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.loans.hardship.move import request_ended
from xindai.loans.hardship.types import HardshipStatus
from xindai.loans.permissions import REQUEST_SUBMIT
from xindai.loans.requests.actions.command import run_on
from xindai.loans.requests.errors import wrong_status
from xindai.loans.requests.move import move
from xindai.loans.requests.types import RequestStatus as S
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

WITHDRAW: Final = "service_request.withdraw"


async def withdraw(actor: Actor, request_id: UUID, key: str) -> None:
    """Until it is decided; refuses SERVICE_REQUEST_NOT_FOUND, WRONG_STATUS."""
    require(actor, REQUEST_SUBMIT)

    async def act(tx: Tx, _keys: FieldKeys, row: Any) -> None:
        if row["status"] not in (S.SUBMITTED, S.UNDER_REVIEW):
            raise wrong_status(row["status"], "withdraw")
        cells = {"decided_by": actor.id, "decided_at": row["now"]}
        await move(tx, actor, row, "withdraw", S.WITHDRAWN, cells=cells)
        await request_ended(tx, actor, row["id"], HardshipStatus.WITHDRAWN)

    await run_on(actor, WITHDRAW, request_id, key, {}, act)
