"""An Excel workbook is an archive: it is measured while it is unpacked, before anybody reads it.

No header is believed. Every part is inflated here with a limit, and must have the length that the
archive says; names stay inside; parts do not overlap; nothing stands before or behind.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from python_calamine import CalamineWorkbook

from xindai.platform.files.errors import (
    active_content,
    archive_bomb,
    damaged,
    encrypted,
    too_large,
)

MOST_ENTRIES: Final = 500
MOST_UNPACKED: Final = 100 * 1024 * 1024
MOST_RATIO: Final = 200
"""Text of a table packs to a tenth; zeros to a thousandth."""
SMALL: Final = 1024 * 1024
"""A part below this may pack as well as it likes."""
MOST_ROWS: Final = 20_001
MOST_COLUMNS: Final = 50
_LOCAL: Final = 30
_END: Final = 22
_ACTIVE: Final = ("vbaproject", "xl/embeddings/", "xl/externallinks/", "xl/activex/", "xl/macros")
_NEEDED: Final = frozenset({"[Content_Types].xml", "xl/workbook.xml"})


def check_sheet(content: bytes) -> None:
    """FILE_ARCHIVE_BOMB, FILE_HAS_ACTIVE_CONTENT, FILE_ENCRYPTED, FILE_DAMAGED."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = sorted(archive.infolist(), key=lambda part: part.header_offset)
            comment = archive.comment
    except (BadZipFile, OSError, ValueError, EOFError, RuntimeError):
        raise damaged() from None
    if comment or not parts or parts[0].header_offset or content[-_END:][:4] != b"PK\x05\x06":
        raise active_content()
    _check_names(parts)
    _check_sizes(content, parts)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        sheet = book.get_sheet_by_index(0)
        rows, columns = sheet.total_height, sheet.total_width
    except Exception as error:  # the library raises classes of its own for each broken part
        raise damaged() from error
    # One cell in the last corner makes a table of billions: whoever reads it later is spared, and
    # where the library itself asks for that much memory, it is this process that ends.
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise too_large(f"{MOST_ROWS} rows and {MOST_COLUMNS} columns")


def _check_names(parts: list[ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if len(parts) > MOST_ENTRIES or len(set(names)) < len(names):
        raise archive_bomb()
    for part in parts:
        name = part.filename
        if ".." in name or name.startswith(("/", "\\")) or "\\" in name or ":" in name:
            raise archive_bomb()
        if not name.isprintable():
            raise archive_bomb()
        if part.flag_bits & 1:
            raise encrypted()
        if any(word in name.lower() for word in _ACTIVE):
            raise active_content()
    if not set(names) >= _NEEDED:
        raise damaged()


def _check_sizes(content: bytes, parts: list[ZipInfo]) -> None:
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise archive_bomb()
    ends = [part.header_offset for part in parts[1:]] + [len(content)]
    for part, end in zip(parts, ends, strict=True):
        at = part.header_offset
        name, more = (int.from_bytes(content[at + n : at + n + 2], "little") for n in (26, 28))
        start = at + _LOCAL + name + more
        if start + part.compress_size > end:
            raise archive_bomb()  # parts that overlap say the same bytes many times
        if part.file_size > max(SMALL, MOST_RATIO * part.compress_size):
            raise archive_bomb()
        if _unpacked(content[start : start + part.compress_size], part) != part.file_size:
            raise archive_bomb()


def _unpacked(packed: bytes, part: ZipInfo) -> int:
    """How many bytes come out, counted up to one more than there should be."""
    if part.compress_type == ZIP_STORED:
        return len(packed)
    if part.compress_type != ZIP_DEFLATED:
        raise archive_bomb()
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        return len(inflater.decompress(packed, part.file_size + 1))
    except zlib.error:
        raise damaged() from None
