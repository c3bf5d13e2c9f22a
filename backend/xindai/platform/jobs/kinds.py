"""A kind of job: what does it, how long it may take, how often it is tried."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from xindai.platform.db import Tx
from xindai.platform.jobs.work import Work

Handler = Callable[[Work], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Kind:
    """`does` may run again after a crash until its `Work.end` has committed."""

    name: str
    does: Handler
    most_attempts: int = 8
    """Then the job is a dead letter."""
    most_seconds: float = 60.0
    """A run that takes longer is cancelled and counts as failed."""
    most_at_once: int = 4
    """In one worker."""
    first_wait_seconds: float = 2.0
    """Before the second attempt; doubled for each further one."""
    longest_wait_seconds: float = 900.0
    is_told: bool = False
    """News `job.progress` go out when it starts, moves and ends."""

    def wait_seconds(self, attempt: int) -> float:
        """How long to wait after this attempt (1, 2…) failed; spread by a quarter either way."""
        doubled = self.first_wait_seconds * 2.0 ** min(attempt - 1, 30)
        wait: float = min(self.longest_wait_seconds, doubled)
        return wait * random.uniform(0.75, 1.25)


def in_one(act: Callable[[Tx, Work], Awaitable[object]]) -> Handler:
    """A handler that is one transaction: its effect and the mark "done" commit together."""

    async def handler(work: Work) -> None:
        async with work.end() as tx:
            await act(tx, work)

    return handler
