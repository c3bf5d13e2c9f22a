"""Background work of identity: sessions that ended long ago go."""

from __future__ import annotations

from typing import Final

from xindai.platform.jobs.api import Kind, Schedule, Work, clear_table

_OVER: Final = "expires_at < now() - interval '7 days'"
"""A week longer than they are good for, so that a list of sessions still shows them."""


async def clear_sessions(work: Work) -> None:
    """Deletes them in batches."""
    await clear_table(work, "session", _OVER)


KINDS: Final = (Kind("session_clearing", clear_sessions, most_seconds=600, most_at_once=1),)
SCHEDULES: Final = (Schedule("session_clearing", "45 3 * * *", "session_clearing"),)
