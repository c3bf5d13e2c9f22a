"""Renders documents without holding up anybody: a process each, few at a time, with a deadline."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

from xindai.contracts.errors import render_failed

MOST_SECONDS: Final = 40.0
MOST_AT_ONCE: Final = 2
"""In one process of ours: rendering is arithmetic, more at once is no faster."""
_PACKAGE: Final = Path(__file__).parents[3]
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


async def render(program: str, document: Mapping[str, Any], on: date) -> bytes:
    """The PDF; `on` is the day it bears. Refuses CONTRACT_RENDER_FAILED, also when it is late.

    Never inside a transaction: it takes a tenth of a second, and may take many.
    """
    given = {"program": program, "document": document, "timestamp": _noon(on)}
    loop = asyncio.get_running_loop()
    async with _turns.setdefault(loop, asyncio.Semaphore(MOST_AT_ONCE)):
        return await _in_child(json.dumps(given).encode())


async def _in_child(given: bytes) -> bytes:
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",
        "-m",
        "xindai.contracts.rendering.child",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={"PYTHONPATH": str(_PACKAGE), "PYTHONUTF8": "1", "RAYON_NUM_THREADS": "1"},
    )
    try:
        async with asyncio.timeout(MOST_SECONDS):
            made, _ = await child.communicate(given)
    except TimeoutError as late:
        raise render_failed() from late
    finally:
        if child.returncode is None:
            with suppress(ProcessLookupError):
                child.kill()
            await child.wait()
    if child.returncode or not made.startswith(b"%PDF-"):
        raise render_failed()
    return made


def _noon(on: date) -> int:
    return int(datetime.combine(on, time(12), UTC).timestamp())
