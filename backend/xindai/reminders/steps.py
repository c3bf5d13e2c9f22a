"""The steps: what may be a step, and those in force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.notifications.api import CHANNELS
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require
from xindai.reminders.errors import invalid_steps
from xindai.reminders.permissions import READ
from xindai.reminders.types import Step

MOST_STEPS: Final = 20
_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,19}", re.ASCII)
_IN_FORCE: Final = "SELECT id, steps FROM reminder_policy WHERE status = 'approved'"


async def in_force() -> tuple[UUID | None, list[Step]]:
    """The policy of today and its steps; none before there is one."""
    row = await db.pool().fetchrow(_IN_FORCE)
    return (None, []) if row is None else (row["id"], [Step.of(kept) for kept in row["steps"]])


async def steps(actor: Actor) -> list[Step]:
    """Those in force, from the earliest."""
    require(actor, READ)
    return (await in_force())[1]


def check_steps(wanted: Sequence[Step]) -> list[Step]:
    """The steps from the earliest; refuses INVALID_REMINDER_STEPS with the path of what does not
    fit: of two that are equal, that of the second.
    """
    if not 1 <= len(wanted) <= MOST_STEPS:
        raise invalid_steps(f"1 to {MOST_STEPS} steps", "steps")
    codes, days = set[str](), set[int]()
    for at, step in enumerate(wanted):
        if not _CODE.fullmatch(step.code):
            raise invalid_steps("a to z, 0 to 9 and _", f"steps.{at}.code")
        if step.code in codes:
            raise invalid_steps("another step has this code", f"steps.{at}.code")
        if not -30 <= step.days <= 90:
            raise invalid_steps("from -30 to 90", f"steps.{at}.days")
        if step.days in days:
            raise invalid_steps("another step has this day", f"steps.{at}.days")
        if not step.channels or not set(step.channels) <= set(CHANNELS):
            raise invalid_steps("at least one channel of messages", f"steps.{at}.channels")
        if len(set(step.channels)) < len(step.channels):
            raise invalid_steps("each channel once", f"steps.{at}.channels")
        codes.add(step.code)
        days.add(step.days)
    return sorted(wanted, key=lambda step: step.days)
