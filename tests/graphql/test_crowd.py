"""A crowd of live subscriptions on one process while repayments run and the process is killed."""

from __future__ import annotations

import os

import pytest

from tests.conftest import ServerUrls, redis_address
from tests.graphql.conftest import House
from tests.graphql.program import program
from tests.live.story import Story

SEERS = ("manager", "cashier", "auditor", "accountant", "collections", "officer")


async def play(house: House, servers: ServerUrls, size: int, rounds: int) -> Story:
    redis_url = redis_address(servers)
    sessions = [house.headers[login] for login in SEERS if login in house.headers]
    limits = {"XINDAI_SOCKETS_PER_SESSION": str(size), "XINDAI_SOCKETS_PER_ADDRESS": str(size * 2)}
    async with program(house.database_url, redis_url, **limits) as running:
        story = Story(running, house.lender, sessions, size)
        await story.run(rounds)
        if os.environ.get("XINDAI_BARE"):
            await story.bare(redis_url, rounds)
        print(f"\n{story.figures}")
        said = running.said("serve")
        assert "Traceback" not in said, said[-3000:]
    return story


@pytest.mark.faults
@pytest.mark.slow
async def test_three_hundred_subscriptions_end_with_the_same_lists(
    house: House, servers: ServerUrls
) -> None:
    await play(house, servers, 300, rounds=12)


@pytest.mark.faults
@pytest.mark.nightly
async def test_two_thousand_subscriptions_on_one_process(house: House, servers: ServerUrls) -> None:
    await play(house, servers, 2000, rounds=30)
