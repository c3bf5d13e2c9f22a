"""More than twenty ways to tamper with the audit trail as the owner of its tables, each in its own
story and each named; and an untouched trail of many writers is clean.

Triggers do not fire for the tamperer, and he knows the unkeyed hash function of the chains.
"""

from __future__ import annotations

import asyncio
import errno
import json
import os
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from xindai.platform import audit, audit_checks, audit_mark
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.platform.keys import commands, steps

Connection = Any
AT = "TIMESTAMPTZ '2024-03-01 10:00:00.123456+08'"
# A record, as audit_append writes it; the chain's link is computed by whoever inserts it.
RECORD = """
INSERT INTO audit_record (chain, seq, at, actor, action, subject, detail, prev_hash, hash)
SELECT {chain}, {seq}, t.at, {actor}, 'loan.repay', 'loan/1', '{{"n": 1, "to": {{"b": 2}}}}',
    p.hash, audit_hash(p.hash, {chain}::smallint, {seq}, t.at, {actor}, 'loan.repay', 'loan/1',
        '{{"n": 1, "to": {{"b": 2}}}}')
FROM (SELECT {at} AS at) t, (SELECT coalesce((SELECT hash FROM audit_record
    WHERE chain = {chain} AND seq = {seq} - 1), '') AS hash) p
"""
RECHAIN = """
DO $$ DECLARE r record; before bytea; BEGIN
    FOR r IN SELECT * FROM audit_record WHERE chain = 3 ORDER BY seq LOOP
        before := coalesce((SELECT hash FROM audit_record WHERE chain = 3 AND seq < r.seq
            ORDER BY seq DESC LIMIT 1), '');
        UPDATE audit_record SET prev_hash = before, hash = audit_hash(before, r.chain, r.seq, r.at,
            r.actor, r.action, r.subject, r.detail) WHERE id = r.id;
    END LOOP;
END $$
"""
"""The whole chain 3 made consistent again, without any key."""
SWAP = """
UPDATE audit_record SET seq = seq + 1000 WHERE chain = 3 AND seq IN (5, 6);
UPDATE audit_record SET seq = 1011 - seq WHERE chain = 3 AND seq > 1000;
"""
"""5 and 6 change places."""
ROOM = """
UPDATE audit_record SET seq = seq + 1000 WHERE chain = 3 AND seq > 5;
UPDATE audit_record SET seq = seq - 999 WHERE chain = 3 AND seq > 1000;
"""
"""The places from 6 on move up by one."""


def fifth(change: str) -> str:
    return f"UPDATE audit_record SET {change} WHERE chain = 3 AND seq = 5"


