"""The ground that the other tests stand on."""

import time

import asyncpg
import pytest

from xindai.platform import db as database
from xindai.platform.embedded.process import free_port


@pytest.mark.parametrize("turn", [1, 2, 3])
async def test_every_test_gets_a_database_of_its_own(db, turn):
    async with database.transaction() as tx:
        assert await tx.value("SELECT count(*) FROM branch WHERE code = 'ours'") == 0
        await tx.execute(
            "INSERT INTO branch (id, code, name, path) VALUES (uuidv7(), 'ours', 'x', '/ours/')"
        )


async def test_the_application_may_not_touch_the_journal(db):
    for statement in ("UPDATE journal_line SET line_no = 1", "DELETE FROM journal_entry"):
        async with database.transaction() as tx:
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await tx.execute(statement)


async def test_redis_starts_empty(redis):
    assert await redis.dbsize() == 0
    await redis.set("左", "右")
    assert await redis.get("左") == "右"


async def test_a_database_that_is_away_is_waited_for_and_then_named() -> None:
    started = time.monotonic()
    url = f"postgresql://nobody:x@127.0.0.1:{free_port()}/none"
    with pytest.raises(ConnectionRefusedError):
        await database.connect(url, patience_seconds=0.5)
    assert 0.5 <= time.monotonic() - started < 10
