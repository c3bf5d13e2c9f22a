"""Work that many wait for is done once: the first who asks starts it, the others share it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, Final

KEPT: Final = 1024
KEPT_SECONDS: Final = 5.0
"""What is kept longer may be seen by somebody whom a row no longer concerns."""


class Once:
    """Results by key, for a few seconds; a failure is shared by those who wait, and not kept."""

    def __init__(self, kept: int = KEPT, seconds: float = KEPT_SECONDS) -> None:
        self._kept, self._seconds = kept, seconds
        self._tasks: OrderedDict[Hashable, tuple[float, asyncio.Task[Any]]] = OrderedDict()

    async def get(self, key: Hashable, work: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        """The result of `work`. It goes on when who started it leaves."""
        now = asyncio.get_running_loop().time()
        started, task = self._tasks.get(key, (0.0, None))
        if task is None or now - started > self._seconds:
            task = asyncio.create_task(work())
            task.add_done_callback(lambda done: self._forget_failure(key, done))
            self._tasks[key] = now, task
            self._tasks.move_to_end(key)
            self._shrink(now)
        return task.result() if task.done() else await asyncio.shield(task)

    def _forget_failure(self, key: Hashable, task: asyncio.Task[Any]) -> None:
        failed = task.cancelled() or task.exception() is not None
        if failed and self._tasks.get(key, (0.0, None))[1] is task:
            del self._tasks[key]

    def _shrink(self, now: float) -> None:
        while self._tasks:
            started, _ = next(iter(self._tasks.values()))
            if len(self._tasks) <= self._kept and now - started <= self._seconds:
                return
            self._tasks.popitem(last=False)
