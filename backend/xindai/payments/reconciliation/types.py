"""Values of reconciliation that cross the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from xindai.payments.reconciliation.kinds import BreakKind, BreakState, NoEntry, Severity
from xindai.payments.reconciliation.sides import LineKind, LineStatus


class SettlementChannel(StrEnum):
    """How the bank is spoken to."""

    HTTP = "http"
    ISO20022 = "iso20022"


class StatementFormat(StrEnum):
    """The form of an imported file."""

    CSV = "csv"
    CAMT053 = "camt053"
    CAMT054 = "camt054"


class RunStatus(StrEnum):
    """RUNNING: a job is at work, or will be."""

    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewSettlementAccount:
    """An account to be set up; `number` is masked when stored."""

    code: str
    name_zh: str
    name_en: str
    channel: SettlementChannel
    branch_id: UUID
    currency: str
    number: str
    cut_off_minute: int
    payout_fee_minor: int
    collection_fee_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementAccountView:
    """An account at a bank; `cut_off_minute` is counted from midnight in China."""

    id: UUID
    code: str
    name_zh: str
    name_en: str
    channel: SettlementChannel
    branch_id: UUID
    currency: str
    number_masked: str
    cut_off_minute: int
    payout_fee_minor: int
    collection_fee_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """An imported file."""

    id: UUID
    number: str
    account_id: UUID
    account_code: str
    currency: str
    statement_on: date
    format: StatementFormat
    sha256: str
    line_count: int
    opening_minor: int | None
    closing_minor: int | None
    booked_minor: int
    imported_by: str
    imported_at: datetime


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; `is_new` is false for a file that was there before."""

    statement_id: UUID
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line of a statement; the other end is masked."""

    id: UUID
    statement_id: UUID
    line_no: int
    booked_on: date
    value_on: date
    kind: LineKind
    status: LineStatus
    amount_minor: int
    currency: str
    reference: str
    request_id: UUID | None
    remark: str
    original: str | None
    party_name: str | None
    party_number: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """A run; sums are of the booked lines of the account's currency."""

    id: UUID
    number: str
    account_id: UUID
    account_code: str
    currency: str
    run_on: date
    status: RunStatus
    attempts: int
    line_count: int
    order_count: int
    booking_count: int
    clean_count: int
    break_count: int
    open_count: int
    in_minor: int
    out_minor: int
    fee_minor: int
    started_by: str
    started_at: datetime
    ended_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class ProposedLineView:
    """A line of a proposed entry."""

    role: str
    amount_minor: int
    currency: str
    branch_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakView:
    """A break; `age_days` is counted to the business date. Of `proposal` and `no_entry` one is
    there."""

    id: UUID
    number: str
    run_id: UUID
    run_on: date
    kind: BreakKind
    severity: Severity
    state: BreakState
    branch_id: UUID
    order_id: UUID | None
    line_ids: tuple[UUID, ...]
    entry_ids: tuple[UUID, ...]
    bank_minor: int | None
    order_minor: int | None
    ledger_minor: int | None
    difference_minor: int
    currency: str
    proposal: tuple[ProposedLineView, ...]
    no_entry: NoEntry | None
    note: str | None
    proposed_by: str | None
    decided_by: str | None
    entry_id: UUID | None
    reversal_id: UUID | None
    age_days: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakFilter:
    """Which breaks; None leaves a criterion out. `waiting`: somebody has to do something."""

    run_id: UUID | None = None
    kind: BreakKind | None = None
    state: BreakState | None = None
    severity: Severity | None = None
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """`cursors[i]` continues behind `rows[i]`."""

    rows: tuple[Any, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many breaks of a kind a run has, how many of them are waiting, and what they move."""

    kind: BreakKind
    count: int
    waiting: int
    difference_minor: int


def break_view(row: Mapping[str, Any]) -> BreakView:
    """From the columns of `queries.BREAK_COLUMNS`."""
    cells = {name: row[name] for name in BreakView.__slots__ if name != "proposal"}
    lines = row["proposal"] or ()
    return BreakView(
        **cells
        | {
            "kind": BreakKind(cells["kind"]),
            "severity": Severity(cells["severity"]),
            "state": BreakState(cells["state"]),
            "no_entry": NoEntry(cells["no_entry"]) if cells["no_entry"] else None,
            "line_ids": tuple(cells["line_ids"]),
            "entry_ids": tuple(cells["entry_ids"]),
            "proposal": tuple(
                ProposedLineView(x["role"], x["amount"], x["currency"], UUID(x["branch"]))
                for x in lines
            ),
        }
    )
