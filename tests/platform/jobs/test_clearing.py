"""Old records go, younger ones and dead letters stay."""

from __future__ import annotations

from tests.platform.jobs.conftest import add, running, seen, until
from xindai.identity import jobs as identity
from xindai.platform import db as database
from xindai.platform.jobs import clearing

ROWS = """
INSERT INTO idempotency_record (id, actor, operation, key, input_hash, response)
SELECT uuidv7(make_interval(days => -age)), 'a', 'o', age::text, '\\x00', '{}'
FROM unnest(ARRAY[29, 31, 40]) AS age;
INSERT INTO outbox_message (id, topic, key, payload, published_at)
SELECT uuidv7(make_interval(days => -age)), 't', age::text, '{}', now() - make_interval(days => age)
FROM unnest(ARRAY[6, 8, 9]) AS age;
INSERT INTO outbox_message (id, topic, key, payload)
VALUES (uuidv7(interval '-90 days'), 't', 'waits', '{}');
INSERT INTO job (id, kind, payload, key, status, requested_by, finished_at)
SELECT uuidv7(interval '-20 days'), 'x', '{}', status || age, status, 'a',
    now() - make_interval(days => age)
FROM unnest(ARRAY['done', 'dead']) AS status, unnest(ARRAY[6, 8]) AS age;
INSERT INTO job_worker (id, seen_at) VALUES ('gone', now() - interval '2 days');
"""


async def test_old_rows_go_in_batches(db, monkeypatch):
    monkeypatch.setattr(clearing, "BATCH", 1)
    async with db.owner() as owner:
        await owner.execute(ROWS)
    job_id = await add("clearing")

    async def is_done() -> bool:
        return (await seen(job_id)).status == "done"

    async with running(clearing.CLEARING):
        await until(is_done)
    one = database.pool().fetchval
    keys = "SELECT array_agg(key ORDER BY key) FROM "
    assert await one(keys + "idempotency_record") == ["29"]
    assert await one(keys + "outbox_message") == ["6", "waits"]
    assert await one(keys + "job WHERE key IS NOT NULL") == ["dead6", "dead8", "done6"]
    assert await one("SELECT count(*) FROM job_worker WHERE id = 'gone'") == 0


SESSIONS = """
INSERT INTO branch (id, code, name, path) VALUES (uuidv7(), 'B1', 'x', '/B1/');
INSERT INTO staff_user (id, login, display_name, password_hash, branch_id)
SELECT uuidv7(), 'a', 'a', 'x', id FROM branch;
INSERT INTO session (id, token_hash, staff_id, expires_at, address)
SELECT uuidv7(), age::text::bytea, staff_user.id, now() - make_interval(days => age), age::text
FROM staff_user, unnest(ARRAY[-1, 6, 8]) AS age;
"""


async def test_sessions_go_a_week_after_their_end(db):
    async with db.owner() as owner:
        await owner.execute(SESSIONS)
    job_id = await add("session_clearing")

    async def is_done() -> bool:
        return (await seen(job_id)).status == "done"

    async with running(*identity.KINDS):
        await until(is_done)
    left = await database.pool().fetchval("SELECT array_agg(address ORDER BY address) FROM session")
    assert left == ["-1", "6"]
