"""Files from the first byte to the last: sealed on disk, scanned, read again, cleared away."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag

from tests.files import material
from tests.files.conftest import SYSTEM, Sender, kept, pieces
from xindai.kernel.errors import Refusal
from xindai.platform import db as database
from xindai.platform.files import api as files
from xindai.platform.files import disk
from xindai.platform.files.clearing import clear
from xindai.platform.jobs import api as jobs
from xindai.platform.jobs import queue
from xindai.platform.jobs.work import Work

VIRUS = b"MARKER-OF-A-VIRUS"


async def read(file_id: Any) -> bytes:
    async with database.transaction() as tx:
        return await files.read(tx, file_id)


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def test_a_file_is_there_again_and_readable_to_nobody_else(
    sender: Sender, folder: Path
) -> None:
    content = material.pdf(3)
    view = await sender.send(content, "工资流水-张三丰.pdf")
    assert (view.media_type, view.size_bytes) == ("application/pdf", len(content))
    assert await read(view.id) == content
    (path,) = files_below(folder)
    lying = path.read_bytes()
    assert b"%PDF" not in lying and path.stat().st_mode & 0o077 == 0
    assert path.relative_to(folder).parts == (
        view.id.hex[-2:], view.id.hex[-4:-2], f"{view.id}.sealed"
    )  # fmt: skip
    row = str(await database.pool().fetch("SELECT t::text FROM stored_file t"))
    assert "张三丰" not in row and "张三丰".encode().hex() not in row
    path.write_bytes(lying[:-1] + bytes([lying[-1] ^ 1]))
    with pytest.raises(InvalidTag):
        await read(view.id)


async def test_a_content_opens_only_in_its_own_place(sender: Sender) -> None:
    one = await sender.send(material.photo(), "a.jpg")
    two = await sender.send(material.photo("PNG"), "b.png")
    disk.path_of(two.id).write_bytes(disk.path_of(one.id).read_bytes())
    with pytest.raises(InvalidTag):
        await read(two.id)
    disk.remove(one.id)
    with pytest.raises(Refusal) as refused:
        await read(one.id)
    assert refused.value.code == "FILE_NOT_FOUND"


async def test_what_is_stored_goes_with_its_transaction(db: Any, folder: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.transaction() as tx:
            view = await files.store(
                tx, SYSTEM, material.pdf(), name="合同.pdf", purpose="contract"
            )
            raise ZeroDivisionError
    assert await database.pool().fetchval("SELECT count(*) FROM stored_file") == 0
    assert kept(folder) == 1, "ciphertext whose key nobody has"
    old = time.time() - 2 * 86_400
    os.utime(disk.path_of(view.id), (old, old))
    async with database.transaction() as tx:
        stays = await files.store(tx, SYSTEM, material.pdf(), name="b.pdf", purpose="contract")
        with pytest.raises(Refusal) as refused:
            await files.store(tx, SYSTEM, b"<html>", name="c.pdf", purpose="contract")
        assert refused.value.code == "FILE_TYPE_NOT_ALLOWED"
        await jobs.enqueue(tx, "files.clearing", {})
    os.utime(disk.path_of(stays.id), (old, old))
    await cleared()
    assert kept(folder) == 1
    assert await read(stays.id) == material.pdf()


async def cleared() -> None:
    async with database.transaction() as tx:
        (job,) = await queue.claim(tx, {"files.clearing": 1}, 1, "test")
    await clear(Work(job, is_told=False))


async def test_uploads_that_never_came_are_ended(sender: Sender) -> None:
    await sender.begin(material.photo(), "a.jpg")
    await database.pool().execute("UPDATE stored_file SET upload_until = now() - interval '2 h'")
    async with database.transaction() as tx:
        await jobs.enqueue(tx, "files.clearing", {})
    await cleared()
    row = await database.pool().fetchrow("SELECT status, refusal FROM stored_file")
    assert tuple(row) == ("refused", "UPLOAD_EXPIRED")


async def test_the_same_key_gets_the_same_path(sender: Sender) -> None:
    wanted = files.NewUpload(name="a.jpg", size_bytes=1000, purpose="customer_document")
    told = await asyncio.gather(*(files.begin_upload(SYSTEM, wanted, "k") for _ in range(8)))
    assert len({each.path for each in told}) == 1
    other = files.NewUpload(name="b.jpg", size_bytes=1000, purpose="customer_document")
    with pytest.raises(Refusal) as refused:
        await files.begin_upload(SYSTEM, other, "k")
    assert refused.value.code == "IDEMPOTENCY_CONFLICT"


async def test_nobody_begins_without_end(sender: Sender) -> None:
    await database.pool().execute(
        "INSERT INTO stored_file (id, purpose, name_sealed, uploaded_by, declared_bytes,"
        " upload_until) SELECT uuidv7(), 'x', '', $1, 1, now() FROM generate_series(1, 120)",
        SYSTEM.id,
    )
    with pytest.raises(Refusal) as refused:
        await sender.begin(material.photo(), "a.jpg")
    assert refused.value.code == "TOO_MANY_UPLOADS"


@asynccontextmanager
async def clamd(answer: bytes | None = None) -> AsyncIterator[tuple[int, list[bytes]]]:
    """Something that speaks INSTREAM: its port, and what it was sent."""
    sent: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert await reader.readuntil(b"\0") == b"zINSTREAM\0"
        body = b""
        while size := int.from_bytes(await reader.readexactly(4), "big"):
            body += await reader.readexactly(size)
        sent.append(body)
        found = b"stream: Marker-1 FOUND\0" if VIRUS in body else b"stream: OK\0"
        writer.write(found if answer is None else answer)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1], sent


async def test_what_the_scanner_knows_is_refused(
    sender: Sender, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = material.pdf()
    harmful = material.pdf(mark=VIRUS.decode())
    async with clamd() as (port, sent):
        monkeypatch.setenv("XINDAI_CLAMD", f"127.0.0.1:{port}")
        await sender.send(clean, "a.pdf")
        with pytest.raises(Refusal) as refused:
            await sender.send(harmful, "b.pdf")
    assert refused.value.code == "FILE_INFECTED"
    assert sent == [clean, harmful] and kept(folder) == 1


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0", b"nonsense"])
async def test_a_scanner_that_cannot_tell_lets_nothing_in(
    sender: Sender, folder: Path, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    async with clamd(answer) as (port, _):
        monkeypatch.setenv("XINDAI_CLAMD", f"127.0.0.1:{port}")
        with pytest.raises(Refusal) as refused:
            await sender.send(material.pdf(), "a.pdf")
    assert refused.value.code == "SCANNER_UNAVAILABLE"
    with pytest.raises(Refusal) as refused:  # and where nobody listens any more
        await sender.send(material.pdf(), "a.pdf")
    assert refused.value.code == "SCANNER_UNAVAILABLE" and kept(folder) == 0


async def test_production_says_something_about_scanning(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XINDAI_ENV", "production")
    with pytest.raises(Refusal) as refused:
        await sender.begin(material.photo(), "a.jpg")
    assert refused.value.code == "SCANNER_MISSING"
    monkeypatch.setenv("XINDAI_CLAMD", "off")
    token = await sender.begin(material.photo(), "a.jpg")
    assert (await files.receive(token, pieces(material.photo()))).media_type == "image/jpeg"
