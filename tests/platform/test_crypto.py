"""Sealed fields open in their own place only, and only beside the master key of their database."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag

from xindai.platform import crypto
from xindai.platform import db as database
from xindai.platform.crypto import UnknownKeyError
from xindai.platform.keys import master
from xindai.platform.keys.master import MasterKeyError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the master key lies."""
    monkeypatch.setenv("XINDAI_VAR", str(tmp_path))
    return tmp_path / "keys"


async def opened() -> crypto.FieldKeys:
    async with database.transaction() as tx:
        return await crypto.keys(tx)


async def test_a_field_opens_only_where_it_was_sealed(db: Any, folder: Path) -> None:
    keys, again = await opened(), await opened()
    sealed = keys.seal("张三", "customer", "1", "name")
    assert again.open(sealed, "customer", "1", "name") == "张三"
    assert keys.index("110", "id") == again.index("110", "id") != keys.index("110", "phone")
    with pytest.raises(InvalidTag):
        keys.open(sealed, "customer", "2", "name")
    with pytest.raises(UnknownKeyError, match="data key 77"):
        keys.open(b"\x4d" + sealed[1:], "customer", "1", "name")


async def restarted(db: Any) -> None:
    """A process that knows nothing yet."""
    await database.close()
    await database.connect(db.url)


async def test_without_the_master_key_there_is_one_sentence(db: Any, folder: Path) -> None:
    await opened()
    whole = (folder / "master.key").read_text()
    for text, sentence in (
        ("00" * 32, "does not open the data keys of this database"),
        (whole[:40], "is damaged: it must hold 64 hexadecimal digits"),
        ("no key at all", "is damaged"),
        (None, "is missing: it opens the data keys of this database"),
    ):
        (folder / "master.key").unlink()
        if text is not None:
            (folder / "master.key").write_text(text)
        await restarted(db)
        with pytest.raises(MasterKeyError, match=sentence) as no:
            await opened()
        assert whole not in str(no.value)
    assert os.listdir(folder) == []  # no fresh key was made beside data that it cannot open
    (folder / "master.key").write_text(whole)
    await opened()


async def test_keys_of_a_transaction_that_was_undone_are_not_used(db: Any, folder: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.transaction() as tx:
            lost = await crypto.keys(tx)
            raise ZeroDivisionError
    keys = await opened()
    assert keys.index_key != lost.index_key
    assert await database.pool().fetchval("SELECT count(*) FROM data_key") == 2


def test_a_key_whose_maker_was_killed_half_way_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as half_way, pytest.raises(KeyboardInterrupt):
        half_way.setattr(os, "fdopen", killed)
        master.make(tmp_path)
    key = master.make(tmp_path)
    assert len(key) == 32
    assert master.make(tmp_path) == key
    assert (tmp_path / "master.key").stat().st_mode & 0o077 == 0
