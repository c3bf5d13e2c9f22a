"""All stories, told ahead by other processes: folding ten thousand loans is most of the work."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import threading
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from typing import Final

from xindai.demo.calendar import Calendar
from xindai.demo.plot import Plot, plot
from xindai.demo.source import SourceLoan, loans

BATCH: Final = 250
"""Stories that are told, signed and booked together."""
FEW: Final = 500
"""So many stories are told faster than a process starts."""
AHEAD: Final = 3
"""Batches that wait for whoever books them."""


async def chunks(limit: int | None, calendar: Calendar) -> AsyncIterator[list[Plot]]:
    """The plots in the order of the rows, a batch at a time."""
    rows = loans(limit)
    batches = iter(lambda: list(islice(rows, BATCH)), [])
    if limit is not None and limit <= FEW:
        for batch in batches:
            yield plots(batch, calendar)
        return
    context = multiprocessing.get_context("spawn")
    workers = max(1, (os.cpu_count() or 2) - 1)
    with ProcessPoolExecutor(workers, context, _die_with_parent) as pool:
        loop = asyncio.get_running_loop()
        waiting: list[asyncio.Future[list[Plot]]] = []
        for batch in batches:
            waiting.append(loop.run_in_executor(pool, plots, batch, calendar))
            if len(waiting) > AHEAD + workers:
                yield await waiting.pop(0)
        for future in waiting:
            yield await future


def plots(rows: Sequence[SourceLoan], calendar: Calendar) -> list[Plot]:
    """The stories of some rows."""
    return [plot(row, calendar) for row in rows]


def _die_with_parent() -> None:
    """A worker of a killed load would wait for its next batch for ever."""

    def watch() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
