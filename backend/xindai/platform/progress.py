"""A progress bar for long commands; plain lines where the output is no terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[str, int, int], None]
"""`tell(step, done, total)`: what is being done, and how far it is."""


@contextmanager
def bar() -> Iterator[Tell]:
    """Show progress on standard error until the end of the block."""
    if not sys.stderr.isatty():
        yield _plain()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as shown:
        tasks = {}

        def tell(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = shown.add_task(step, total=total)
            shown.update(tasks[step], completed=done, total=total)

        yield tell


def _plain() -> Tell:
    """A line when a step begins or ends, and every ten seconds between."""
    told: dict[str, float] = {}

    def tell(step: str, done: int, total: int) -> None:
        now = time.monotonic()
        if step not in told or done >= total or now - told[step] >= 10:
            told[step] = now
            print(f"{step}: {done}/{total}", file=sys.stderr, flush=True)

    return tell
