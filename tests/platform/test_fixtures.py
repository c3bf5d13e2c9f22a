"""The ground that the other tests stand on."""

import asyncpg
import pytest

from xindai.platform import db as database


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
