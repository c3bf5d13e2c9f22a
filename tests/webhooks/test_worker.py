"""The worker as a process: from the outbox to the receiver, and an orderly end."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from typing import Any

from tests.webhooks.conftest import Post
from tests.webhooks.receiver import Receiver, receiving
from xindai.platform.settings import PROJECT, load_settings


async def heard(receiver: Receiver, count: int, seconds: float = 30) -> None:
    """Waits until the receiver has got so many."""
    async with asyncio.timeout(seconds):
        while len(receiver.got) < count:
            await asyncio.sleep(0.05)


async def test_the_worker_tells_and_sends(post: Post, db: Any, redis_url: str) -> None:
    async with receiving() as receiver:
        _, secret = await post.endpoint(receiver.url)
        environment = {
            **os.environ,
            "DATABASE_URL": db.url,
            "REDIS_URL": redis_url,
            "XINDAI_VAR": str(load_settings().var),
            "XINDAI_OUTBOUND_ALLOW": "127.0.0.0/8",
            "PYTHONPATH": str(PROJECT / "backend"),
        }
        worker = subprocess.Popen([sys.executable, "-m", "xindai.cli", "worker"], env=environment)
        try:
            await post.lender.loan()
            await heard(receiver, 2)
            worker.send_signal(signal.SIGTERM)
            assert await asyncio.to_thread(worker.wait, 15) == 0
        finally:
            worker.kill()
            worker.wait()
    types = sorted(got.verified(secret)["type"] for got in receiver.got)
    assert types == ["loan.changed", "loan.opened"]
    assert [r["status"] for r in await post.deliveries()] == ["delivered"] * 2
