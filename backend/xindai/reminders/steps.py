"""The steps: read, and changed all at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from xindai.kernel.ids import new_id
from xindai.notifications.api import CHANNELS, ContactChannel
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.permission import require
from xindai.reminders.errors import invalid_steps
from xindai.reminders.permissions import CHANGE, READ

OPERATION: Final = "reminder_steps.set"
MOST_STEPS: Final = 20
_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,19}", re.ASCII)
_READ: Final = "SELECT code, days, channels FROM reminder_step ORDER BY days"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`days` after the due date; before it, below zero."""

    code: str
    days: int
    channels: tuple[ContactChannel, ...]


async def steps(actor: Actor) -> list[Step]:
    """From the earliest."""
    require(actor, READ)
    return [_step(r) for r in await db.pool().fetch(_READ)]


async def set_steps(actor: Actor, wanted: Sequence[Step], key: str) -> None:
    """All steps, in the place of those before; refuses INVALID_REMINDER_STEPS."""
    require(actor, CHANGE)
    checked = idempotency.check_key(key)
    _check(wanted)
    kept = [[step.code, step.days, sorted(step.channels)] for step in wanted]
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await tx.execute("LOCK TABLE reminder_step IN SHARE ROW EXCLUSIVE MODE")
            before = [[r["code"], r["days"], sorted(r["channels"])] for r in await tx.rows(_READ)]
            await tx.execute("DELETE FROM reminder_step")
            sql = "INSERT INTO reminder_step (id, code, days, channels) VALUES ($1, $2, $3, $4)"
            await tx.executemany(sql, [(new_id(), *row) for row in kept])
            about = {"before": before, "after": kept}
            await audit.append(tx, actor, OPERATION, "reminder_steps", about)
            return {}

        answer = await idempotency.run(tx, actor, OPERATION, checked, {"steps": kept}, act)
    answer.value()


def _check(wanted: Sequence[Step]) -> None:
    if len(wanted) > MOST_STEPS:
        raise invalid_steps(f"at most {MOST_STEPS}", "steps")
    codes, days = [step.code for step in wanted], [step.days for step in wanted]
    for at, step in enumerate(wanted):
        if not _CODE.fullmatch(step.code) or codes.count(step.code) > 1:
            raise invalid_steps("a code of its own", f"steps.{at}.code")
        if not -30 <= step.days <= 90 or days.count(step.days) > 1:
            raise invalid_steps("a day of its own, from -30 to 90", f"steps.{at}.days")
        if not step.channels or not set(step.channels) <= set(CHANNELS):
            raise invalid_steps("at least one channel of messages", f"steps.{at}.channels")


def _step(r: Any) -> Step:
    channels = tuple(ContactChannel(each) for each in r["channels"])
    return Step(code=r["code"], days=r["days"], channels=channels)
