"""Values of statistics that cross the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from xindai.reporting.statistics.spans import Cadence, Span

Key = UUID | date | int | str
Value = int | Decimal | None
"""Minor units or a count; a share of one as a Decimal; None where nothing is divided by nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A report that somebody asks for. `by`: names of dimensions (None: the usual ones); `where`:
    dimension -> values as text, those of a dimension are alternatives."""

    report: str
    start: date
    end: date
    currency: str = "CNY"
    by: tuple[str, ...] | None = None
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """A row: one key a dimension, one value a figure."""

    keys: tuple[Key, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """What a key of products, branches, officers or accounts is called."""

    dimension: str
    key: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """A total of the report beside the ledger's; `ledger_minor` None: the books had not begun."""

    figure: str
    on: date
    accounts: tuple[str, ...]
    report_minor: int
    ledger_minor: int | None

    @property
    def difference_minor(self) -> int | None:
        """Zero, or something is wrong."""
        return None if self.ledger_minor is None else self.report_minor - self.ledger_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """`by` are the dimensions of the keys; `as_of` is the newest day of a stock; `total` is the
    whole report without dimensions. `is_cut`: there are more lines than are shown."""

    report: str
    by: tuple[str, ...]
    as_of: date | None
    lines: tuple[Line, ...]
    total: tuple[Value, ...]
    labels: tuple[Label, ...]
    agreements: tuple[Agreement, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanBehind:
    """A loan behind a figure, as it stood at the end of a month."""

    id: UUID
    number: str
    product_id: UUID
    branch_id: UUID
    currency: str
    on: date
    disbursed_on: date
    bucket_from: int
    bucket: int
    asset_class: str
    days_past_due: int
    disbursed_minor: int
    outstanding_minor: int
    written_off_minor: int


@dataclass(frozen=True, slots=True)
class LoanPage:
    """`cursors[i]` continues behind `loans[i]`."""

    loans: tuple[LoanBehind, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewDefinition:
    """A report to be kept under a name; `mail` is where a scheduled one goes."""

    report: str
    name: str
    by: tuple[str, ...]
    where: Mapping[str, tuple[str, ...]]
    span: Span
    currency: str
    language: str
    cadence: Cadence | None
    mail: str | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Definition:
    """A kept report of the actor's own; `next_on` is when it is written by itself again."""

    id: UUID
    report: str
    name: str
    by: tuple[str, ...]
    where: Mapping[str, tuple[str, ...]]
    span: Span
    currency: str
    language: str
    cadence: Cadence | None
    mail: str | None
    next_on: date | None
    changed_at: datetime
