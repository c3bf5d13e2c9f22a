"""Values of papers that cross the border."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class PaperKind(StrEnum):
    """What it says: that the loan is paid off, what happened in a period, or all that
    bears on a dispute."""

    SETTLEMENT = "settlement"
    STATEMENT = "statement"
    DISPUTE_EVIDENCE = "dispute_evidence"


class PaperFormat(StrEnum):
    """Sealed and to be shown to others, or a table to calculate with."""

    PDF = "pdf"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaper:
    """What is asked for; a statement has a period, both days included; evidence a
    dispute."""

    loan_id: UUID
    kind: PaperKind
    format: PaperFormat = PaperFormat.PDF
    from_on: date | None = None
    to_on: date | None = None
    dispute_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperView:
    """A paper in the archive; `sha256` in hexadecimal digits."""

    id: UUID
    number: str
    loan_id: UUID
    kind: PaperKind
    format: PaperFormat
    from_on: date | None
    to_on: date | None
    dispute_id: UUID | None
    file_id: UUID
    sha256: str
    size_bytes: int
    created_by: str
    created_on: date
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCheck:
    """What we say of a paper to whoever holds it: `borrower` is masked."""

    number: str
    kind: PaperKind
    format: PaperFormat
    loan_number: str
    borrower: str
    issued_on: date
    from_on: date | None
    to_on: date | None
    sha256: str
