"""Set when a schedule ticks, and whether it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from xindai.kernel.errors import Refusal
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.jobs.queries import schedule_as_it_is
from xindai.platform.jobs.schedules import next_tick
from xindai.platform.jobs.types import ScheduleView
from xindai.platform.permission import require
from xindai.platform.permissions import JOBS_MANAGE

OPERATION: Final = "schedule.change"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleChange:
    """None leaves a part as it is; `cron` is read in Asia/Shanghai."""

    name: str
    cron: str | None = None
    is_enabled: bool | None = None
    idempotency_key: str


async def change_schedule(actor: Actor, wanted: ScheduleChange) -> ScheduleView:
    """The schedule as it is then. Refuses SCHEDULE_NOT_FOUND, INVALID_CRON.

    The next tick is counted from now: what was missed while it was off is not made good.
    """
    require(actor, JOBS_MANAGE)
    key = idempotency.check_key(wanted.idempotency_key)
    given = {"name": wanted.name, "cron": wanted.cron, "isEnabled": wanted.is_enabled}
    async with db.transaction() as tx:
        answer = await idempotency.run(
            tx, actor, OPERATION, key, given, lambda: _change(tx, actor, wanted)
        )
    answer.value()
    return await schedule_as_it_is(wanted.name)


async def _change(tx: Tx, actor: Actor, wanted: ScheduleChange) -> dict[str, Any]:
    row = await tx.row(
        "SELECT cron, is_enabled, now() AS now FROM schedule WHERE name = $1 FOR UPDATE",
        wanted.name,
    )
    if row is None:
        raise Refusal("SCHEDULE_NOT_FOUND", "there is no such schedule", "name")
    cron = " ".join((row["cron"] if wanted.cron is None else wanted.cron).split())
    on = row["is_enabled"] if wanted.is_enabled is None else wanted.is_enabled
    await tx.execute(
        """UPDATE schedule SET cron = $2, is_enabled = $3, next_at = $4, changed_at = now()
           WHERE name = $1""",
        wanted.name,
        cron,
        on,
        next_tick(cron, row["now"]),
    )
    told = {
        "before": {"cron": row["cron"], "isEnabled": row["is_enabled"]},
        "after": {"cron": cron, "isEnabled": on},
    }
    await audit.append(tx, actor, OPERATION, f"schedule:{wanted.name}", told)
    return {}
