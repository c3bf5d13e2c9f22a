"""Types of statistics: the catalogue, a report's answer, the loans behind a figure."""

from __future__ import annotations

from decimal import Decimal
from typing import Self
from uuid import UUID

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, classified
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import to_id
from xindai.graphql.base.scalars import Day, day, maybe_day, rate
from xindai.graphql.loans.enums import AssetClass
from xindai.kernel.money import format_minor
from xindai.reporting.types import (
    Agreement,
    DimensionKind,
    Figure,
    FigureKind,
    Key,
    LoanBehind,
    Report,
    Result,
    Value,
    Wanted,
)

strawberry.enum(FigureKind, name="ReportFigureKind", description="指标类型")
strawberry.enum(DimensionKind, name="ReportDimensionKind", description="维度类型")


@classified(PUBLIC)
@strawberry.type(description="指标: a figure of a report, with its definition in words.")
class ReportFigure:
    """`hasLoans`: reportLoans gives the loans behind it."""

    name: str
    name_zh: str
    name_en: str
    means_zh: str
    means_en: str
    kind: FigureKind
    has_loans: bool


@classified(PUBLIC)
@strawberry.type(description="维度: what a report can be shown by and narrowed to.")
class ReportDimension:
    """Keys of products and branches are their ids, months the first of the month."""

    name: str
    name_zh: str
    name_en: str
    kind: DimensionKind


@classified(PUBLIC)
@strawberry.type(description="报表目录: a report that can be asked for.")
class ReportEntry:
    """`usual` are the dimensions it opens with; `byCohort`: its period are months of
    disbursement; `isStock`: figures stand at the end of days, and are not added up over time."""

    code: str
    name_zh: str
    name_en: str
    means_zh: str
    means_en: str
    dimensions: list[ReportDimension]
    figures: list[ReportFigure]
    usual: list[str]
    by_cohort: bool
    is_stock: bool
    has_currency: bool

    @classmethod
    def of(cls, report: Report) -> Self:
        """From the catalogue."""
        return cls(
            code=report.code,
            name_zh=report.zh,
            name_en=report.en,
            means_zh=report.means_zh,
            means_en=report.means_en,
            dimensions=[
                ReportDimension(name=d.name, name_zh=d.zh, name_en=d.en, kind=d.kind)
                for d in report.dimensions
            ],
            figures=[_figure(report, figure) for figure in report.figures],
            usual=list(report.usual),
            by_cohort=report.is_by_cohort,
            is_stock=report.is_stock,
            has_currency=report.has_currency,
        )


def _figure(report: Report, figure: Figure) -> ReportFigure:
    return ReportFigure(
        name=figure.name,
        name_zh=figure.zh,
        name_en=figure.en,
        means_zh=figure.means_zh,
        means_en=figure.means_en,
        kind=figure.kind,
        has_loans=report.leads_to_loans(figure),
    )


@classified(C1)
@strawberry.type(description="报表行: a key for each dimension, a value for each figure.")
class ReportLine:
    """Values are texts: counts, amounts in units of the currency, shares of one; null where
    nothing is divided by nothing."""

    keys: list[str]
    values: list[str | None]


@classified(C1)
@strawberry.type(description="What a key is called.")
class ReportLabel:
    """For keys that are codes or ids."""

    dimension: str
    key: str
    name_zh: str
    name_en: str


@classified(C1)
@strawberry.type(description="总账核对: a total of the report beside the ledger's.")
class ReportAgreement:
    """`ledger` and `difference` are null for a day before the books."""

    figure: str
    on: Day
    accounts: list[str]
    report: Money
    ledger: Money | None
    difference: Money | None

    @classmethod
    def of(cls, line: Agreement, currency: str) -> Self:
        """From the domain."""
        gap = line.difference_minor
        return cls(
            figure=line.figure,
            on=day(line.on),
            accounts=list(line.accounts),
            report=money(line.report_minor, currency),
            ledger=None if line.ledger_minor is None else money(line.ledger_minor, currency),
            difference=None if gap is None else money(gap, currency),
        )


