"""The worker as a process: from the outbox to the receiver, and an orderly end."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from typing import Any

from tests.webhooks.conftest import Post
from tests.webhooks.receiver import receiving
from xindai.platform.settings import PROJECT, load_settings


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
        worker = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "xindai.cli", "worker", env=environment
        )
        try:
            await post.lender.loan()
            await receiver.until(2)
            worker.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(worker.wait(), 15) == 0
        finally:
            if worker.returncode is None:
                worker.kill()
                await worker.wait()
    types = sorted(got.verified(secret)["type"] for got in receiver.got)
    assert types == ["loan.changed", "loan.opened"]
    assert [r["status"] for r in await post.deliveries()] == ["delivered"] * 2
