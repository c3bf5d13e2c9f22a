"""The reader of the stream: cursors that are too old, streams that are gone, slow listeners."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from xindai.graphql.base.message import Message, Recent, keys_of
from xindai.graphql.base.news import STREAM, Listener, News
from xindai.kernel.errors import Refusal
from xindai.platform.outbox import branch_key

LOAN = ("loan",)


async def told(redis: Any, n: int, key: str = "loan") -> str:
    return str(
        await redis.xadd(STREAM, {"id": n, "topic": "t", "key": key, "payload": f'{{"n": {n}}}'})
    )


async def following(feed: AsyncIterator[Message | None], count: int) -> list[int]:
    """The numbers of the next messages."""
    found: list[int] = []
    async with asyncio.timeout(10):
        while len(found) < count:
            message = await anext(feed)
            if message is not None:
                found.append(message.payload["n"])
    return found


async def refusal(feed: AsyncIterator[Any]) -> str:
    with pytest.raises(Refusal) as no:
        await anext(feed)
    return no.value.code


async def test_a_listener_is_nudged_in_silence_and_hears_what_comes(redis: Any) -> None:
    news, listener = News(redis), Listener()
    news.start()
    feed = news.listen(LOAN, await news.position(), listener)
    listener.nudge()
    assert await anext(feed) is None, "a moment to look at rights"
    await told(redis, 1)
    await told(redis, 2, key="another")
    await told(redis, 3)
    assert await following(feed, 2) == [1, 3]
    await news.stop()


@pytest.mark.parametrize("started", [False, True], ids=["from the stream", "from memory"])
async def test_a_cursor_behind_the_end_of_the_stream_is_told_to_start_again(
    redis: Any, started: bool
) -> None:
    positions = [await told(redis, n) for n in range(4)]
    await redis.xtrim(STREAM, maxlen=2, approximate=False)
    news = News(redis)
    if started:
        news.start()
    assert await refusal(news.listen(LOAN, positions[0])) == "CURSOR_EXPIRED"
    assert await following(news.listen(LOAN, positions[2]), 1) == [3]
    assert await refusal(news.listen(LOAN, "number|x")) == "INVALID_CURSOR"
    later = f"{int(positions[3].partition('-')[0]) + 10**9}-0"
    assert await refusal(news.listen(LOAN, later)) == "CURSOR_EXPIRED", "of another stream"
    await news.stop()


async def test_a_stream_that_is_gone_ends_everybody_and_begins_anew(redis: Any) -> None:
    news = News(redis)
    news.start()
    start = await news.position()
    feed = news.listen(LOAN, start)
    await told(redis, 1)
    assert await following(feed, 1) == [1]
    await redis.delete(STREAM)
    assert await refusal(News(redis).listen(LOAN, start)) == "CURSOR_EXPIRED"
    await redis.client_kill_filter(_type="normal", skipme=True)  # the reader comes back and sees it
    with pytest.raises(StopAsyncIteration):
        async with asyncio.timeout(10):
            while await anext(feed) is None:
                pass
    feed = news.listen(LOAN, await news.position())
    await told(redis, 2)
    assert await following(feed, 1) == [2]
    await news.stop()


async def test_a_slow_listener_does_not_hold_up_the_others(redis: Any) -> None:
    news = News(redis)
    news.start()
    start = await news.position()
    slow, quick = news.listen(LOAN, start), news.listen(LOAN, start)
    first = asyncio.create_task(anext(slow)), asyncio.create_task(anext(quick))
    await asyncio.sleep(0.2)
    for n in range(300):
        await told(redis, n)
        if n == 0:
            await asyncio.gather(*first)
        else:
            assert await following(quick, 1) == [n]
    with pytest.raises(StopAsyncIteration):
        while await anext(slow) is None:
            pass
    await news.stop()


async def test_who_comes_back_reads_memory_and_then_what_comes(redis: Any) -> None:
    for n in range(20):
        await told(redis, n, key=f"loan{n % 2}")
    news = News(redis)
    news.start()
    positions = [position for position, _ in await redis.xrange(STREAM)]
    feeds = [news.listen(("loan1",), positions[9]) for _ in range(50)]
    await told(redis, 21, key="loan1")
    for feed in feeds:
        assert await following(feed, 6) == [11, 13, 15, 17, 19, 21]
    await news.stop()


def test_memory_forgets_the_oldest_first() -> None:
    recent = Recent(length=3)
    for n in range(5):
        fields = {"topic": "t", "key": f"k{n % 2}", "payload": "{}"}
        recent.add(Message.read(f"{n + 1}-0", fields))
    assert not recent.reaches("2-0")
    assert recent.reaches("3-0")
    assert [m.position for m in recent.since(("k0", "k1"), "3-0")] == ["4-0", "5-0"]
    assert [m.position for m in recent.since(("k1",), "3-0")] == ["4-0"]
    assert recent.is_ahead("5-1")


def test_what_concerns_a_branch_is_heard_above_it_and_not_beside_it() -> None:
    assert keys_of(branch_key("/HO/E/")) == ("branch:/", "branch:/HO/", "branch:/HO/E/")
    assert keys_of(branch_key("/")) == ("branch:/",)
    assert keys_of("staff:1") == ("staff:1",)
