"""The name that people's devices give a file: kept sealed, shown again, never used as a path."""

from __future__ import annotations

import unicodedata
from typing import Final

from xindai.platform.files.errors import name_invalid, type_not_allowed
from xindai.platform.files.types import EXTENSIONS

LONGEST: Final = 120
_PARTS: Final = frozenset('/\\:*?"<>|')


def normal_name(text: str) -> str:
    """In composed form, without blanks around it; FILE_NAME_INVALID for paths and odd characters.

    `isprintable` refuses NUL, line ends, and what turns the reading direction ("exe.fdp").
    """
    name = unicodedata.normalize("NFC", text).strip()
    stem = name.rpartition(".")[0]
    if not stem.strip(". ") or len(name) > LONGEST or not name.isprintable():
        raise name_invalid()
    if _PARTS & set(name) or ".." in name or name.startswith("."):
        raise name_invalid()
    return name


def media_type_of(name: str) -> str:
    """What the extension promises; FILE_TYPE_NOT_ALLOWED for one that we do not know."""
    found = EXTENSIONS.get(name.rpartition(".")[2].lower())
    if found is None:
        raise type_not_allowed()
    return found
