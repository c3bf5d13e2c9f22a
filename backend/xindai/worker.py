"""The worker: tells the news that commands left in the outbox, and sends webhooks.

Any number of them may run.
"""

from __future__ import annotations

import asyncio
import signal
from typing import Final

import asyncpg
import structlog
from redis.asyncio import Redis, from_url
from redis.exceptions import RedisError

from xindai.platform import logs, outbox
from xindai.platform.outbound.client import outbound
from xindai.platform.settings import load_settings
from xindai.webhooks.api import Sender, fan_out

IDLE_SECONDS: Final = 0.1
"""How long news may wait when there was none a moment ago."""
TROUBLE_SECONDS: Final = 2.0

log = structlog.get_logger("xindai.worker")


async def work() -> int:
    """Relay until SIGTERM or SIGINT, finishing the batch at hand; the pool is open already."""
    logs.configure("worker")
    ending = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ending.set)
    address = load_settings().redis_url
    if address is None:
        raise RuntimeError("REDIS_URL is not set")
    async with from_url(address, decode_responses=True) as redis:
        log.info("worker started")
        async with asyncio.TaskGroup() as together:
            together.create_task(_relay(redis, ending))
            together.create_task(Sender(outbound()).run(ending))
    log.info("worker ended")
    return 0


async def _relay(redis: Redis, ending: asyncio.Event) -> None:
    """Batch after batch; a server that is away is waited for, nothing is lost meanwhile."""
    while not ending.is_set():
        try:
            pause = 0.0 if await outbox.relay(redis, pass_on=(fan_out,)) else IDLE_SECONDS
        except (OSError, RedisError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            log.warning("relay waits", reason=type(error).__name__)
            pause = TROUBLE_SECONDS
        if pause:
            await _sleep(ending, pause)


async def _sleep(ending: asyncio.Event, seconds: float) -> None:
    """Sleep, but wake up to end."""
    try:
        await asyncio.wait_for(ending.wait(), seconds)
    except TimeoutError:
        return
