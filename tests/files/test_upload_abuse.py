"""What is no honest file is refused with its code, and nothing of it is kept."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from tests.files import material
from tests.files.conftest import Sender, kept, pieces
from xindai.kernel.errors import Refusal
from xindai.platform import db as database
from xindai.platform.files import api as files
from xindai.platform.files.check import check
from xindai.platform.files.inspection import inspect

HTML = b"<html><script>alert(1)</script></html>"


def code(content: bytes, name: str, purpose: str = "customer_document") -> str:
    with pytest.raises(Refusal) as refused:
        check(content, name, purpose)
    return refused.value.code


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("../../etc/passwd.pdf", "FILE_NAME_INVALID"),
        ("..\\..\\boot.pdf", "FILE_NAME_INVALID"),
        ("/etc/passwd.pdf", "FILE_NAME_INVALID"),
        ("a\0.pdf", "FILE_NAME_INVALID"),
        ("a\r\nSet-Cookie: x.pdf", "FILE_NAME_INVALID"),
        ("invoice\u202efdp.exe.pdf", "FILE_NAME_INVALID"),
        ("x" * 120 + ".pdf", "FILE_NAME_INVALID"),
        (".htaccess.pdf", "FILE_NAME_INVALID"),
        ("..pdf", "FILE_NAME_INVALID"),
        (".pdf", "FILE_NAME_INVALID"),
        ("C:evil.pdf", "FILE_NAME_INVALID"),
        ("nothing", "FILE_NAME_INVALID"),
        ("evil.exe", "FILE_TYPE_NOT_ALLOWED"),
        ("evil.svg", "FILE_TYPE_NOT_ALLOWED"),
        ("evil.html", "FILE_TYPE_NOT_ALLOWED"),
        ("evil.pdf.js", "FILE_TYPE_NOT_ALLOWED"),
        ("list.xlsx", "FILE_TYPE_NOT_ALLOWED"),
    ],
)
def test_names_are_names_and_no_paths(name: str, wanted: str) -> None:
    assert code(material.pdf(), name) == wanted


@pytest.mark.parametrize(
    ("content", "name", "wanted"),
    [
        (HTML, "page.jpg", "FILE_TYPE_NOT_ALLOWED"),
        (material.photo("PNG"), "photo.jpg", "FILE_TYPE_NOT_ALLOWED"),
        (material.pdf(), "scan.png", "FILE_TYPE_NOT_ALLOWED"),
        (material.photo("GIF"), "moving.png", "FILE_TYPE_NOT_ALLOWED"),
        (b"GIF89a" + material.workbook([["x"]]), "gifar.jpg", "FILE_TYPE_NOT_ALLOWED"),
        (b"", "empty.pdf", "FILE_DAMAGED"),
        (material.photo()[:500], "half.jpg", "FILE_DAMAGED"),
        (material.photo("PNG")[:-30], "half.png", "FILE_DAMAGED"),
        (material.photo("WEBP")[:-30], "half.webp", "FILE_DAMAGED"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "zeros.jpg", "FILE_DAMAGED"),
        (material.pdf()[:-60], "half.pdf", "FILE_DAMAGED"),
        (b"%PDF-1.7\n%%EOF", "nothing.pdf", "FILE_DAMAGED"),
        (material.pdf(encrypt="secret"), "locked.pdf", "FILE_ENCRYPTED"),
        (material.pdf(201), "book.pdf", "FILE_TOO_LARGE"),
        (material.png_bomb(), "bomb.png", "FILE_TOO_LARGE"),
        (material.pdf_with("javascript"), "js.pdf", "FILE_HAS_ACTIVE_CONTENT"),
        (material.pdf_with("attachment"), "file.pdf", "FILE_HAS_ACTIVE_CONTENT"),
        (material.pdf_with("open"), "open.pdf", "FILE_HAS_ACTIVE_CONTENT"),
        (material.pdf_with("page"), "page.pdf", "FILE_HAS_ACTIVE_CONTENT"),
        (material.pdf_with("launch"), "launch.pdf", "FILE_HAS_ACTIVE_CONTENT"),
        (material.pdf_with_hidden_name(), "hidden.pdf", "FILE_HAS_ACTIVE_CONTENT"),
        (material.pdf() + HTML, "page.pdf", "FILE_HAS_ACTIVE_CONTENT"),
        (material.pdf() + material.workbook([["x"]]), "archive.pdf", "FILE_HAS_ACTIVE_CONTENT"),
        (b"MZ" + material.pdf(), "program.pdf", "FILE_TYPE_NOT_ALLOWED"),
    ],
)
def test_papers_are_what_they_say(content: bytes, name: str, wanted: str) -> None:
    assert code(content, name) == wanted


def sheets() -> list[tuple[bytes, str]]:
    book = material.workbook([["x"]])
    return [
        (material.archive_of_zeros(60), "FILE_ARCHIVE_BOMB"),
        (material.archive_of_zeros(110), "FILE_ARCHIVE_BOMB"),
        (material.archive_that_lies(), "FILE_ARCHIVE_BOMB"),
        (material.archive_that_overlaps(), "FILE_ARCHIVE_BOMB"),
        (material.repacked(book, {"../../evil.xml": b"x"}), "FILE_ARCHIVE_BOMB"),
        (material.repacked(book, {"/etc/evil": b"x"}), "FILE_ARCHIVE_BOMB"),
        (material.repacked(book, {f"x{n}": b"" for n in range(501)}), "FILE_ARCHIVE_BOMB"),
        (material.repacked(book, {"xl/vbaProject.bin": b"x"}), "FILE_HAS_ACTIVE_CONTENT"),
        (material.repacked(book, {"xl/externalLinks/a.xml": b"x"}), "FILE_HAS_ACTIVE_CONTENT"),
        (book + HTML, "FILE_HAS_ACTIVE_CONTENT"),
        (book[:-40], "FILE_DAMAGED"),
        (material.repacked(b"PK\x05\x06" + bytes(18), {"a.xml": b"x"}), "FILE_DAMAGED"),
        (HTML, "FILE_TYPE_NOT_ALLOWED"),
    ]


@pytest.mark.parametrize(("content", "wanted"), sheets())
def test_workbooks_are_measured_before_they_are_read(content: bytes, wanted: str) -> None:
    assert code(content, "list.xlsx", "list_import") == wanted


def test_a_picture_that_is_also_a_page_is_only_a_picture_afterwards() -> None:
    for kind, name in (("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")):
        for behind in (HTML, material.workbook([["x"]])):
            left = check(material.photo(kind) + behind, name, "customer_document").content
            assert b"script" not in left and b"PK\x03\x04" not in left
            with Image.open(io.BytesIO(left)) as image:
                assert (image.size, image.format) == ((64, 48), kind)


def test_place_and_camera_are_gone() -> None:
    sent = material.photo_with_place()
    assert b"MARKER" in sent
    left = check(sent, "家.jpg", "customer_document").content
    assert b"MARKER" not in left and b"Exif" not in left
    with Image.open(io.BytesIO(left)) as image:
        assert not image.getexif()


async def test_the_child_answers_as_the_check_and_breaks_alone() -> None:
    left = await inspect(material.photo(), "a.jpg", "customer_document")
    assert left.media_type == "image/jpeg" and left.content[:3] == b"\xff\xd8\xff"
    with pytest.raises(Refusal) as refused:
        await inspect(material.pdf_with("javascript"), "a.pdf", "customer_document")
    assert refused.value.code == "FILE_HAS_ACTIVE_CONTENT"


async def refused(sender: Sender, content: bytes, token: str) -> str:
    with pytest.raises(Refusal) as no:
        await files.receive(token, pieces(content))
    return no.value.code


async def test_a_path_takes_one_content_once(sender: Sender, folder: Path) -> None:
    content = material.photo()
    token = await sender.begin(content, "a.jpg")
    await files.receive(token, pieces(content))
    assert await refused(sender, content, token) == "UPLOAD_EXPIRED"
    at_once = await sender.begin(content, "b.jpg")
    outcomes = await asyncio.gather(
        *(files.receive(at_once, pieces(content)) for _ in range(8)), return_exceptions=True
    )
    assert sum(isinstance(one, files.FileView) for one in outcomes) == 1
    assert {one.code for one in outcomes if isinstance(one, Refusal)} == {"UPLOAD_EXPIRED"}
    assert kept(folder) == 2


async def test_a_foreign_path_opens_nothing(sender: Sender) -> None:
    content = material.photo()
    token = await sender.begin(content, "a.jpg")
    changed = ("A" if token[5] != "A" else "B").join((token[:5], token[6:]))
    for wrong in (changed, token[:-4], token + "A", "", "x", "%00", "é", token.upper()):
        assert await refused(sender, content, wrong) == "UPLOAD_NOT_FOUND", wrong
    await database.pool().execute(
        "UPDATE stored_file SET upload_until = now() - interval '1 second'"
    )
    assert await refused(sender, content, token) == "UPLOAD_EXPIRED"


async def test_the_length_is_the_one_that_was_announced(sender: Sender, folder: Path) -> None:
    content = material.photo()
    for size in (len(content) - 1, len(content) + 1):
        token = await sender.begin(content, "a.jpg", size_bytes=size)
        assert await refused(sender, content, token) == "FILE_LENGTH_WRONG"
        assert await refused(sender, content, token) == "UPLOAD_EXPIRED"
    with pytest.raises(Refusal) as too_large:
        await sender.begin(content, "a.jpg", size_bytes=10 * 2**20 + 1)
    assert too_large.value.code == "FILE_TOO_LARGE"
    rows = await database.pool().fetch("SELECT status, refusal FROM stored_file")
    assert {tuple(row) for row in rows} == {("refused", "FILE_LENGTH_WRONG")}
    assert kept(folder) == 0


async def test_a_flood_is_cut_off_while_it_comes(sender: Sender) -> None:
    sent = 0

    async def flood() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 65_536
            yield bytes(65_536)

    token = await sender.begin(bytes(100_000), "a.jpg")
    with pytest.raises(Refusal) as no:
        await files.receive(token, flood())
    assert no.value.code == "FILE_LENGTH_WRONG" and sent <= 3 * 65_536


async def test_a_drop_at_a_time_is_too_slow(sender: Sender) -> None:
    async def drops() -> AsyncIterator[bytes]:
        while True:
            yield b"x"
            await asyncio.sleep(0.05)

    token = await sender.begin(bytes(100_000), "a.jpg")
    with pytest.raises(Refusal) as no:
        await files.receive(token, drops(), seconds=0.5)
    assert no.value.code == "UPLOAD_TOO_SLOW"
    assert await database.pool().fetchval("SELECT refusal FROM stored_file") == "UPLOAD_TOO_SLOW"


async def test_a_refused_content_leaves_nothing(sender: Sender, folder: Path) -> None:
    content = material.pdf_with("javascript")
    token = await sender.begin(content, "a.pdf")
    assert await refused(sender, content, token) == "FILE_HAS_ACTIVE_CONTENT"
    row = await database.pool().fetchrow("SELECT status, refusal, key_sealed FROM stored_file")
    assert tuple(row) == ("refused", "FILE_HAS_ACTIVE_CONTENT", None)
    assert kept(folder) == 0


async def test_a_table_of_billions_breaks_the_process_that_looks_and_nothing_else() -> None:
    with pytest.raises(Refusal) as refused:
        await inspect(material.workbook_with_far_cell(), "list.xlsx", "list_import")
    assert refused.value.code in ("FILE_DAMAGED", "FILE_TOO_LARGE")
