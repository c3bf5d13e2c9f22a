"""Sealed fields open in their own place only."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag

from xindai.platform import crypto
from xindai.platform import db as database


async def test_a_field_opens_only_where_it_was_sealed(db: Any, tmp_path: Path) -> None:
    master = crypto.master_key(tmp_path)
    assert crypto.master_key(tmp_path) == master
    async with database.transaction() as tx:
        keys = await crypto.field_keys(tx, master)
        again = await crypto.field_keys(tx, master)
    sealed = keys.seal("张三", "customer", "1", "name")
    assert again.open(sealed, "customer", "1", "name") == "张三"
    assert keys.index("110", "id") == again.index("110", "id") != keys.index("110", "phone")
    with pytest.raises(InvalidTag):
        keys.open(sealed, "customer", "2", "name")
    with pytest.raises(InvalidTag):
        async with database.transaction() as tx:
            await crypto.field_keys(tx, bytes(32))


def test_a_key_whose_maker_was_killed_half_way_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as half_way, pytest.raises(KeyboardInterrupt):
        half_way.setattr(os, "fdopen", killed)
        crypto.master_key(tmp_path)
    master = crypto.master_key(tmp_path)
    assert len(master) == 32
    assert crypto.master_key(tmp_path) == master
    assert (tmp_path / "master.key").stat().st_mode & 0o077 == 0
