"""Text files: UTF-8 without control characters; XML without a document type.

What a text means, its reader says. Here it is only seen that it is text, and that a reader of XML
will meet no entity: every entity is declared in a document type, and there is none.
"""

from __future__ import annotations

import re
from typing import Final

from xindai.platform.files.errors import active_content, damaged
from xindai.platform.files.types import XML

_CONTROL: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DECLARES: Final = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING: Final = re.compile(rb"^<\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']")


def check_text(content: bytes, media_type: str) -> None:
    """FILE_DAMAGED, FILE_HAS_ACTIVE_CONTENT."""
    if _CONTROL.search(content):
        raise damaged()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        raise damaged() from None
    if media_type == XML:
        _check_xml(content.removeprefix(b"\xef\xbb\xbf").lstrip())


def _check_xml(content: bytes) -> None:
    if not content.startswith(b"<"):
        raise damaged()
    # In another encoding the bytes that are searched for would look different.
    named = _ENCODING.match(content)
    if named is not None and named[1].lower() not in (b"utf-8", b"us-ascii"):
        raise damaged()
    if _DECLARES.search(content):
        raise active_content()
