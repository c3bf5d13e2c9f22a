"""What a report is made of: figures, dimensions, and the accounts that answer for its totals."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class FigureKind(StrEnum):
    """How a figure reads."""

    COUNT = "count"
    MONEY = "money"
    RATE = "rate"


class DimensionKind(StrEnum):
    """What the key of a dimension is."""

    PRODUCT = "product"
    BRANCH = "branch"
    OFFICER = "officer"
    CHANNEL = "channel"
    DAY = "day"
    MONTH = "month"
    BUCKET = "bucket"
    ASSET_CLASS = "asset_class"
    STAGE = "stage"
    AGE = "age"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A column of a report, and what it means.

    `sql` adds up columns of the view; a rate has `over` instead: the names of two other figures
    (minor units or counts), and with `within` the second is summed over that dimension, so that
    shares of a row of a matrix add up to one. `loans` is the condition of the loans behind it.
    """

    name: str
    zh: str
    en: str
    means_zh: str
    means_en: str
    kind: FigureKind = FigureKind.COUNT
    sql: str = ""
    over: tuple[str, str] | None = None
    within: str | None = None
    loans: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """What a report can be shown by and narrowed to; `sql` is over the view `v`."""

    name: str
    zh: str
    en: str
    kind: DimensionKind
    sql: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The figure that the accounts of these roles hold, with their sign: an allowance is
    negative. `moved`: what moved in the period instead of what stands at its end; no roles are
    all accounts of income and expense."""

    figure: str
    roles: tuple[str, ...]
    sign: int = 1
    moved: bool = False


BY_DAY: Final = "v.on_date BETWEEN $3 AND $4"


class Stand(StrEnum):
    """How time works in a report's view.

    A flow is added up over the period. A stock stands at the end of days or months, and only the
    last of them counts where it is not shown by day or month. A cohort's period is the months of
    disbursement, and its stocks are the newest ones unless it is shown by age.
    """

    FLOW = "flow"
    DAYS = "days"
    MONTHS = "months"
    COHORTS = "cohorts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An entry of the catalogue. `usual` are the dimensions it opens with; `only` a condition."""

    code: str
    zh: str
    en: str
    means_zh: str
    means_en: str
    view: str
    stand: Stand
    dimensions: tuple[Dimension, ...]
    figures: tuple[Figure, ...]
    usual: tuple[str, ...]
    only: str = "true"
    period: str = BY_DAY
    ledger: tuple[Ledger, ...] = ()
    has_currency: bool = True
    has_loans: bool = False

    @property
    def is_by_cohort(self) -> bool:
        """Whether its period are the months of disbursement."""
        return self.period.startswith("v.cohort")

    @property
    def is_stock(self) -> bool:
        """Whether its figures stand at the end of days."""
        return self.stand is not Stand.FLOW

    def leads_to_loans(self, figure: Figure) -> bool:
        """Whether the loans behind a figure can be listed: states of ends of months, or those of
        them that the figure names. Loans that closed long ago have none."""
        return self.has_loans and (bool(figure.loans) or self.stand is Stand.MONTHS)

    def dimension(self, name: str) -> Dimension | None:
        """By its name."""
        return next((each for each in self.dimensions if each.name == name), None)

    def figure(self, name: str) -> Figure | None:
        """By its name."""
        return next((each for each in self.figures if each.name == name), None)
