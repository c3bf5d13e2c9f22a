"""Background work of the audit: a checkpoint of all chains every minute."""

from __future__ import annotations

from typing import Final

from xindai.platform import audit
from xindai.platform.jobs.api import Kind, Schedule, Work


async def set_checkpoint(work: Work) -> None:
    """Twice is once: where nothing was added, nothing is written."""
    await audit.checkpoint_and_mark()
    async with work.end():
        pass


KINDS: Final = (Kind("audit_checkpoint", set_checkpoint, most_at_once=1),)
SCHEDULES: Final = (Schedule("audit_checkpoint", "* * * * *", "audit_checkpoint"),)
