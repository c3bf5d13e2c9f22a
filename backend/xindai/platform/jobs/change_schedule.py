"""Set when a schedule ticks, and whether it does."""

from __future__ import annotations

from xindai.kernel.errors import Refusal
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.jobs.schedules import next_tick


async def change_schedule(
    tx: Tx, actor: Actor, name: str, cron: str | None, is_enabled: bool | None
) -> None:
    """None leaves a part as it is. Refuses SCHEDULE_NOT_FOUND, INVALID_CRON.

    The next tick is counted from now: what was missed while it was off is not made good.
    """
    row = await tx.row(
        "SELECT cron, is_enabled, now() AS now FROM schedule WHERE name = $1 FOR UPDATE", name
    )
    if row is None:
        raise Refusal("SCHEDULE_NOT_FOUND", "there is no such schedule", "name")
    wanted = " ".join((row["cron"] if cron is None else cron).split())
    on = row["is_enabled"] if is_enabled is None else is_enabled
    await tx.execute(
        """UPDATE schedule SET cron = $2, is_enabled = $3, next_at = $4, changed_at = now()
           WHERE name = $1""",
        name,
        wanted,
        on,
        next_tick(wanted, row["now"]),
    )
    before = {"cron": row["cron"], "isEnabled": row["is_enabled"]}
    after = {"cron": wanted, "isEnabled": on}
    await audit.append(
        tx, actor, "schedule.change", f"schedule:{name}", {"before": before, "after": after}
    )
