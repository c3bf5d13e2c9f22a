"""Host names to addresses, in threads of their own: a slow name server holds up nobody else."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

Resolver = Callable[[str], Awaitable[Sequence[str]]]
"""All addresses of a name, best first; OSError if there are none."""

_THREADS: Final = ThreadPoolExecutor(max_workers=8, thread_name_prefix="outbound-names")


async def resolve(host: str) -> Sequence[str]:
    """What the machine's own resolver says, in its order (RFC 6724)."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_THREADS, _look_up, host)


def _look_up(host: str) -> Sequence[str]:
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
