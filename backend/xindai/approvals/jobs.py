"""Background work of approvals: requests that nobody decided in time expire."""

from __future__ import annotations

from typing import Final

from xindai.approvals.actions.decide import expire_in
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Kind, Schedule, Work, in_one


async def _expire(tx: Tx, _work: Work) -> None:
    await expire_in(tx)


KINDS: Final = (Kind("approval_expiry", in_one(_expire), most_at_once=1),)
SCHEDULES: Final = (Schedule("approval_expiry", "*/5 * * * *", "approval_expiry"),)
