"""Kill -9 between the call and the mark: the receiver may hear twice, never nothing."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

from tests.webhooks.conftest import Post
from tests.webhooks.receiver import receiving
from xindai.platform.settings import PROJECT, load_settings

CHILD = Path(__file__).with_name("killed_sender.py")


async def test_a_killed_sender_is_made_good_with_the_same_id(post: Post, db: Any) -> None:
    async with receiving() as receiver:
        _, secret = await post.endpoint(receiver.url, topics=["loan.opened"])
        await post.lender.pending()
        await post.tell()
        environment = {
            **os.environ,
            "PYTHONPATH": str(PROJECT / "backend"),
            "XINDAI_VAR": str(load_settings().var),
        }
        child = await asyncio.create_subprocess_exec(
            sys.executable, str(CHILD), db.url, env=environment
        )
        assert await asyncio.wait_for(child.wait(), 30) == -9
        assert len(receiver.got) == 1
        [row] = await post.deliveries()
        assert (row["status"], row["attempts"]) == ("pending", 0)
        assert await post.send() == 0, "its lease still runs"
        await post.later(seconds=61)
        assert await post.send() == 1
    assert len(receiver.got) == 2
    assert {got.id for got in receiver.got} == {str(row["message_id"])}
    assert [got.verified(secret)["type"] for got in receiver.got] == ["loan.opened"] * 2
    assert [r["status"] for r in await post.deliveries()] == ["delivered"]
