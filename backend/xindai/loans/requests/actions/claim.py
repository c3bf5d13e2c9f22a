"""Take a request to look at it, give it back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from xindai.loans.permissions import REQUEST_WORK
from xindai.loans.requests.actions.command import run_on
from xindai.loans.requests.errors import claimed_by_other, own_request, wrong_status
from xindai.loans.requests.lock import check_worker
from xindai.loans.requests.move import move
from xindai.loans.requests.types import RequestStatus as S
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

CLAIM: Final = "service_request.claim"
RELEASE: Final = "service_request.release"
CLAIM_HOURS: Final = 24


async def claim(actor: Actor, request_id: UUID, key: str) -> None:
    """The actor works on it; again prolongs it. After a day a colleague may take it over.

    Refuses SERVICE_REQUEST_NOT_FOUND, WRONG_STATUS, OWN_SERVICE_REQUEST, CLAIMED_BY_ANOTHER.
    """
    require(actor, REQUEST_WORK)

    async def act(tx: Tx, _keys: FieldKeys, row: Any) -> None:
        if row["created_by"] == actor.id:
            raise own_request()
        if row["status"] not in (S.SUBMITTED, S.UNDER_REVIEW):
            raise wrong_status(row["status"], "claim")
        taken = row["claimed_by"] is not None and row["claimed_until"] > row["now"]
        if taken and row["claimed_by"] != actor.id:
            raise claimed_by_other()
        until = row["now"] + timedelta(hours=CLAIM_HOURS)
        cells = {"claimed_by": actor.id, "claimed_until": until}
        await move(tx, actor, row, "claim", S.UNDER_REVIEW, cells=cells)

    await run_on(actor, CLAIM, request_id, key, {}, act)


async def release(actor: Actor, request_id: UUID, key: str) -> None:
    """Back to the others; refuses as `check_worker`."""
    require(actor, REQUEST_WORK)

    async def act(tx: Tx, _keys: FieldKeys, row: Any) -> None:
        check_worker(actor, row, "release")
        await move(tx, actor, row, "release", S.SUBMITTED)

    await run_on(actor, RELEASE, request_id, key, {}, act)