# Name: what is done, and the places that must be named. Chain 3 has ten records, chain 4 and 5 as
# many; checkpoints 1, 2 and 3 stand after four, seven and ten of them.
TAMPERINGS: dict[str, tuple[str, set[str]]] = {
    "01 at": (fifth("at = at + interval '1 us'"), {"chain 3 record 5"}),
    "02 actor": (fifth("actor = 'staff:other'"), {"chain 3 record 5"}),
    "03 action": (fifth("action = 'loan.waive'"), {"chain 3 record 5"}),
    "04 subject": (fifth("subject = 'loan/2'"), {"chain 3 record 5"}),
    "05 detail, a number": (fifth("""detail = '{"n": 2, "to": {"b": 2}}'"""), {"chain 3 record 5"}),
    "06 detail, a number as text": (
        fifth("""detail = '{"n": "1", "to": {"b": 2}}'"""),
        {"chain 3 record 5"},
    ),
    "07 detail, nested elsewhere": (
        fifth("""detail = '{"n": 1, "b": 2, "to": {}}'"""),
        {"chain 3 record 5"},
    ),
    "08 detail, more zeros": (
        fifth("""detail = '{"n": 1.0, "to": {"b": 2}}'"""),
        {"chain 3 record 5"},
    ),
    "09 prev_hash": (fifth("prev_hash = sha256('x')"), {"chain 3 record 5"}),
    "10 hash": (fifth("hash = sha256('x')"), {"chain 3 record 5", "chain 3 record 6"}),
    "11 seq": (fifth("seq = 50"), {"chain 3 record 6", "chain 3 record 50"}),
    "12 chain": (fifth("chain = 9"), {"chain 3 record 6", "chain 9 record 5"}),
    "13 a chain of its own": (
        "UPDATE audit_record SET chain = 99 WHERE chain = 3 AND seq = 10",
        {"chain 99 record 10", "chain 3 record 10"},
    ),
    "14 deleted in the middle": (
        "DELETE FROM audit_record WHERE chain = 3 AND seq = 5",
        {"chain 3 record 6"},
    ),
    "15 deleted the first": (
        "DELETE FROM audit_record WHERE chain = 3 AND seq = 1",
        {"chain 3 record 2"},
    ),
    "16 deleted the last": (
        "DELETE FROM audit_record WHERE chain = 3 AND seq = 10",
        {"chain 3 record 10"},
    ),
    "17 deleted the last five": (
        "DELETE FROM audit_record WHERE chain = 3 AND seq > 5",
        {"chain 3 record 7", "chain 3 record 10"},
    ),
    "18 deleted a whole chain": (
        "DELETE FROM audit_record WHERE chain = 3",
        {"chain 3 record 4", "chain 3 record 7", "chain 3 record 10"},
    ),
    "19 deleted all": (
        "TRUNCATE audit_record",
        {f"chain {chain} record 10" for chain in (3, 4, 5)},
    ),
    "20 two swapped": (
        SWAP,
        {"chain 3 record 5", "chain 3 record 6"},
    ),
    "21 two swapped, rechained": (
        SWAP + RECHAIN,
        {"chain 3 record 7", "chain 3 record 10"},
    ),
    "22 forged in the middle": (
        ROOM + RECORD.format(chain=3, seq=6, actor="'staff:forger'", at=AT),
        {"chain 3 record 7"},
    ),
    "23 forged in the middle, rechained": (
        ROOM + RECORD.format(chain=3, seq=6, actor="'staff:forger'", at=AT) + ";" + RECHAIN,
        {"chain 3 record 7", "chain 3 record 10"},
    ),
    "24 the last one forged with a right hash": (
        "DELETE FROM audit_record WHERE chain = 3 AND seq = 10;"
        + RECORD.format(chain=3, seq=10, actor="'staff:forger'", at=AT),
        {"chain 3 record 10"},
    ),
    "25 cut off, and grown again past the last checkpoint": (
        "DELETE FROM audit_record WHERE chain = 3 AND seq > 8;"
        + ";".join(
            RECORD.format(chain=3, seq=seq, actor="'staff:forger'", at=AT) for seq in (9, 10, 11)
        ),
        {"chain 3 record 10"},
    ),
    "26 changed, and rechained from there on": (
        fifth("actor = 'staff:other'") + ";" + RECHAIN,
        {"chain 3 record 7", "chain 3 record 10"},
    ),
    "27 a twin": (
        """ALTER TABLE audit_record DROP CONSTRAINT {unique};
        INSERT INTO audit_record (chain, seq, at, actor, action, subject, detail, prev_hash, hash)
        SELECT chain, seq, at, actor, action, subject, detail, prev_hash, hash
        FROM audit_record WHERE chain = 3 AND seq = 5""",
        {"chain 3 record 5"},
    ),
    "28 a time that is none": (fifth("at = 'infinity'"), {"chain 3 record 5"}),
    "29 a checkpoint's heads": (
        """UPDATE audit_checkpoint SET heads = jsonb_set(heads, '{0,1}', '6') WHERE number = 2""",
        {"checkpoint 2"},
    ),
    "30 a checkpoint's heads, nonsense": (
        """UPDATE audit_checkpoint SET heads = '{"a": [1]}' WHERE number = 3""",
        {"checkpoint 3"},
    ),
    "31 a checkpoint's time": (
        "UPDATE audit_checkpoint SET at = at - interval '1 day' WHERE number = 2",
        {"checkpoint 2"},
    ),
    "32 a checkpoint's time that is none": (
        "UPDATE audit_checkpoint SET at = '-infinity' WHERE number = 2",
        {"checkpoint 2"},
    ),
    "33 a checkpoint's mac": (
        "UPDATE audit_checkpoint SET mac = sha256('x') WHERE number = 2",
        {"checkpoint 2", "checkpoint 3"},
    ),
    "34 a checkpoint's predecessor": (
        "UPDATE audit_checkpoint SET prev_mac = sha256('x') WHERE number = 2",
        {"checkpoint 2"},
    ),
    "35 a checkpoint's key": (
        "UPDATE audit_checkpoint SET key_id = 77 WHERE number = 2",
        {"checkpoint 2"},
    ),
    "36 a checkpoint deleted": (
        "DELETE FROM audit_checkpoint WHERE number = 2",
        {"checkpoint 3"},
    ),
    "37 the first checkpoint deleted": (
        "DELETE FROM audit_checkpoint WHERE number = 1",
        {"checkpoint 2"},
    ),
    "38 the last checkpoint deleted, and what it knew": (
        """DELETE FROM audit_checkpoint WHERE number = 3;
        DELETE FROM audit_record WHERE seq > 7""",
        {"checkpoint 3"},
    ),
    "39 renumbered over the gap": (
        """DELETE FROM audit_checkpoint WHERE number = 2;
        UPDATE audit_checkpoint SET number = 2 WHERE number = 3""",
        {"checkpoint 2", "checkpoint 3"},
    ),
    "40 all checkpoints and the audit key deleted": (
        "TRUNCATE audit_checkpoint; DELETE FROM data_key WHERE purpose = 'audit'",
        {"checkpoint 3"},
    ),
    "41 everything deleted": (
        "TRUNCATE audit_checkpoint, audit_record, data_key CASCADE",
        {"checkpoint 3"},
    ),
    "42 the audit key deleted": (
        "DELETE FROM data_key WHERE purpose = 'audit'",
        {"checkpoint 1", "checkpoint 2", "checkpoint 3"},
    ),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XINDAI_VAR", str(tmp_path))
    return tmp_path / "keys"


@pytest.fixture
async def trail(db: Any, folder: Path) -> Any:
    """Chains 3, 4 and 5 of ten records; checkpoints after four, seven and ten of each."""
    async with db.owner() as owner:
        for seq in range(1, 11):
            for chain in (3, 4, 5):
                await owner.execute(
                    RECORD.format(
                        chain=chain,
                        seq=seq,
                        actor="'staff:teller'",
                        at=f"{AT} + {seq} * '1 s'::interval",
                    )
                )
            if seq in (4, 7, 10):
                await audit.checkpoint_and_mark()
    assert await findings() == []
    return db


async def findings() -> list[audit_checks.Broken]:
    async with database.transaction(read_only=True) as tx:
        return await audit_checks.verify(tx)


async def tamper(db: Any, sql: str) -> None:
    async with db.owner() as owner:
        unique = await owner.fetchval(
            "SELECT conname FROM pg_constraint WHERE conrelid = 'audit_record'::regclass"
            " AND contype = 'u'"
        )
        await owner.execute("SET session_replication_role = replica")
        await owner.execute(sql.replace("{unique}", f'"{unique}"'))


@pytest.mark.parametrize("name", TAMPERINGS)
async def test_tampering_is_named(name: str, trail: Any) -> None:
    sql, places = TAMPERINGS[name]
    await tamper(trail, sql)
    found = await findings()
    print(name, *found, sep="\n    ")
    assert places <= {broken.place for broken in found}
    untouched = {"chain 4", "chain 5"} if "TRUNCATE" not in sql and "seq > 7" not in sql else set()
    assert not [b for b in found if b.chain is not None and f"chain {b.chain}" in untouched]
    # What is written afterwards does not paint it over, neither a checkpoint nor the file.
    async with database.transaction() as tx:
        await audit.append(tx, system_actor("test"), "loan.repay", "loan/1", {})
    try:
        await audit.checkpoint_and_mark()
    except audit_mark.MarkError as error:
        assert "the database lacks or holds otherwise" in str(error)
    assert places <= {broken.place for broken in await findings()}


async def test_an_untouched_trail_of_many_writers_is_clean(db: Any, folder: Path) -> None:
    async def writer(name: str) -> None:
        for n in range(50):
            async with database.transaction() as tx:
                await audit.append(tx, system_actor(name), "test.write", f"thing/{n}", {"n": n})
                if n % 10 == 0:
                    await audit.append(tx, system_actor(name), "test.again", f"thing/{n}", {})

    async def checkpoints() -> list[int | None]:
        return [await audit.checkpoint_and_mark() for _ in range(10)]

    *_, numbers, others = await asyncio.gather(
        *(writer(f"w{n}") for n in range(6)), checkpoints(), checkpoints()
    )
    newest = await audit.checkpoint_and_mark()
    assert newest is not None
    assert newest >= max(number or 0 for number in numbers + others)
    assert await audit.checkpoint_and_mark() == newest  # nothing happened, nothing is written
    assert await findings() == []
    assert await database.pool().fetchval("SELECT count(*) FROM audit_record") == 330
    async with database.transaction() as tx:
        assert await audit_checks.unvouched(tx) == 0
    # The same value written another way is the same value.
    await tamper(
        db,
        """UPDATE audit_record SET detail = ('{"z": 1, ' || substr(detail::text, 2))
        ::jsonb - 'z' WHERE detail ? 'n'""",
    )
    assert await findings() == []


async def test_the_right_mac_is_never_told(trail: Any) -> None:
    """It would make a forged checkpoint good."""
    rows = await database.pool().fetch("SELECT mac FROM audit_checkpoint WHERE number = 2")
    right = rows[0]["mac"].hex()
    await tamper(trail, "UPDATE audit_checkpoint SET mac = sha256('x') WHERE number = 2")
    (mac, prev_mac, *_) = await findings()
    assert (mac.place, mac.what) == ("checkpoint 2", "mac")
    assert right not in mac.stored + mac.wanted
    assert prev_mac.place == "checkpoint 3"


async def test_the_application_neither_changes_nor_deletes_checkpoints(trail: Any) -> None:
    for sql in (
        "UPDATE audit_checkpoint SET number = number",
        "DELETE FROM audit_checkpoint",
        "TRUNCATE audit_checkpoint",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await database.pool().execute(sql)
        async with trail.owner() as owner:
            with pytest.raises(asyncpg.PostgresError, match="append-only"):
                await owner.execute(sql)


async def test_a_file_that_cannot_be_written_is_told_and_the_checkpoint_is_safe(
    trail: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_: object, **__: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    async with database.transaction() as tx:
        await audit.append(tx, system_actor("test"), "loan.repay", "loan/1", {})
    with monkeypatch.context() as mounted:
        mounted.setattr(os, "open", read_only)
        with pytest.raises(audit_mark.MarkError, match="Read-only file system") as no:
            await audit.checkpoint_and_mark()
    assert "checkpoint-test_" in str(no.value)
    assert await findings() == []
    path = folder / f"checkpoint-{trail.name}.json"
    assert json.loads(path.read_text())["number"] == 3
    assert await audit.checkpoint_and_mark() == 4  # nothing new, but the file catches up
    assert json.loads(path.read_text())["number"] == 4
    assert path.stat().st_mode & 0o077 == 0
    assert sorted(os.listdir(folder)) == [path.name, "master.key"]  # no drafts


async def test_a_damaged_file_is_a_finding(trail: Any, folder: Path) -> None:
    (folder / f"checkpoint-{trail.name}.json").write_text('{"number": 3')
    (finding,) = await findings()
    assert finding.what == "mark"
    assert "cannot be read" in finding.stored


async def test_checkpoints_under_an_older_audit_key_stay_good(trail: Any) -> None:
    async with database.transaction() as tx:
        await audit.append(tx, system_actor("test"), "loan.repay", "loan/1", {})
    assert await commands.rotate_audit() == 2
    used = await database.pool().fetch("SELECT key_id FROM audit_checkpoint ORDER BY number")
    assert [row[0] for row in used] == [1, 1, 1, 2]
    assert await findings() == []
    async with database.transaction() as tx:
        assert await steps.destroy(tx, 0) == []  # old checkpoints are compared with the old key
