"""Values of the file store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID


class FileStatus(StrEnum):
    """Whether the content is there."""

    WAITING = "waiting"
    READY = "ready"
    REFUSED = "refused"


class Purpose(StrEnum):
    """What people may upload a file for; it decides which types are taken, and how large."""

    CUSTOMER_DOCUMENT = "customer_document"
    APPLICATION_IMAGE = "application_image"
    LIST_IMPORT = "list_import"
    BANK_STATEMENT = "bank_statement"


JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
WEBP: Final = "image/webp"
PDF: Final = "application/pdf"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv"
XML: Final = "application/xml"
EXTENSIONS: Final = {
    "csv": CSV,
    "xml": XML,
    "jpg": JPEG,
    "jpeg": JPEG,
    "png": PNG,
    "webp": WEBP,
    "pdf": PDF,
    "xlsx": XLSX,
}
MEBIBYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Rule:
    """What a purpose takes."""

    media_types: frozenset[str]
    most_bytes: int


_PAPERS: Final = Rule(frozenset({JPEG, PNG, WEBP, PDF}), 10 * MEBIBYTE)
_RULES: Final = {
    Purpose.LIST_IMPORT.value: Rule(frozenset({XLSX}), 5 * MEBIBYTE),
    Purpose.BANK_STATEMENT.value: Rule(frozenset({CSV, XML}), 50 * MEBIBYTE),
    "loan_paper": Rule(frozenset({PDF, XLSX}), 10 * MEBIBYTE),
}
"""By purpose: what people upload, and what the program makes itself."""


def rule_of(purpose: str) -> Rule:
    """Images and PDF of ten mebibytes, where nothing else is said."""
    return _RULES.get(purpose, _PAPERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """A file whose content is there; `sha256` is of that content, in hexadecimal digits."""

    id: UUID
    sha256: str
    size_bytes: int
    media_type: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadView:
    """How an upload stands, for whoever began it."""

    id: UUID
    status: FileStatus
    refusal: str | None
    purpose: str
    size_bytes: int | None
    media_type: str | None
    sha256: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewUpload:
    """What somebody is about to send; `name` is what his device calls it."""

    name: str
    size_bytes: int
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Begun:
    """`path` takes the content once, until `expires_at`."""

    file_id: UUID
    path: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Opened:
    """A file in full, to be handed on and kept nowhere."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Checked:
    """What is kept of a file that passed: images are drawn anew."""

    media_type: str
    content: bytes
