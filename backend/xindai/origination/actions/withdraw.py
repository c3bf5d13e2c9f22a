"""The applicant does not want it any more."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from xindai.origination.actions.command import run_on
from xindai.origination.errors import wrong_status
from xindai.origination.move import move
from xindai.origination.permissions import EDIT
from xindai.origination.rules import is_over
from xindai.origination.types import ApplicationKind
from xindai.origination.types import ApplicationStatus as S
from xindai.origination.types import ApplicationVerb as V
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require


async def withdraw(actor: Actor, application_id: UUID, reason: str | None, key: str) -> None:
    """In any state before the contract is signed; what was held of a line is free again.

    Refuses APPLICATION_NOT_FOUND, WRONG_STATUS.
    """
    require(actor, EDIT)

    async def act(tx: Tx, row: Any) -> None:
        if is_over(ApplicationKind(row["kind"]), S(row["status"])):
            raise wrong_status(row["status"], V.WITHDRAW.value)
        await move(tx, actor, row, V.WITHDRAW, S.WITHDRAWN, reason=reason)

    await run_on(actor, "application.withdraw", application_id, key, {"reason": reason}, act)
