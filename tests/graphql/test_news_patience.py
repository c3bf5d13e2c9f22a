"""The reader of news and its client: who waits longer."""

from __future__ import annotations

from redis.asyncio import Redis

from xindai.graphql.base.news import BLOCK_MS


async def test_a_read_without_news_ends_before_the_client_gives_up(redis: Redis) -> None:
    """Else a quiet server warns every few seconds, and news wait for the reconnection."""
    patience = redis.connection_pool.make_connection().socket_timeout
    assert patience is None or patience / 2 >= BLOCK_MS / 1000
