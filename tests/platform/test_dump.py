"""A copy of the database, without the files beside it, tells nothing of the people in it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.platform.test_key_rotation import id_number, quiet
from xindai.customers import api
from xindai.customers.types import NewCustomer
from xindai.identity import api as identity
from xindai.platform import audit, dump
from xindai.platform.actor import system_actor
from xindai.platform.keys.reindex import rotate_index
from xindai.platform.keys.reseal import rotate_seal
from xindai.platform.keys.rewrap import rotate_master

SYSTEM = system_actor("test")
SURNAMES = ("欧阳", "司徒", "上官", "诸葛", "慕容", "钟离", "澹台", "公孙", "轩辕", "尉迟")


def forms(marker: str) -> dict[str, bytes]:
    """How a text may lie in a dump."""
    plain = marker.encode()
    found = {"plain": plain, "json": json.dumps(marker).strip('"').encode()}
    for name, data in (
        ("utf-8", plain),
        ("utf-16le", marker.encode("utf-16-le")),
        ("utf-16be", marker.encode("utf-16-be")),
        ("backwards", marker[::-1].encode()),
    ):
        found[f"{name} raw"] = data
        found[f"{name} hex"] = data.hex().encode()
        for shift in range(
            3
        ):  # inside a longer text base64 looks different at each of three places
            inside = base64.b64encode(bytes(shift) + data)
            found[f"{name} base64 {shift}"] = inside[4 if shift else 0 :].rstrip(b"=")[:-1]
    for digest in ("md5", "sha1", "sha256"):
        found[digest] = hashlib.new(digest, plain).hexdigest().encode()
    return found


def search(dumped: bytes, markers: list[str]) -> list[tuple[str, str]]:
    lower = dumped.lower()
    return [
        (marker, name)
        for marker in markers
        for name, form in forms(marker).items()
        if form in dumped or (name.endswith("hex") and form.lower() in lower)
    ]


def dumped(db: Any) -> bytes:
    command = [dump._pg_dump(), "--no-owner", f"--dbname={db.owner_url}"]
    return subprocess.run(command, capture_output=True, check=True, env=os.environ).stdout


async def test_a_dump_without_the_master_key_names_nobody(
    db: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XINDAI_VAR", str(tmp_path))
    branch = await identity.create_branch(SYSTEM, "HO", "总部")
    people = [
        NewCustomer(
            name=surname + "暮雪",
            id_number=id_number(4321 + n),
            phone=f"1375550{n:04d}",
            branch_id=branch,
            source="test",
        )
        for n, surname in enumerate(SURNAMES)
    ]
    ids = await api.create_customers(SYSTEM, people)
    await api.reveal(SYSTEM, ids[0], "客户来电核实", "reveal-1")
    await audit.checkpoint_and_mark()
    markers = [text for each in people for text in (each.name, each.id_number, each.phone or "")]
    for key in ("master", "seal", "index", "nothing"):
        text = dumped(db)
        assert text.count(b"\\\\x") > 60, "the sealed values are in it"
        assert search(text, markers) == []
        folder = tmp_path / "keys"
        secret = (folder / "master.key").read_text().encode()
        assert secret not in text
        assert base64.b64encode(bytes.fromhex(secret.decode())) not in text
        if key == "master":
            await rotate_master()
        elif key == "seal":
            await rotate_seal(quiet)
        elif key == "index":
            await rotate_index(quiet)


def test_the_search_finds_every_form() -> None:
    name = "欧阳暮雪"
    for form, data in forms(name).items():
        assert (name, form) in search(b"COPY x\t" + data + b"\n", [name, "13755500001"]), form
    inside = base64.b64encode(b"ab" + name.encode() + b"xyz")
    assert search(inside, [name])
