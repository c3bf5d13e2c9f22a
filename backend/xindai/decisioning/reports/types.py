"""Values of reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class ReportKind(StrEnum):
    """Who is asked."""

    BUREAU = "bureau"
    IDENTITY = "identity"


class ReportOutcome(StrEnum):
    """What came of it: an answer; none; one about somebody else; one that nobody can read."""

    OK = "ok"
    MISSING = "missing"
    MISMATCH = "mismatch"
    ERROR = "error"


class MissingWhy(StrEnum):
    """Why there is no report."""

    NOT_CONFIGURED = "not_configured"
    TIMEOUT = "timeout"
    DOWN = "down"
    RESTING = "resting"
    """It failed too often just now and is left alone for a while."""
    REFUSED = "refused"
    """It answers, and says no to us."""
    WRONG_PERSON = "wrong_person"
    WRONG_REQUEST = "wrong_request"
    WRONG_SIGNATURE = "wrong_signature"
    GARBAGE = "garbage"
    TOO_LARGE = "too_large"


OUTCOME_OF: Mapping[MissingWhy, ReportOutcome] = {
    MissingWhy.NOT_CONFIGURED: ReportOutcome.MISSING,
    MissingWhy.TIMEOUT: ReportOutcome.MISSING,
    MissingWhy.DOWN: ReportOutcome.MISSING,
    MissingWhy.RESTING: ReportOutcome.MISSING,
    MissingWhy.REFUSED: ReportOutcome.ERROR,
    MissingWhy.WRONG_PERSON: ReportOutcome.MISMATCH,
    MissingWhy.WRONG_REQUEST: ReportOutcome.MISMATCH,
    MissingWhy.WRONG_SIGNATURE: ReportOutcome.ERROR,
    MissingWhy.GARBAGE: ReportOutcome.ERROR,
    MissingWhy.TOO_LARGE: ReportOutcome.ERROR,
}


class IdentityResult(StrEnum):
    """What the identity check says of a name and a number."""

    MATCH = "match"
    MISMATCH = "mismatch"
    NOT_FOUND = "not_found"
    DECEASED = "deceased"


class PhoneResult(StrEnum):
    """Whether the phone is registered on this person."""

    MATCH = "match"
    MISMATCH = "mismatch"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PersonForReports:
    """Whom a report is about, in plain: to be used at once, kept and logged nowhere."""

    customer_id: UUID
    name: str
    id_number: str
    phone: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report that was asked for, without what it says (see facts_of_reports)."""

    id: UUID
    customer_id: UUID
    kind: ReportKind
    outcome: ReportOutcome
    why: MissingWhy | None
    request_id: UUID
    requested_by: str
    requested_at: datetime
    requested_on: date
    valid_until: date | None
    duration_ms: int


@dataclass(frozen=True, slots=True)
class ReportPage:
    """`cursors[i]` continues behind `reports[i]`."""

    reports: tuple[ReportView, ...]
    cursors: tuple[str, ...]
    has_next: bool
