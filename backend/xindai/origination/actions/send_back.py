"""Return an application for what it lacks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.origination.actions.command import run_on
from xindai.origination.duties import check_worker
from xindai.origination.errors import bad_code, reason_missing
from xindai.origination.move import move, normal_reason
from xindai.origination.permissions import WORK
from xindai.origination.rules import move_of
from xindai.origination.types import ApplicationStatus as S
from xindai.origination.types import ApplicationVerb as V
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)
MOST: Final = 20


async def send_back(
    actor: Actor, application_id: UUID, wanted: Sequence[str], reason: str, key: str
) -> None:
    """The applicant gets a notice and adds what is `wanted` (categories of documents, fields).

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
        if len(wanted) > MOST or any(not CODE.fullmatch(code) for code in wanted):
            raise bad_code("wanted")
        cells = {
            "returned_from": row["status"],
            "return_reason": why,
            "supplement": list(wanted),
        }
        detail = {"wanted": list(wanted)}
        await move(tx, actor, row, V.RETURN, S.RETURNED, reason=why, detail=detail, cells=cells)

    given = {"wanted": list(wanted), "reason": reason}
    await run_on(actor, "application.return", application_id, key, given, act)
