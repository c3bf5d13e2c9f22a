"""The blacklist and the whitelist as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class ListKind(StrEnum):
    """Barred, or pre-approved."""

    BLACKLIST = "blacklist"
    WHITELIST = "whitelist"


class EntryStatus(StrEnum):
    """`active` and `removal_asked` count: until two agree, a barred person stays barred."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    REMOVAL_ASKED = "removal_asked"
    REMOVED = "removed"
    TURNED_DOWN = "turned_down"


class ImportStatus(StrEnum):
    """How far a workbook is."""

    READING = "reading"
    CHECKED = "checked"
    FAILED = "failed"
    APPLIED = "applied"


class RowVerdict(StrEnum):
    """What a row of a workbook is; the accepted ones become entries when it is applied."""

    ACCEPTED = "accepted"
    ACCEPTED_UNKNOWN = "accepted_unknown"
    """Nobody whom we know yet: the entry waits for him."""
    ALREADY_LISTED = "already_listed"
    DUPLICATE = "duplicate"
    """The same person stands further up in the workbook."""
    INVALID_AMOUNT = "invalid_amount"
    INVALID_DATE = "invalid_date"
    INVALID_ID_NUMBER = "invalid_id_number"
    INVALID_REASON = "invalid_reason"
    OUTDATED = "outdated"


ACCEPTED = frozenset({RowVerdict.ACCEPTED, RowVerdict.ACCEPTED_UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewEntry:
    """One of `customer_id` and `id_number`; amount and last day where it is the whitelist."""

    list: ListKind
    reason: str
    source: str
    customer_id: UUID | None = None
    id_number: str | None = None
    amount_minor: int | None = None
    currency: str | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """A person on a list, masked; `customer_id` where he is a customer that the actor sees."""

    id: UUID
    list: ListKind
    status: EntryStatus
    id_number: str
    customer_id: UUID | None
    reason: str
    source: str
    amount_minor: int | None
    currency: str | None
    valid_until: date | None
    added_by: str
    added_at: datetime
    confirmed_by: str | None
    confirmed_at: datetime | None
    removal_asked_by: str | None
    removal_reason: str | None
    removed_by: str | None
    removed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EntryFilter:
    """None leaves a criterion out."""

    list: ListKind | None = None
    status: EntryStatus | None = None
    id_number: str | None = None


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Newest first."""

    entries: tuple[EntryView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportView:
    """A workbook and what became of it."""

    id: UUID
    list: ListKind
    status: ImportStatus
    failure: str | None
    rows_total: int
    rows_accepted: int
    entries_made: int | None
    started_by: str
    started_at: datetime
    applied_by: str | None
    applied_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRowView:
    """A row of a workbook, masked; `n` is its number there."""

    id: UUID
    n: int
    verdict: RowVerdict
    id_number: str | None
    amount_minor: int | None
    valid_until: date | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class ImportPage:
    """Newest first."""

    imports: tuple[ImportView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True)
class ImportRowPage:
    """In the order of the workbook."""

    rows: tuple[ImportRowView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SheetRow:
    """A row as it was read: plain, with the verdict that needs no database."""

    n: int
    verdict: RowVerdict
    id_number: str | None = None
    amount_minor: int | None = None
    valid_until: date | None = None
    reason: str | None = None
