"""`xindai keys …` and `xindai verify audit`, as an operator meets them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from xindai import cli
from xindai.platform import audit
from xindai.platform import db as database
from xindai.platform.actor import system_actor

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(fresh_database: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Run:
    """Runs a command on a database of its own: exit code, output, errors."""
    monkeypatch.setenv("XINDAI_VAR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", fresh_database.url)
    monkeypatch.setenv("DATABASE_OWNER_URL", fresh_database.owner_url)
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")  # nobody asks it

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.main(arguments)
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def on(db: Any, *statements: str) -> list[Any]:
    """Runs statements as the owner whom no trigger stops; the rows of the last."""

    async def work() -> list[Any]:
        connection = await asyncpg.connect(db.owner_url)
        try:
            await connection.execute("SET session_replication_role = replica")
            return [await connection.fetch(sql) for sql in statements][-1]
        finally:
            await connection.close()

    return asyncio.run(work())


def records(db: Any, count: int) -> None:
    """That many records of the audit trail, and a checkpoint."""

    async def work() -> None:
        await database.connect(db.url)
        try:
            for n in range(count):
                async with database.transaction() as tx:
                    await audit.append(tx, system_actor("test"), "test", f"thing/{n}", {})
            await audit.checkpoint_and_mark()
        finally:
            await database.close()

    asyncio.run(work())


def test_keys_are_made_listed_and_changed(run: Run, fresh_database: Any, tmp_path: Path) -> None:
    assert run("keys", "list") == (0, "No key was made yet.\n", "")
    code, told, _ = run("keys", "rotate", "--master")
    assert code == 0
    assert re.search(r"The old one is .*/master-[0-9a-f]{8}\.old: keep it", told)
    assert run("keys", "rotate")[1] == "Key 4 is in use (seal).\n"
    assert run("keys", "rotate", "--index")[1] == "Key 5 is in use (index).\n"
    assert run("keys", "rotate", "--audit")[1] == "Key 6 is in use (audit).\n"
    code, told, _ = run("keys", "list")
    assert [
        re.sub(r" made [\d-]{10} [\d:]{5} | [\d-]{10} [\d:]{5}$", "", line)
        for line in told.splitlines()
    ] == [
        "  1  seal   retired",
        "  2  index  retired",
        "  3  audit  retired",
        "  4  seal   in use",
        "  5  index  in use",
        "  6  audit  in use",
    ]
    assert run("keys", "destroy") == (0, "", "")
    assert run("keys", "destroy", "--retired-hours", "0") == (0, "Destroyed: 1, 2, 3.\n", "")


def test_a_wrong_master_key_is_one_sentence_and_changes_nothing(
    run: Run, fresh_database: Any, tmp_path: Path
) -> None:
    run("keys", "rotate")
    everything = "SELECT to_jsonb(k) FROM data_key k ORDER BY id"
    before = on(fresh_database, everything)
    key = tmp_path / "keys" / "master.key"
    right = key.read_text()
    key.write_text("ab" * 32)
    for what in ("--seal", "--index", "--audit", "--master"):
        code, told, error = run("keys", "rotate", what)
        assert (code, told) == (1, ""), what
        assert re.fullmatch(
            r"keys: \S+/master\.key does not open the data keys of this database: it belongs to "
            r"another one; put back the file that was made with this database\n",
            error,
        ), error
    assert run("keys", "destroy", "--retired-hours", "0")[0] == 1
    assert on(fresh_database, everything) == before
    assert [each.name for each in (tmp_path / "keys").iterdir()] == ["master.key"]
    key.write_text(right)
    assert run("keys", "rotate")[0] == 0


def test_the_audit_trail_is_verified_by_itself(run: Run, fresh_database: Any) -> None:
    run("init", "--on", "2024-01-31")
    code, told, _ = run("verify", "audit")
    assert (code, told.splitlines()[-1]) == (0, "The audit trail is whole.")
    of_init = int(told.split(" records")[0])
    records(fresh_database, 12)
    code, told, _ = run("verify", "audit")
    assert code == 0
    assert f"{of_init + 12} records, 0 of them after checkpoint 1." in told
    (row,) = on(
        fresh_database,
        "UPDATE audit_record SET actor = 'nobody' WHERE subject = 'thing/5'",
        "SELECT chain, seq FROM audit_record WHERE subject = 'thing/5'",
    )
    code, told, _ = run("verify", "audit")
    assert code == 1
    assert re.match(rf"chain {row[0]} record {row[1]}: hash is [0-9a-f]{{64}}, wanted", told)
    assert told.splitlines()[-1] == "1 findings"
    code, told, _ = run("verify")
    assert code == 1
    assert f"chain {row[0]} record {row[1]}" in told


def test_a_trail_without_its_master_key_says_so(
    run: Run, fresh_database: Any, tmp_path: Path
) -> None:
    records(fresh_database, 3)
    (tmp_path / "keys" / "master.key").unlink()
    code, told, error = run("verify", "audit")
    assert (code, told) == (1, "")
    assert error.startswith("verify: ")
    assert "master.key is missing" in error