@classified(C1)
@strawberry.type(description="报表: what the viewer's branches have.")
class ReportAnswer:
    """`by` are the dimensions of the keys, `asOf` the newest day of a stock; `total` is the whole
    without dimensions; `isCut`: there are more lines, an export has them all."""

    report: str
    by: list[str]
    start: Day
    end: Day
    as_of: Day | None
    currency: str
    lines: list[ReportLine]
    total: list[str | None]
    labels: list[ReportLabel]
    agreements: list[ReportAgreement]
    is_cut: bool

    @classmethod
    def of(cls, found: Result, wanted: Wanted, kinds: tuple[FigureKind, ...],
           dimensions: tuple[DimensionKind, ...]) -> Self:  # fmt: skip
        """From the domain."""
        by_name = dict(zip(found.by, dimensions, strict=True))
        return cls(
            report=found.report,
            by=list(found.by),
            start=day(wanted.start),
            end=day(wanted.end),
            as_of=maybe_day(found.as_of),
            currency=wanted.currency,
            lines=[
                ReportLine(
                    keys=[key_text(k, key) for k, key in zip(dimensions, line.keys, strict=True)],
                    values=values(line.values, kinds, wanted.currency),
                )
                for line in found.lines
            ],
            total=values(found.total, kinds, wanted.currency),
            labels=[
                ReportLabel(
                    dimension=label.dimension,
                    key=_label_key(by_name[label.dimension], label.key),
                    name_zh=label.zh,
                    name_en=label.en,
                )
                for label in found.labels
            ],
            agreements=[ReportAgreement.of(line, wanted.currency) for line in found.agreements],
            is_cut=found.is_cut,
        )


_IDS = {DimensionKind.PRODUCT: "Product", DimensionKind.BRANCH: "Branch"}


def key_text(kind: DimensionKind, key: Key) -> str:
    """A key as it goes out, and comes back in a filter."""
    if isinstance(key, UUID):
        return str(to_id(_IDS[kind], key))
    return str(key)


def _label_key(kind: DimensionKind, key: str) -> str:
    return str(to_id(_IDS[kind], UUID(key))) if kind in _IDS else key


def values(
    cells: tuple[Value, ...], kinds: tuple[FigureKind, ...], currency: str
) -> list[str | None]:
    """Values as texts."""
    return [_text(cell, kind, currency) for cell, kind in zip(cells, kinds, strict=True)]


def _text(cell: Value, kind: FigureKind, currency: str) -> str | None:
    if cell is None:
        return None if kind is FigureKind.RATE else _text(0, kind, currency)
    match kind:
        case FigureKind.MONEY:
            return format_minor(int(cell), currency)
        case FigureKind.RATE:
            return str(rate(Decimal(cell)))
        case _:
            return str(cell)


@classified(C1)
@strawberry.type(description="借据明细: a loan behind a figure, as it stood at a month's end.")
class ReportLoan:
    """`bucket` 0 to 7 are M0 to M6+, 8 closed, 9 written off; `bucketFrom` -1 is new."""

    loan_id: strawberry.ID
    number: str
    product_id: strawberry.ID
    branch_id: strawberry.ID
    on: Day
    disbursed_on: Day
    bucket_from: int
    bucket: int
    asset_class: AssetClass
    days_past_due: int
    disbursed: Money
    outstanding: Money
    written_off: Money

    @classmethod
    def of(cls, view: LoanBehind) -> Self:
        """From the domain."""
        return cls(
            loan_id=to_id("Loan", view.id),
            number=view.number,
            product_id=to_id("Product", view.product_id),
            branch_id=to_id("Branch", view.branch_id),
            on=day(view.on),
            disbursed_on=day(view.disbursed_on),
            bucket_from=view.bucket_from,
            bucket=view.bucket,
            asset_class=AssetClass(view.asset_class),
            days_past_due=view.days_past_due,
            disbursed=money(view.disbursed_minor, view.currency),
            outstanding=money(view.outstanding_minor, view.currency),
            written_off=money(view.written_off_minor, view.currency),
        )


@classified(PUBLIC)
@strawberry.type
class ReportLoanEdge:
    """A loan and where to go on behind it."""

    cursor: str
    node: ReportLoan


@classified(PUBLIC)
@strawberry.type
class ReportLoanConnection:
    """A page of loans."""

    edges: list[ReportLoanEdge]
    page_info: PageInfo
