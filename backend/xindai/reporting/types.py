"""Values of reporting that cross its border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from xindai.loans.types import EndOfDayRun, StockFigures, TodayFigures
from xindai.origination.api import WorkFigures
from xindai.reporting.statistics.kinds import DimensionKind, Figure, FigureKind, Report
from xindai.reporting.statistics.spans import Cadence, Span
from xindai.reporting.statistics.types import (
    Agreement,
    Definition,
    Key,
    Label,
    Line,
    LoanBehind,
    LoanPage,
    NewDefinition,
    Result,
    Value,
    Wanted,
)

__all__ = [
    "Agreement",
    "Cadence",
    "Definition",
    "DeskFigures",
    "DimensionKind",
    "ExportPage",
    "ExportStatus",
    "ExportView",
    "Figure",
    "FigureKind",
    "Hit",
    "HitKind",
    "Key",
    "Label",
    "Line",
    "LoanBehind",
    "LoanPage",
    "NewDefinition",
    "NewExport",
    "NewView",
    "Report",
    "Result",
    "SavedView",
    "Span",
    "Value",
    "Wanted",
]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SavedView:
    """How somebody looks at a list: filter, columns and order are the screen's own words."""

    id: UUID
    list: str
    name: str
    filter: Any
    columns: tuple[str, ...]
    order: str | None
    is_default: bool
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewView:
    """A view to be kept under its name; one of that name is replaced."""

    list: str
    name: str
    filter: Any
    columns: tuple[str, ...]
    order: str | None
    is_default: bool


class ExportStatus(StrEnum):
    """Where an export is in its life."""

    WAITING = "waiting"
    READY = "ready"
    FAILED = "failed"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewExport:
    """A list that somebody wants as a workbook; `where` are the list's own arguments."""

    list: str
    where: Mapping[str, Any]
    columns: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportView:
    """An export of the actor's own. `done` counts rows; `failure` is a code."""

    id: UUID
    list: str
    language: str
    status: ExportStatus
    failure: str | None
    job_id: UUID
    rows_written: int
    size_bytes: int | None
    started_at: datetime
    finished_at: datetime | None
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class ExportPage:
    """`cursors[i]` continues behind `exports[i]`."""

    exports: tuple[ExportView, ...]
    cursors: tuple[str, ...]
    has_next: bool


class HitKind(StrEnum):
    """What was found."""

    CUSTOMER = "customer"
    LOAN = "loan"
    CONTRACT = "contract"
    APPLICATION = "application"
    CREDIT_LINE = "credit_line"
    MERCHANT = "merchant"
    PRODUCT = "product"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something that the text may mean. `status` is a code of its kind; names are masked."""

    kind: HitKind
    id: UUID
    number: str
    title: str
    customer_id: UUID | None = None
    status: str | None = None
    note: str | None = None
    amount_minor: int | None = None
    currency: str = "CNY"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFigures:
    """What the viewer's branches have, did today, and what waits for him."""

    currency: str
    stock: StockFigures
    today: TodayFigures
    work: WorkFigures
    approvals_waiting: int
    end_of_day: EndOfDayRun | None
