"""Return an application for what it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from xindai.origination.actions.command import run_on
from xindai.origination.duties import check_worker
from xindai.origination.errors import bad_code, reason_missing
from xindai.origination.move import move, normal_reason
from xindai.origination.permissions import WORK
from xindai.origination.rules import SUPPLEMENTS, move_of
from xindai.origination.types import ApplicationStatus as S
from xindai.origination.types import ApplicationVerb as V
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require


async def send_back(
    actor: Actor, application_id: UUID, wanted: Sequence[str], reason: str, key: str
) -> None:
    """The applicant gets a notice and adds what is `wanted` of SUPPLEMENTS.

    Refuses WRONG_STATUS, REASON_MISSING, CODE_INVALID, ABOVE_AUTHORITY, NOT_CLAIMED,
    CLAIMED_BY_ANOTHER, OWN_APPLICATION, CONFLICT_OF_INTEREST.
    """
    require(actor, WORK)

    async def act(tx: Tx, row: Any) -> None:
        move_of(S(row["status"]), V.RETURN)
        await check_worker(tx, actor, row)
        why = normal_reason(reason)
        if why is None:
            raise reason_missing()
        if not SUPPLEMENTS.issuperset(wanted):
            raise bad_code("wanted")
        asked = list(dict.fromkeys(wanted))
        cells = {
            "returned_from": row["status"],
            "return_reason": why,
            "supplement": asked,
        }
        detail = {"wanted": asked}
        await move(tx, actor, row, V.RETURN, S.RETURNED, reason=why, detail=detail, cells=cells)

    given = {"wanted": list(wanted), "reason": reason}
    await run_on(actor, "application.return", application_id, key, given, act)
