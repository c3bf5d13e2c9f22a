"""A sender that is killed after its call and before its mark; started by test_killed.py."""

from __future__ import annotations

import asyncio
import os
import signal
import sys

from xindai.platform import db
from xindai.platform.addresses import networks
from xindai.platform.outbound.client import Outbound
from xindai.webhooks import sending


async def dies(*_args: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def main(url: str) -> None:
    sending.mark = dies  # type: ignore[assignment]
    await db.connect(url, max_size=2)
    await sending.Sender(Outbound(networks("127.0.0.0/8"))).run(asyncio.Event())


asyncio.run(main(sys.argv[1]))
