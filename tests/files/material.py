"""Files as people and their enemies make them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

import xlsxwriter
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


def photo(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **more: Any) -> bytes:
    """A picture with a pattern."""
    image = Image.new("RGB", size)
    image.putdata([(x * 7 % 256, x * 3 % 256, 90) for x in range(size[0] * size[1])])
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def photo_with_place() -> bytes:
    """A photo that says who made it, with what, and where."""
    exif = Image.Exif()
    exif[0x010F] = "MARKER-CAMERA"
    exif[0x013B] = "MARKER-ARTIST"
    exif[0x8825] = {1: "N", 2: (31.0, 14.0, 3.0), 3: "E", 4: (121.0, 29.0, 9.0)}
    return photo(exif=exif, comment=b"MARKER-COMMENT")


def pdf(pages: int = 1, encrypt: str | None = None, mark: str | None = None) -> bytes:
    """Empty pages."""
    writer = PdfWriter()
    if mark:
        writer.add_metadata({f"/{mark}": "as a name, which is written as it is"})
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if encrypt:
        writer.encrypt(encrypt)
    return _written(writer)


def pdf_with(what: str) -> bytes:
    """A PDF that does something."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    action = DictionaryObject({
        NameObject("/S"): NameObject("/JavaScript"),
        NameObject("/JS"): TextStringObject("app.alert(1)"),
    })  # fmt: skip
    match what:
        case "javascript":
            names = DictionaryObject({NameObject("/Names"): _array(TextStringObject("a"), action)})
            tree = DictionaryObject({NameObject("/JavaScript"): names})
            writer._root_object[NameObject("/Names")] = tree
        case "attachment":
            writer.add_attachment("evil.exe", b"MZ")
        case "open":
            writer._root_object[NameObject("/OpenAction")] = action
        case "page":
            page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): action})
        case "launch":
            launch = DictionaryObject({NameObject("/S"): NameObject("/Launch")})
            annotation = DictionaryObject({
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Link"),
                NameObject("/A"): launch,
            })  # fmt: skip
            page[NameObject("/Annots")] = writer._add_object(_array(annotation))
    return _written(writer)


def pdf_with_hidden_name() -> bytes:
    """/JavaScript written as /J#61vaScript, which readers understand and greps do not."""
    plain = pdf_with("open").replace(b"/JavaScript", b"/J#61vaScript")
    return plain.replace(b"/OpenAction", b"/Open#41ction")


def _array(*values: Any) -> Any:
    from pypdf.generic import ArrayObject

    return ArrayObject(values)


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def workbook(rows: list[list[Any]]) -> bytes:
    """A real xlsx, its first sheet filled; texts that begin with = are formulas."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet("名单")
    for n, row in enumerate(rows):
        sheet.write_row(n, 0, row)
    book.close()
    return out.getvalue()


def workbook_with_far_cell() -> bytes:
    """Two cells, as far from each other as a sheet allows: a table of 17 thousand millions."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write(0, 0, "x")
    sheet.write(1_048_575, 16_383, "x")
    book.close()
    return out.getvalue()


def repacked(content: bytes, more: dict[str, bytes]) -> bytes:
    """An archive with further parts."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            new.writestr(part.filename, old.read(part))
        for name, body in more.items():
            new.writestr(name, body)
    return out.getvalue()


def archive_of_zeros(megabytes: int) -> bytes:
    """A workbook with a part that packs to nearly nothing."""
    return repacked(workbook([["x"]]), {"xl/media/zeros.bin": bytes(megabytes * 2**20)})


def archive_that_lies() -> bytes:
    """A part that says it is small, and is not."""
    content = bytearray(repacked(workbook([["x"]]), {"xl/zeros.bin": bytes(50 * 2**20)}))
    at = content.rindex(b"PK\x01\x02")
    while content[at + 46 : at + 46 + 12] != b"xl/zeros.bin":
        at = content.rindex(b"PK\x01\x02", 0, at)
    content[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(content)


def archive_that_overlaps() -> bytes:
    """Two entries of the directory that name the same bytes."""
    content = workbook([["x"]])
    end = content.rindex(b"PK\x05\x06")
    size, start = struct.unpack("<II", content[end + 12 : end + 20])
    first = content[start : content.index(b"PK\x01\x02", start + 4)]
    name_length = struct.unpack("<H", first[28:30])[0]
    twin = first[:46] + b"z" * name_length + first[46 + name_length :]
    count = struct.unpack("<H", content[end + 10 : end + 12])[0]
    directory = content[start : start + size] + twin
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count + 1, count + 1,
                       len(directory), start, 0)  # fmt: skip
    return content[:start] + directory + tail


def png_bomb(side: int = 20_000) -> bytes:
    """A few kilobytes that would become more than a gigabyte of pixels."""

    def part(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + part(b"IHDR", head)
        + part(b"IDAT", zlib.compress(bytes(1000)))
        + part(b"IEND", b"")
    )
