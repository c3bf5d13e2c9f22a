"""A PDF is taken as it is, or not at all: it shows pages and does nothing else."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from xindai.platform.files.errors import active_content, damaged, encrypted, too_large

MOST_PAGES: Final = 200
MOST_OBJECTS: Final = 200_000
_ACTIVE_KEYS: Final = frozenset({
    "/AA", "/EmbeddedFile", "/EmbeddedFiles", "/JS", "/JavaScript", "/Launch", "/OpenAction",
    "/RichMedia", "/XFA",
})  # fmt: skip
_ACTIVE_NAMES: Final = frozenset({
    "/EmbeddedFile", "/Filespec", "/GoToE", "/GoToR", "/ImportData", "/JavaScript", "/Launch",
    "/Movie", "/Rendition", "/RichMedia", "/Sound", "/SubmitForm",
})  # fmt: skip
"""Values of /S, /Type and /Subtype."""
_WORDS: Final = re.compile(rb"/(JavaScript|OpenAction|EmbeddedFiles?|RichMedia|Launch)\b")
"""Also where no table of the file leads: other readers repair what is broken, and find it."""
_END: Final = b"%%EOF"
_UNREADABLE: Final = (
    PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError,
    OSError, AssertionError, RuntimeError,
)  # fmt: skip
"""What pypdf answers to bytes that are no PDF."""


def check_pdf(content: bytes) -> None:
    """FILE_ENCRYPTED, FILE_HAS_ACTIVE_CONTENT, FILE_DAMAGED, FILE_TOO_LARGE."""
    if not content.startswith(b"%PDF-"):
        raise damaged()
    if not content.rstrip(b"\r\n\t \0").endswith(_END) or _WORDS.search(content):
        # Behind the end there is room for an archive or a page; other readers look there.
        raise active_content() if _END in content else damaged()
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            raise encrypted()
        if len(reader.pages) > MOST_PAGES:
            raise too_large(f"{MOST_PAGES} pages")
        if not reader.pages:
            raise damaged()
        for found in _objects(reader):
            _check(found)
    except _UNREADABLE:
        raise damaged() from None


def _objects(reader: PdfReader) -> Iterator[Any]:
    """Every object that the tables of the file name, and its trailer."""
    yield reader.trailer
    numbers = [
        (number, generation)
        for generation, table in reader.xref.items()
        for number in table
        if number
    ] + [(number, 0) for number in reader.xref_objStm]
    if len(numbers) > MOST_OBJECTS:
        raise too_large(f"{MOST_OBJECTS} objects")
    for number, generation in numbers:
        yield reader.get_object(IndirectObject(number, generation, reader))


def _check(found: Any) -> None:
    """One object with what lies in it; what it points to has a number of its own."""
    waiting = [found]
    while waiting:
        now = waiting.pop()
        if isinstance(now, DictionaryObject):
            if _ACTIVE_KEYS & now.keys():
                raise active_content()
            for key in ("/S", "/Type", "/Subtype"):
                value = now.raw_get(key) if key in now else None
                if isinstance(value, NameObject) and value in _ACTIVE_NAMES:
                    raise active_content()
            waiting += [now.raw_get(key) for key in now]
        elif isinstance(now, ArrayObject):
            waiting += list(list.__iter__(now))
