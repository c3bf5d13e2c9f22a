"""Values of the books that cross the border. Amounts are minor units, debit positive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """A line of a draft: the role is mapped to the product's account when it is posted."""

    role: str
    amount_minor: int
    currency: str
    product_id: UUID | None = None
    branch_id: UUID | None = None
    stage: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalDraft:
    """An entry to be posted; its lines sum to zero by currency."""

    kind: str
    booked_on: date
    value_on: date
    lines: tuple[JournalLine, ...]
    loan_id: UUID | None = None
    customer_id: UUID | None = None
    source_type: str
    source_id: UUID | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class LineView:
    """A posted line."""

    line_no: int
    account_code: str
    currency: str
    amount_minor: int
    product_id: UUID | None
    branch_id: UUID | None
    stage: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """A posted entry with its lines."""

    id: UUID
    number: str
    kind: str
    booked_on: date
    value_on: date
    loan_id: UUID | None
    source_type: str
    source_id: UUID | None
    description: str
    reverses_id: UUID | None
    created_at: datetime
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """`cursors[i]` continues behind `entries[i]`; whoever shows them to the outside seals them."""

    entries: tuple[EntryView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialBalanceRow:
    """An account on a day: opening, the day's sides, closing."""

    account_code: str
    name_zh: str
    name_en: str
    kind: str
    currency: str
    debit_minor: int
    credit_minor: int
    closing_minor: int


@dataclass(frozen=True, slots=True)
class RoleAccounts:
    """Which account plays a role: the product's own, else the default."""

    by_product: Mapping[tuple[UUID | None, str], str]

    def code(self, product_id: UUID | None, role: str) -> str:
        """The account code; KeyError for a role that nobody mapped."""
        own = self.by_product.get((product_id, role))
        return own if own is not None else self.by_product[None, role]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodView:
    """A month by its first day; `may_close`: it is over, and none before it is open."""

    month: date
    is_open: bool
    may_close: bool
