"""The reader of the stream: ticks, cursors that are too old, listeners that are too slow."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from xindai.graphql.base.news import STREAM, Message, News
from xindai.kernel.errors import Refusal


async def first_of(feed: AsyncIterator[Message | None]) -> AsyncIterator[Message]:
    async for message in feed:
        if message is not None:
            yield message
            return


async def test_a_listener_without_rights_is_looked_at_also_in_silence(redis: Any) -> None:
    news = News(redis)
    news.start()
    feed = news.listen("loan", "0-0", tick_seconds=0.05)
    assert await anext(feed) is None, "a moment to look at rights"
    await redis.xadd(STREAM, {"id": "1", "topic": "t", "key": "loan", "payload": '{"n": 1}'})
    found = [message async for message in first_of(feed)]
    assert [message.payload for message in found] == [{"n": 1}]
    await news.stop()


async def test_a_cursor_behind_the_end_of_the_stream_is_told_to_start_again(redis: Any) -> None:
    news = News(redis)
    positions = [
        await redis.xadd(STREAM, {"id": n, "topic": "t", "key": "loan", "payload": "{}"})
        for n in range(4)
    ]
    await redis.xtrim(STREAM, maxlen=2, approximate=False)
    with pytest.raises(Refusal) as no:
        await anext(news.listen("loan", positions[0]))
    assert no.value.code == "CURSOR_EXPIRED"
    message = await anext(news.listen("loan", positions[2]))
    assert message is not None
    assert message.position == positions[3]
    with pytest.raises(Refusal, match="does not belong"):
        await anext(news.listen("loan", "number|x"))
    await redis.delete(STREAM)
    with pytest.raises(Refusal, match="read the loan again"):
        await anext(news.listen("loan", positions[3]))


async def test_a_slow_listener_does_not_hold_up_the_others(redis: Any) -> None:
    news = News(redis)
    news.start()
    slow, quick = news.listen("loan", "0-0"), news.listen("loan", "0-0")
    first = asyncio.create_task(anext(slow)), asyncio.create_task(anext(quick))
    await asyncio.sleep(0.2)
    for n in range(300):
        await redis.xadd(STREAM, {"id": n, "topic": "t", "key": "loan", "payload": "{}"})
        if n == 0:
            await asyncio.gather(*first)
        else:
            assert await asyncio.wait_for(anext(quick), 10) is not None
    with pytest.raises(StopAsyncIteration):
        await anext(slow)
    await news.stop()
