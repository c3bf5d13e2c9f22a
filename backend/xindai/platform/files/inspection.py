"""Has a file looked at by a process of its own, and waits only so long."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from contextlib import suppress
from typing import Final

from xindai.kernel.errors import Refusal
from xindai.platform.files.errors import damaged
from xindai.platform.files.types import Checked

SECONDS: Final = 60.0
"""A busy machine needs some; whoever keeps a decoder busy for longer has nothing good in mind."""
AT_ONCE: Final = 2
_gates: dict[asyncio.AbstractEventLoop, asyncio.Semaphore] = {}
_ENVIRONMENT: Final = ("PATH", "PYTHONPATH", "PYTHONHOME", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
"""What a Python needs to start; not the addresses of servers, and no secrets."""


async def inspect(content: bytes, name: str, purpose: str) -> Checked:
    """As `check`; FILE_DAMAGED too for what no decoder comes to the end of."""
    loop = asyncio.get_running_loop()
    gate = _gates.setdefault(loop, asyncio.Semaphore(AT_ONCE))
    async with gate:
        answer = await _ask(content, name, purpose)
    line, _, kept = answer.partition(b"\n")
    try:
        told = json.loads(line)
    except ValueError:
        raise damaged() from None  # it ran out of memory or time, or broke
    if "code" in told:
        raise Refusal(told["code"], told["message"], told["field"])
    return Checked(told["media_type"], kept)


async def _ask(content: bytes, name: str, purpose: str) -> bytes:
    given = name.encode()
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "xindai.platform.files.child",
        str(len(given)),
        purpose,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={key: os.environ[key] for key in _ENVIRONMENT if key in os.environ},
    )
    try:
        async with asyncio.timeout(SECONDS):
            out, _ = await child.communicate(given + content)
            return out
    except TimeoutError:
        return b""
    finally:
        if child.returncode is None:
            with suppress(ProcessLookupError):
                child.kill()
            await child.wait()
