"""Every minute the audit chains are pinned down under a key outside the database."""

from __future__ import annotations

from typing import Final

from xindai.platform import audit
from xindai.platform.jobs.api import Kind, Schedule, Work


async def checkpoint(_work: Work) -> None:
    """Nothing is written where no chain has grown, so that a repetition does no harm."""
    await audit.checkpoint_and_mark()


CHECKPOINT: Final = Kind("audit_checkpoint", checkpoint, most_attempts=2, most_at_once=1)
MINUTELY: Final = Schedule("audit_checkpoint", "* * * * *", "audit_checkpoint")
