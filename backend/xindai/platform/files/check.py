"""What a file must be to be kept; pure, and costly: uploads are checked in a process apart."""

from __future__ import annotations

import puremagic

from xindai.platform.files.errors import damaged, too_large, type_not_allowed
from xindai.platform.files.images import redrawn
from xindai.platform.files.names import media_type_of, normal_name
from xindai.platform.files.pdfs import check_pdf
from xindai.platform.files.sheets import check_sheet
from xindai.platform.files.texts import check_text
from xindai.platform.files.types import CSV, PDF, XLSX, XML, Checked, Rule, rule_of


def check_announced(name: str, size_bytes: int, purpose: str) -> str:
    """The name in its normal form, before a byte has come; refuses by name, type and size."""
    rule, plain = rule_of(purpose), normal_name(name)
    if media_type_of(plain) not in rule.media_types:
        raise type_not_allowed()
    _check_size(size_bytes, rule)
    return plain


def check(content: bytes, name: str, purpose: str) -> Checked:
    """What is kept; refuses with a FILE_… code.

    The type is what the bytes are: the first of them, and then all of them by being decoded. The
    extension has to agree, for whoever opens the file later goes by it.
    """
    check_announced(name, len(content), purpose)
    media_type = media_type_of(name)
    if media_type in (CSV, XML):
        check_text(content, media_type)
        return Checked(media_type, content)
    if media_type not in _types_of(content):
        raise type_not_allowed()
    if media_type == PDF:
        check_pdf(content)
        return Checked(media_type, content)
    if media_type == XLSX:
        check_sheet(content)
        return Checked(media_type, content)
    return Checked(media_type, redrawn(content, media_type))


def _types_of(content: bytes) -> set[str]:
    try:
        return {found.mime_type for found in puremagic.magic_string(content[:4096])}
    except (puremagic.PureError, ValueError):
        raise type_not_allowed() from None


def _check_size(size: int, rule: Rule) -> None:
    if size <= 0:
        raise damaged()
    if size > rule.most_bytes:
        raise too_large(f"{rule.most_bytes} bytes")
