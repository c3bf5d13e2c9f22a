"""The worker: tells the news of the outbox, runs due jobs, watches the schedules,
sends webhooks.

Any number of them may run; one that is killed loses nothing, another takes over what it held.
"""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from typing import Final

import structlog
from redis.asyncio import Redis, from_url
from redis.exceptions import RedisError

from xindai.background import KINDS, SCHEDULES
from xindai.collections import api as collections
from xindai.early_warning import api as early_warning
from xindai.graphql.statistics.delivery import send_by
from xindai.platform import db, logs, outbox, traces
from xindai.platform.jobs.runner import Runner
from xindai.platform.jobs.scheduler import watch
from xindai.platform.outbound.client import outbound
from xindai.platform.settings import load_settings
from xindai.posting import post
from xindai.webhooks.api import Sender, fan_out

LISTENERS: Final = (fan_out, collections.hear, early_warning.hear)
"""Who is told of each message, in the transaction that takes it out of the outbox."""
IDLE_SECONDS: Final = 0.1
"""How long news may wait when there was none a moment ago."""
TROUBLE_SECONDS: Final = 2.0

log = structlog.get_logger("xindai.worker")


async def work() -> int:
    """Work until SIGTERM or SIGINT, ending within ten seconds; the pool is open already."""
    logs.configure("worker")
    traces.configure("worker")
    ending = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ending.set)
    send_by(post)
    address = load_settings().redis_url
    if address is None:
        raise RuntimeError("REDIS_URL is not set")
    async with from_url(address, decode_responses=True) as redis:
        log.info("worker started")
        async with asyncio.TaskGroup() as together:
            together.create_task(_relay(redis, ending))
            together.create_task(Runner(KINDS).run(ending))
            together.create_task(watch(SCHEDULES, ending))
            together.create_task(Sender(outbound()).run(ending))
    log.info("worker ended")
    return 0


async def _relay(redis: Redis, ending: asyncio.Event) -> None:
    """Batch after batch; a server that is away is waited for, nothing is lost meanwhile."""
    while not ending.is_set():
        try:
            pause = 0.0 if await outbox.relay(redis, pass_on=LISTENERS) else IDLE_SECONDS
        except (RedisError, *db.TROUBLE) as error:
            log.warning("relay waits", reason=type(error).__name__)
            pause = TROUBLE_SECONDS
        if pause:
            with suppress(TimeoutError):
                await asyncio.wait_for(ending.wait(), pause)
